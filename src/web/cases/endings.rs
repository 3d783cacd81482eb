//! The outcomes that a case's form offers.

use serde::Serialize;

use super::form::DecisionForm;
use super::suspending::ShownSuspending;
use crate::cases::{Case, Outcome};
use crate::moderation::Hiding;
use crate::posts::{Post, PostKind};

/// What can be decided, as the form offers it.
#[derive(Serialize)]
pub(super) struct ShownEndings {
    action: String,
    release_url: String,
    outcomes: Vec<ShownOutcome>,
    whys: Vec<ShownWhy>,
    /// Whom the message goes to.
    author: String,
    /// Whether the post bears marks that it could lose.
    has_marks: bool,
    /// Whether it waits for approval: then what is decided cannot be undone.
    is_held: bool,
    suspends: ShownSuspending,
}

/// What a post under review has.
#[derive(Clone, Copy)]
pub(super) struct Has {
    /// Marks that it could lose.
    pub(super) marks: bool,
    /// Flags.
    pub(super) flags: bool,
}

#[derive(Serialize)]
struct ShownOutcome {
    value: &'static str,
    /// The same as in keys.
    word: String,
    /// The key of what it means here.
    hint: String,
    key: usize,
    is_chosen: bool,
    has_message: bool,
}

#[derive(Serialize)]
struct ShownWhy {
    value: &'static str,
    words: String,
    is_chosen: bool,
}

impl ShownEndings {
    /// What can be decided of a post.
    pub(super) fn of(case: &Case, (post, has): (&Post, Has), form: &DecisionForm, query: &str) -> Self {
        let is_changed = is_changed(case, post);
        let is_held = post.held_at.is_some();
        let is_there = |outcome: &&Outcome| match outcome {
            Outcome::Approved | Outcome::Declined => is_held && post.deleted_at.is_none() && post.hidden_at.is_none(),
            Outcome::Revised => is_changed,
            Outcome::AuthorRevises | Outcome::Redacted | Outcome::Warned => post.is_shown(),
            Outcome::Corrected | Outcome::Superseded => may_be_corrected(post),
            Outcome::Accurate => !is_held,
            Outcome::Abuse => !is_held && has.flags,
            Outcome::Removed => true,
        };
        let offered = ORDER.iter().filter(is_there).enumerate();
        let outcomes = offered.map(|(nth, outcome)| ShownOutcome {
            value: outcome.word(),
            word: outcome.word().replace('_', "-"),
            hint: hint(*outcome, post),
            key: nth + 1,
            is_chosen: form.outcome == Some(*outcome),
            has_message: !matches!(outcome, Outcome::Abuse | Outcome::Approved),
        });
        let whys = Hiding::ALL.iter().map(|why| ShownWhy {
            value: why.word(),
            words: format!("moderation-why-{}", why.word().replace('_', "-")),
            is_chosen: form.why == Some(*why),
        });
        Self {
            action: format!("/cases/{}/decision{query}", case.id),
            release_url: format!("/cases/{}/release{query}", case.id),
            outcomes: outcomes.collect(),
            whys: whys.collect(),
            author: String::new(),
            has_marks: has.marks,
            is_held,
            suspends: ShownSuspending::default(),
        }
    }

    /// The same, with the name of whom the message goes to, and how long they can be suspended.
    pub(super) fn to(self, author: String, suspends: ShownSuspending) -> Self {
        Self { author, suspends, ..self }
    }
}

/// What an outcome means for a post: one that is hidden is shown again if nothing is wrong with it.
fn hint(outcome: Outcome, post: &Post) -> String {
    let word = outcome.word().replace('_', "-");
    let hidden = if outcome == Outcome::Accurate && post.hidden_at.is_some() { "-hidden" } else { "" };
    format!("cases-outcome-{word}{hidden}-hint")
}

/// The order in which outcomes stand.
const ORDER: [Outcome; 11] = [
    Outcome::Approved,
    Outcome::Declined,
    Outcome::Accurate,
    Outcome::Revised,
    Outcome::AuthorRevises,
    Outcome::Corrected,
    Outcome::Superseded,
    Outcome::Redacted,
    Outcome::Warned,
    Outcome::Removed,
    Outcome::Abuse,
];

/// Only answers that everybody may read are corrected.
pub(super) fn may_be_corrected(post: &Post) -> bool {
    post.kind == PostKind::Answer && post.is_shown()
}

/// Whether the post says something else since its case was opened, or nothing any more.
pub(super) fn is_changed(case: &Case, post: &Post) -> bool {
    post.deleted_at.is_some() || case.is_revised(post) || post.edited_at.is_some_and(|at| at > case.opened_at)
}
