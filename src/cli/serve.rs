//! `peerdesk serve`: the site, until it is told to stop.

use std::process::ExitCode;
use std::sync::Arc;

use super::{open, say, say_problem};
use crate::app::App;
use crate::error::{Error, Result};
use crate::platform::config::Config;
use crate::schedule::Background;
use crate::{setup, web};

/// Serves the site.
pub(super) fn serve(config: Config) -> anyhow::Result<ExitCode> {
    let app = Arc::new(open(config)?);
    let mut background = None;
    let shared = Arc::clone(&app);
    let served = web::server::run(app, |app| {
        background = Some(Background::start(&shared));
        say(&format!("Peerdesk serves {} (Ctrl+C stops it)", app.base));
        say_setup_link(app);
    });
    // Requests under way have ended; now the work behind them does.
    if let Some(background) = background {
        drop(background?);
    }
    served?;
    Ok(ExitCode::SUCCESS)
}

/// While nobody runs the site, each start prints a new link that makes the first administrator.
fn say_setup_link(app: &App) {
    match setup_link(app) {
        Ok(Some(link)) => say(&format!("Nobody runs this site yet. Open this link to begin; it works once:\n  {link}")),
        Ok(None) => {}
        Err(problem) => say_problem(&anyhow::Error::new(problem)),
    }
}

fn setup_link(app: &App) -> Result<Option<String>> {
    if !app.db.read(|conn| Ok::<_, Error>(setup::is_needed(conn)?))? {
        return Ok(None);
    }
    let token = app.db.write(setup::new_link)?;
    Ok(Some(app.base.join(&format!("/setup/{}", token.text()))))
}
