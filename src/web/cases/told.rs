//! What moderators decided on what one wrote.

use serde::{Deserialize, Serialize};

use crate::cases::{self, TOLD, Told};
use crate::error::Result;
use crate::ids::DecisionId;
use crate::rights::{Member, Viewer};
use crate::urls;
use crate::web::appeals::Way;
use crate::web::{Query, Response, Visit};

/// Where the page begins.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Before {
    before: Option<DecisionId>,
}

#[derive(Serialize)]
struct ToldPage {
    told: Vec<ShownTold>,
    older: Option<String>,
    newer: Option<&'static str>,
}

/// A decision as the author reads it.
#[derive(Serialize)]
struct ShownTold {
    id: i64,
    outcome: String,
    kind: &'static str,
    why: Option<String>,
    paragraphs: Vec<String>,
    at: i64,
    /// None where the thread is closed to the reader now.
    title: Option<String>,
    lang: Option<String>,
    url: String,
    may_revise: bool,
    /// How one appeals, or what came of that.
    way: Way,
}

/// `GET /decisions`
pub async fn told(visit: Visit, _by: Member, asked: Query<Before>) -> Result<Response> {
    let (before, now) = (asked.0.before, visit.now());
    let page = visit
        .read(move |conn, viewer| {
            let mut told = cases::list_told(conn, viewer, before)?;
            let has_more = told.len() > TOLD;
            told.truncate(TOLD);
            let last = told.last().filter(|_| has_more).map(|it| it.id);
            let mut ways = Way::of_told(conn, &told, now)?;
            let mut way = |it: &Told| ways.remove(&it.id).unwrap_or_default();
            Ok(ToldPage {
                told: told.into_iter().map(|it| (way(&it), it)).map(|(way, it)| shown(it, viewer, way)).collect(),
                older: last.map(|last| format!("/decisions?before={last}")),
                newer: before.map(|_| "/decisions"),
            })
        })
        .await?;
    visit.unlisted_page("decisions/list.html", &page)
}

fn shown(told: Told, viewer: &Viewer, way: Way) -> ShownTold {
    use crate::cases::Outcome;
    let kind = match told.outcome {
        Outcome::Accurate | Outcome::Revised | Outcome::Approved => "resolved",
        Outcome::AuthorRevises | Outcome::Warned => "waiting",
        Outcome::Corrected | Outcome::Superseded => "corrected",
        Outcome::Removed | Outcome::Redacted | Outcome::Declined => "removed",
        Outcome::Abuse => "closed",
    };
    let is_open = viewer.may_enter(told.space_id);
    ShownTold {
        id: told.id.number(),
        outcome: format!("cases-ended-{}", told.outcome.word().replace('_', "-")),
        kind,
        why: told.why.map(|why| format!("moderation-why-{}", why.word().replace('_', "-"))),
        paragraphs: told.message.split("\n\n").map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect(),
        at: told.stood_at.map_or(0, crate::platform::clock::Instant::micros),
        title: Some(told.thread_title).filter(|_| is_open),
        lang: told.thread_language.filter(|_| is_open),
        url: urls::post(told.post_id),
        may_revise: is_open && matches!(told.outcome, Outcome::AuthorRevises | Outcome::Declined),
        way,
    }
}
