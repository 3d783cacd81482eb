//! By which channels somebody is told of what: on the site, by mail at once, in a digest, or not at all.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::Topic;
use crate::each_backend;
use crate::ids::PersonId;
use crate::platform::db::schema::notification_choices;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::stored_words;

stored_words! {
    /// Whether and when something is mailed.
    pub enum ByMail {
        /// As soon as it happened.
        AtOnce = "at_once",
        /// With all else of a day or a week.
        Digest = "digest",
        /// Not at all.
        Never = "never",
    }
}

/// How somebody is told of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Whether on the site.
    pub in_product: bool,
    /// Whether and when by mail.
    pub by_mail: ByMail,
}

impl Topic {
    /// How somebody is told who has chosen nothing: at once what they wait for and what they may have relied on, in a
    /// digest what became of their own, and nothing by mail of what is others'.
    pub const fn usual(self) -> Choice {
        let by_mail = match self {
            Self::Answers | Self::Comments | Self::Mentions | Self::Roles | Self::Running => ByMail::AtOnce,
            Self::Corrections | Self::Reviews => ByMail::AtOnce,
            Self::Marks | Self::States | Self::Edits => ByMail::Digest,
            Self::Followed | Self::Questions => ByMail::Never,
        };
        Choice { in_product: true, by_mail }
    }
}

/// What some people have chosen: one query. Where they have not, it is as [`Topic::usual`] says.
pub(super) fn list_chosen(conn: &mut Conn, people: &[PersonId]) -> QueryResult<BTreeMap<(PersonId, Topic), Choice>> {
    let rows: Vec<(PersonId, Topic, i64, ByMail)> = notification_choices::table
        .filter(notification_choices::person_id.eq_any(people.to_vec()))
        .select((
            notification_choices::person_id,
            notification_choices::topic,
            notification_choices::in_product,
            notification_choices::by_mail,
        ))
        .load(conn)?;
    let choice =
        |(person, topic, in_product, by_mail)| ((person, topic), Choice { in_product: in_product != 0, by_mail });
    Ok(rows.into_iter().map(choice).collect())
}

/// How somebody is told of each topic.
pub fn list_choices(conn: &mut Conn, person: PersonId) -> QueryResult<Vec<(Topic, Choice)>> {
    let chosen = list_chosen(conn, &[person])?;
    let choice = |topic: &Topic| (*topic, chosen.get(&(person, *topic)).copied().unwrap_or(topic.usual()));
    Ok(Topic::ALL.iter().map(choice).collect())
}

/// Chooses how somebody is told of some topics.
pub fn choose(tx: &mut Tx<'_>, person: PersonId, choices: &[(Topic, Choice)]) -> QueryResult<()> {
    for (topic, choice) in choices {
        let change = || {
            (
                notification_choices::in_product.eq(i64::from(choice.in_product)),
                notification_choices::by_mail.eq(choice.by_mail),
            )
        };
        let row = (notification_choices::person_id.eq(person), notification_choices::topic.eq(*topic), change());
        let place = (notification_choices::person_id, notification_choices::topic);
        each_backend!(tx.conn(), conn => {
            diesel::insert_into(notification_choices::table)
                .values(row)
                .on_conflict(place)
                .do_update()
                .set(change())
                .execute(conn)
        })?;
    }
    Ok(())
}

/// Mails somebody of some topics no longer; what they are told on the site stays as it is.
pub fn stop_mails(tx: &mut Tx<'_>, person: PersonId, is_meant: impl Fn(Topic, ByMail) -> bool) -> QueryResult<()> {
    let all = list_choices(tx.conn(), person)?;
    let stopped: Vec<(Topic, Choice)> = all
        .into_iter()
        .filter(|(topic, choice)| is_meant(*topic, choice.by_mail))
        .map(|(topic, choice)| (topic, Choice { by_mail: ByMail::Never, ..choice }))
        .collect();
    choose(tx, person, &stopped)
}
