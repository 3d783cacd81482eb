//! What somebody's files are called, where posts stay that show them: a name may say whose a file is.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::erase::tell;
use super::named::put;
use crate::error::Result;
use crate::ids::{PersonId, PostId, ThreadId};
use crate::platform::db::Tx;
use crate::platform::db::schema::{posts, revisions, upload_uses, uploads};
use crate::uploads::Upload;

/// How many files are gone through at a time.
const AT_ONCE: i64 = 100;

/// Calls the next files of somebody nothing but files, also where posts name them; the last of them, if there may be
/// more.
pub(super) fn forget_some(tx: &mut Tx<'_>, person: PersonId, after: i64) -> Result<Option<i64>> {
    let files: Vec<Upload> = uploads::table
        .filter(uploads::person_id.eq(person))
        .filter(uploads::id.gt(crate::ids::UploadId::new(after)))
        .order(uploads::id)
        .limit(AT_ONCE)
        .select(Upload::as_select())
        .load(tx.conn())?;
    let mut changed = BTreeSet::new();
    for file in &files {
        let ending = file.name.rsplit_once('.').map_or(file.kind.ending(), |(_, ending)| ending);
        let plain = Upload { name: format!("file.{ending}"), ..file.clone() };
        let row = uploads::table.filter(uploads::id.eq(file.id));
        diesel::update(row).set(uploads::name.eq(&plain.name)).execute(tx.conn())?;
        // A picture's address does not hold its name.
        if !file.kind.is_picture() {
            rename(tx, file, &plain, &mut changed)?;
        }
    }
    if !changed.is_empty() {
        tell(tx, person, &changed.into_iter().collect::<Vec<_>>())?;
    }
    let is_full = i64::try_from(files.len()).is_ok_and(|many| many == AT_ONCE);
    Ok(files.last().map(|file| file.id.number()).filter(|_| is_full))
}

/// Writes a file's new name into every version of the posts that lead to it.
fn rename(tx: &mut Tx<'_>, before: &Upload, after: &Upload, changed: &mut BTreeSet<ThreadId>) -> Result<()> {
    let renamed = |text: &str| text.replace(&before.markdown(), &after.markdown()).replace(&before.url(), &after.url());
    let using = upload_uses::table.filter(upload_uses::upload_id.eq(before.id)).select(upload_uses::post_id);
    let texts: Vec<(PostId, ThreadId, String)> = posts::table
        .filter(posts::id.eq_any(using))
        .select((posts::id, posts::thread_id, posts::markdown))
        .load(tx.conn())?;
    for (post, thread, text) in &texts {
        if renamed(text) != *text {
            put(tx, *post, &renamed(text))?;
            changed.insert(*thread);
        }
    }
    let versions: Vec<(i64, String)> = revisions::table
        .filter(revisions::post_id.eq_any(using))
        .select((revisions::id, revisions::markdown))
        .load(tx.conn())?;
    for (id, text) in versions.iter().filter(|(_, text)| renamed(text) != *text) {
        let row = revisions::table.filter(revisions::id.eq(id));
        diesel::update(row).set(revisions::markdown.eq(renamed(text))).execute(tx.conn())?;
    }
    Ok(())
}
