//! Whether the site's own doors are open: everything that works with what is kept here, a password or a mailed link.

use crate::error::{Error, Result};
use crate::platform::words::Message;
use crate::settings::Settings;

/// Whether people sign in, sign up and recover with what this site keeps, rather than with a provider alone.
pub fn local_doors_are_open(settings: &Settings) -> bool {
    !settings.only_providers
}

/// Refuses what goes through a local door while those are closed. Asked at the gate, of the addresses that are
/// declared as such.
pub fn refuse_closed_doors(settings: &Settings) -> Result<()> {
    match local_doors_are_open(settings) {
        true => Ok(()),
        false => Err(Error::Refused(Message::new("accounts-refused-only-providers"))),
    }
}
