//! `peerdesk person …`: accounts and roles from the command line, beside a running server.

use std::io::Read;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Args, Subcommand};

use super::{open, say};
use crate::accounts::{self, NewAccount};
use crate::app::App;
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::{PersonId, SpaceId};
use crate::platform::config::{Config, Secret};
use crate::platform::db::Tx;
use crate::platform::handles;
use crate::platform::mail_address::MailAddress;
use crate::platform::words::Language;
use crate::platform::{passwords, tokens};
use crate::rights::Role;
use crate::{people, roles, spaces};

/// What is done with people.
#[derive(Debug, Subcommand)]
pub(super) enum PersonCommand {
    /// Makes an account, and prints a password unless one is given.
    Add {
        /// The mail address to sign in with.
        #[arg(long)]
        mail: String,
        /// The person's name.
        #[arg(long)]
        name: String,
        /// The name in addresses; without it one is made of the name.
        #[arg(long)]
        handle: Option<String>,
        /// Reads the password from standard input.
        #[arg(long)]
        password_stdin: bool,
        /// A role to begin with.
        #[arg(long, value_parser = role)]
        role: Option<Role>,
        /// The space that the role is for; without it the role is for everywhere.
        #[arg(long, requires = "role", value_name = "SLUG")]
        space: Option<String>,
    },
    /// Grants a role.
    Grant(Granted),
    /// Withdraws a role and ends the person's sessions.
    Withdraw(Granted),
    /// Gives a person a new password and ends their sessions.
    Reset {
        /// Whose.
        handle: String,
        /// Reads the password from standard input.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Lists the people who have an account, with their roles.
    List,
}

/// Which role of whom.
#[derive(Debug, Args)]
pub(super) struct Granted {
    /// Whose.
    handle: String,
    /// expert, moderator, lead or admin.
    #[arg(value_parser = role)]
    role: Role,
    /// The space that it is for; without it, everywhere.
    #[arg(long, value_name = "SLUG")]
    space: Option<String>,
}

fn role(word: &str) -> Result<Role, String> {
    word.parse().map_err(|_| "a role is expert, moderator, lead or admin".to_owned())
}

/// Does what was asked.
pub(super) fn person(config: Config, command: PersonCommand) -> anyhow::Result<ExitCode> {
    let app = open(config)?;
    match command {
        PersonCommand::Add { mail, name, handle, password_stdin, role, space } => {
            let new = new_account(&mail, &name, handle.as_deref())?;
            add(&app, new, password_stdin, role, space.as_deref())?;
        }
        PersonCommand::Grant(granted) => change_role(&app, &granted, true)?,
        PersonCommand::Withdraw(granted) => change_role(&app, &granted, false)?,
        PersonCommand::Reset { handle, password_stdin } => reset(&app, &handle, password_stdin)?,
        PersonCommand::List => list(&app)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn new_account(mail: &str, name: &str, handle: Option<&str>) -> anyhow::Result<NewAccount> {
    Ok(NewAccount {
        name: name.trim().to_owned(),
        handle: handle.map(handles::parse).transpose().context("the handle")?.unwrap_or_default(),
        mail: MailAddress::parse(mail).with_context(|| mail.to_owned())?,
        password_hash: None,
        about: String::new(),
    })
}

fn add(
    app: &App,
    mut new: NewAccount,
    from_stdin: bool,
    role: Option<Role>,
    space: Option<&str>,
) -> anyhow::Result<()> {
    if new.name.is_empty() {
        bail!("a person has a name");
    }
    let password = password(app, from_stdin)?;
    new.password_hash = Some(app.passwords.hash_now(&password)?);
    let handle = write(app, |tx| {
        let person = accounts::join(tx, &new)?;
        audit::record(tx, Act::new(Kind::PersonMade).about(person))?;
        if let Some(role) = role {
            let space = space_of(tx, space)?;
            roles::grant(tx, None, person, role, space)?;
        }
        Ok(people::find(tx.conn(), person)?.handle)
    })?;
    say(&format!("@{handle} can sign in with {}", new.mail.written()));
    say_password(&password, from_stdin);
    Ok(())
}

fn change_role(app: &App, granted: &Granted, is_grant: bool) -> anyhow::Result<()> {
    write(app, |tx| {
        let (person, space) = (person_of(tx, &granted.handle)?, space_of(tx, granted.space.as_deref())?);
        if is_grant {
            roles::grant(tx, None, person, granted.role, space)
        } else {
            roles::withdraw(tx, None, person, granted.role, space)
        }
    })?;
    let place = granted.space.as_deref().unwrap_or("everywhere");
    let done = if is_grant { "now is" } else { "no longer is" };
    say(&format!("@{} {done} {} ({place})", granted.handle.trim_start_matches('@'), granted.role));
    Ok(())
}

fn reset(app: &App, handle: &str, from_stdin: bool) -> anyhow::Result<()> {
    let password = password(app, from_stdin)?;
    let hash = app.passwords.hash_now(&password)?;
    write(app, |tx| {
        let person = person_of(tx, handle)?;
        if accounts::find(tx.conn(), person)?.is_none() {
            return Err(anyhow::anyhow!("@{handle} has no account: they came with an import").into());
        }
        accounts::reset_password(tx, None, person, &hash)
    })?;
    say(&format!("@{} has a new password and is signed out everywhere", handle.trim_start_matches('@')));
    say_password(&password, from_stdin);
    Ok(())
}

fn list(app: &App) -> anyhow::Result<()> {
    let (people, roles) = app.db.read(|conn| Ok::<_, Error>((accounts::list_all(conn)?, roles::list_all(conn)?)))?;
    for (id, handle, name, mail) in people {
        let held: Vec<String> = roles.iter().filter(|it| it.person_id == id).map(|it| it.role.to_string()).collect();
        say(&format!("@{handle}\t{name}\t{mail}\t{}", held.join(", ")));
    }
    Ok(())
}

/// The password that was given, or a new one of 96 random bits.
fn password(app: &App, from_stdin: bool) -> anyhow::Result<Secret> {
    if !from_stdin {
        return Ok(Secret::new(tokens::random_text::<12>()?));
    }
    let mut typed = String::new();
    std::io::stdin().read_to_string(&mut typed).context("the password")?;
    let password = Secret::new(typed.trim_end_matches(['\r', '\n']).to_owned());
    let words = app.views.words();
    passwords::check_new(&password, &[]).map_err(|it| anyhow::anyhow!(words.say(&Language::ENGLISH, &it)))?;
    Ok(password)
}

fn say_password(password: &Secret, was_given: bool) {
    if !was_given {
        say(&format!("password, shown this once: {}", password.expose()));
    }
}

fn person_of(tx: &mut Tx<'_>, handle: &str) -> Result<PersonId> {
    match people::find_by_handle(tx.conn(), handle.trim_start_matches('@')) {
        Ok(person) => Ok(person.id),
        Err(_) => Err(anyhow::anyhow!("there is nobody called {handle}").into()),
    }
}

fn space_of(tx: &mut Tx<'_>, slug: Option<&str>) -> Result<Option<SpaceId>> {
    let Some(slug) = slug else { return Ok(None) };
    let space = spaces::find_id(tx.conn(), slug)?;
    space.map(Some).ok_or_else(|| anyhow::anyhow!("there is no space called {slug}").into())
}

/// Runs a command; what it refuses is said in words.
fn write<T>(app: &App, command: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> anyhow::Result<T> {
    let words = app.views.words();
    app.db.write(command).map_err(|error| match error {
        Error::Refused(message) | Error::Conflict(message) => {
            anyhow::anyhow!(words.say(&Language::ENGLISH, &message))
        }
        Error::Invalid(errors) => {
            let said: Vec<String> = errors.iter().map(|(_, it)| words.say(&Language::ENGLISH, it)).collect();
            anyhow::anyhow!(said.join(" "))
        }
        other => other.into(),
    })
}
