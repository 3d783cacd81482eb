//! The table of a provider: which value of which claim gives which group or role.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::providers::{address, find, page_with_rule};
use super::{Choice, line, say};
use crate::error::{Error, Result};
use crate::groups;
use crate::ids::RuleId;
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::providers::{self, Gift, NewRule, Provider};
use crate::rights::{Member, Role, Viewer};
use crate::spaces;
use crate::web::spaces::role_words;
use crate::web::{Form, Path, Response, Visit};

/// A line to be added. What it gives is `group-3`, `role-expert`, or `role-expert-7` for a space.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RuleForm {
    claim: String,
    value: String,
    #[serde(default)]
    gift: String,
}

/// A line to be removed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoveForm {
    rule: RuleId,
}

/// The table on a provider's page.
#[derive(Default, Serialize)]
pub(super) struct RulesPart {
    pub(super) rules: Vec<ShownRule>,
    pub(super) gifts: Vec<Choice>,
    pub(super) form: RuleForm,
    pub(super) errors: FieldErrors,
}

#[derive(Serialize)]
pub(super) struct ShownRule {
    id: i64,
    claim: String,
    value: String,
    gift: String,
}

/// `POST /admin/providers/{provider}/rules`
pub async fn add(visit: Visit, by: Member, slug: Path<String>, form: Form<RuleForm>) -> Result<Response> {
    let (provider, form) = (find(&visit, &slug).await?, form.0);
    let new = NewRule { claim: line(&form.claim), value: line(&form.value), gift: gift_of(&form.gift) };
    let id = provider.id;
    let added = visit.write(move |tx| {
        if let Some(Gift::Role(_, Some(space))) = new.gift {
            spaces::find(tx.conn(), &by, space)?;
        }
        providers::add_rule(tx, &by, id, &new)
    });
    match added.await {
        Ok(()) => visit.leads_to_saying(&address(&provider), "providers-said-rule-added"),
        Err(Error::Invalid(errors)) => page_with_rule(&visit, &provider, form, errors).await,
        Err(other) => Err(other),
    }
}

/// `POST /admin/providers/{provider}/rules/remove`
pub async fn remove(visit: Visit, by: Member, slug: Path<String>, form: Form<RemoveForm>) -> Result<Response> {
    let provider = find(&visit, &slug).await?;
    let (to, rule) = (address(&provider), form.0.rule);
    visit.write(move |tx| providers::remove_rule(tx, &by, provider.id, rule)).await?;
    visit.leads_to_saying(&to, "providers-said-rule-removed")
}

/// The table with an empty line.
pub(super) async fn part(visit: &Visit, provider: &Provider) -> Result<RulesPart> {
    let id = provider.id;
    let (rules, names) =
        visit.read(move |conn, viewer| Ok((providers::list_rules(conn, id)?, Names::read(conn, viewer)?))).await?;
    let shown = |rule: providers::Rule| ShownRule {
        id: rule.id.number(),
        gift: names.say(visit, rule.gift),
        claim: rule.claim,
        value: rule.value,
    };
    Ok(RulesPart {
        rules: rules.into_iter().map(shown).collect(),
        gifts: names.gifts().into_iter().map(|gift| Choice::new(word_of(gift), names.say(visit, gift))).collect(),
        ..RulesPart::default()
    })
}

/// What groups and spaces are called.
struct Names {
    groups: BTreeMap<crate::ids::GroupId, String>,
    spaces: BTreeMap<crate::ids::SpaceId, String>,
}

impl Names {
    fn read(conn: &mut Conn, viewer: &Viewer) -> Result<Self> {
        Ok(Self {
            groups: groups::list(conn)?.into_iter().map(|group| (group.id, group.name)).collect(),
            spaces: spaces::list(conn, viewer)?.into_iter().map(|space| (space.id, space.name)).collect(),
        })
    }

    /// All that a rule can give: groups, roles everywhere, roles in each space.
    fn gifts(&self) -> Vec<Gift> {
        let in_spaces = [Role::Expert, Role::Moderator, Role::Lead];
        let groups = self.groups.keys().map(|group| Gift::Group(*group));
        let everywhere = Role::ALL.iter().map(|role| Gift::Role(*role, None));
        let here = self.spaces.keys().flat_map(|space| in_spaces.map(|role| Gift::Role(role, Some(*space))));
        groups.chain(everywhere).chain(here).collect()
    }

    fn say(&self, visit: &Visit, gift: Gift) -> String {
        let words = visit.app().views.words();
        let name = |name: Option<&String>| name.cloned().unwrap_or_default();
        match gift {
            Gift::Group(group) => {
                let name = name(self.groups.get(&group));
                words.translate(visit.language(), "providers-gift-group", &[("group", name.into())])
            }
            Gift::Role(role, None) => {
                let role = say(visit, role_words(role));
                words.translate(visit.language(), "providers-gift-role", &[("role", role.into())])
            }
            Gift::Role(role, Some(space)) => {
                let (role, space) = (say(visit, role_words(role)), name(self.spaces.get(&space)));
                let named = [("role", role.into()), ("space", space.into())];
                words.translate(visit.language(), "providers-gift-role-in", &named)
            }
        }
    }
}

fn word_of(gift: Gift) -> String {
    match gift {
        Gift::Group(group) => format!("group-{group}"),
        Gift::Role(role, None) => format!("role-{role}"),
        Gift::Role(role, Some(space)) => format!("role-{role}-{space}"),
    }
}

fn gift_of(word: &str) -> Option<Gift> {
    let mut parts = word.splitn(3, '-');
    match (parts.next()?, parts.next()?, parts.next()) {
        ("group", group, None) => Some(Gift::Group(group.parse().ok()?)),
        ("role", role, None) => Some(Gift::Role(role.parse().ok()?, None)),
        ("role", role, Some(space)) => Some(Gift::Role(role.parse().ok()?, Some(space.parse().ok()?))),
        _ => None,
    }
}
