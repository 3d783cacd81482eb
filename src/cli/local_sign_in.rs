//! `peerdesk local-sign-in`: opens the site's own doors again.

use std::process::ExitCode;

use super::{open, say};
use crate::platform::config::Config;
use crate::providers;

/// Lets people sign in with what the site keeps, whatever "only this way" says.
pub(super) fn local_sign_in(config: Config) -> anyhow::Result<ExitCode> {
    let app = open(config)?;
    app.db.write(providers::open_local_doors)?;
    say("Email and password are taken again. peerdesk person reset HANDLE gives somebody a new password.");
    Ok(ExitCode::SUCCESS)
}
