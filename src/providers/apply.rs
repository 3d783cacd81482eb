//! Giving and taking back what a provider's word gives, at each sign-in.
//!
//! What was given so is written down, so that what an administrator gave by hand stays when the word changes.

use diesel::prelude::*;

use super::rules::{Columns, Gift, gifts, list_rules};
use super::{Claims, Provider};
use crate::error::Result;
use crate::groups;
use crate::ids::{PersonId, ProviderId};
use crate::people;
use crate::platform::db::schema::provider_grants as given;
use crate::platform::db::{QueryResult, Tx};
use crate::rights::{self, Member, Role};
use crate::roles;

/// Brings what somebody was given by a provider in step with what it says of them now. A withdrawn role ends their
/// sessions, as everywhere; the sign-in that this belongs to begins after it.
pub fn apply(tx: &mut Tx<'_>, provider: &Provider, person: PersonId, claims: &Claims) -> Result<()> {
    people::lock(tx, person)?;
    let rules = list_rules(tx.conn(), provider.id)?;
    let wanted = gifts(&rules, claims);
    let before = list_given(tx, provider.id, person)?;
    for gift in before.iter().filter(|gift| !wanted.contains(gift)) {
        take_back(tx, provider.id, person, *gift)?;
    }
    let now = tx.now();
    for gift in wanted {
        let member = rights::find_member(tx.conn(), person, now)?;
        let is_held = holds(tx, &member, gift)?;
        let is_noted = before.contains(&gift);
        if !is_held {
            give(tx, person, gift)?;
        }
        // What somebody gave by hand is theirs to take back.
        let is_by_word = !is_held || is_given_by_another(tx, provider.id, person, gift)?;
        if !is_noted && is_by_word {
            note(tx, provider.id, person, gift)?;
        }
    }
    Ok(())
}

/// Takes back what a provider gave to anybody and none of its rules gives any more.
pub(super) fn take_back_what_no_rule_gives(tx: &mut Tx<'_>, provider: ProviderId) -> Result<()> {
    let gifts: Vec<Gift> = list_rules(tx.conn(), provider)?.into_iter().map(|rule| rule.gift).collect();
    for (person, gift) in list_all_given(tx, provider)? {
        if !gifts.contains(&gift) {
            take_back(tx, provider, person, gift)?;
        }
    }
    Ok(())
}

/// Takes back all that a provider gave, to somebody or to everybody.
pub(super) fn take_back_all(tx: &mut Tx<'_>, provider: ProviderId, of: Option<PersonId>) -> Result<()> {
    for (person, gift) in list_all_given(tx, provider)? {
        if of.is_none_or(|of| of == person) {
            take_back(tx, provider, person, gift)?;
        }
    }
    Ok(())
}

fn give(tx: &mut Tx<'_>, person: PersonId, gift: Gift) -> Result<()> {
    match gift {
        Gift::Group(group) => groups::add_member(tx, None, group, person),
        Gift::Role(role, space) => roles::grant(tx, None, person, role, space),
    }
}

/// Takes a gift back, unless another provider gives it too; and who alone runs the site goes on running it.
fn take_back(tx: &mut Tx<'_>, provider: ProviderId, person: PersonId, gift: Gift) -> Result<()> {
    if gift == Gift::Role(Role::Admin, None) && roles::is_last_admin(tx, person)? {
        tracing::warn!(person = person.number(), "the last administrator stays one, whatever the provider says");
        return Ok(());
    }
    let is_given_still = is_given_by_another(tx, provider, person, gift)?;
    forget(tx, provider, person, gift)?;
    match gift {
        _ if is_given_still => Ok(()),
        Gift::Group(group) => groups::remove_member(tx, None, group, person),
        Gift::Role(role, space) => roles::withdraw(tx, None, person, role, space),
    }
}

fn holds(tx: &mut Tx<'_>, member: &Member, gift: Gift) -> Result<bool> {
    Ok(match gift {
        Gift::Group(group) => groups::has_member(tx.conn(), group, member.id)?,
        Gift::Role(role, space) => member.grants().iter().any(|held| held.role == role && held.space == space),
    })
}

fn columns() -> (given::group_id, given::role, given::space_id) {
    (given::group_id, given::role, given::space_id)
}

fn list_given(tx: &mut Tx<'_>, provider: ProviderId, person: PersonId) -> QueryResult<Vec<Gift>> {
    let rows: Vec<Columns> = given::table
        .filter(given::provider_id.eq(provider))
        .filter(given::person_id.eq(person))
        .select(columns())
        .load(tx.conn())?;
    Ok(rows.into_iter().filter_map(Gift::of).collect())
}

fn list_all_given(tx: &mut Tx<'_>, provider: ProviderId) -> QueryResult<Vec<(PersonId, Gift)>> {
    let rows: Vec<(PersonId, Columns)> = given::table
        .filter(given::provider_id.eq(provider))
        .order(given::id)
        .select((given::person_id, columns()))
        .load(tx.conn())?;
    Ok(rows.into_iter().filter_map(|(person, columns)| Some((person, Gift::of(columns)?))).collect())
}

fn is_given_by_another(tx: &mut Tx<'_>, but: ProviderId, person: PersonId, gift: Gift) -> QueryResult<bool> {
    let rows: Vec<Columns> = given::table
        .filter(given::provider_id.ne(but))
        .filter(given::person_id.eq(person))
        .select(columns())
        .load(tx.conn())?;
    Ok(rows.into_iter().any(|columns| columns == gift.columns()))
}

fn note(tx: &mut Tx<'_>, provider: ProviderId, person: PersonId, gift: Gift) -> QueryResult<()> {
    let (group, role, space) = gift.columns();
    diesel::insert_into(given::table)
        .values((
            given::provider_id.eq(provider),
            given::person_id.eq(person),
            given::group_id.eq(group),
            given::role.eq(role),
            given::space_id.eq(space),
        ))
        .execute(tx.conn())?;
    Ok(())
}

fn forget(tx: &mut Tx<'_>, provider: ProviderId, person: PersonId, gift: Gift) -> QueryResult<()> {
    let rows: Vec<(i64, Columns)> = given::table
        .filter(given::provider_id.eq(provider))
        .filter(given::person_id.eq(person))
        .select((given::id, columns()))
        .load(tx.conn())?;
    let same: Vec<i64> = rows.into_iter().filter(|(_, columns)| *columns == gift.columns()).map(|(id, _)| id).collect();
    diesel::delete(given::table.filter(given::id.eq_any(same))).execute(tx.conn())?;
    Ok(())
}
