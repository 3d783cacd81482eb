//! The form by which one chooses how one is told of what: in one's own settings, and from a mail without a sign-in.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::notifications::{self, ByMail, Choice, Period, Rhythm, Topic};
use crate::platform::clock::{Instant, Zone};
use crate::platform::db::{Conn, Tx};
use crate::platform::forms::FieldErrors;
use crate::platform::words::Message;
use crate::rights::{self, Member};

/// What the form sends: `answers-site`, `answers-mail` and so on by topic; `period`, `hour`, `weekday`.
pub type Sent = BTreeMap<String, String>;

/// Where the form was opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// One's own settings: everything can be chosen.
    Settings,
    /// A mail, which may have been passed on: its reader can have less mailed, and change nothing else.
    Mail,
}

/// The form as it is drawn.
#[derive(Serialize)]
pub(super) struct ShownChoices {
    topics: Vec<ShownTopic>,
    /// Whether only less mail can be chosen.
    is_from_mail: bool,
    periods: &'static [Period],
    period: Period,
    hours: Vec<ShownHour>,
    hour: i64,
    weekday: i64,
}

#[derive(Serialize)]
struct ShownTopic {
    topic: Topic,
    in_product: bool,
    by_mail: ByMail,
    /// What can be chosen in its place.
    ways: Vec<ByMail>,
}

#[derive(Serialize)]
struct ShownHour {
    hour: i64,
    clock: String,
}

/// What somebody has chosen.
pub(super) fn shown(conn: &mut Conn, person: PersonId, from: From, now: Instant) -> Result<ShownChoices> {
    let member = rights::find_member(conn, person, now)?;
    let mut choices = notifications::list_choices(conn, person)?;
    choices.retain(|(topic, _)| may_choose(&member, *topic));
    let rhythm = notifications::find_rhythm(conn, person)?;
    let topic = |(topic, Choice { in_product, by_mail }): (Topic, Choice)| ShownTopic {
        topic,
        in_product,
        by_mail,
        ways: ByMail::ALL.iter().copied().filter(|way| from == From::Settings || *way >= by_mail).collect(),
    };
    Ok(ShownChoices {
        topics: choices.into_iter().map(topic).collect(),
        is_from_mail: from == From::Mail,
        periods: Period::ALL,
        period: rhythm.period,
        hours: (0..24).map(|hour| ShownHour { hour, clock: format!("{hour:02}:00") }).collect(),
        hour: rhythm.hour,
        weekday: rhythm.weekday,
    })
}

/// Keeps what somebody chose in their settings; a form that no page of ours has is refused.
pub(super) fn keep(tx: &mut Tx<'_>, person: PersonId, sent: &Sent, site: &Zone) -> Result<()> {
    let now = tx.now();
    let member = rights::find_member(tx.conn(), person, now)?;
    let topics = Topic::ALL.iter().filter(|topic| may_choose(&member, **topic));
    let choices: Vec<(Topic, Choice)> =
        topics.map(|topic| Ok((*topic, choice(sent, *topic)?))).collect::<Result<_>>()?;
    let rhythm = Rhythm {
        period: field(sent, "period")?,
        hour: field(sent, "hour").and_then(|hour| within(hour, 0, 23))?,
        weekday: field(sent, "weekday").and_then(|day| within(day, 1, 7))?,
    };
    notifications::choose(tx, person, &choices)?;
    notifications::set_rhythm(tx, person, rhythm, site)
}

/// Keeps what was chosen from a mail: of each topic as much by mail as before or less, and the rest as it was.
pub(super) fn keep_less(tx: &mut Tx<'_>, person: PersonId, sent: &Sent) -> Result<()> {
    let now = tx.now();
    let member = rights::find_member(tx.conn(), person, now)?;
    let mut choices = notifications::list_choices(tx.conn(), person)?;
    choices.retain(|(topic, _)| may_choose(&member, *topic));
    for (topic, choice) in &mut choices {
        let wanted: ByMail = field(sent, &format!("{topic}-mail"))?;
        choice.by_mail = choice.by_mail.max(wanted);
    }
    Ok(notifications::choose(tx, person, &choices)?)
}

/// Whether somebody is told of a topic at all.
fn may_choose(member: &Member, topic: Topic) -> bool {
    topic != Topic::Running || member.is_admin()
}

fn choice(sent: &Sent, topic: Topic) -> Result<Choice> {
    let in_product = sent.get(&format!("{topic}-site")).is_some_and(|value| value == "true");
    Ok(Choice { in_product, by_mail: field(sent, &format!("{topic}-mail"))? })
}

fn field<T: std::str::FromStr>(sent: &Sent, name: &str) -> Result<T> {
    sent.get(name).and_then(|value| value.parse().ok()).ok_or_else(strange)
}

fn within(number: i64, least: i64, most: i64) -> Result<i64> {
    if (least..=most).contains(&number) { Ok(number) } else { Err(strange()) }
}

fn strange() -> Error {
    FieldErrors::of("", Message::new("notifications-choices-strange")).into()
}
