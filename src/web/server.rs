//! The process that listens: one for each SQLite folder.

use std::fs::File;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use actix_web::middleware::from_fn;
use actix_web::{App as Server, HttpServer};
use anyhow::{Context, bail};
use futures_util::future::select;
use tokio::signal::unix::{SignalKind, signal};

use super::{configure, headers};
use crate::app::App;
use crate::platform::db::Backend;

/// Serves until the process is told to stop, then lets requests under way finish. `ready` is called once
/// the address is ours.
pub fn run(app: Arc<App>, ready: impl FnOnce(&App)) -> anyhow::Result<()> {
    let _only = only_server(&app)?;
    let system = actix_web::rt::System::new();
    let (listen, config) = (app.config.listen, app.config.clone());
    let shared = Arc::clone(&app);
    let mut server =
        HttpServer::new(move || Server::new().configure(configure(Arc::clone(&shared))).wrap(from_fn(headers::add)))
            .client_request_timeout(Duration::from_secs(config.slow_request_seconds.into()))
            .shutdown_timeout(config.shutdown_seconds.into());
    if config.workers > 0 {
        server = server.workers(config.workers as usize);
    }
    let server = server.bind(listen).with_context(|| {
        format!("{listen} cannot be listened on; is another program there? --listen chooses another")
    })?;
    ready(&app);
    system.block_on(async {
        actix_web::rt::spawn(end_streams(app));
        server.run().await.context("the server stopped")
    })
}

/// Streams would hold up the end of the process as long as they may: told to stop, it ends them first.
async fn end_streams(app: Arc<App>) {
    let told = |kind| signal(kind).map_err(|problem| tracing::warn!(%problem, "no signals are heard"));
    let (Ok(mut stop), Ok(mut interrupt)) = (told(SignalKind::terminate()), told(SignalKind::interrupt())) else {
        return;
    };
    select(pin!(stop.recv()), pin!(interrupt.recv())).await;
    app.streams.end_all();
}

/// Holds the folder of a SQLite site against a second server.
pub(crate) fn only_server(app: &App) -> anyhow::Result<Option<File>> {
    if app.db.backend() != Backend::Sqlite {
        return Ok(None);
    }
    let path = app.config.data.join("server.lock");
    let file = File::create(&path).with_context(|| path.display().to_string())?;
    if file.try_lock().is_err() {
        bail!("another server already serves {}", app.config.data.display());
    }
    Ok(Some(file))
}
