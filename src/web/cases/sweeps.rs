//! Removing many posts in one step from the queue or from what an author wrote, and taking all of it back.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::letters;
use super::queue::{self, Asked};
use super::written::{self, Within};
use crate::cases::{self, MOST, NewSweep, RULES, Spared, Sweep, Term};
use crate::error::{Error, Result};
use crate::ids::{CaseId, PostId, SweepId};
use crate::moderation::Hiding;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::web::{Form, Path, Query, Response, Visit};

/// What was chosen: cases of the queue, or posts of an author, whose case is `of`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SweepForm {
    #[serde(default)]
    pub(super) case: Vec<CaseId>,
    #[serde(default)]
    pub(super) post: Vec<PostId>,
    /// Everything on the page, whatever is chosen one by one.
    #[serde(default)]
    pub(super) all: bool,
    /// The cases of the page.
    #[serde(default)]
    page: String,
    why: Option<Hiding>,
    term: Option<Term>,
    of: Option<CaseId>,
    within: Option<Within>,
}

impl SweepForm {
    /// What the command takes.
    fn sweep(&self) -> NewSweep {
        let of_page = self.page.split(',').filter_map(|id| id.parse().ok()).filter(|_| self.all);
        let mut cases: Vec<CaseId> = self.case.iter().copied().chain(of_page.take(MOST)).collect();
        cases.sort_unstable();
        cases.dedup();
        let why = self.why.unwrap_or(Hiding::Spam);
        NewSweep { cases, posts: self.post.clone(), why, term: self.term }
    }
}

/// What can be done to what is chosen.
#[derive(Serialize)]
pub(super) struct ShownPicks {
    action: String,
    /// The cases of the page.
    page: String,
    is_all: bool,
    whys: Vec<ShownPick>,
    terms: Vec<ShownPick>,
}

/// One of several; its words are a key.
#[derive(Serialize)]
pub(super) struct ShownPick {
    value: &'static str,
    words: String,
    is_chosen: bool,
}

impl ShownPicks {
    pub(super) fn of(form: &SweepForm, query: &str, page: &[CaseId], is_lead: bool) -> Self {
        let chosen = form.why.unwrap_or(Hiding::Spam);
        let why = |why: &Hiding| {
            let words = format!("moderation-why-{}", why.word().replace('_', "-"));
            ShownPick { value: why.word(), words, is_chosen: *why == chosen }
        };
        Self {
            action: format!("/sweeps{query}"),
            page: page.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
            is_all: form.all,
            whys: RULES.iter().map(why).collect(),
            terms: terms(form.term, is_lead),
        }
    }
}

/// How long somebody can be suspended.
pub(super) fn terms(chosen: Option<Term>, is_lead: bool) -> Vec<ShownPick> {
    let offered = Term::ALL.iter().filter(|term| is_lead || **term != Term::ForGood);
    let one = |term: &Term| ShownPick {
        value: term.word(),
        words: format!("suspensions-term-{}", term.word().replace('_', "-")),
        is_chosen: chosen == Some(*term),
    };
    offered.map(one).collect()
}

/// What was done last in one step, while it can be undone.
#[derive(Serialize)]
pub(super) struct ShownSwept {
    at: i64,
    undo_until: i64,
    undo_url: String,
    words: Message,
    /// What was left, and why.
    spared: Vec<Message>,
}

pub(super) fn swept(it: &Sweep, query: &str) -> ShownSwept {
    let left = |(why, count): (&Spared, &i64)| Message::new(format!("sweeps-spared-{why}")).with("count", *count);
    ShownSwept {
        at: it.at.micros(),
        undo_until: it.undo_until.micros(),
        undo_url: format!("/sweeps/{}/undo{query}", it.id),
        words: Message::new("sweeps-swept").with("posts", it.posts).with("people", it.people),
        spared: it.spared.iter().map(left).collect(),
    }
}

/// `POST /sweeps`
pub async fn sweep(visit: Visit, by: Member, asked: Query<Asked>, form: Form<SweepForm>) -> Result<Response> {
    let (form, app) = (form.0, Arc::clone(visit.app()));
    let new = form.sweep();
    let swept = visit.write(move |tx| {
        cases::sweep(tx, &by, &new, &|conn, thread, post| letters::of_removal(conn, &app, thread, post))
    });
    match swept.await {
        Ok(_) => visit.leads_to_saying(&list(&visit), "sweeps-said-done"),
        Err(Error::Invalid(errors)) => match form.of {
            Some(case) => written::again(&visit, case, form.within.unwrap_or(Within::Day), form, errors).await,
            None => queue::again(&visit, asked.0, form, errors).await,
        },
        Err(other) => Err(other),
    }
}

/// `POST /sweeps/{sweep}/undo`
pub async fn undo_sweep(visit: Visit, by: Member, sweep: Path<SweepId>) -> Result<Response> {
    let sweep = *sweep;
    visit.write(move |tx| cases::undo_sweep(tx, &by, sweep)).await?;
    visit.leads_to_saying(&list(&visit), "sweeps-said-undone")
}

/// The list that a form was sent from.
fn list(visit: &Visit) -> String {
    format!("/cases{}", visit.sent_query().map(|query| format!("?{query}")).unwrap_or_default())
}
