//! A letter: what a feature says in a mail, and how it becomes one, in the reader's language.

use anyhow::Context as _;
use diesel::prelude::*;
use serde::Serialize;

use super::To;
use super::wrap::wrapped;
use crate::app::App;
use crate::error::Result;
use crate::platform::contrast::{Accent, Shades};
use crate::platform::db::schema::people;
use crate::platform::db::{Conn, QueryResult};
use crate::platform::mail::Outgoing;
use crate::platform::views::Views;
use crate::platform::words::Language;

/// What a mail says: a folder of templates with what they show, and where the mail belongs.
#[derive(Clone, Debug)]
pub struct Letter {
    folder: &'static str,
    page: serde_json::Value,
    about: Option<String>,
    unsubscribe: Option<String>,
}

/// What stands round every mail.
#[derive(Serialize)]
struct MailFrame<'a> {
    site: &'a str,
    base: &'a str,
    subject: &'a str,
    dir: &'static str,
    /// The full address of the page that ends such mails.
    unsubscribe: Option<&'a str>,
    light: Shades,
    dark: Shades,
}

#[derive(Serialize)]
struct Sheet<'a> {
    frame: &'a MailFrame<'a>,
    #[serde(flatten)]
    page: &'a serde_json::Value,
}

impl Letter {
    /// A letter by its folder below `templates/`, such as `accounts/emails/confirmation`, and what its `subject.txt`,
    /// `body.txt` and `body.html` show. Addresses in it are paths: templates put `frame.base` before them.
    pub fn new(folder: &'static str, page: &impl Serialize) -> Result<Self> {
        let page = serde_json::to_value(page).map_err(anyhow::Error::from)?;
        Ok(Self { folder, page, about: None, unsubscribe: None })
    }

    /// Belongs to what the word names, such as `thread-12`: mail programs keep all letters about it together.
    #[must_use]
    pub fn about(self, word: impl Into<String>) -> Self {
        Self { about: Some(word.into()), ..self }
    }

    /// Can be ended at a path of this site: a GET shows a button, a POST of `List-Unsubscribe=One-Click` ends it
    /// without a sign-in (RFC 8058). The path carries its own secret.
    #[must_use]
    pub fn unsubscribed_at(self, path: impl Into<String>) -> Self {
        Self { unsubscribe: Some(path.into()), ..self }
    }
}

/// The zone that a reader is told moments in, if they chose one.
pub(super) fn zone_of(conn: &mut Conn, to: &To) -> QueryResult<Option<String>> {
    let Some(person) = to.person else { return Ok(None) };
    let chosen: Option<Option<String>> = people::table.find(person).select(people::time_zone).first(conn).optional()?;
    Ok(chosen.flatten())
}

/// Writes the mail that a letter is.
pub(super) fn write(app: &App, message_id: &str, to: &To, letter: &Letter, zone: Option<String>) -> Result<Outgoing> {
    let settings = app.settings();
    let language = Some(&to.language).filter(|it| app.views.words().speaks(it)).cloned();
    let language = language.unwrap_or_else(|| app.language());
    let zone = zone.unwrap_or_else(|| settings.zone.clone());
    let accent = settings.own_accent().unwrap_or(Accent::OURS);
    let unsubscribe = letter.unsubscribe.as_deref().map(|path| app.base.join(path));
    let mut frame = MailFrame {
        site: &settings.name,
        base: app.base.origin(),
        subject: "",
        dir: language.dir(),
        unsubscribe: unsubscribe.as_deref(),
        light: accent.shades_in_light(),
        dark: accent.shades_in_dark(),
    };
    let drawn = |name: &str, frame: &MailFrame<'_>| part(&app.views, letter, name, frame, &language, &zone);
    let subject = one_line(&drawn("subject.txt", &frame)?);
    frame.subject = &subject;
    let (text, html) = (wrapped(&tidy(&drawn("body.txt", &frame)?)), drawn("body.html", &frame)?);
    let host = message_id.rsplit('@').next().unwrap_or("localhost");
    Ok(Outgoing {
        to: to.address.clone(),
        from_name: app.config.mail_name.clone().unwrap_or_else(|| settings.name.clone()),
        belongs_to: letter.about.as_ref().map(|word| format!("{word}@{host}")),
        message_id: message_id.to_owned(),
        at: app.clock.now(),
        subject,
        text,
        html,
        language: language.clone(),
        unsubscribe,
    })
}

fn part(
    views: &Views,
    letter: &Letter,
    name: &str,
    frame: &MailFrame<'_>,
    language: &Language,
    zone: &str,
) -> Result<String> {
    let template = format!("{}/{name}", letter.folder);
    let drawn = views.mail(&template, &Sheet { frame, page: &letter.page }, language, zone);
    Ok(drawn.context(template)?)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines without blanks at their end, at most one empty line between two, one line end at the end.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for line in text.trim().lines() {
        let is_gap = line.trim().is_empty();
        if !(is_gap && tidy.ends_with("\n\n")) {
            // The line of two hyphens that stands before a signature ends in a blank, by custom.
            tidy.push_str(if line == "-- " { line } else { line.trim_end() });
            tidy.push('\n');
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_templates_leave_between_lines_is_tidied() {
        assert_eq!(tidy("\n\n  \nHello  \n\n\n \nthere\n\n-- \nForum\n\n"), "Hello\n\nthere\n\n-- \nForum\n");
        assert_eq!(one_line("\n How do I \n restore?\n"), "How do I restore?");
    }
}
