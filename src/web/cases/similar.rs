//! Where else the same is said as in a post under review, or nearly the same.

use serde::Serialize;

use crate::corrections;
use crate::error::Result;
use crate::ids::PostId;
use crate::platform::db::Conn;
use crate::platform::markup;
use crate::posts::{self, Post};
use crate::search::Runs;
use crate::urls;
use crate::web::search::{Eyes, threads_near};

/// Another post like the one under review.
#[derive(Serialize)]
pub(super) struct ShownSimilar {
    url: String,
    title: String,
    lang: Option<String>,
    is_same: bool,
    /// Whether it was put right already.
    is_corrected: bool,
}

/// How many are shown.
const SHOWN: usize = 5;
/// How many threads about the same are looked through, and how many texts of each.
const THREADS: usize = 8;
const TEXTS: i64 = 20;
/// From which likeness on something is nearly the same.
const NEAR: f32 = 0.5;

/// Other posts that say the same, then those that nearly do, the likest first. Where the index cannot answer, only
/// the first are known.
pub(super) fn list(conn: &mut Conn, eyes: &Eyes<'_>, post: &Post) -> Result<Vec<ShownSimilar>> {
    let same = posts::list_same(conn, eyes.viewer, post.id, i64::try_from(SHOWN).unwrap_or(i64::MAX))?;
    let mut found: Vec<(PostId, ShownSimilar)> =
        same.into_iter().map(|it| (it.id, ShownSimilar::of(it.id, it.title, it.language, true))).collect();
    if found.len() < SHOWN {
        for (id, near) in near(conn, eyes, post)? {
            if found.iter().all(|(known, _)| *known != id) {
                found.push((id, near));
            }
        }
    }
    found.truncate(SHOWN);
    let ids: Vec<PostId> = found.iter().map(|(id, _)| *id).collect();
    let corrected: Vec<PostId> =
        corrections::standing_of(conn, eyes.viewer, &ids)?.into_iter().map(|it| it.correction.post_id).collect();
    Ok(found.into_iter().map(|(id, it)| ShownSimilar { is_corrected: corrected.contains(&id), ..it }).collect())
}

fn near(conn: &mut Conn, eyes: &Eyes<'_>, post: &Post) -> Result<Vec<(PostId, ShownSimilar)>> {
    let text = markup::plain_text(&post.markdown);
    let there = threads_near(conn, eyes, &text, THREADS)?.unwrap_or_default();
    let ids: Vec<_> = there.iter().map(|thread| thread.id).collect();
    let runs = Runs::of(&text);
    let said = posts::list_said(conn, &ids, TEXTS)?;
    let mut near: Vec<(f32, _)> = said
        .into_iter()
        .filter(|it| it.post != post.id)
        .map(|it| (runs.likeness(&Runs::of(&markup::plain_text(&it.markdown))), it))
        .filter(|(likeness, _)| *likeness >= NEAR)
        .collect();
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let shown = |(_, it): (f32, posts::Said)| {
        let thread = there.iter().find(|thread| thread.id == it.thread)?;
        Some((it.post, ShownSimilar::of(it.post, thread.title.clone(), thread.language.clone(), false)))
    };
    Ok(near.into_iter().filter_map(shown).collect())
}

impl ShownSimilar {
    fn of(post: PostId, title: String, lang: Option<String>, is_same: bool) -> Self {
        Self { url: urls::post(post), title, lang, is_same, is_corrected: false }
    }
}
