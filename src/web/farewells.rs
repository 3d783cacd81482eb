//! The one page of somebody who asked to be deleted: until when it can be undone, and the button that does.

use serde::Serialize;

use super::routes::{Declared, Method, Who};
use super::{Response, Visit};
use crate::accounts::{self, Change};
use crate::error::Result;
use crate::farewells;
use crate::rights::Member;

/// What somebody can still call who asked to be deleted.
const LEFT: [&str; 5] = ["/farewell", "/farewell/undo", "/sign-out", "/theme", "/language"];

#[derive(Serialize)]
struct FarewellPage {
    due: i64,
}

/// Where somebody is led who asked to be deleted, whatever else they call.
pub(super) fn instead_of(visit: &Visit, declared: &Declared) -> Option<&'static str> {
    visit.member().filter(|member| member.leaving_at.is_some())?;
    let is_left = declared.who == Who::Machines || LEFT.contains(&declared.pattern);
    // Pictures and other parts of a page are simply not there.
    let is_part = declared.method == Method::GET && declared.pattern.starts_with("/uploads/");
    (!is_left && !is_part).then_some("/farewell")
}

/// `GET /farewell`
pub async fn show(visit: Visit, by: Member) -> Result<Response> {
    match by.leaving_at {
        Some(due) => visit.unlisted_page("farewells/show.html", &FarewellPage { due: due.micros() }),
        None => visit.leads_to("/settings/privacy"),
    }
}

/// `POST /farewell/undo`
pub async fn undo(visit: Visit, by: Member) -> Result<Response> {
    let (address, told) = (visit.facts().address.clone(), visit.told_in());
    visit
        .write(move |tx| {
            farewells::undo(tx, &by, &address)?;
            accounts::tell_of_change(tx, by.id, Change::Stays, told.as_ref())
        })
        .await?;
    visit.leads_to_saying("/settings/privacy", "farewells-said-undone")
}
