//! What a rule would have found in past posts, beside its form.

use serde::Serialize;

use crate::error::Result;
use crate::ids::PostId;
use crate::rules::{self, Found, NewRule, Preview};
use crate::urls;
use crate::web::Visit;

/// How much of a post is shown, in characters.
const SHOWN: usize = 200;

/// What a rule would have found in some past posts.
#[derive(Serialize)]
pub(super) struct ShownPreview {
    looked: usize,
    matched: usize,
    since: Option<i64>,
    found: Vec<ShownFound>,
    /// Where the next step begins.
    next: Option<i64>,
}

#[derive(Serialize)]
struct ShownFound {
    url: String,
    title: String,
    title_lang: Option<String>,
    text: String,
    lang: Option<String>,
    kind: String,
    at: i64,
}

/// Looks at some posts before one, or at the latest.
pub(super) async fn load(visit: &Visit, rule: NewRule, from: i64) -> Result<ShownPreview> {
    let site = visit.app().base.origin().to_owned();
    let before = (from > 0).then(|| PostId::new(from));
    let preview = visit.read(move |conn, viewer| rules::preview(conn, viewer, &rule, &site, before)).await?;
    Ok(shown(preview))
}

fn shown(preview: Preview) -> ShownPreview {
    ShownPreview {
        looked: preview.looked,
        matched: preview.matched,
        since: preview.since.map(|since| since.micros()),
        found: preview.found.into_iter().map(one).collect(),
        next: preview.next.map(PostId::number),
    }
}

fn one(found: Found) -> ShownFound {
    let mut text: String = found.text.chars().take(SHOWN).collect();
    if found.text.chars().nth(SHOWN).is_some() {
        text.push('…');
    }
    ShownFound {
        url: urls::post(found.post),
        title: found.title,
        title_lang: found.title_language,
        text,
        lang: found.language,
        kind: format!("approvals-kind-{}", found.kind),
        at: found.at.micros(),
    }
}
