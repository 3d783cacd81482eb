//! Taking somebody's names out of what others wrote: `@handle` and the address of their page everywhere, and where they took part in a thread their
//! full name too, if it is one that is no word.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::erase::tell;
use super::quotes::{AT_ONCE, LEFT_OUT};
use crate::error::{Error, Result};
use crate::ids::{CorrectionId, PersonId, PostId, ThreadId};
use crate::platform::db::schema::{corrections, faq_entries, old_handles, people, posts, revisions};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::{handles, markup};
use crate::posts::{Composed, Shows, compose_within};
use crate::traces::{Condition, keep_text, list_numbers_where, list_texts};

/// What stands before a handle where it names somebody.
const LEADS: [&str; 2] = ["@", "/people/"];

/// What others may have called them.
pub(super) struct Names {
    handles: Vec<String>,
    /// Their name, if it cannot be taken for a word: of several parts, or in a script of its own.
    full: Option<String>,
}

impl Names {
    pub(super) fn find(conn: &mut Conn, person: PersonId) -> QueryResult<Self> {
        let mut handles: Vec<String> =
            old_handles::table.filter(old_handles::person_id.eq(person)).select(old_handles::handle).load(conn)?;
        let now: Option<(String, String)> =
            people::table.find(person).select((people::handle, people::name)).first(conn).optional()?;
        let (handle, name) = now.unzip();
        handles.extend(handle);
        // The longest first, so that none is taken for the beginning of another.
        handles.sort_by_key(|handle| std::cmp::Reverse(handle.len()));
        Ok(Self { handles, full: name.filter(|name| is_no_word(name)) })
    }

    /// The condition on a column that a text may name them by a handle.
    fn in_column(&self, column: &str) -> Condition {
        let named = self.handles.iter().flat_map(|handle| LEADS.map(|lead| format!("{lead}{handle}")));
        let column = format!("lower({column})");
        named.fold(Condition::default(), |either, named| either.or_like(&column, within(&named), ""))
    }

    /// The condition that a post may name them; by their full name too, where they took part.
    fn in_posts(&self, person: PersonId) -> Condition {
        let handles = self.in_column("markdown");
        let Some(full) = &self.full else { return handles };
        let took_part = format!(" AND thread_id IN (SELECT thread_id FROM posts WHERE author_id = {person})");
        handles.or_like("markdown", within(full), &took_part)
    }

    /// The condition that an earlier version of a post may name them by their full name, where they took part.
    fn full_in_versions(&self, person: PersonId) -> Condition {
        self.or_full(Condition::default(), person)
    }

    /// The condition that a correction may name them; by their full name too, where they took part.
    fn in_corrections(&self, person: PersonId) -> Condition {
        self.or_full(self.in_column("markdown"), person)
    }

    fn or_full(&self, either: Condition, person: PersonId) -> Condition {
        let Some(full) = &self.full else { return either };
        let of_posts = "SELECT id FROM posts WHERE thread_id IN (SELECT thread_id FROM posts WHERE author_id";
        let took_part = format!(" AND post_id IN ({of_posts} = {person}))");
        either.or_like("markdown", within(full), &took_part)
    }

    /// A text without their handles.
    fn out_of(&self, text: &str) -> String {
        let each = self.handles.iter().flat_map(|handle| LEADS.map(|lead| (lead, handle)));
        each.fold(text.to_owned(), |text, (lead, handle)| replaced(&text, lead, handle))
    }

    /// A text of a thread that they took part in, without their full name too.
    fn out_of_answer(&self, text: &str) -> String {
        let text = self.out_of(text);
        self.full.as_ref().map_or_else(|| text.clone(), |full| unnamed(&text, full))
    }
}

/// A pattern for a text within another. What a pattern takes for more than a letter stands for any one letter.
fn within(text: &str) -> String {
    format!("%{}%", text.replace(['\\', '%', '_'], "_"))
}

/// Whether a name is no word of a language too: of several parts, or of three letters that are no Latin ones.
fn is_no_word(name: &str) -> bool {
    let parts = name.split_whitespace().filter(|part| part.chars().count() > 1).count();
    parts > 1 || name.chars().filter(|it| it.is_alphabetic() && !it.is_ascii()).count() >= 3
}

/// A text without a name, wherever no letter stands before it; one of Latin letters ends with its last.
fn unnamed(text: &str, name: &str) -> String {
    let is_latin = name.chars().next_back().is_some_and(|it| it.is_ascii_alphanumeric());
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(name) {
        let (before, after) = (&rest[..at], &rest[at + name.len()..]);
        out.push_str(before);
        let begins = !out.ends_with(char::is_alphanumeric);
        let ends = !is_latin || !after.starts_with(char::is_alphanumeric);
        out.push_str(if begins && ends { LEFT_OUT } else { name });
        rest = after;
    }
    out + rest
}

/// A text with a handle replaced wherever that stands before it, and no letter follows that would make it another's.
fn replaced(text: &str, lead: &str, handle: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(lead) {
        let (before, after) = rest.split_at(at + lead.len());
        out.push_str(before);
        let written: String = after.chars().take(handle.chars().count()).collect();
        let goes_on =
            after[written.len()..].starts_with(|it: char| it.is_ascii_alphanumeric() || it == '_' || it == '-');
        rest = after;
        if written.to_lowercase() == handle && !goes_on {
            out.push_str(handles::FORMER);
            rest = &after[written.len()..];
        }
    }
    out + rest
}

/// Looks at the next posts that name them; the last of them, if there may be more.
pub(super) fn take_out_of_some(tx: &mut Tx<'_>, person: PersonId, names: &Names, after: i64) -> Result<Option<i64>> {
    let select = format!("SELECT id FROM posts WHERE id > {after} AND");
    let ids = list_numbers_where(tx.conn(), &select, &names.in_posts(person), &format!("ORDER BY id LIMIT {AT_ONCE}"))?;
    let mut changed = BTreeSet::new();
    for id in ids.iter().copied().map(PostId::new) {
        let row: Option<(ThreadId, String)> =
            posts::table.find(id).select((posts::thread_id, posts::markdown)).first(tx.conn()).optional()?;
        let Some((thread, before)) = row else { continue };
        let text =
            if took_part(tx.conn(), person, thread)? { names.out_of_answer(&before) } else { names.out_of(&before) };
        if text != before {
            put(tx, id, &text)?;
            changed.insert(thread);
        }
    }
    if !changed.is_empty() {
        tell(tx, person, &changed.into_iter().collect::<Vec<_>>())?;
    }
    let is_full = i64::try_from(ids.len()).is_ok_and(|many| many == AT_ONCE);
    Ok(ids.last().copied().filter(|_| is_full))
}

fn took_part(conn: &mut Conn, person: PersonId, thread: ThreadId) -> QueryResult<bool> {
    let theirs = posts::table.filter(posts::thread_id.eq(thread)).filter(posts::author_id.eq(person));
    diesel::select(diesel::dsl::exists(theirs)).get_result(conn)
}

/// Takes them out of every other text of others.
pub(super) fn take_out_elsewhere(tx: &mut Tx<'_>, person: PersonId, names: &Names) -> Result<()> {
    let mut threads = take_out_of_entries(tx, names)?;
    threads.extend(take_out_of_corrections(tx, person, names)?);
    if !threads.is_empty() {
        tell(tx, person, &threads)?;
    }
    for (id, before) in list_texts(tx.conn(), "revisions", "markdown", &names.full_in_versions(person))? {
        let text = names.out_of_answer(&before);
        let row = revisions::table.filter(revisions::id.eq(id));
        diesel::update(row).set(revisions::markdown.eq(text)).execute(tx.conn())?;
    }
    let plain = [("threads", "title"), ("threads", "excerpt"), ("revisions", "title"), ("revisions", "note")];
    let plain = plain.into_iter().chain([
        ("revisions", "markdown"),
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
        ("appeals", "words"),
        ("appeals", "answer"),
        ("case_notes", "markdown"),
        ("notes", "markdown"),
        ("suspensions", "why"),
        ("opinions", "question"),
        ("opinions", "words"),
    ]);
    for (table, column) in plain {
        for (id, before) in list_texts(tx.conn(), table, column, &names.in_column(column))? {
            keep_text(tx, table, column, id, &names.out_of(&before))?;
        }
    }
    Ok(())
}

/// Puts a text in the place of a post's, and draws it.
pub(super) fn put(tx: &mut Tx<'_>, id: PostId, text: &str) -> Result<()> {
    let site = tx.site().to_owned();
    let drawn = drawn(tx.conn(), &site, text, Shows::WhatIsUsedIn(id))?;
    diesel::update(posts::table.find(id))
        .set((posts::markdown.eq(text), posts::html.eq(&drawn.html)))
        .execute(tx.conn())?;
    Ok(())
}

/// What puts others' answers right.
fn take_out_of_corrections(tx: &mut Tx<'_>, person: PersonId, names: &Names) -> Result<BTreeSet<ThreadId>> {
    let mut changed = BTreeSet::new();
    let select = "SELECT id FROM corrections WHERE";
    for id in list_numbers_where(tx.conn(), select, &names.in_corrections(person), "")? {
        let (thread, post, before) = corrected(tx.conn(), id)?;
        let text =
            if took_part(tx.conn(), person, thread)? { names.out_of_answer(&before) } else { names.out_of(&before) };
        if text != before {
            put_correction(tx, id, post, &text)?;
            changed.insert(thread);
        }
    }
    Ok(changed)
}

/// What a correction says of which answer.
pub(super) fn corrected(conn: &mut Conn, id: i64) -> QueryResult<(ThreadId, PostId, String)> {
    corrections::table
        .inner_join(posts::table)
        .filter(corrections::id.eq(CorrectionId::new(id)))
        .select((posts::thread_id, posts::id, corrections::markdown))
        .first(conn)
}

/// Puts a text in the place of a correction's, and draws it.
pub(super) fn put_correction(tx: &mut Tx<'_>, id: i64, post: PostId, text: &str) -> Result<()> {
    let site = tx.site().to_owned();
    let drawn = drawn(tx.conn(), &site, text, Shows::WhatIsUsedIn(post))?;
    diesel::update(corrections::table.find(CorrectionId::new(id)))
        .set((corrections::markdown.eq(text), corrections::html.eq(&drawn.html)))
        .execute(tx.conn())?;
    Ok(())
}

fn take_out_of_entries(tx: &mut Tx<'_>, names: &Names) -> Result<Vec<ThreadId>> {
    let select = "SELECT thread_id AS id FROM faq_entries WHERE";
    let ids = list_numbers_where(tx.conn(), select, &names.in_column("markdown"), "")?;
    let ids: Vec<ThreadId> = ids.into_iter().map(ThreadId::new).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_is_taken_out_and_no_other() {
        let cases = [
            ("Ask @ada, or @Ada님.", "@", "ada", "Ask @former-member, or @former-member님."),
            ("@adam and @ada-l and a@ada", "@", "ada", "@adam and @ada-l and a@former-member"),
            ("@박지우님이", "@", "박지우", "@former-member님이"),
            ("nobody @", "@", "ada", "nobody @"),
            ("[she](/people/Ada) or /people/adam", "/people/", "ada", "[she](/people/former-member) or /people/adam"),
        ];
        for (text, lead, handle, expected) in cases {
            assert_eq!(replaced(text, lead, handle), expected);
        }
    }

    #[test]
    fn a_full_name_is_taken_out_where_it_is_no_word() {
        let cases = [
            ("Thanks, Ada Lovelace!", "Ada Lovelace", "Thanks, […]!"),
            ("Ada Lovelaces and McAda Lovelace", "Ada Lovelace", "Ada Lovelaces and McAda Lovelace"),
            ("박지우님께, 박지우가", "박지우", "[…]님께, […]가"),
        ];
        for (text, name, expected) in cases {
            assert_eq!(unnamed(text, name), expected);
        }
        let names = [("Mark", false), ("Ada Lovelace", true), ("박지우", true), ("Ada L", false), ("민수", false)];
        for (name, expected) in names {
            assert_eq!(is_no_word(name), expected, "{name}");
        }
    }
}
