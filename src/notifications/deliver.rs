//! Making notifications for some people by the channels they chose: rows for the site, mails at once, digests.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::emails::News;
use super::model::{self, New};
use super::{ByMail, Ending, budget, choices, digests};
use crate::error::Result;
use crate::ids::{EventId, PersonId};
use crate::mails::{self, To};
use crate::platform::clock::Zone;
use crate::platform::config::Secret;
use crate::platform::db::schema::{accounts, people};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::mail_address::MailAddress;
use crate::platform::words::Language;
use crate::settings;

/// What mailing needs of the site.
#[derive(Clone, Debug)]
pub struct Post {
    /// The zone of who has chosen none.
    pub zone: Zone,
    /// By which addresses that end mails are signed.
    pub secret: Secret,
}

/// Makes some people's notifications of one event, but for those who have theirs already; without a way to post, none
/// is mailed.
pub(super) fn deliver(tx: &mut Tx<'_>, post: Option<&Post>, event: EventId, mut new: Vec<New>) -> Result<()> {
    let mut people: Vec<PersonId> = new.iter().map(|it| it.person_id).collect();
    // What was told half-way when it went out of sight is told to the others once it is back.
    let told = model::list_told_of(tx.conn(), event, &people)?;
    people.retain(|person| !told.contains(person));
    new.retain(|it| !told.contains(&it.person_id));
    let chosen = choices::list_chosen(tx.conn(), &people)?;
    for it in &mut new {
        let choice = chosen.get(&(it.person_id, it.topic)).copied().unwrap_or(it.topic.usual());
        it.in_product = i64::from(choice.in_product);
        it.by_mail = if post.is_some() { choice.by_mail } else { ByMail::Never };
    }
    new.retain(|it| it.in_product == 1 || it.by_mail != ByMail::Never);
    budget::keep_within(tx, &mut new)?;
    model::add(tx, &new)?;
    let Some(post) = post else { return Ok(()) };
    let by = |way| new.iter().filter(move |it| it.by_mail == way);
    let digested: Vec<PersonId> = by(ByMail::Digest).map(|it| it.person_id).collect();
    digests::ask_for_digests(tx, &digested, &post.zone)?;
    let at_once: Vec<PersonId> = by(ByMail::AtOnce).map(|it| it.person_id).collect();
    let readers = readers(tx.conn(), &at_once)?;
    for it in by(ByMail::AtOnce) {
        if let Some(to) = readers.get(&it.person_id) {
            let ending = Ending { person: it.person_id, topic: Some(it.topic) };
            mails::post(tx, to, &News { event, ending: ending.written(&post.secret, &to.address) })?;
        }
    }
    Ok(())
}

/// Where some people read their mail, and in which language: those whose address is known to be theirs.
pub(super) fn readers(conn: &mut Conn, among: &[PersonId]) -> Result<BTreeMap<PersonId, To>> {
    if among.is_empty() {
        return Ok(BTreeMap::new());
    }
    let of_site = Language::parse(&settings::load(conn)?.language).unwrap_or(Language::ENGLISH);
    let reader = |(person, mail, language): (PersonId, String, Option<String>)| {
        let address = MailAddress::parse(&mail).ok()?;
        let language = language.as_deref().and_then(Language::parse).unwrap_or_else(|| of_site.clone());
        Some((person, To { person: Some(person), address, language }))
    };
    Ok(addresses(conn, among)?.into_iter().filter_map(reader).collect())
}

fn addresses(conn: &mut Conn, among: &[PersonId]) -> QueryResult<Vec<(PersonId, String, Option<String>)>> {
    accounts::table
        .inner_join(people::table)
        .filter(accounts::person_id.eq_any(among.to_vec()))
        .filter(accounts::mail_confirmed_at.is_not_null())
        .select((accounts::person_id, accounts::mail, people::language))
        .load(conn)
}
