//! `peerdesk demo`: a site with a community in it, to look round.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::net::TcpListener;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, bail};

use super::{open, say};
use crate::app::App;
use crate::demo::{self, GUIDES, Holds};
use crate::platform::config::{Config, Secret};
use crate::platform::db::Backend;
use crate::platform::tokens;
use crate::schedule::Background;
use crate::web;

/// The folder that a demonstration lies in where none is named.
pub(super) const FOLDER: &str = "peerdesk-demo";
/// Where its password lies: one for everybody, made by chance, since a demonstration may be served to many.
const PASSWORD_FILE: &str = "demo-password";

/// Makes the demonstration if need be, and serves it.
pub(super) fn demo(config: Config, is_fresh: bool) -> anyhow::Result<ExitCode> {
    refuse_busy(&config)?;
    if is_fresh {
        forget(&config)?;
    }
    let app = Arc::new(open(config)?);
    let password = fill(&app)?;
    app.refresh_settings()?;
    let (mut background, shared) = (None, Arc::clone(&app));
    let served = web::server::run(app, |app| {
        background = Some(Background::start(&shared));
        introduce(app, &password);
    });
    if let Some(background) = background {
        drop(background?);
    }
    served?;
    Ok(ExitCode::SUCCESS)
}

/// Says in words that another program listens there, before anything is made.
fn refuse_busy(config: &Config) -> anyhow::Result<()> {
    match TcpListener::bind(config.listen) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "another program already listens on {listen}. Please stop it, or choose another port, as in \
             --listen {ip}:{port}",
            listen = config.listen,
            ip = config.listen.ip(),
            port = config.listen.port().wrapping_add(1),
        ),
        _ => Ok(()),
    }
}

/// Takes an earlier demonstration away; a site of somebody's own is never touched.
fn forget(config: &Config) -> anyhow::Result<()> {
    let app = open(config.clone())?;
    if app.db.backend() != Backend::Sqlite {
        bail!("--fresh is for a demonstration in a folder; please drop and create the database yourself");
    }
    match app.db.read(demo::holds)? {
        Holds::Nothing => return Ok(()),
        Holds::Demonstration => {}
        Holds::OtherThings => return Err(not_ours(config)),
    }
    let _nobody_else = web::server::only_server(&app)?;
    drop(app);
    for name in ["peerdesk.db", "peerdesk.db-wal", "peerdesk.db-shm"] {
        match fs::remove_file(config.data.join(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error).context(name),
            _ => {}
        }
    }
    Ok(())
}

/// Fills the site if it is empty. Returns everybody's password.
fn fill(app: &App) -> anyhow::Result<String> {
    let holds = app.db.read(demo::holds)?;
    if holds == Holds::OtherThings {
        return Err(not_ours(&app.config));
    }
    let path = app.config.data.join(PASSWORD_FILE);
    let kept = fs::read_to_string(&path).ok().map(|text| text.trim().to_owned()).filter(|text| text.len() >= 10);
    let password = match &kept {
        Some(password) => password.clone(),
        None => new_password()?,
    };
    let hash = app.passwords.hash_now(&Secret::new(password.clone()))?;
    match holds {
        Holds::Nothing => demo::fill(&app.db, &hash)?,
        _ if kept.is_none() => demo::set_passwords(&app.db, &hash)?,
        _ => {}
    }
    if kept.is_none() {
        write_secret(&path, &password).with_context(|| path.display().to_string())?;
    }
    Ok(password)
}

fn new_password() -> anyhow::Result<String> {
    let letters = b"abcdefghjkmnpqrstuvwxyz23456789";
    let bytes = tokens::random_bytes::<12>()?;
    Ok(bytes.iter().map(|byte| char::from(letters[usize::from(*byte) % letters.len()])).collect())
}

/// Writes a file that nobody else can read.
fn write_secret(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    writeln!(file, "{text}")
}

fn not_ours(config: &Config) -> anyhow::Error {
    anyhow::anyhow!(
        "{} holds a site that is no demonstration, and is left as it is; --data chooses another folder",
        config.data.display()
    )
}

/// The address, and one person for each role; their password is for this machine's eyes only.
fn introduce(app: &App, password: &str) {
    say(&format!("The demonstration is served at {} (Ctrl+C stops it).", app.base));
    if app.mailer.folder().is_some() {
        let place = app.base.join("/admin/mail/folder");
        say(&format!("No mail leaves it: whoever runs it reads at {place} what would."));
    }
    if !app.config.listen.ip().is_loopback() {
        let file = app.config.data.join(PASSWORD_FILE);
        say(&format!("It is open to other machines, so the password is not shown: see {}.", file.display()));
        return;
    }
    say(&format!("Sign in as one of these; the password of each is {password}"));
    for guide in GUIDES {
        say(&format!("  {:<12}{}", guide.role, demo::mail_of(guide.handle)));
    }
}
