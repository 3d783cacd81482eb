//! Everybody, by when they came or by name.

use serde::{Deserialize, Serialize};

use super::shown::{ShownPerson, shown};
use crate::error::Result;
use crate::ids::PersonId;
use crate::people::{self, Order, PAGE};
use crate::web::shown::ShownTab;
use crate::web::{Query, Response, Visit};

/// What the address of the list asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    by: Option<Order>,
    after: Option<PersonId>,
}

#[derive(Serialize)]
struct PeoplePage {
    tabs: Vec<ShownTab>,
    people: Vec<ShownPerson>,
    older: Option<String>,
    newer: Option<String>,
}

/// `GET /people`
pub async fn list(visit: Visit, query: Query<Asked>) -> Result<Response> {
    let (order, after) = (query.0.by.unwrap_or(Order::Newest), query.0.after);
    let page = visit
        .read(move |conn, viewer| {
            let mut people = people::list(conn, order, after)?;
            let has_more = people.len() > PAGE;
            people.truncate(PAGE);
            let last = people.last().filter(|_| has_more).map(|person| person.id);
            Ok(PeoplePage {
                tabs: Order::ALL.iter().map(|it| tab(*it, order)).collect(),
                people: shown(conn, viewer, people)?,
                older: last.map(|last| format!("/people?by={order}&after={last}")),
                newer: after.map(|_| format!("/people?by={order}")),
            })
        })
        .await?;
    visit.page("people/list.html", &page)
}

fn tab(order: Order, current: Order) -> ShownTab {
    ShownTab {
        words: format!("people-by-{order}"),
        url: format!("/people?by={order}"),
        is_current: order == current,
        count: None,
    }
}
