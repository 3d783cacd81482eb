//! The table that an administrator edits: which value of which claim gives which group or role.

use diesel::prelude::*;

use super::apply::take_back_what_no_rule_gives;
use super::{Claims, keep};
use crate::audit::{self, Act, Kind};
use crate::error::Result;
use crate::groups;
use crate::ids::{GroupId, ProviderId, RuleId, SpaceId};
use crate::platform::db::schema::provider_rules;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::forms::Check;
use crate::platform::words::Message;
use crate::rights::{Member, Role};
use crate::roles::policy::makes_sense;

/// The most rules of a provider.
const MOST: usize = 200;

/// What a rule gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gift {
    /// A place in a group.
    Group(GroupId),
    /// A role, for a space or everywhere.
    Role(Role, Option<SpaceId>),
}

/// A line of the table.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Which.
    pub id: RuleId,
    /// The claim it looks at.
    pub claim: String,
    /// The value it looks for.
    pub value: String,
    /// What it gives.
    pub gift: Gift,
}

/// A line to be added.
#[derive(Clone, Debug)]
pub struct NewRule {
    /// The claim it looks at.
    pub claim: String,
    /// The value it looks for.
    pub value: String,
    /// What it gives; nothing where the form left it open.
    pub gift: Option<Gift>,
}

/// The columns that a gift stands in.
pub(super) type Columns = (Option<GroupId>, Option<Role>, Option<SpaceId>);

impl Gift {
    pub(super) fn columns(self) -> Columns {
        match self {
            Self::Group(group) => (Some(group), None, None),
            Self::Role(role, space) => (None, Some(role), space),
        }
    }

    /// What stands in the columns; nothing if neither a group nor a role does.
    pub(super) fn of((group, role, space): Columns) -> Option<Self> {
        group.map(Self::Group).or_else(|| role.map(|role| Self::Role(role, space)))
    }
}

/// A provider's rules, by claim and value.
pub fn list_rules(conn: &mut Conn, provider: ProviderId) -> QueryResult<Vec<Rule>> {
    let rows: Vec<(RuleId, String, String, Columns)> = provider_rules::table
        .filter(provider_rules::provider_id.eq(provider))
        .order((provider_rules::claim, provider_rules::value, provider_rules::id))
        .select((
            provider_rules::id,
            provider_rules::claim,
            provider_rules::value,
            (provider_rules::group_id, provider_rules::role, provider_rules::space_id),
        ))
        .load(conn)?;
    let rule = |(id, claim, value, columns)| Gift::of(columns).map(|gift| Rule { id, claim, value, gift });
    Ok(rows.into_iter().filter_map(rule).collect())
}

/// What rules give to whoever has such claims; each once.
pub(super) fn gifts(rules: &[Rule], claims: &Claims) -> Vec<Gift> {
    let fitting = rules.iter().filter(|rule| claims.has(&rule.claim, &rule.value));
    let mut gifts: Vec<Gift> = fitting.map(|rule| rule.gift).collect();
    gifts.sort();
    gifts.dedup();
    gifts
}

/// Adds a rule; it holds from each person's next sign-in on.
pub fn add_rule(tx: &mut Tx<'_>, by: &Member, provider: ProviderId, new: &NewRule) -> Result<()> {
    keep::refuse_unless_admin(by)?;
    let count = list_rules(tx.conn(), provider)?.len();
    Check::new()
        .text("claim", &new.claim, 1..=200)
        .text("value", &new.value, 1..=200)
        .that("gift", new.gift.is_some(), || Message::new("providers-rule-gives-nothing"))
        .that("gift", sense(new.gift), || Message::new("providers-rule-admin-of-space"))
        .that("form", count < MOST, || Message::new("providers-rule-too-many").with("most", MOST))
        .finish()?;
    let Some(gift) = new.gift else { return Ok(()) };
    if let Gift::Group(group) = gift {
        groups::find(tx.conn(), group)?;
    }
    let (group, role, space) = gift.columns();
    diesel::insert_into(provider_rules::table)
        .values((
            provider_rules::provider_id.eq(provider),
            provider_rules::claim.eq(&new.claim),
            provider_rules::value.eq(&new.value),
            provider_rules::group_id.eq(group),
            provider_rules::role.eq(role),
            provider_rules::space_id.eq(space),
        ))
        .execute(tx.conn())?;
    Ok(audit::record(tx, Act::new(Kind::ProviderChanged).by(by.id).detail("rule_added"))?)
}

/// Removes a rule. What it gave, and no other rule of the provider gives, is taken back at once.
pub fn remove_rule(tx: &mut Tx<'_>, by: &Member, provider: ProviderId, rule: RuleId) -> Result<()> {
    keep::refuse_unless_admin(by)?;
    let removed = diesel::delete(provider_rules::table)
        .filter(provider_rules::id.eq(rule))
        .filter(provider_rules::provider_id.eq(provider))
        .execute(tx.conn())?;
    if removed == 0 {
        return Ok(());
    }
    take_back_what_no_rule_gives(tx, provider)?;
    Ok(audit::record(tx, Act::new(Kind::ProviderChanged).by(by.id).detail("rule_removed"))?)
}

fn sense(gift: Option<Gift>) -> bool {
    match gift {
        Some(Gift::Role(role, space)) => makes_sense(role, space),
        _ => true,
    }
}
