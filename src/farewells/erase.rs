//! Erasing somebody: everything that says who they were leaves the database, the files, and with the events the
//! search index. It goes by steps, each kept by itself: who wrote much holds up nobody else, and what broke off goes
//! on where it was.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::named::Names;
use super::posts::take_out_some;
use super::quotes::Quotes;
use super::{EmptyJournal, How, counts, file_names, named, quotes};
use crate::app::App;
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::{PersonId, ThreadId, UploadId};
use crate::people;
use crate::platform::db::schema::{upload_uses, uploads};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::jobs;
use crate::platform::mail_address::MailAddress;
use crate::traces::{COLUMNS, Erased, execute, list_numbers};
use crate::{accounts, exports, mails, uploads as files};

/// How many threads an event names at most.
const THREADS_AN_EVENT: usize = 500;

/// How far somebody is erased. What is done again does no harm, so beginning anew is right too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(tag = "at", content = "after", rename_all = "snake_case")]
pub enum Progress {
    /// Their copies and files go.
    #[default]
    Files,
    /// What others quote of them goes, post by post.
    Quotes(i64),
    /// Their names go out of others' posts, one after the other.
    Names(i64),
    /// Their names go out of everything else.
    NamesElsewhere,
    /// What they wrote goes, some threads at a time.
    Posts,
    /// What stays of their files is called by no name of theirs.
    FileNames(i64),
    /// Their rows go, and they themselves.
    Rows,
    /// Nothing is left.
    Done,
}

/// Somebody who is being erased, with what is asked for at every step.
pub struct Erasing<'a> {
    app: &'a App,
    person: PersonId,
    how: How,
    names: Names,
    quotes: Option<Quotes>,
}

/// Erases somebody for good, whatever it takes.
pub fn erase(app: &App, person: PersonId, how: How) -> Result<()> {
    let mut erasing = Erasing::of(app, person, how)?;
    let mut progress = Progress::default();
    while progress != Progress::Done {
        progress = erasing.step(progress)?;
    }
    Ok(())
}

impl<'a> Erasing<'a> {
    /// Looks at who they are.
    pub fn of(app: &'a App, person: PersonId, how: How) -> Result<Self> {
        let names = app.db.read(|conn| Ok::<_, Error>(Names::find(conn, person)?))?;
        Ok(Self { app, person, how, names, quotes: None })
    }

    /// Does what is next, in a transaction of its own; how far that leads.
    pub fn step(&mut self, progress: Progress) -> Result<Progress> {
        let (app, person, how) = (self.app, self.person, self.how);
        match progress {
            Progress::Files => {
                exports::remove_all(&app.db, &app.exports, person)?;
                let going = app.db.read(|conn| Ok::<_, Error>(uploads_to_go(conn, person, how)?))?;
                files::remove(&app.db, &app.store, &going)?;
                Ok(if how == How::Go { Progress::Quotes(0) } else { Progress::Names(0) })
            }
            Progress::Quotes(after) => self.quotes(after),
            Progress::Names(after) => {
                let next = app.db.write(|tx| named::take_out_of_some(tx, person, &self.names, after))?;
                Ok(next.map_or(Progress::NamesElsewhere, Progress::Names))
            }
            Progress::NamesElsewhere => {
                app.db.write(|tx| named::take_out_elsewhere(tx, person, &self.names))?;
                Ok(if how == How::Go { Progress::Posts } else { Progress::FileNames(0) })
            }
            Progress::Posts => {
                let has_more = app.db.write(|tx| take_out_some(tx, person))?;
                Ok(if has_more { Progress::Posts } else { Progress::Rows })
            }
            Progress::FileNames(after) => {
                let next = app.db.write(|tx| file_names::forget_some(tx, person, after))?;
                Ok(next.map_or(Progress::Rows, Progress::FileNames))
            }
            Progress::Rows => {
                app.db.write(|tx| erase_rows(tx, person, how))?;
                if !app.db.leave_no_trace::<Error>()? {
                    app.db.write(|tx| {
                        let now = tx.now();
                        Ok::<_, Error>(jobs::enqueue(tx, &EmptyJournal {}, now)?)
                    })?;
                }
                tracing::info!(%person, "somebody was erased");
                Ok(Progress::Done)
            }
            Progress::Done => Ok(Progress::Done),
        }
    }

    fn quotes(&mut self, after: i64) -> Result<Progress> {
        let (db, person) = (&self.app.db, self.person);
        let theirs = match self.quotes.take() {
            Some(quotes) => quotes,
            None => db.read(|conn| Ok::<_, Error>(Quotes::find(conn, person)?))?,
        };
        let next = db.write(|tx| quotes::take_out_of_some(tx, person, &theirs, after))?;
        self.quotes = Some(theirs);
        Ok(next.map_or(Progress::Names(0), Progress::Quotes))
    }
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
    if how == How::Go {
        execute(tx, &format!("UPDATE moderation_acts SET note = '' WHERE by_id = {person}"))?;
    }
    counts::keep_votes(tx, person)?;
    forget_addresses(tx, person)?;
    // What moderators wrote to them begins with their name.
    let theirs = format!("SELECT c.id FROM cases c JOIN posts p ON p.id = c.post_id WHERE p.author_id = {person}");
    execute(tx, &format!("UPDATE decisions SET message = '', undo = '' WHERE case_id IN ({theirs})"))?;
    execute(tx, &format!("UPDATE appeals SET words = '', answer = '' WHERE person_id = {person}"))?;
    // A form that was sent twice is theirs alone to tell from another.
    execute(tx, &format!("UPDATE posts SET submission_key = NULL, print = NULL WHERE author_id = {person}"))?;
    for column in COLUMNS {
        let (table, name) = (column.table, column.name);
        match column.erased {
            Erased::Number => 0,
            Erased::Row => execute(tx, &format!("DELETE FROM {table} WHERE {name} = {person}"))?,
            Erased::Former => execute(tx, &format!("UPDATE {table} SET {name} = {former} WHERE {name} = {person}"))?,
        };
    }
    execute(tx, &format!("DELETE FROM people WHERE id = {person}"))?;
    crate::threads::recount(tx, &touched)?;
    counts::recount_wholes(tx, former)?;
    tell(tx, person, &touched)
}

/// Lets search know of threads in which something of theirs was changed.
pub(super) fn tell(tx: &mut Tx<'_>, person: PersonId, threads: &[ThreadId]) -> Result<()> {
    for some in threads.chunks(THREADS_AN_EVENT).map(<[ThreadId]>::to_vec).chain(threads.is_empty().then(Vec::new)) {
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
