//! The hours of the days ahead, by space and day.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Clocks, ShownPresence, shown};
use crate::error::Result;
use crate::ids::PersonId;
use crate::people;
use crate::platform::db::Conn;
use crate::platform::views::Person;
use crate::rights::Viewer;
use crate::shifts::{self, Hours, Span};
use crate::spaces::{self, Space};
use crate::urls;
use crate::web::shown::{ShownSpace, face};
use crate::web::{Response, Visit};

/// The hours of every space that has some.
#[derive(Serialize)]
struct ExpertsPage {
    spaces: Vec<SpaceHours>,
    /// The spaces whose hours the viewer may enter.
    to_keep: Vec<Kept>,
}

#[derive(Serialize)]
struct Kept {
    name: String,
    url: String,
}

#[derive(Serialize)]
struct SpaceHours {
    space: ShownSpace,
    presence: Option<ShownPresence>,
    days: Vec<DayHours>,
}

/// A day, by the page's clocks.
#[derive(Serialize)]
struct DayHours {
    weekday: i64,
    at: i64,
    /// As calendars write it everywhere: 2026-05-04.
    day: String,
    spans: Vec<ShownSpan>,
}

#[derive(Serialize)]
struct ShownSpan {
    from: i64,
    until: i64,
    people: Vec<Person>,
}

/// `GET /experts`
pub async fn list(visit: Visit) -> Result<Response> {
    let clocks = Clocks::of(&visit);
    let page = visit.read(move |conn, viewer| experts_page(conn, viewer, &clocks)).await?;
    visit.page("shifts/list.html", &page)
}

fn experts_page(conn: &mut Conn, viewer: &Viewer, clocks: &Clocks) -> Result<ExpertsPage> {
    let spaces = spaces::list(conn, viewer)?;
    let hours = shifts::hours_of(conn, &spaces, &clocks.site_zone, clocks.now)?;
    let ids: Vec<PersonId> = hours.iter().flat_map(|it| it.spans.iter().map(|(_, person)| *person)).collect();
    let people = people::list_by_ids(conn, &ids)?;
    let named = |id: PersonId| {
        let person = people.iter().find(|person| person.id == id)?;
        Some(face(person))
    };
    let of =
        |it: &Hours| spaces.iter().find(|space| space.id == it.space).map(|space| of_space(space, it, clocks, &named));
    let leads = spaces.iter().filter(|space| shifts::policy::may_keep(viewer, space.id).is_ok());
    let kept =
        leads.map(|space| Kept { name: space.name.clone(), url: format!("{}/shifts", urls::space(&space.slug)) });
    Ok(ExpertsPage { spaces: hours.iter().filter_map(of).collect(), to_keep: kept.collect() })
}

fn of_space(space: &Space, hours: &Hours, clocks: &Clocks, named: &impl Fn(PersonId) -> Option<Person>) -> SpaceHours {
    let mut days: BTreeMap<String, DayHours> = BTreeMap::new();
    let week = clocks.now.plus(std::time::Duration::from_secs(7 * 24 * 60 * 60));
    let ahead = |span: &Span| span.until > clocks.now && span.from < week;
    for span in hours.merged().into_iter().filter(ahead) {
        let day = clocks.zone.day_of(span.from);
        let within = |other: &Span| other.from < span.until && span.from < other.until;
        let mut there: Vec<PersonId> =
            hours.spans.iter().filter(|(other, _)| within(other)).map(|(_, person)| *person).collect();
        there.sort();
        there.dedup();
        let people = there.into_iter().filter_map(named).collect();
        let today = days.entry(day.to_string()).or_insert_with(|| DayHours {
            weekday: shifts::weekday_of(day),
            at: span.from.micros(),
            day: day.to_string(),
            spans: Vec::new(),
        });
        today.spans.push(ShownSpan { from: span.from.micros(), until: span.until.micros(), people });
    }
    SpaceHours {
        space: ShownSpace::of(space),
        presence: shifts::presence_of([hours], clocks.now).map(|found| shown(found, clocks)),
        days: days.into_values().collect(),
    }
}
