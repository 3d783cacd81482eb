//! Files that people brought, beside the rows that know them.

use super::Finding;
use crate::error::{Error, Result};
use crate::platform::db::Db;
use crate::platform::store::Store;
use crate::uploads;

const LOST: &str = "files";
const UNKNOWN: &str = "unknown files";

/// Rows whose file is not there or not whole, and files that no row knows. What is being brought meanwhile is
/// taken for neither.
pub fn examine_files(db: &Db, store: &Store) -> Result<Vec<Finding>> {
    let mut found = Vec::new();
    for (id, content, bytes) in db.read(|conn| Ok::<_, Error>(uploads::list_contents(conn)?))? {
        let size = store.size(&content).map_err(anyhow::Error::from)?;
        let note = match size {
            None => "its file is not there".to_owned(),
            Some(size) if u64::try_from(bytes).ok() != Some(size) => {
                format!("its file has {size} bytes in place of {bytes}")
            }
            Some(_) => continue,
        };
        found.push(Finding { check: LOST, table: "uploads", id: id.number(), note });
    }
    for content in uploads::list_unknown(db, store)? {
        found.push(Finding { check: UNKNOWN, table: "uploads", id: 0, note: format!("no row knows {content}") });
    }
    Ok(found)
}

/// Takes away files that no row knows; what is lost stays lost. Returns what was found, and what is left.
pub fn mend_files(db: &Db, store: &Store) -> Result<(Vec<Finding>, Vec<Finding>)> {
    let mut mended = examine_files(db, store)?;
    mended.retain(|finding| finding.check == UNKNOWN);
    uploads::forget_unused(db, store)?;
    Ok((mended, examine_files(db, store)?))
}
