//! One's own flags, and what became of them.

use serde::{Deserialize, Serialize};

use crate::cases;
use crate::error::Result;
use crate::flags::{self, FlagState, ListedFlag, PAGE};
use crate::ids::FlagId;
use crate::rights::Member;
use crate::urls;
use crate::web::{Path, Query, Response, Visit};

/// Where the page begins.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    before: Option<FlagId>,
}

#[derive(Serialize)]
struct FlagsPage {
    flags: Vec<ShownFlag>,
    left: i64,
    a_day: i64,
    older: Option<String>,
    newer: Option<&'static str>,
}

/// A flag, with what became of it once that stands.
#[derive(Serialize)]
struct ShownFlag {
    reason: String,
    words: String,
    better: String,
    at: i64,
    /// None where the thread went out of sight.
    title: Option<String>,
    lang: Option<String>,
    url: String,
    /// The key of what became of it.
    state: String,
    kind: &'static str,
    decided_at: Option<i64>,
    /// What a moderator wrote to those who flagged.
    reply: Option<String>,
    withdraw_url: Option<String>,
}

/// `GET /flags`
pub async fn list(visit: Visit, by: Member, asked: Query<Asked>) -> Result<Response> {
    let (before, now) = (asked.0.before, visit.now());
    let page = visit
        .read(move |conn, viewer| {
            let mut flags = flags::list_mine(conn, viewer, before)?;
            let has_more = flags.len() > PAGE;
            flags.truncate(PAGE);
            let allowance = flags::allowance_of(conn, by.id, now)?;
            let last = flags.last().filter(|_| has_more).map(|flag| flag.id);
            Ok(FlagsPage {
                flags: flags.into_iter().map(shown).collect(),
                left: allowance.left,
                a_day: allowance.a_day,
                older: last.map(|last| format!("/flags?before={last}")),
                newer: before.map(|_| "/flags"),
            })
        })
        .await?;
    visit.unlisted_page("flags/list.html", &page)
}

/// `POST /flags/{flag}/withdraw`
pub async fn withdraw(visit: Visit, by: Member, flag: Path<FlagId>) -> Result<Response> {
    let flag = *flag;
    visit.write(move |tx| cases::withdraw_flag(tx, &by, flag)).await?;
    visit.leads_to_saying("/flags", "flags-said-withdrawn")
}

fn shown(flag: ListedFlag) -> ShownFlag {
    // What can still be undone is told to nobody.
    let stands = flag.stood_at.is_some() || flag.state == FlagState::Withdrawn;
    let state = if stands { flag.state } else { FlagState::Open };
    let (word, kind) = match (state, flag.outcome.as_deref()) {
        (FlagState::Open, _) => ("open".to_owned(), "waiting"),
        (FlagState::Withdrawn, _) => ("withdrawn".to_owned(), "closed"),
        (FlagState::Upheld, Some(outcome)) => (outcome.replace('_', "-"), "resolved"),
        (FlagState::Upheld, None) => ("upheld".to_owned(), "resolved"),
        (FlagState::Declined, _) => ("declined".to_owned(), "answered"),
        (FlagState::Abuse, _) => ("abuse".to_owned(), "closed"),
    };
    ShownFlag {
        reason: format!("flags-reason-{}", flag.reason.word().replace('_', "-")),
        words: flag.words,
        better: flag.better,
        at: flag.at.micros(),
        title: Some(flag.thread_title).filter(|_| flag.thread_hidden_at.is_none()),
        lang: flag.thread_language,
        url: urls::post(flag.post_id),
        state: format!("flags-state-{word}"),
        kind,
        decided_at: flag.decided_at.filter(|_| stands).map(|at| at.micros()),
        reply: flag.reply.filter(|reply| stands && !reply.is_empty()),
        withdraw_url: (flag.state == FlagState::Open).then(|| format!("/flags/{}/withdraw", flag.id)),
    }
}
