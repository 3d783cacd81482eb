//! What others quote of texts that go: taken out of posts, of their earlier versions and of drafts.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use diesel::prelude::*;

use super::erase::tell;
use super::named::{corrected, put, put_correction};
use crate::error::Result;
use crate::ids::{PersonId, PostId, ThreadId};
use crate::platform::db::schema::{drafts, posts, revisions};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::traces::list_numbers;

/// What stands in the place of a line that was quoted.
pub(super) const LEFT_OUT: &str = "[…]";
/// A line shorter than this, in letters, is quoted by chance.
const LEAST_QUOTED: usize = 8;
/// The same in another thread, where only whole lines count.
const LEAST_ELSEWHERE: usize = 20;
/// How many posts a step looks at.
pub(super) const AT_ONCE: i64 = 200;

/// Every text of somebody's, in every version.
#[derive(Default)]
pub struct Quotes {
    texts: BTreeMap<ThreadId, Vec<String>>,
    lines: HashSet<String>,
}

impl Quotes {
    /// What they wrote, as it stands and stood.
    pub(super) fn find(conn: &mut Conn, person: PersonId) -> QueryResult<Self> {
        let mut texts: Vec<(ThreadId, String)> =
            posts::table.filter(posts::author_id.eq(person)).select((posts::thread_id, posts::markdown)).load(conn)?;
        let before = revisions::table
            .inner_join(posts::table)
            .filter(posts::author_id.eq(person))
            .select((posts::thread_id, revisions::markdown));
        texts.extend(before.load::<(ThreadId, String)>(conn)?);
        Ok(Self::of(texts))
    }

    fn of(texts: Vec<(ThreadId, String)>) -> Self {
        let mut all = Self::default();
        for (thread, text) in texts {
            let long = text.lines().map(str::trim).filter(|line| line.chars().count() >= LEAST_ELSEWHERE);
            all.lines.extend(long.map(ToOwned::to_owned));
            all.texts.entry(thread).or_default().push(text);
        }
        all
    }

    /// A text without the lines that it quotes: any part of a line in a thread that they wrote in, whole lines
    /// elsewhere.
    fn out_of(&self, thread: Option<ThreadId>, text: &str) -> String {
        let here = thread.and_then(|thread| self.texts.get(&thread)).map(Vec::as_slice).unwrap_or_default();
        let is_theirs = |quoted: &str| {
            let letters = quoted.chars().count();
            letters >= LEAST_QUOTED && here.iter().any(|text| text.contains(quoted)) || self.lines.contains(quoted)
        };
        let line = |line: &str| {
            let marks = line.len() - line.trim_start_matches(['>', ' ']).len();
            let (marks, quoted) = line.split_at(marks);
            if marks.contains('>') && is_theirs(quoted.trim()) {
                format!("{marks}{LEFT_OUT}")
            } else {
                format!("{marks}{quoted}")
            }
        };
        text.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Looks at the next posts that quote anything; the last of them, if there may be more.
pub(super) fn take_out_of_some(tx: &mut Tx<'_>, person: PersonId, theirs: &Quotes, after: i64) -> Result<Option<i64>> {
    let quoting: Vec<(PostId, ThreadId, String)> = posts::table
        .filter(posts::id.gt(PostId::new(after)))
        .filter(posts::author_id.ne(person))
        .filter(posts::markdown.like("%>%"))
        .order(posts::id)
        .limit(AT_ONCE)
        .select((posts::id, posts::thread_id, posts::markdown))
        .load(tx.conn())?;
    let mut changed = BTreeSet::new();
    for (id, thread, before) in &quoting {
        let text = theirs.out_of(Some(*thread), before);
        if text != *before {
            put(tx, *id, &text)?;
            changed.insert(*thread);
        }
    }
    let threads: BTreeMap<PostId, ThreadId> = quoting.iter().map(|(id, thread, _)| (*id, *thread)).collect();
    take_out_of_versions(tx, theirs, &threads)?;
    if !changed.is_empty() {
        tell(tx, person, &changed.into_iter().collect::<Vec<_>>())?;
    }
    let last = quoting.last().map(|(id, ..)| id.number());
    match last.filter(|_| i64::try_from(quoting.len()).is_ok_and(|many| many == AT_ONCE)) {
        Some(last) => Ok(Some(last)),
        None => {
            take_out_of_corrections(tx, person, theirs)?;
            take_out_of_drafts(tx, person, theirs)?;
            Ok(None)
        }
    }
}

/// Earlier versions of posts.
fn take_out_of_versions(tx: &mut Tx<'_>, theirs: &Quotes, of: &BTreeMap<PostId, ThreadId>) -> Result<()> {
    let versions: Vec<(i64, PostId, String)> = revisions::table
        .filter(revisions::post_id.eq_any(of.keys().copied().collect::<Vec<_>>()))
        .filter(revisions::markdown.like("%>%"))
        .select((revisions::id, revisions::post_id, revisions::markdown))
        .load(tx.conn())?;
    for (id, post, before) in versions {
        let text = theirs.out_of(of.get(&post).copied(), &before);
        if text != before {
            let row = revisions::table.filter(revisions::id.eq(id));
            diesel::update(row).set(revisions::markdown.eq(text)).execute(tx.conn())?;
        }
    }
    Ok(())
}

/// What puts answers right.
fn take_out_of_corrections(tx: &mut Tx<'_>, person: PersonId, theirs: &Quotes) -> Result<()> {
    let mut changed = BTreeSet::new();
    for id in list_numbers(tx.conn(), "SELECT id FROM corrections WHERE markdown LIKE '%>%' ORDER BY id")? {
        let (thread, post, before) = corrected(tx.conn(), id)?;
        let text = theirs.out_of(Some(thread), &before);
        if text != before {
            put_correction(tx, id, post, &text)?;
            changed.insert(thread);
        }
    }
    if changed.is_empty() { Ok(()) } else { tell(tx, person, &changed.into_iter().collect::<Vec<_>>()) }
}

/// What others have begun to write, as JSON of fields.
fn take_out_of_drafts(tx: &mut Tx<'_>, person: PersonId, theirs: &Quotes) -> Result<()> {
    let begun: Vec<(i64, String)> = drafts::table
        .filter(drafts::person_id.ne(person))
        .filter(drafts::fields.like("%>%"))
        .select((drafts::id, drafts::fields))
        .load(tx.conn())?;
    for (id, before) in begun {
        let Ok(serde_json::Value::Object(mut fields)) = serde_json::from_str(&before) else { continue };
        for value in fields.values_mut() {
            if let serde_json::Value::String(text) = value {
                *text = theirs.out_of(None, text);
            }
        }
        let text = serde_json::Value::Object(fields).to_string();
        diesel::update(drafts::table.filter(drafts::id.eq(id))).set(drafts::fields.eq(text)).execute(tx.conn())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_of_a_text_that_went_goes_too() {
        let (here, elsewhere) = (ThreadId::new(1), Some(ThreadId::new(2)));
        let theirs = Quotes::of(vec![(here, "My cellar is wet.\nIt stands under water since May.".into())]);
        let text = "> My cellar is wet.\n> He said\n\nThen pump.";
        assert_eq!(theirs.out_of(Some(here), text), "> […]\n> He said\n\nThen pump.");
        assert_eq!(theirs.out_of(elsewhere, text), text, "short lines are alike by chance");
        let long = ">> It stands under water since May.\n> stands under water since May";
        assert_eq!(theirs.out_of(elsewhere, long), ">> […]\n> stands under water since May");
        assert_eq!(theirs.out_of(None, "It stands under water since May."), "It stands under water since May.");
    }
}
