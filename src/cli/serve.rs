//! `peerdesk serve`: the site, until it is told to stop.

use std::process::ExitCode;
use std::sync::Arc;

use super::{open, say};
use crate::platform::config::Config;
use crate::web;

/// Serves the site.
pub(super) fn serve(config: Config) -> anyhow::Result<ExitCode> {
    let app = Arc::new(open(config)?);
    web::server::run(app, |app| say(&format!("Peerdesk serves {} (Ctrl+C stops it)", app.base)))?;
    Ok(ExitCode::SUCCESS)
}
