//! What the author of a post wrote lately, ready to be removed with it.

use std::time::Duration;

use serde::Serialize;

use super::queue::beginning;
use super::sweeps::{ShownPicks, SweepForm};
use crate::cases::{self, MOST, WrittenPost};
use crate::corrections;
use crate::error::Result;
use crate::ids::{CaseId, PostId};
use crate::people;
use crate::platform::forms::FieldErrors;
use crate::platform::views;
use crate::posts::PostKind;
use crate::spaces::{self, Space};
use crate::stored_words;
use crate::urls;
use crate::web::shown::{ShownSpace, face, space_of};
use crate::web::{Path, Query, Response, Visit};

stored_words! {
    /// How long ago at most.
    pub enum Within {
        /// A day.
        Day = "day",
        /// A week.
        Week = "week",
    }
}

impl Within {
    fn time(self) -> Duration {
        let days = match self {
            Self::Day => 1,
            Self::Week => 7,
        };
        Duration::from_secs(days * 24 * 60 * 60)
    }
}

/// What the address asks for.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
pub struct Since {
    within: Option<Within>,
}

#[derive(Serialize)]
struct WrittenPage {
    author: views::Person,
    back: String,
    case: i64,
    within: Within,
    tabs: Vec<crate::web::shown::ShownTab>,
    posts: Vec<ShownWritten>,
    has_more: bool,
    picks: ShownPicks,
    errors: FieldErrors,
}

/// A post that can be chosen.
#[derive(Serialize)]
struct ShownWritten {
    id: i64,
    kind: PostKind,
    beginning: String,
    /// What puts it right.
    correction: Option<String>,
    lang: Option<String>,
    url: String,
    at: i64,
    title: String,
    title_lang: Option<String>,
    space: Option<ShownSpace>,
    is_picked: bool,
    is_held: bool,
    has_case: bool,
}

/// `GET /cases/{case}/author`
pub async fn written(visit: Visit, case: Path<CaseId>, since: Query<Since>) -> Result<Response> {
    let within = since.0.within.unwrap_or(Within::Day);
    let page = page(&visit, *case, within, None, FieldErrors::new()).await?;
    visit.unlisted_page("cases/author.html", &page)
}

/// The page again, where something is missing.
pub(super) async fn again(
    visit: &Visit,
    case: CaseId,
    within: Within,
    form: SweepForm,
    errors: FieldErrors,
) -> Result<Response> {
    let page = page(visit, case, within, Some(form), errors).await?;
    visit.form_again("cases/author.html", &page)
}

async fn page(
    visit: &Visit,
    case: CaseId,
    within: Within,
    form: Option<SweepForm>,
    errors: FieldErrors,
) -> Result<WrittenPage> {
    let now = visit.now();
    visit
        .read(move |conn, viewer| {
            let (_, thread, post) = cases::find(conn, viewer, case)?;
            let author = people::find(conn, post.author_id)?;
            let mut found = cases::list_written(conn, viewer, author.id, now, within.time())?;
            let has_more = found.len() > MOST;
            found.truncate(MOST);
            let spaces = spaces::list(conn, viewer)?;
            let leads_all = found.iter().all(|it| viewer.is_lead_of(it.space_id)) && viewer.is_lead_of(thread.space_id);
            let is_picked = |it: &WrittenPost| form.as_ref().is_none_or(|form| form.post.contains(&it.id));
            let ids: Vec<PostId> = found.iter().map(|it| it.id).collect();
            let standing = corrections::standing_of(conn, viewer, &ids)?;
            let correction = |post: PostId| {
                standing.iter().find(|it| it.correction.post_id == post).map(|it| it.correction.html.clone())
            };
            Ok(WrittenPage {
                author: face(&author),
                back: format!("/cases/{case}"),
                case: case.number(),
                within,
                tabs: Within::ALL.iter().map(|one| tab(case, *one, within)).collect(),
                posts: found
                    .iter()
                    .map(|it| ShownWritten { correction: correction(it.id), ..shown(it, &spaces, is_picked(it)) })
                    .collect(),
                has_more,
                picks: ShownPicks::of(&form.clone().unwrap_or_default(), "", &[], leads_all),
                errors,
            })
        })
        .await
}

fn tab(case: CaseId, within: Within, current: Within) -> crate::web::shown::ShownTab {
    crate::web::shown::ShownTab {
        words: format!("sweeps-within-{within}"),
        url: format!("/cases/{case}/author?within={within}"),
        is_current: within == current,
        count: None,
    }
}

fn shown(it: &WrittenPost, spaces: &[Space], is_picked: bool) -> ShownWritten {
    ShownWritten {
        id: it.id.number(),
        kind: it.kind,
        beginning: beginning(&it.beginning),
        correction: None,
        lang: it.language.clone(),
        url: urls::post(it.id),
        at: it.created_at.micros(),
        title: it.thread_title.clone(),
        title_lang: it.thread_language.clone(),
        space: space_of(spaces, it.space_id),
        is_picked,
        is_held: it.held_at.is_some(),
        has_case: it.case_id.is_some(),
    }
}
