//! Weighing cases: their place in the queue is stored, and written anew where one of its parts has changed.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::urgency::Parts;
use super::{Case, model};
use crate::app::App;
use crate::error::{Error, Result};
use crate::flags::{self, FlagState, Record};
use crate::ids::{CaseId, PersonId};
use crate::platform::clock::Instant;
use crate::platform::db::schema::{acceptances, cases, faq_entries, posts, threads, verifications};
use crate::platform::db::{Conn, QueryResult, Tx};

/// How many cases are weighed in one transaction: others wait for it on SQLite.
const AT_ONCE: i64 = 500;

/// Weighs some cases: four queries, however many they are, and a write for each whose place has changed.
pub(super) fn weigh(tx: &mut Tx<'_>, ids: &[CaseId]) -> Result<()> {
    let now = tx.now();
    for (case, parts) in list_parts(tx.conn(), ids)? {
        let weighed = weighed(&case, &parts, now);
        if weighed != case {
            model::keep(tx, &weighed)?;
        }
    }
    Ok(())
}

/// Weighs all that is open: views, marks and records change by themselves.
pub fn weigh_again(app: &App) -> Result<()> {
    let mut after = CaseId::new(0);
    loop {
        let some = app.db.read(|conn| Ok::<_, Error>(list_open(conn, after)?))?;
        let Some(last) = some.last().copied() else { return Ok(()) };
        let now = app.clock.now();
        let changed = app.db.read(|conn| changed_among(conn, &some, now))?;
        if !changed.is_empty() {
            app.db.write(|tx| weigh(tx, &changed))?;
        }
        after = last;
    }
}

fn list_open(conn: &mut Conn, after: CaseId) -> QueryResult<Vec<CaseId>> {
    cases::table
        .filter(cases::closed_at.is_null())
        .filter(cases::id.gt(after))
        .order(cases::id)
        .limit(AT_ONCE)
        .select(cases::id)
        .load(conn)
}

/// Those of some cases whose place would be another: looking takes nobody's place.
fn changed_among(conn: &mut Conn, ids: &[CaseId], now: Instant) -> Result<Vec<CaseId>> {
    let all = list_parts(conn, ids)?;
    Ok(all.iter().filter(|(case, parts)| weighed(case, parts, now) != *case).map(|(case, _)| case.id).collect())
}

fn weighed(case: &Case, parts: &Parts, now: Instant) -> Case {
    Case {
        reason: parts.reason().unwrap_or(case.reason),
        urgency: parts.urgency(case.opened_at),
        warned_at: parts.warns().then(|| case.warned_at.unwrap_or(now)),
        ..case.clone()
    }
}

/// The open ones among some cases, each with what its place depends on.
fn list_parts(conn: &mut Conn, ids: &[CaseId]) -> Result<Vec<(Case, Parts)>> {
    let mut by_case: BTreeMap<CaseId, Parts> = BTreeMap::new();
    let open: Vec<_> = flags::list_of_cases(conn, ids)?.into_iter().map(|it| it.flag).collect();
    let open: Vec<_> = open.into_iter().filter(|flag| flag.state == FlagState::Open).collect();
    let people: Vec<PersonId> = open.iter().map(|flag| flag.person_id).collect();
    let records: BTreeMap<PersonId, Record> = flags::list_records(conn, &people)?.into_iter().collect();
    for flag in &open {
        let record = records.get(&flag.person_id).copied().unwrap_or_default();
        by_case.entry(flag.case_id).or_default().flags.push((flag.reason, flag.standing, record));
    }
    let rows = list_reach(conn, ids)?.into_iter();
    Ok(rows
        .map(|(case, views, marks)| {
            let flags = by_case.remove(&case.id).unwrap_or_default().flags;
            let [is_accepted, is_verified, is_entry] = marks;
            let opened_for = Some(case.reason);
            (case, Parts { opened_for, flags, views, is_accepted, is_verified, is_entry })
        })
        .collect())
}

/// Open cases with the views of their threads, and whether their posts are accepted, verified, made into an entry.
fn list_reach(conn: &mut Conn, ids: &[CaseId]) -> QueryResult<Vec<(Case, i64, [bool; 3])>> {
    let rows: Vec<(Case, i64, bool, bool, bool)> = cases::table
        .inner_join(posts::table.inner_join(threads::table))
        .left_join(acceptances::table.on(acceptances::post_id.eq(cases::post_id)))
        .left_join(verifications::table.on(verifications::post_id.eq(cases::post_id)))
        .left_join(faq_entries::table.on(faq_entries::answer_id.eq(cases::post_id.nullable())))
        .filter(cases::id.eq_any(ids.to_vec()))
        .filter(cases::closed_at.is_null())
        .select((
            Case::as_select(),
            threads::view_count,
            acceptances::post_id.nullable().is_not_null(),
            verifications::post_id.nullable().is_not_null(),
            faq_entries::thread_id.nullable().is_not_null(),
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(|(case, views, one, two, three)| (case, views, [one, two, three])).collect())
}
