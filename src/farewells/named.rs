//! Taking somebody's handle out of what others wrote, and what others quote of texts that go.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::posts::Gone;
use crate::error::{Error, Result};
use crate::ids::{PersonId, PostId, ThreadId};
use crate::platform::db::schema::{corrections, faq_entries, old_handles, people, posts, revisions};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::markup;
use crate::posts::{Composed, Shows, compose_within};
use crate::traces::{keep_text, list_numbers, list_texts};

/// What stands in the place of a handle, and of a line that was quoted.
const FORMER: &str = "@former-member";
const LEFT_OUT: &str = "[…]";
/// A line shorter than this, in letters, is quoted by chance.
const LEAST_QUOTED: usize = 8;

/// The handles that others may have written.
pub(super) struct Names(Vec<String>);

impl Names {
    pub(super) fn find(conn: &mut Conn, person: PersonId) -> QueryResult<Self> {
        let mut all: Vec<String> =
            old_handles::table.filter(old_handles::person_id.eq(person)).select(old_handles::handle).load(conn)?;
        all.push(people::table.find(person).select(people::handle).first(conn)?);
        // The longest first, so that none is taken for the beginning of another.
        all.sort_by_key(|handle| std::cmp::Reverse(handle.len()));
        Ok(Self(all))
    }

    /// The condition on a column that a text may name them.
    fn in_column(&self, column: &str) -> String {
        let like = self.0.iter().map(|handle| format!("lower({column}) LIKE '%@{handle}%'"));
        like.collect::<Vec<_>>().join(" OR ")
    }

    /// The text without them.
    fn out_of(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, handle| replaced(&text, handle))
    }
}

/// A text with `@handle` replaced wherever no letter follows that would make it another's.
fn replaced(text: &str, handle: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let written: String = after.chars().skip(1).take(handle.chars().count()).collect();
        let end = 1 + written.len();
        let goes_on = after[end..].starts_with(|it: char| it.is_ascii_alphanumeric() || it == '_' || it == '-');
        if written.to_lowercase() == handle && !goes_on {
            out.push_str(FORMER);
            rest = &after[end..];
        } else {
            out.push('@');
            rest = &after[1..];
        }
    }
    out + rest
}

/// Takes them out of every text of others; the threads in which something changed.
pub(super) fn take_out_names(tx: &mut Tx<'_>, names: &Names, gone: &Gone) -> Result<BTreeSet<ThreadId>> {
    let mut threads = take_out_of_posts(tx, names, gone)?;
    take_out_of_revisions(tx, names, gone)?;
    threads.extend(take_out_of_corrections(tx, names, gone)?);
    threads.extend(take_out_of_entries(tx, names)?);
    let plain = [("threads", "title"), ("threads", "excerpt"), ("revisions", "title"), ("revisions", "note")];
    let plain = plain.into_iter().chain([
        ("moderation_acts", "note"),
        ("corrections", "why"),
        ("corrections", "source"),
        ("corrections", "withdrawn_why"),
        ("posts", "hidden_note"),
        ("people", "about"),
        ("people", "suspended_why"),
        ("drafts", "fields"),
        ("flags", "words"),
        ("flags", "better"),
        ("decisions", "message"),
        ("decisions", "reply"),
        ("decisions", "note"),
        ("case_notes", "markdown"),
    ]);
    for (table, column) in plain {
        for (id, before) in list_texts(tx.conn(), table, column, &names.in_column(column))? {
            keep_text(tx, table, column, id, &names.out_of(&before))?;
        }
    }
    Ok(threads)
}

fn take_out_of_posts(tx: &mut Tx<'_>, names: &Names, gone: &Gone) -> Result<BTreeSet<ThreadId>> {
    let naming: Vec<i64> =
        list_numbers(tx.conn(), &format!("SELECT id FROM posts WHERE {}", names.in_column("markdown")))?;
    let mut ids: BTreeSet<PostId> = naming.into_iter().map(PostId::new).collect();
    ids.extend(posts_of(tx.conn(), &gone.threads())?);
    let (mut threads, site) = (BTreeSet::new(), tx.site().to_owned());
    for id in ids {
        let row: Option<(ThreadId, String)> =
            posts::table.find(id).select((posts::thread_id, posts::markdown)).first(tx.conn()).optional()?;
        let Some((thread, before)) = row else { continue };
        let after = gone.out_of(thread, &names.out_of(&before));
        if after == before {
            continue;
        }
        let drawn = drawn(tx.conn(), &site, &after, Shows::WhatIsUsedIn(id))?;
        diesel::update(posts::table.find(id))
            .set((posts::markdown.eq(&after), posts::html.eq(&drawn.html)))
            .execute(tx.conn())?;
        threads.insert(thread);
    }
    Ok(threads)
}

fn take_out_of_revisions(tx: &mut Tx<'_>, names: &Names, gone: &Gone) -> Result<()> {
    let query = format!("SELECT id FROM revisions WHERE {}", names.in_column("markdown"));
    let mut ids: BTreeSet<i64> = list_numbers(tx.conn(), &query)?.into_iter().collect();
    let quoting = posts_of(tx.conn(), &gone.threads())?;
    let of_quoting: Vec<i64> =
        revisions::table.filter(revisions::post_id.eq_any(quoting)).select(revisions::id).load(tx.conn())?;
    ids.extend(of_quoting);
    for id in ids {
        let (thread, before): (ThreadId, String) = revisions::table
            .inner_join(posts::table)
            .filter(revisions::id.eq(id))
            .select((posts::thread_id, revisions::markdown))
            .first(tx.conn())?;
        let after = gone.out_of(thread, &names.out_of(&before));
        if after != before {
            diesel::update(revisions::table.filter(revisions::id.eq(id)))
                .set(revisions::markdown.eq(after))
                .execute(tx.conn())?;
        }
    }
    Ok(())
}

/// What puts others' answers right may name them, and quote what they wrote in the same thread.
fn take_out_of_corrections(tx: &mut Tx<'_>, names: &Names, gone: &Gone) -> Result<BTreeSet<ThreadId>> {
    let query = format!("SELECT id FROM corrections WHERE {} OR markdown LIKE '%>%'", names.in_column("markdown"));
    let (mut threads, site) = (BTreeSet::new(), tx.site().to_owned());
    for id in list_numbers(tx.conn(), &query)? {
        let row = corrections::table.filter(corrections::id.eq(id));
        let (thread, post, before): (ThreadId, PostId, String) = corrections::table
            .inner_join(posts::table)
            .filter(corrections::id.eq(id))
            .select((posts::thread_id, posts::id, corrections::markdown))
            .first(tx.conn())?;
        let after = gone.out_of(thread, &names.out_of(&before));
        if after == before {
            continue;
        }
        let drawn = drawn(tx.conn(), &site, &after, Shows::WhatIsUsedIn(post))?;
        diesel::update(row)
            .set((corrections::markdown.eq(&after), corrections::html.eq(&drawn.html)))
            .execute(tx.conn())?;
        threads.insert(thread);
    }
    Ok(threads)
}

fn take_out_of_entries(tx: &mut Tx<'_>, names: &Names) -> Result<Vec<ThreadId>> {
    let query = format!("SELECT thread_id AS id FROM faq_entries WHERE {}", names.in_column("markdown"));
    let ids: Vec<ThreadId> = list_numbers(tx.conn(), &query)?.into_iter().map(ThreadId::new).collect();
    let site = tx.site().to_owned();
    for id in &ids {
        let before: String = faq_entries::table.find(id).select(faq_entries::markdown).first(tx.conn())?;
        let after = names.out_of(&before);
        // An entry's pictures are those of its question.
        let question = crate::posts::question_of(tx.conn(), *id)?.id;
        let drawn = drawn(tx.conn(), &site, &after, Shows::WhatIsUsedIn(question))?;
        diesel::update(faq_entries::table.find(id))
            .set((faq_entries::markdown.eq(&after), faq_entries::html.eq(&drawn.html)))
            .execute(tx.conn())?;
    }
    Ok(ids)
}

/// A text that was drawn before is within every limit but, after an upgrade, perhaps that of depth.
fn drawn(conn: &mut Conn, site: &str, text: &str, shows: Shows<'_>) -> Result<Composed> {
    match compose_within(conn, site, "body", text, markup::Limits::IMPORTED, shows) {
        Err(Error::Invalid(_)) => {
            let flat = markup::flatten_depth(text, markup::DEPTH);
            compose_within(conn, site, "body", &flat, markup::Limits::IMPORTED, shows)
        }
        other => other,
    }
}

fn posts_of(conn: &mut Conn, threads: &[ThreadId]) -> QueryResult<Vec<PostId>> {
    posts::table
        .filter(posts::thread_id.eq_any(threads.to_vec()))
        .filter(posts::markdown.like("%>%"))
        .select(posts::id)
        .load(conn)
}

impl Gone {
    fn threads(&self) -> Vec<ThreadId> {
        let all: BTreeSet<ThreadId> = self.texts.iter().map(|(thread, _)| *thread).collect();
        all.into_iter().collect()
    }

    /// A text of the same thread without the lines that it quotes of what went.
    fn out_of(&self, thread: ThreadId, text: &str) -> String {
        let theirs: Vec<&str> = self.texts.iter().filter(|(of, _)| *of == thread).map(|(_, it)| it.as_str()).collect();
        if theirs.is_empty() || !text.contains('>') {
            return text.to_owned();
        }
        let line = |line: &str| {
            let marks = line.len() - line.trim_start_matches(['>', ' ']).len();
            let (marks, quoted) = line.split_at(marks);
            let is_quoted = marks.contains('>') && quoted.chars().count() >= LEAST_QUOTED;
            if is_quoted && theirs.iter().any(|text| text.contains(quoted.trim())) {
                format!("{marks}{LEFT_OUT}")
            } else {
                format!("{marks}{quoted}")
            }
        };
        text.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_is_taken_out_and_no_other() {
        let cases = [
            ("Ask @ada, or @Ada님.", "ada", "Ask @former-member, or @former-member님."),
            ("@adam and @ada-l and a@ada", "ada", "@adam and @ada-l and a@former-member"),
            ("@박지우님이", "박지우", "@former-member님이"),
            ("nobody @", "ada", "nobody @"),
        ];
        for (text, handle, expected) in cases {
            assert_eq!(replaced(text, handle), expected);
        }
    }

    #[test]
    fn what_is_quoted_of_a_text_that_went_goes_too() {
        let thread = ThreadId::new(1);
        let gone = Gone { texts: vec![(thread, "My cellar is wet.\nIt stands under water.".into())] };
        let text = "> My cellar is wet.\n> He said\n\nThen pump.";
        assert_eq!(gone.out_of(thread, text), "> […]\n> He said\n\nThen pump.");
        assert_eq!(gone.out_of(ThreadId::new(2), text), text);
    }
}
