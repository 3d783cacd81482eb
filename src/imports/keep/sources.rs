//! Where content comes from and where it goes: the row of `import_sources`, and the space.

use anyhow::{anyhow, bail};
use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::ids::SpaceId;
use crate::platform::clock::Instant;
use crate::platform::db::Tx;
use crate::platform::db::schema::{import_sources, spaces as space_rows};
use crate::spaces::{self, NewSpace};

/// Where content goes, and what its source is called.
#[derive(Clone, Debug)]
pub struct Target {
    /// The space's word in addresses; it is made if there is none.
    pub space: String,
    /// Names the source: a second run under the same name finds what the first made.
    pub source: String,
}

/// A source under way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    pub(super) id: i64,
    pub(super) space: SpaceId,
    /// Before any of its rows was made: what was changed later was changed here.
    pub(super) began_at: Instant,
}

/// Finds the source, or begins it.
pub(super) fn begin(tx: &mut Tx<'_>, target: &Target) -> anyhow::Result<Source> {
    let found: Option<(i64, SpaceId, String, Instant)> = import_sources::table
        .inner_join(space_rows::table.on(space_rows::id.eq(import_sources::space_id)))
        .filter(import_sources::name.eq(&target.source))
        .select((import_sources::id, space_rows::id, space_rows::slug, import_sources::started_at))
        .first(tx.conn())
        .optional()?;
    if let Some((id, space, slug, began_at)) = found {
        if slug != target.space {
            bail!("{} was imported into the space {slug}; please name that one, or another --source", target.source);
        }
        return Ok(Source { id, space, began_at });
    }
    let space = space(tx, &target.space)?;
    let began_at = tx.now();
    let id = diesel::insert_into(import_sources::table)
        .values((
            import_sources::name.eq(&target.source),
            import_sources::space_id.eq(space),
            import_sources::started_at.eq(began_at),
        ))
        .returning(import_sources::id)
        .get_result(tx.conn())?;
    Ok(Source { id, space, began_at })
}

/// The space, made if need be and open to everyone.
fn space(tx: &mut Tx<'_>, slug: &str) -> anyhow::Result<SpaceId> {
    let found =
        space_rows::table.filter(space_rows::slug.eq(slug)).select(space_rows::id).first(tx.conn()).optional()?;
    if let Some(id) = found {
        return Ok(id);
    }
    let new = NewSpace { slug: slug.to_owned(), name: name_of(slug), ..NewSpace::default() };
    spaces::make(tx, None, &new).map_err(|error| match error {
        Error::Invalid(_) => anyhow!("{slug}: a space is named by small letters, digits and hyphens, at most 40"),
        other => other.into(),
    })
}

/// `home-brewing` is shown as `Home brewing` until somebody names it.
fn name_of(slug: &str) -> String {
    let mut letters = slug.chars().map(|letter| if letter == '-' { ' ' } else { letter });
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The source was read to its end.
pub(super) fn finish(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    let now = tx.now();
    diesel::update(import_sources::table.find(id)).set(import_sources::finished_at.eq(now)).execute(tx.conn())?;
    Ok(())
}
