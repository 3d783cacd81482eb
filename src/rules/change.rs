//! Making rules, changing them, ending them and taking them into use again.

use super::finds::{compiled, lines};
use super::model::{self, MOST_RULES, Written};
use super::{Does, Rule, RuleKind, policy};
use crate::audit::{self, Act, Kind};
use crate::error::{Error, Result};
use crate::ids::{PostRuleId, SpaceId};
use crate::platform::db::Tx;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::reading;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::spaces;

/// How many phrases or domains a rule has at most.
const MOST_LINES: usize = 200;
/// The most bytes of them.
const MOST_BYTES: usize = 10 * 1024;
/// The longest pattern, in characters.
const LONGEST_PATTERN: usize = 500;

/// A rule to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRule {
    /// What moderators know it by.
    pub name: String,
    /// What is looked for.
    pub kind: RuleKind,
    /// Phrases, a pattern, or domains that are fine.
    pub words: String,
    /// From how many on.
    pub most: i64,
    /// What follows.
    pub does: Does,
    /// Where; everywhere if nothing is said.
    pub space: Option<SpaceId>,
}

impl NewRule {
    /// What needs another look, field by field.
    pub fn check(&self) -> Result<(), FieldErrors> {
        let check = Check::new().text("name", &self.name, 1..=60);
        let check = match self.kind {
            RuleKind::Phrases => self.check_phrases(check),
            RuleKind::Pattern => self.check_pattern(check),
            kind if kind.takes_words() => self.check_lines(check, 0),
            _ => check,
        };
        let is_most_fine = !self.kind.takes_most() || (1..=50).contains(&self.most);
        check.that("most", is_most_fine, || Message::new("rules-most-between").with("most", 50)).finish()
    }

    fn check_lines(&self, check: Check, least: usize) -> Check {
        check.body("words", &self.words, least..=MOST_BYTES).count("words", lines(&self.words).count(), 0..=MOST_LINES)
    }

    /// A phrase of one letter would find nearly everything.
    fn check_phrases(&self, check: Check) -> Check {
        let short = lines(&self.words).find(|line| reading::fold(line).chars().count() < 2);
        let said = short.unwrap_or_default().to_owned();
        self.check_lines(check, 1)
            .that("words", short.is_none(), || Message::new("rules-phrase-short").with("phrase", said))
    }

    fn check_pattern(&self, check: Check) -> Check {
        let compiled = compiled(self.words.trim());
        let too_large = matches!(compiled, Err(regex::Error::CompiledTooBig(_)));
        let is_everything = compiled.as_ref().is_ok_and(|pattern| pattern.is_match(""));
        check
            .text("words", self.words.trim(), 1..=LONGEST_PATTERN)
            .that("words", !too_large, || Message::new("rules-pattern-large"))
            .that("words", compiled.is_ok(), || Message::new("rules-pattern-broken"))
            .that("words", !is_everything, || Message::new("rules-pattern-everything"))
    }

    fn written(&self, tx: &mut Tx<'_>, by: &Member, version: i64) -> Written<'_> {
        Written {
            name: &self.name,
            kind: self.kind,
            words: if self.kind.takes_words() { self.words.trim() } else { "" },
            most: if self.kind.takes_most() { self.most } else { 0 },
            does: self.does,
            space_id: self.space,
            version,
            changed_by: by.id,
            changed_at: tx.now(),
        }
    }
}

/// Makes a rule; it looks at what is posted or edited from now on.
pub fn make(tx: &mut Tx<'_>, by: &Member, new: &NewRule) -> Result<PostRuleId> {
    let version = begin(tx, by, new)?;
    if model::count(tx.conn())? >= MOST_RULES {
        return Err(Error::field("name", Message::new("rules-too-many").with("most", MOST_RULES)));
    }
    let written = new.written(tx, by, version);
    Ok(model::add(tx, &written)?)
}

/// Changes a rule; what it looks for stays of its kind.
pub fn change(tx: &mut Tx<'_>, by: &Member, id: PostRuleId, new: &NewRule) -> Result<()> {
    let before = model::find(tx.conn(), id)?;
    let new = NewRule { kind: before.kind, ..new.clone() };
    let version = begin(tx, by, &new)?;
    let written = new.written(tx, by, version);
    Ok(model::keep(tx, id, &written)?)
}

/// Ends a rule: it looks at nothing any more. What it held waits on.
pub fn end(tx: &mut Tx<'_>, by: &Member, id: PostRuleId) -> Result<()> {
    set_ended(tx, by, id, true)
}

/// Takes a rule into use again.
pub fn resume(tx: &mut Tx<'_>, by: &Member, id: PostRuleId) -> Result<()> {
    set_ended(tx, by, id, false)
}

fn set_ended(tx: &mut Tx<'_>, by: &Member, id: PostRuleId, has_ended: bool) -> Result<()> {
    policy::may_make(by)?;
    let version = model::next_version(tx)?;
    let rule: Rule = model::find(tx.conn(), id)?;
    if rule.ended_at.is_some() == has_ended {
        return Ok(());
    }
    audit::record(tx, Act::new(Kind::SettingsChanged).by(by.id).detail("rules"))?;
    Ok(model::set_ended(tx, id, version, by.id, has_ended)?)
}

/// What every change begins with.
fn begin(tx: &mut Tx<'_>, by: &Member, new: &NewRule) -> Result<i64> {
    policy::may_make(by)?;
    new.check()?;
    if let Some(space) = new.space {
        spaces::find(tx.conn(), by, space)?;
    }
    audit::record(tx, Act::new(Kind::SettingsChanged).by(by.id).detail("rules"))?;
    Ok(model::next_version(tx)?)
}
