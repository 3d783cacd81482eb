//! Drawing stored texts again after the renderer has changed.

use diesel::prelude::*;

use super::compose::{Shows, compose_within};
use crate::error::{Error, Result};
use crate::ids::PostId;
use crate::platform::db::schema::posts;
use crate::platform::db::{QueryResult, Tx};
use crate::platform::markup;

/// Draws so many posts again that an older renderer drew, those after one by their numbers; the last of them,
/// or none when all are done. Whom and what they name stays as it was.
pub fn render_again(tx: &mut Tx<'_>, after: PostId, limit: i64) -> Result<Option<PostId>> {
    let version = i64::from(markup::VERSION);
    let old: Vec<(PostId, String)> = posts::table
        .filter(posts::id.gt(after))
        .filter(posts::markup_version.lt(version))
        .order(posts::id)
        .limit(limit)
        .select((posts::id, posts::markdown))
        .load(tx.conn())?;
    let site = tx.site().to_owned();
    for (id, markdown) in &old {
        let shows = Shows::WhatIsUsedIn(*id);
        let drawn = compose_within(tx.conn(), &site, "body", markdown, markup::Limits::IMPORTED, shows);
        let drawn = match drawn {
            Err(Error::Invalid(_)) => {
                let flat = markup::flatten_depth(markdown, markup::DEPTH);
                compose_within(tx.conn(), &site, "body", &flat, markup::Limits::IMPORTED, shows)
            }
            other => other,
        };
        match drawn {
            Ok(drawn) => keep(tx, *id, &drawn.html)?,
            Err(error) => tracing::warn!(%error, post = %id, "a post cannot be drawn again and stays as it is"),
        }
    }
    Ok(old.last().map(|(id, _)| *id))
}

fn keep(tx: &mut Tx<'_>, id: PostId, html: &str) -> QueryResult<()> {
    diesel::update(posts::table.find(id))
        .set((posts::html.eq(html), posts::markup_version.eq(i64::from(markup::VERSION))))
        .execute(tx.conn())?;
    Ok(())
}
