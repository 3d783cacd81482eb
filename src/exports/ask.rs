//! Asking for a copy.

use std::time::Duration;

use super::{MakeExport, model};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::ExportId;
use crate::people;
use crate::platform::db::Tx;
use crate::platform::store::hexadecimal;
use crate::platform::words::Message;
use crate::platform::{jobs, tokens};
use crate::rights::Member;

/// How long it takes until one may ask again.
const AGAIN_AFTER: Duration = Duration::from_secs(60 * 60);

/// Asks for a copy of everything about oneself; it is made in the background. One is made at a time, and one an
/// hour at most; one that could not be made is tried again at once.
pub fn ask(tx: &mut Tx<'_>, by: &Member, address: &str) -> Result<ExportId> {
    people::lock(tx, by.id)?;
    let now = tx.now();
    if let Some(last) = model::list(tx.conn(), by.id)?.first() {
        if last.made_at.is_none() {
            if last.problem.is_some() {
                model::ask_again(tx, last.id)?;
                jobs::hurry(tx, &MakeExport { export: last.id })?;
            }
            return Ok(last.id);
        }
        if last.asked_at.plus(AGAIN_AFTER) > now {
            return Err(Error::Refused(Message::new("exports-refused-lately")));
        }
    }
    let key = hexadecimal(&tokens::random_bytes::<16>()?);
    let export = model::add(tx, by.id, &key)?;
    jobs::enqueue(tx, &MakeExport { export }, now)?;
    audit::record(tx, Act::new(Kind::Exported).by(by.id).about(by.id).from(address))?;
    Ok(export)
}
