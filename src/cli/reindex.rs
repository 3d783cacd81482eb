//! `peerdesk reindex`: builds search's index anew, or asks the server to that serves the site.

use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressStyle};

use super::{open, say};
use crate::app::App;
use crate::platform::config::Config;
use crate::search::{Follower, Search, Status};

/// How often the bar moves while the server builds.
const LOOK: Duration = Duration::from_millis(200);

/// Builds it and shows how far it is.
pub(super) fn reindex(config: Config) -> anyhow::Result<ExitCode> {
    let app = open(config)?;
    let bar = bar();
    let is_followed = app.search.is_followed().with_context(|| app.search.folder().display().to_string())?;
    let status = if is_followed { ask_server(&app.search, &bar)? } else { build(&app, &bar)? };
    bar.finish_and_clear();
    let seconds = bar.elapsed().as_secs_f64();
    match status {
        Some(status) => say(&format!("{} threads can be found; {seconds:.1} s", status.documents)),
        None => say(&format!("The server has built its index anew; {seconds:.1} s")),
    }
    Ok(ExitCode::SUCCESS)
}

/// Builds it here: nobody serves the site.
fn build(app: &App, bar: &ProgressBar) -> anyhow::Result<Option<Status>> {
    app.search.want_rebuild();
    let mut follower = Follower::new(Arc::clone(&app.search), app.db.clone());
    loop {
        follower.round().context("the index could not be built; the one before is as it was")?;
        show(bar, &app.search.status());
        if app.search.status().building.is_none() {
            return Ok(Some(app.search.status()));
        }
    }
}

/// Asks the server, and watches it build.
fn ask_server(search: &Search, bar: &ProgressBar) -> anyhow::Result<Option<Status>> {
    search.ask_for_rebuild()?;
    let mut told = None;
    while search.is_asked_for() {
        if !search.is_followed()? {
            bail!("the server has stopped; it builds the index when it starts again");
        }
        told = search.told_status().or(told);
        if let Some(status) = &told {
            show(bar, status);
        }
        thread::sleep(LOOK);
    }
    Ok(None)
}

fn show(bar: &ProgressBar, status: &Status) {
    if let Some(building) = status.building {
        bar.set_length(u64::try_from(building.total).unwrap_or(0));
        bar.set_position(u64::try_from(building.done).unwrap_or(0));
    }
    bar.set_message(status.problem.clone().unwrap_or_default());
}

/// A bar on the error output, where there is a terminal to see it.
fn bar() -> ProgressBar {
    let template = "indexing {wide_bar} {pos}/{len} threads  {per_sec}  {eta} left  {msg}";
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(1).with_style(style)
}
