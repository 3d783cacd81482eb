//! Correcting an answer.

use super::model::{self, Correction, NewRow};
use super::{marks, policy};
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::{CorrectionId, PostId};
use crate::moderation::{self, ActKind, NewAct};
use crate::platform::db::Tx;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::markup::Limits;
use crate::platform::text;
use crate::platform::words::Message;
use crate::posts::{self, Post, Shows};
use crate::rights::Member;

/// The longest correction, in bytes: what needs more is an answer of its own.
pub const LONGEST: usize = 4 * 1024;
/// The longest reason, in characters.
pub const LONGEST_WHY: usize = 500;
/// The longest source, in characters.
pub const LONGEST_SOURCE: usize = 500;

/// What is to stand with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCorrection {
    /// What is right now, as Markdown.
    pub body: String,
    /// Why, if that is said.
    pub why: String,
    /// Where it is from: an address or words, if that is said.
    pub source: String,
    /// Whether the answer, read with the correction, still solves the question. Otherwise its marks are withdrawn.
    pub keeps_marks: bool,
}

impl NewCorrection {
    /// As it is kept, if it is right.
    pub(super) fn cleaned(&self) -> Result<Self, FieldErrors> {
        let one_line = |typed: &str| text::clean_line(&typed.replace(['\r', '\n'], " ")).unwrap_or_default();
        let clean = Self {
            body: text::clean_body(&self.body),
            why: text::clean_body(&self.why).trim().to_owned(),
            source: one_line(&self.source),
            keeps_marks: self.keeps_marks,
        };
        Check::new()
            .body("body", &clean.body, 1..=LONGEST)
            .text("why", &clean.why, 0..=LONGEST_WHY)
            .text("source", &clean.source, 0..=LONGEST_SOURCE)
            .finish()?;
        Ok(clean)
    }

    /// Whether a correction says the same.
    pub(super) fn is(&self, other: &Correction) -> bool {
        self.body == other.markdown && self.why == other.why && self.source == other.source
    }
}

/// Puts a correction beside an answer; the original stays readable. Where somebody else has corrected it meanwhile,
/// that is [`Error::Conflict`]; one's own, sent twice, is made once.
pub fn correct(tx: &mut Tx<'_>, by: &Member, post: PostId, new: &NewCorrection) -> Result<CorrectionId> {
    let (thread, post) = posts::find_to_change(tx, by, post)?;
    policy::may_correct(by, &thread, &post)?;
    let new = new.cleaned()?;
    if let Some(standing) = model::standing(tx.conn(), post.id)? {
        let is_sent_twice = by.is(standing.by_id) && new.is(&standing);
        return if is_sent_twice { Ok(standing.id) } else { Err(in_the_way()) };
    }
    let id = keep(tx, by, &post, &new, None)?;
    if !new.keeps_marks {
        marks::take(tx, by, (&thread, &post), id)?;
    }
    let (thread, post, by) = (thread.id, post.id, by.id);
    moderation::note(tx, &NewAct { thread, post: Some(post), kind: ActKind::Corrected, why: None, note: "", by })?;
    events::record(tx, &Event::AnswerCorrected { thread, post, by, correction: id })?;
    Ok(id)
}

/// Somebody else was there first.
pub(super) fn in_the_way() -> Error {
    Error::Conflict(Message::new("corrections-conflict"))
}

/// Makes the row. A correction shows the pictures that its answer shows already: whoever reads the one may have them.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    by: &Member,
    post: &Post,
    new: &NewCorrection,
    instead_of: Option<CorrectionId>,
) -> Result<CorrectionId> {
    let (site, at) = (tx.site().to_owned(), tx.now());
    let shows = Shows::WhatIsUsedIn(post.id);
    let drawn = posts::compose_within(tx.conn(), &site, "body", &new.body, Limits::POST, shows)?;
    let (markdown, html) = (drawn.markdown.as_str(), drawn.html.as_str());
    let (why, source) = (new.why.as_str(), new.source.as_str());
    Ok(model::add(tx, &NewRow { post_id: post.id, markdown, html, why, source, by_id: by.id, at, instead_of })?)
}
