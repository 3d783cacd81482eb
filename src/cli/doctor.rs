//! `peerdesk doctor`: looks for what cannot be, and mends it if asked to.

use std::process::ExitCode;

use super::{open, say};
use crate::doctor;
use crate::platform::config::Config;

/// Prints every finding. The exit code is 1 while something is wrong, 0 once all is well or mended.
pub(super) fn doctor(config: Config, fix: bool) -> anyhow::Result<ExitCode> {
    let app = open(config)?;
    let left = if fix {
        let (mended, left) = doctor::mend(&app.db)?;
        for finding in &mended {
            say(&format!("mended: {finding}"));
        }
        left
    } else {
        doctor::examine(&app.db)?
    };
    for finding in &left {
        say(&finding.to_string());
    }
    match (left.len(), fix) {
        (0, _) => say("All is well."),
        (found, true) => say(&format!("{found} left that could not be mended.")),
        (found, false) => say(&format!("{found} found; peerdesk doctor --fix mends them.")),
    }
    Ok(if left.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
