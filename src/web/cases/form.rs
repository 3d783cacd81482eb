//! The form of a decision: every outcome with what it takes, filled in as far as can be known before.

use serde::{Deserialize, Serialize};

use super::endings::{is_changed, may_be_corrected};
use super::letters::Letters;
use crate::cases::{Case, Ending, NewDecision, NewSuspension, Outcome, Proposal, Term};
use crate::corrections::{Correction, NewCorrection};
use crate::flags::{Raised, Reason};
use crate::ids::CorrectionId;
use crate::moderation::Hiding;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::text;
use crate::platform::words::Message;
use crate::posts::Post;
use crate::web::corrections::target_in;

/// The longest message, reply or note, in bytes.
const LONGEST: usize = 4 * 1024;

/// What the form sends. The fields of other outcomes than the chosen one do not count.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionForm {
    #[serde(default)]
    pub(super) outcome: Option<Outcome>,
    #[serde(default)]
    reply: String,
    #[serde(default)]
    body: String,
    #[serde(default)]
    pub(super) why: Option<Hiding>,
    #[serde(default)]
    is_criticism: Option<bool>,
    #[serde(default)]
    note: String,
    /// How long the author of what is removed is suspended, if they are, and why.
    #[serde(default)]
    pub(super) term: Option<Term>,
    #[serde(default)]
    suspension_why: String,
    #[serde(default)]
    message_accurate: String,
    #[serde(default)]
    message_author_revises: String,
    #[serde(default)]
    message_revised: String,
    #[serde(default)]
    correction_body: String,
    #[serde(default)]
    correction_why: String,
    /// The correction that stood when the form was drawn.
    #[serde(default)]
    instead_of: Option<CorrectionId>,
    #[serde(default)]
    correction_source: String,
    #[serde(default)]
    withdraws_marks: bool,
    #[serde(default)]
    better: String,
    #[serde(default)]
    message_corrected: String,
    #[serde(default)]
    message_superseded: String,
    #[serde(default)]
    message_redacted: String,
    #[serde(default)]
    message_removed: String,
    #[serde(default)]
    message_warned: String,
    /// The rule that the author is warned of.
    #[serde(default)]
    warned_why: Option<Hiding>,
    #[serde(default)]
    message_declined: String,
    /// What the post said when the form was drawn.
    #[serde(default)]
    version: Option<i64>,
}

impl DecisionForm {
    /// The form as it is first opened: the outcome that the gravest reason asks for, with its words.
    pub(super) fn prepared(case: &Case, post: &Post, flags: &[Raised], letters: &Letters) -> Self {
        // Who flagged may have said what is right.
        let known = flags.iter().map(|it| &it.flag).find(|flag| !flag.better.is_empty());
        let known = known.filter(|_| may_be_corrected(post));
        let outcome = match case.reason {
            _ if post.held_at.is_some() && post.deleted_at.is_none() => Outcome::Approved,
            // Who hid it has looked at it.
            _ if post.hidden_at.is_some() => Outcome::Removed,
            _ if is_changed(case, post) => Outcome::Revised,
            Reason::Spam | Reason::Abusive | Reason::OffTopic => Outcome::Removed,
            Reason::Private => Outcome::Redacted,
            Reason::Inaccurate | Reason::Outdated | Reason::Unsafe if known.is_some() => Outcome::Corrected,
            Reason::Inaccurate | Reason::Outdated | Reason::Unsafe => Outcome::AuthorRevises,
            Reason::Other | Reason::Rule | Reason::Held => Outcome::Accurate,
        };
        let gravest = flags.iter().find(|it| it.flag.reason == case.reason);
        let letter = |outcome| letters.of(outcome).to_owned();
        Self {
            outcome: Some(outcome),
            body: post.markdown.clone(),
            is_criticism: case.is_criticism.filter(|_| post.hidden_at.is_some()).map(|it| it != 0),
            why: post
                .hidden_why
                .as_deref()
                .and_then(|why| why.parse().ok())
                .or_else(|| gravest.and_then(|it| rule_of(it.flag.reason))),
            message_accurate: letter(Outcome::Accurate),
            message_author_revises: letter(Outcome::AuthorRevises),
            message_revised: letter(Outcome::Revised),
            correction_body: known.map(|flag| flag.better.clone()).unwrap_or_default(),
            correction_source: known.map(|flag| flag.source.clone()).unwrap_or_default(),
            message_corrected: letter(Outcome::Corrected),
            message_superseded: letter(Outcome::Superseded),
            message_redacted: letter(Outcome::Redacted),
            message_removed: letter(Outcome::Removed),
            message_warned: letter(Outcome::Warned),
            warned_why: gravest.and_then(|it| rule_of(it.flag.reason)),
            message_declined: letter(Outcome::Declined),
            suspension_why: letters.suspension.clone(),
            version: Some(post.version),
            ..Self::default()
        }
    }

    /// The same, where a correction stands already: that is what is to be changed, if nobody knows better.
    pub(super) fn over(self, standing: Option<&Correction>) -> Self {
        let Some(standing) = standing else { return self };
        let is_known = !self.correction_body.is_empty();
        Self {
            instead_of: Some(standing.id),
            correction_body: if is_known { self.correction_body } else { standing.markdown.clone() },
            correction_why: standing.why.clone(),
            correction_source: if is_known { self.correction_source } else { standing.source.clone() },
            ..self
        }
    }

    /// The same, with what a second person is asked to agree to.
    pub(super) fn agreeing(self, proposal: Option<&Proposal>) -> Self {
        let Some(proposal) = proposal else { return self };
        Self {
            outcome: Some(Outcome::Removed),
            why: Some(proposal.why),
            is_criticism: Some(true),
            message_removed: proposal.message.clone(),
            ..self
        }
    }

    /// What the command takes, if the fields of the chosen outcome are right.
    pub(super) fn decision(&self) -> Result<NewDecision, FieldErrors> {
        let clean = |typed: &str| text::clean_body(typed).trim().to_owned();
        let missing = |field, key| FieldErrors::of(field, Message::new(key));
        let outcome = self.outcome.ok_or_else(|| missing("outcome", "cases-outcome-missing"))?;
        let (ending, field, message) = match outcome {
            Outcome::Accurate => (Ending::Accurate, "message_accurate", self.message_accurate.as_str()),
            Outcome::AuthorRevises => {
                (Ending::AuthorRevises, "message_author_revises", self.message_author_revises.as_str())
            }
            Outcome::Revised => (Ending::Revised, "message_revised", self.message_revised.as_str()),
            Outcome::Redacted => {
                let body = text::clean_body(&self.body);
                (Ending::Redacted { body }, "message_redacted", self.message_redacted.as_str())
            }
            Outcome::Removed => {
                let why = self.why.ok_or_else(|| missing("why", "moderation-reason-missing"))?;
                let is_criticism = self.is_criticism;
                (Ending::Removed { why, is_criticism }, "message_removed", self.message_removed.as_str())
            }
            Outcome::Warned => {
                let why = self.warned_why.ok_or_else(|| missing("warned_why", "moderation-reason-missing"))?;
                (Ending::Warned { why }, "message_warned", self.message_warned.as_str())
            }
            Outcome::Abuse => (Ending::Abuse, "outcome", ""),
            Outcome::Approved => (Ending::Approved { version: self.version() }, "outcome", ""),
            Outcome::Declined => {
                (Ending::Declined { version: self.version() }, "message_declined", self.message_declined.as_str())
            }
            Outcome::Corrected => {
                let ending = match self.instead_of {
                    Some(before) => Ending::CorrectedAnew(before, self.correction()),
                    None => Ending::Corrected(self.correction()),
                };
                (ending, "message_corrected", self.message_corrected.as_str())
            }
            Outcome::Superseded => {
                let better = target_in(&self.better).ok_or_else(|| missing("better", "corrections-better-missing"))?;
                (Ending::Superseded(better), "message_superseded", self.message_superseded.as_str())
            }
        };
        let reply = if outcome == Outcome::Accurate { clean(&self.reply) } else { String::new() };
        let suspension = self.term.filter(|_| outcome == Outcome::Removed);
        let suspension = suspension.map(|term| NewSuspension { term, why: clean(&self.suspension_why) });
        let new = NewDecision { ending, message: clean(message), reply, note: clean(&self.note), suspension };
        Check::new()
            .body(field, &new.message, 0..=LONGEST)
            .body("reply", &new.reply, 0..=LONGEST)
            .body("note", &new.note, 0..=LONGEST)
            .finish()?;
        Ok(new)
    }
}

impl DecisionForm {
    /// The version that was looked at; none is any post's.
    fn version(&self) -> i64 {
        self.version.unwrap_or_default()
    }

    fn correction(&self) -> NewCorrection {
        NewCorrection {
            body: self.correction_body.clone(),
            why: self.correction_why.clone(),
            source: self.correction_source.clone(),
            keeps_marks: !self.withdraws_marks,
        }
    }

    /// What is wrong, beside the fields of this form: a correction's are called otherwise here.
    pub(super) fn named(&self, errors: &FieldErrors) -> FieldErrors {
        let mut named = FieldErrors::new();
        for (field, message) in errors.iter() {
            let own = match field {
                "body" if self.outcome == Some(Outcome::Corrected) => "correction_body",
                "why" if self.outcome == Some(Outcome::Corrected) => "correction_why",
                "source" => "correction_source",
                other => other,
            };
            named.add(own.to_owned(), message.clone());
        }
        named
    }
}

/// The rule that a reason says is broken.
fn rule_of(reason: Reason) -> Option<Hiding> {
    match reason {
        Reason::Spam => Some(Hiding::Spam),
        Reason::Abusive => Some(Hiding::Abusive),
        Reason::OffTopic => Some(Hiding::OffTopic),
        Reason::Unsafe => Some(Hiding::Dangerous),
        Reason::Private => Some(Hiding::Private),
        Reason::Inaccurate | Reason::Outdated | Reason::Other | Reason::Rule | Reason::Held => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(change: impl FnOnce(&mut DecisionForm)) -> Result<NewDecision, Vec<String>> {
        let mut form = DecisionForm::default();
        change(&mut form);
        form.decision().map_err(|errors| errors.iter().map(|(field, _)| field.to_owned()).collect())
    }

    #[test]
    fn each_outcome_asks_for_what_it_needs() {
        assert_eq!(decided(|_| {}).err(), Some(vec!["outcome".into()]));
        assert_eq!(decided(|it| it.outcome = Some(Outcome::Removed)).err(), Some(vec!["why".into()]));
        assert_eq!(decided(|it| it.outcome = Some(Outcome::Superseded)).err(), Some(vec!["better".into()]));
        for outcome in [Outcome::Accurate, Outcome::Revised, Outcome::Corrected, Outcome::Abuse] {
            assert!(decided(|it| it.outcome = Some(outcome)).is_ok(), "{outcome}");
        }
    }

    #[test]
    fn only_the_words_of_the_chosen_outcome_count() {
        let new = decided(|it| {
            it.outcome = Some(Outcome::Abuse);
            it.message_removed = "Removed.".into();
            it.reply = "Right.".into();
        });
        assert_eq!(new.map(|new| (new.message, new.reply)).ok(), Some((String::new(), String::new())));
    }
}
