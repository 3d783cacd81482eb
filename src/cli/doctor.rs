//! `peerdesk doctor`: looks for what cannot be, and mends it if asked to.

use std::process::ExitCode;

use super::{open, say};
use crate::doctor;
use crate::platform::config::Config;

/// Prints every finding. The exit code is 1 while something is wrong, 0 once all is well or mended.
pub(super) fn doctor(config: Config, fix: bool) -> anyhow::Result<ExitCode> {
    let app = open(config)?;
    let left = if fix {
        let (mended, mut left) = doctor::mend(&app.db)?;
        let (files, lost) = doctor::mend_files(&app.db, &app.store)?;
        left.extend(lost);
        for finding in mended.iter().chain(&files) {
            say(&format!("mended: {finding}"));
        }
        left
    } else {
        let mut found = doctor::examine(&app.db)?;
        found.extend(doctor::examine_files(&app.db, &app.store)?);
        found
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
