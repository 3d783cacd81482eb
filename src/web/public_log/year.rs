//! The numbers of a year.

use serde::Serialize;

use crate::error::{Error, Result};
use crate::platform::clock::Instant;
use crate::platform::words::Message;
use crate::public_log::{self, Numbers};
use crate::web::cases::age;
use crate::web::{Path, Response, Visit};

#[derive(Serialize)]
struct YearPage {
    /// As a word: a year is not told like a number of things.
    year: String,
    is_present: bool,
    flags: Vec<Bar>,
    flagged: i64,
    outcomes: Vec<Bar>,
    decided: i64,
    first_look: Option<Message>,
    decision: Option<Message>,
    appeals: i64,
    upheld: i64,
    overturned: i64,
    /// How many wait.
    waiting: i64,
    before: Option<String>,
    after: Option<String>,
}

/// A row of a table, with its share of the largest.
#[derive(Serialize)]
struct Bar {
    words: String,
    count: i64,
    most: i64,
}

/// `GET /log/{year}`
pub async fn year(visit: Visit, year: Path<i16>) -> Result<Response> {
    let (year, now, zone) = (*year, visit.now(), visit.app().zone());
    let present = now.in_zone(&zone).year;
    let page = visit
        .read(move |conn, viewer| {
            let first = public_log::first_year(conn, &zone, now)?;
            if !(first..=present).contains(&year) {
                return Err(Error::NotFound);
            }
            let span = zone.beginning_of(year).zip(zone.beginning_of(year + 1)).ok_or(Error::NotFound)?;
            let numbers = public_log::numbers_between(conn, viewer, span, now)?;
            let neighbour = |year: i16| (first..=present).contains(&year).then(|| format!("/log/{year}"));
            Ok(YearPage { before: neighbour(year - 1), after: neighbour(year + 1), ..shown(year, present, &numbers) })
        })
        .await?;
    visit.unlisted_page("public_log/year.html", &page)
}

fn shown(year: i16, present: i16, numbers: &Numbers) -> YearPage {
    let flags = numbers.flags.iter().map(|(reason, count)| (format!("flags-reason-{}", dashed(reason.word())), *count));
    let outcomes =
        numbers.outcomes.iter().map(|(outcome, count)| (format!("cases-ended-{}", dashed(outcome.word())), *count));
    let long = |micros: i64| age(Instant::from_micros(0), Instant::from_micros(micros));
    let sum = |bars: &[Bar]| bars.iter().map(|bar| bar.count).sum::<i64>();
    let (flags, outcomes) = (bars(flags.collect()), bars(outcomes.collect()));
    YearPage {
        year: year.to_string(),
        is_present: year == present,
        flagged: sum(&flags),
        flags,
        decided: sum(&outcomes),
        outcomes,
        first_look: numbers.first_look.map(long),
        decision: numbers.decision.map(long),
        appeals: numbers.appeals,
        upheld: numbers.upheld,
        overturned: numbers.overturned,
        waiting: numbers.appeals - numbers.upheld - numbers.overturned,
        before: None,
        after: None,
    }
}

/// The most frequent first.
fn bars(mut counted: Vec<(String, i64)>) -> Vec<Bar> {
    counted.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let most = counted.first().map_or(1, |(_, count)| *count);
    counted.into_iter().map(|(words, count)| Bar { words, count, most }).collect()
}

fn dashed(word: &str) -> String {
    word.replace('_', "-")
}
