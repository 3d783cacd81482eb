//! A person's page.

use serde::Serialize;

use super::{Path, Response, Visit};
use crate::error::Result;
use crate::people;
use crate::platform::views;

/// A person's page.
#[derive(Serialize)]
struct PersonPage {
    person: views::Person,
    about: String,
    since: i64,
    accepted: i64,
}

/// `GET /people/{handle}`
pub async fn show(visit: Visit, handle: Path<String>) -> Result<Response> {
    let page = visit
        .read(move |conn, _| {
            let person = people::find_by_handle(conn, &handle)?;
            Ok(PersonPage {
                person: views::Person::new(person.id.number(), &person.name, &person.handle),
                about: person.about,
                since: person.created_at.micros(),
                accepted: person.accepted_count,
            })
        })
        .await?;
    visit.page("people/show.html", &page)
}
