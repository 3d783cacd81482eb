//! Erasing somebody: everything that says who they were leaves the database, the files, and with the events the
//! search index.

use diesel::prelude::*;

use super::named::{Names, take_out_names};
use super::posts::{Gone, take_out_posts};
use super::{How, counts};
use crate::app::App;
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::{PersonId, ThreadId, UploadId};
use crate::people;
use crate::platform::db::schema::{upload_uses, uploads};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::mail_address::MailAddress;
use crate::traces::{COLUMNS, Erased, execute, list_numbers};
use crate::{accounts, exports, mails, uploads as files};

/// How many threads an event names at most.
const THREADS_AN_EVENT: usize = 500;

/// Erases somebody for good. Done again after it broke off, it goes on.
pub fn erase(app: &App, person: PersonId, how: How) -> Result<()> {
    exports::remove_all(&app.db, &app.exports, person)?;
    let going = app.db.read(|conn| Ok::<_, Error>(uploads_to_go(conn, person, how)?))?;
    files::remove(&app.db, &app.store, &going)?;
    app.db.write(|tx| erase_rows(tx, person, how))?;
    app.db.leave_no_trace::<Error>()?;
    tracing::info!(%person, "somebody was erased");
    Ok(())
}

/// Their files: all of them, or those that no post shows which stays.
fn uploads_to_go(conn: &mut Conn, person: PersonId, how: How) -> QueryResult<Vec<UploadId>> {
    let own = uploads::table.filter(uploads::person_id.eq(person)).select(uploads::id);
    let all: Vec<UploadId> = own.load(conn)?;
    if how == How::Go {
        return Ok(all);
    }
    let used: Vec<UploadId> = upload_uses::table
        .filter(upload_uses::upload_id.eq_any(own))
        .select(upload_uses::upload_id)
        .distinct()
        .load(conn)?;
    Ok(all.into_iter().filter(|id| !used.contains(id)).collect())
}

fn erase_rows(tx: &mut Tx<'_>, person: PersonId, how: How) -> Result<()> {
    let former = people::former(tx)?;
    if former == person {
        return Ok(());
    }
    let touched = threads_of(tx.conn(), person)?;
    crate::threads::lock_rows(tx, &touched)?;
    let names = Names::find(tx.conn(), person)?;
    let gone = if how == How::Go { take_out_posts(tx, person)? } else { Gone::default() };
    let named = take_out_names(tx, &names, &gone)?;
    counts::keep_votes(tx, person)?;
    forget_addresses(tx, person)?;
    // What moderators wrote to them begins with their name.
    let theirs = format!("SELECT c.id FROM cases c JOIN posts p ON p.id = c.post_id WHERE p.author_id = {person}");
    execute(tx, &format!("UPDATE decisions SET message = '', undo = '' WHERE case_id IN ({theirs})"))?;
    // A form that was sent twice is theirs alone to tell from another.
    execute(tx, &format!("UPDATE posts SET submission_key = NULL WHERE author_id = {person}"))?;
    for column in COLUMNS {
        let (table, name) = (column.table, column.name);
        match column.erased {
            Erased::Number => 0,
            Erased::Row => execute(tx, &format!("DELETE FROM {table} WHERE {name} = {person}"))?,
            Erased::Former => execute(tx, &format!("UPDATE {table} SET {name} = {former} WHERE {name} = {person}"))?,
        };
    }
    execute(tx, &format!("DELETE FROM people WHERE id = {person}"))?;
    counts::recount(tx, former, &touched)?;
    let all: std::collections::BTreeSet<ThreadId> = touched.into_iter().chain(named).collect();
    let all: Vec<ThreadId> = all.into_iter().collect();
    for some in all.chunks(THREADS_AN_EVENT).map(<[ThreadId]>::to_vec).chain(all.is_empty().then(Vec::new)) {
        events::record(tx, &Event::PersonErased { person, threads: some })?;
    }
    Ok(())
}

/// Every thread that they wrote in, voted in, follow or marked.
fn threads_of(conn: &mut Conn, person: PersonId) -> QueryResult<Vec<ThreadId>> {
    let query = format!(
        "SELECT thread_id AS id FROM posts WHERE author_id = {person} \
         UNION SELECT p.thread_id AS id FROM votes v JOIN posts p ON p.id = v.post_id WHERE v.person_id = {person} \
         UNION SELECT thread_id AS id FROM follows WHERE person_id = {person} \
         UNION SELECT thread_id AS id FROM toos WHERE person_id = {person} \
         UNION SELECT id FROM threads WHERE asked_by = {person} OR last_post_by = {person}"
    );
    Ok(list_numbers(conn, &query)?.into_iter().map(ThreadId::new).collect())
}

/// Networks and mail addresses in what stays to be accounted for.
fn forget_addresses(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    execute(tx, &format!("UPDATE audit SET address = '' WHERE by_id = {person} OR about_id = {person}"))?;
    if let Some(account) = accounts::find(tx.conn(), person)? {
        accounts::forget_attempts(tx, &account.mail)?;
        if let Ok(address) = MailAddress::parse(&account.mail) {
            mails::erase(tx, person, &address)?;
        }
    }
    Ok(())
}
