//! `peerdesk mail …`: whether mail works, told step by step.

use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Subcommand;

use super::{open, say};
use crate::app::App;
use crate::mails::{self, To};
use crate::platform::config::Config;
use crate::platform::mail::Problem;
use crate::platform::mail_address::MailAddress;
use crate::platform::words::Language;

/// What is done with mail.
#[derive(Debug, Subcommand)]
pub(super) enum MailCommand {
    /// Sends a test mail at once, and says what happens or precisely why it cannot be sent.
    Test {
        /// Where it goes.
        address: String,
        /// The language that it is written in.
        #[arg(long, default_value = "en")]
        language: String,
    },
}

pub(super) fn mail(config: Config, command: MailCommand) -> anyhow::Result<ExitCode> {
    let MailCommand::Test { address, language } = command;
    let app = open(config)?;
    if !app.mailer.is_set_up() {
        bail!("mail is not set up: mail_transport is none; docs/operations.md says how to set it up");
    }
    let address = MailAddress::parse(&address).context("this is no mail address")?;
    let language = Language::parse(&language).unwrap_or(Language::ENGLISH);
    let mail = mails::write_test(&app, &To { person: None, address, language })?;
    say(&format!("By {}, from {}:", app.config.mail_transport.word(), app.mailer.sender().unwrap_or_default()));
    match app.mailer.send_telling(&mail, &mut |step| say(&format!("  {step}"))) {
        Ok(()) => {
            say(&format!("Sent, with the Message-ID <{}>.", mail.message_id));
            Ok(ExitCode::SUCCESS)
        }
        Err(problem) => {
            say(&why(&app, &problem));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// The problem in a sentence, and in the words of who said so.
fn why(app: &App, problem: &Problem) -> String {
    let key = format!("mails-trouble-{}", problem.trouble);
    let sentence = app.views.words().translate(&Language::ENGLISH, &key, &[]);
    if problem.words.is_empty() { sentence } else { format!("{sentence}\n  {}", problem.words) }
}
