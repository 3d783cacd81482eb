//! What stands with an answer, as pages show it to a reader.

use serde::Serialize;
use url::Url;

use crate::corrections::{Better, Correction, Standing, policy};
use crate::platform::clock::Instant;
use crate::platform::views::Person;
use crate::posts::Post;
use crate::rights::Viewer;
use crate::threads::Thread;
use crate::urls;

/// What puts an answer right, and what its reader may do about it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct ShownCorrection {
    id: i64,
    html: String,
    why: String,
    source: Option<ShownSource>,
    by: Person,
    at: i64,
    may_edit: bool,
    may_undo: bool,
}

/// Where a correction is from.
#[derive(Clone, Debug, Serialize)]
struct ShownSource {
    words: String,
    /// Its address, if it is one.
    url: Option<String>,
}

/// Where an answer leads to.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct ShownBetter {
    id: i64,
    /// Who wrote the better answer, if it is one of the same thread.
    by: Option<String>,
    title: String,
    lang: Option<String>,
    url: String,
    may_withdraw: bool,
    may_undo: bool,
}

/// A correction in an answer's history.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct ShownPast {
    html: String,
    why: String,
    source: Option<ShownSource>,
    by: Person,
    at: i64,
    /// Whether it is an edit of the one before.
    is_edit: bool,
    /// `stands`, `replaced` or `withdrawn`.
    state: &'static str,
    ended_at: Option<i64>,
    withdrawn_why: String,
}

impl ShownCorrection {
    pub(in crate::web) fn of(standing: &Standing, viewer: &Viewer, thread: &Thread, post: &Post, now: Instant) -> Self {
        let Standing { correction, by_name, by_handle } = standing;
        let done = (correction.by_id, correction.at);
        Self {
            id: correction.id.number(),
            html: correction.html.clone(),
            why: correction.why.clone(),
            source: ShownSource::of(correction),
            by: Person::new(correction.by_id.number(), by_name, by_handle),
            at: correction.at.micros(),
            may_edit: policy::may_correct(viewer, thread, post).is_ok(),
            may_undo: policy::may_undo(viewer, thread, done, now).is_ok(),
        }
    }
}

impl ShownSource {
    fn of(correction: &Correction) -> Option<Self> {
        let words = correction.source.clone();
        let is_web = |url: &Url| matches!(url.scheme(), "http" | "https") && url.host().is_some();
        let url = Url::parse(&words).ok().filter(is_web).map(|url| url.to_string());
        (!words.is_empty()).then_some(Self { words, url })
    }
}

impl ShownBetter {
    pub(in crate::web) fn of(better: &Better, viewer: &Viewer, thread: &Thread, now: Instant) -> Self {
        let row = &better.supersession;
        let by = better.answer.as_ref().filter(|_| better.thread == thread.id).map(|(_, by)| by.clone());
        Self {
            id: row.id.number(),
            by,
            url: match &better.answer {
                Some((answer, _)) => urls::post(*answer),
                None => urls::thread(better.thread, &better.title),
            },
            title: better.title.clone(),
            lang: better.language.clone(),
            may_withdraw: policy::may_put_right(viewer, thread).is_ok(),
            may_undo: policy::may_undo(viewer, thread, (row.by_id, row.at), now).is_ok(),
        }
    }
}

/// Corrections as an answer's history lists them, the newest first.
pub(in crate::web) fn past(all: Vec<Standing>) -> Vec<ShownPast> {
    let one = |it: Standing| {
        let correction = it.correction;
        let state = match (correction.ended_at, &correction.withdrawn_why) {
            (None, _) => "stands",
            (Some(_), None) => "replaced",
            (Some(_), Some(_)) => "withdrawn",
        };
        ShownPast {
            source: ShownSource::of(&correction),
            by: Person::new(correction.by_id.number(), it.by_name, it.by_handle),
            at: correction.at.micros(),
            is_edit: correction.instead_of.is_some(),
            state,
            ended_at: correction.ended_at.map(Instant::micros),
            withdrawn_why: correction.withdrawn_why.unwrap_or_default(),
            html: correction.html,
            why: correction.why,
        }
    };
    all.into_iter().map(one).collect()
}
