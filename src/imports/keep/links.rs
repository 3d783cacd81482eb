//! Links between threads, once all threads are here.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::outcome::Outcome;
use super::threads::{Written, patiently};
use crate::each_backend;
use crate::error::Result;
use crate::ids::{PostId, ThreadId};
use crate::imports::stackexchange::Dump;
use crate::platform::db::schema::{thread_links, threads};
use crate::platform::db::{Db, Tx};
use crate::threads::Closing;

/// How many links a transaction keeps.
const AT_ONCE: usize = 1_000;

/// Keeps the links of a dump, and of closed threads which thread asks the same.
pub(super) fn keep(db: &Db, dump: &Dump, written: &Written, outcome: &mut Outcome) -> Result<()> {
    let place = |question: i64| written.questions.get(&question).copied();
    // Several links of a dump can lead from one thread to one other.
    let links: BTreeSet<(PostId, ThreadId)> = dump
        .links()
        .iter()
        .filter_map(|link| place(link.from).zip(place(link.to)))
        .map(|((_, question), (thread, _))| (question, thread))
        .collect();
    let links: Vec<(PostId, ThreadId)> = links.into_iter().collect();
    for links in links.chunks(AT_ONCE) {
        let new = patiently(db, |tx| keep_links(tx, links))? as u64;
        outcome.links.new += new;
        outcome.links.here += links.len() as u64 - new;
    }
    let duplicates: Vec<(ThreadId, ThreadId)> =
        written.duplicates.iter().filter_map(|(thread, other)| Some((*thread, place(*other)?.0))).collect();
    for duplicates in duplicates.chunks(AT_ONCE) {
        patiently(db, |tx| keep_duplicates(tx, duplicates))?;
    }
    Ok(())
}

fn keep_links(tx: &mut Tx<'_>, links: &[(PostId, ThreadId)]) -> Result<usize> {
    let rows: Vec<_> =
        links.iter().map(|(post, to)| (thread_links::post_id.eq(post), thread_links::thread_id.eq(to))).collect();
    Ok(each_backend!(tx.conn(), conn => {
        diesel::insert_into(thread_links::table).values(&rows).on_conflict_do_nothing().execute(conn)
    })?)
}

/// Whatever was decided here since, stands.
fn keep_duplicates(tx: &mut Tx<'_>, duplicates: &[(ThreadId, ThreadId)]) -> Result<()> {
    for (thread, original) in duplicates {
        diesel::update(threads::table.find(thread))
            .filter(threads::closed_why.eq(Closing::Duplicate))
            .filter(threads::duplicate_of.is_null())
            .set(threads::duplicate_of.eq(original))
            .execute(tx.conn())?;
    }
    Ok(())
}
