//! The rules by which posts are held or flagged: the list, and the form of one with what it would have found.

use serde::{Deserialize, Serialize};

use super::rule_preview::ShownPreview;
use super::{Choice, line, say};
use crate::error::{Error, Result};
use crate::ids::{PostRuleId, SpaceId};
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::text;
use crate::rights::{Member, Viewer};
use crate::rules::{self, Does, NewRule, Rule, RuleKind};
use crate::spaces;
use crate::web::{Form, Path, Query, Response, Visit};

pub(super) const AREA: &str = "/admin/rules";

/// What a new rule looks for.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Asked {
    kind: RuleKind,
}

/// What the form of a rule sends; with `preview` nothing is kept: it holds where looking at past posts begins, or 0
/// for the latest.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RuleForm {
    kind: RuleKind,
    name: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    most: String,
    does: Option<Does>,
    space: Option<SpaceId>,
    pub(super) preview: Option<i64>,
}

#[derive(Serialize)]
struct RulesPage {
    rules: Vec<ListedRule>,
    kinds: Vec<ShownKind>,
}

#[derive(Serialize)]
struct ListedRule {
    id: i64,
    name: String,
    kind: String,
    does: String,
    space: Option<String>,
    has_ended: bool,
}

/// A kind of rule to be made.
#[derive(Serialize)]
struct ShownKind {
    url: String,
    words: String,
    hint: String,
}

/// The form of a rule that is, or of one to be made.
#[derive(Serialize)]
struct RulePage {
    id: Option<i64>,
    has_ended: bool,
    kind: &'static str,
    takes_words: bool,
    takes_most: bool,
    choices: Vec<Choice>,
    spaces: Vec<Choice>,
    preview: Option<ShownPreview>,
    form: RuleForm,
    errors: FieldErrors,
}

/// `GET /admin/rules`
pub async fn list(visit: Visit) -> Result<Response> {
    let page = visit
        .read(|conn, viewer| {
            let spaces = spaces::list(conn, viewer)?;
            let name_of = |id| spaces.iter().find(|it| it.id == id).map(|it| it.name.clone());
            let shown = |rule: Rule| ListedRule {
                id: rule.id.number(),
                name: rule.name,
                kind: format!("rules-kind-{}", rule.kind),
                does: format!("rules-does-{}", rule.does),
                space: rule.space_id.and_then(name_of),
                has_ended: rule.ended_at.is_some(),
            };
            let rules: Vec<ListedRule> = rules::list(conn)?.into_iter().map(shown).collect();
            Ok(RulesPage { rules, kinds: RuleKind::ALL.iter().map(|kind| shown_kind(*kind)).collect() })
        })
        .await?;
    super::page(&visit, AREA, "rules", page)
}

/// `GET /admin/rules/new`
pub async fn new(visit: Visit, asked: Query<Asked>) -> Result<Response> {
    let page = rule_page(&visit, None, RuleForm::of_kind(asked.0.kind), FieldErrors::new()).await?;
    super::page(&visit, AREA, "rule", page)
}

/// `POST /admin/rules`
pub async fn make(visit: Visit, by: Member, form: Form<RuleForm>) -> Result<Response> {
    save(&visit, by, None, form.0).await
}

/// `GET /admin/rules/{rule}`
pub async fn edit(visit: Visit, rule: Path<PostRuleId>) -> Result<Response> {
    let id = *rule;
    let rule = visit.read(move |conn, _| rules::find(conn, id)).await?;
    let page = rule_page(&visit, Some(id), RuleForm::of(&rule), FieldErrors::new()).await?;
    super::page(&visit, AREA, "rule", page)
}

/// `POST /admin/rules/{rule}`
pub async fn change(visit: Visit, by: Member, rule: Path<PostRuleId>, form: Form<RuleForm>) -> Result<Response> {
    save(&visit, by, Some(*rule), form.0).await
}

/// `POST /admin/rules/{rule}/end`
pub async fn end(visit: Visit, by: Member, rule: Path<PostRuleId>) -> Result<Response> {
    let rule = *rule;
    visit.write(move |tx| rules::end(tx, &by, rule)).await?;
    visit.leads_to_saying(AREA, "rules-said-ended")
}

/// `POST /admin/rules/{rule}/end/withdraw`
pub async fn resume(visit: Visit, by: Member, rule: Path<PostRuleId>) -> Result<Response> {
    let rule = *rule;
    visit.write(move |tx| rules::resume(tx, &by, rule)).await?;
    visit.leads_to_saying(AREA, "rules-said-resumed")
}

/// Keeps what was typed, or shows what it would have found.
async fn save(visit: &Visit, by: Member, id: Option<PostRuleId>, form: RuleForm) -> Result<Response> {
    let kept = match (form.rule(), form.preview) {
        (Err(errors), _) => Err(errors.into()),
        (Ok(rule), Some(from)) => match super::rule_preview::load(visit, rule, from).await {
            Ok(preview) => {
                let page = rule_page(visit, id, form, FieldErrors::new()).await?;
                return super::page(visit, AREA, "rule", RulePage { preview: Some(preview), ..page });
            }
            Err(refused) => Err(refused),
        },
        (Ok(rule), None) => visit.write(move |tx| keep(tx, &by, id, &rule)).await,
    };
    match kept {
        Ok(()) => visit.leads_to_saying(AREA, "admin-said-saved"),
        Err(Error::Invalid(errors)) => {
            super::form_again(visit, AREA, "rule", rule_page(visit, id, form, errors).await?)
        }
        Err(other) => Err(other),
    }
}

fn keep(tx: &mut crate::platform::db::Tx<'_>, by: &Member, id: Option<PostRuleId>, rule: &NewRule) -> Result<()> {
    match id {
        Some(id) => rules::change(tx, by, id, rule),
        None => rules::make(tx, by, rule).map(drop),
    }
}

impl RuleForm {
    fn of_kind(kind: RuleKind) -> Self {
        let most = if kind.takes_most() { "1" } else { "" };
        let (name, words, does) = (String::new(), String::new(), Some(Does::Holds));
        Self { kind, name, words, most: most.to_owned(), does, space: None, preview: None }
    }

    fn of(rule: &Rule) -> Self {
        Self {
            kind: rule.kind,
            name: rule.name.clone(),
            words: rule.words.clone(),
            most: rule.most.to_string(),
            does: Some(rule.does),
            space: rule.space_id,
            preview: None,
        }
    }

    /// What the command takes; what is wrong with the number is told by it.
    fn rule(&self) -> Result<NewRule, FieldErrors> {
        let missing = || FieldErrors::of("does", crate::platform::words::Message::new("rules-does-missing"));
        Ok(NewRule {
            kind: self.kind,
            name: line(&self.name),
            words: text::clean_body(&self.words),
            most: self.most.trim().parse().unwrap_or_default(),
            does: self.does.ok_or_else(missing)?,
            space: self.space,
        })
    }
}

fn shown_kind(kind: RuleKind) -> ShownKind {
    ShownKind {
        url: format!("{AREA}/new?kind={kind}"),
        words: format!("rules-kind-{kind}"),
        hint: format!("rules-kind-{kind}-hint"),
    }
}

async fn rule_page(visit: &Visit, id: Option<PostRuleId>, form: RuleForm, errors: FieldErrors) -> Result<RulePage> {
    let read = move |conn: &mut Conn, viewer: &Viewer| {
        let rule = id.map(|id| rules::find(conn, id)).transpose()?;
        Ok::<_, Error>((rule, spaces::list(conn, viewer)?))
    };
    let (rule, spaces) = visit.read(read).await?;
    let kind = rule.as_ref().map_or(form.kind, |rule| rule.kind);
    let does = |does: &Does| Choice {
        hint: Some(say(visit, &format!("rules-does-{does}-hint"))),
        ..Choice::new(does, say(visit, &format!("rules-does-{does}")))
    };
    Ok(RulePage {
        id: id.map(PostRuleId::number),
        has_ended: rule.is_some_and(|rule| rule.ended_at.is_some()),
        kind: kind.word(),
        takes_words: kind.takes_words(),
        takes_most: kind.takes_most(),
        choices: Does::ALL.iter().map(does).collect(),
        spaces: spaces.into_iter().map(|space| Choice::new(space.id, space.name)).collect(),
        preview: None,
        form,
        errors,
    })
}
