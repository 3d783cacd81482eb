//! Telling robots from people who make an account, without asking people anything: a field that nobody sees, and how
//! long the form was open. A person who is taken for one presses the button once more.

use std::time::Duration;

use crate::error::{Error, Result};
use crate::platform::config::Secret;
use crate::platform::seals;
use crate::platform::words::Message;
use crate::web::Visit;

/// Nobody reads and fills the form faster, not even with all filled in by the browser.
const LEAST: Duration = Duration::from_secs(2);
/// For so long a form may have been open.
const MOST: Duration = Duration::from_secs(24 * 60 * 60);
const PURPOSE: &str = "sign-up";

/// What the form carries: the sealed moment at which it is drawn. Without mail anybody is believed to have an
/// address, and there is nothing to keep robots from.
pub(super) fn begin(visit: &Visit) -> Result<Option<String>> {
    if !visit.app().config.sends_mail() {
        return Ok(None);
    }
    Ok(Some(seals::seal(&secret(visit)?, PURPOSE, visit.now())))
}

/// Refuses what no person sends; the form comes back whole, and then a person's press is late enough.
pub(super) fn check(visit: &Visit, unseen: &str, began: Option<&str>) -> Result<()> {
    let refused = |key| Err(Error::field("form", Message::new(key)));
    if !unseen.is_empty() {
        return refused("accounts-robot-unseen");
    }
    if !visit.app().config.sends_mail() {
        return Ok(());
    }
    let secret = secret(visit)?;
    let open_for = began.and_then(|text| seals::unseal(&secret, PURPOSE, text)).map(|at| visit.now().since(at));
    match open_for {
        Some(open_for) if (LEAST..=MOST).contains(&open_for) => Ok(()),
        _ => refused("accounts-robot-moment"),
    }
}

fn secret(visit: &Visit) -> Result<Secret> {
    visit.app().config.site_secret().map_err(|fault| anyhow::Error::from(fault).into())
}
