//! The command line: what one types, and which function does it.

mod backup;
mod demo;
mod doctor;
mod import;
mod local_sign_in;
mod mail;
mod person;
mod reindex;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};

use crate::app::App;
use crate::platform::assets::Assets;
use crate::platform::clock::Clock;
use crate::platform::config::{Config, Given, MailTransport, environment};
use crate::platform::files::Files;
use crate::platform::logs;
use crate::platform::views::Views;
use crate::platform::words::Words;

/// A self-hosted customer community.
#[derive(Debug, Parser)]
#[command(name = "peerdesk", version)]
struct Line {
    /// The configuration file.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder that holds everything the site owns.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<String>,
    /// The database: sqlite:FILE or postgres://…
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    /// The address and port to listen on.
    #[arg(long, global = true, value_name = "ADDR")]
    listen: Option<String>,
    /// The address people open.
    #[arg(long, global = true, value_name = "BASE")]
    url: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the site until it is told to stop.
    Serve,
    /// Serves a demonstration: a made-up community to look round in, in the folder peerdesk-demo.
    Demo {
        /// Makes it anew.
        #[arg(long)]
        fresh: bool,
    },
    /// Makes accounts, grants roles, gives new passwords.
    #[command(subcommand)]
    Person(person::PersonCommand),
    /// Finds out whether mail works; needs no running server.
    #[command(subcommand)]
    Mail(mail::MailCommand),
    /// Brings in what people use today; may run beside a serving site, and again.
    #[command(subcommand)]
    Import(import::Import),
    /// Builds search's index anew; may run beside a serving site, which then builds it while the old one answers.
    Reindex,
    /// Writes one file that holds what the site owns; may run beside a serving site.
    Backup {
        /// The file, which must not be there yet: such as peerdesk.tar.gz.
        file: PathBuf,
    },
    /// Restores such a file into an empty place.
    Restore {
        /// The file.
        file: PathBuf,
    },
    /// Lets people sign in with email and password again, where only providers let them in: the way back of an
    /// administrator who is locked out. May run beside a serving site, which follows within seconds.
    LocalSignIn,
    /// Looks for what cannot be, such as counts that differ from their rows; may run beside a serving site.
    Doctor {
        /// Mends what is found.
        #[arg(long)]
        fix: bool,
    },
}

/// Does what the command line says.
pub fn run() -> ExitCode {
    let line = Line::parse();
    match obey(line) {
        Ok(code) => code,
        Err(problem) => {
            say_problem(&problem);
            ExitCode::FAILURE
        }
    }
}

fn obey(line: Line) -> anyhow::Result<ExitCode> {
    let defaults = match line.command {
        // Whoever tries it can read what would be mailed.
        Command::Demo { .. } => {
            Config { data: demo::FOLDER.into(), mail_transport: MailTransport::Folder, ..Config::default() }
        }
        _ => Config::default(),
    };
    let config = line.settings(defaults)?;
    let config_file = line.config_file();
    match line.command {
        Command::Serve => serve::serve(config),
        Command::Demo { fresh } => demo::demo(config, fresh),
        Command::Person(command) => person::person(config, command),
        Command::Mail(command) => mail::mail(config, command),
        Command::Import(what) => import::import(config, what),
        Command::Reindex => reindex::reindex(config),
        Command::Backup { file } => backup::backup(config, config_file.as_deref(), &file),
        Command::Restore { file } => backup::restore(&config, &file),
        Command::LocalSignIn => local_sign_in::local_sign_in(config),
        Command::Doctor { fix } => doctor::doctor(config, fix),
    }
}

impl Line {
    /// The configuration file, if one is named.
    fn config_file(&self) -> Option<PathBuf> {
        let named = environment().remove("PEERDESK_CONFIG").filter(|it| !it.is_empty());
        self.config.clone().or_else(|| named.map(PathBuf::from))
    }

    /// The configuration that flags, environment and file give together.
    fn settings(&self, defaults: Config) -> anyhow::Result<Config> {
        let flags = [("data", &self.data), ("database", &self.database), ("listen", &self.listen), ("url", &self.url)];
        let flags = flags.into_iter().filter_map(|(name, value)| Some((name, value.clone()?))).collect();
        let loaded = Config::load(Given { defaults, file: self.config.clone(), environment: environment(), flags })?;
        logs::start(&loaded.config)?;
        for warning in &loaded.warnings {
            tracing::warn!("{warning}");
        }
        Ok(loaded.config)
    }
}

/// Opens the site that a configuration names.
fn open(config: Config) -> anyhow::Result<App> {
    let files = match &config.overrides {
        Some(folder) => Files::own().under(folder),
        None => Files::own(),
    };
    let words = Arc::new(Words::load(&files)?);
    let views = Views::load(&files, words, Arc::new(Assets::load(&files)?))?;
    App::open(config, Clock::system(), Arc::new(views))
}

#[expect(clippy::print_stderr, reason = "the one place where a command says why it could not be done")]
fn say_problem(problem: &anyhow::Error) {
    eprintln!("peerdesk: {problem:#}");
}

/// What a command tells whoever typed it.
#[expect(clippy::print_stdout, reason = "the one place where commands talk")]
fn say(words: &str) {
    println!("{words}");
}
