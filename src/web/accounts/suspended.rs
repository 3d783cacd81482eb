//! What somebody suspended is told: why, until when, and what they still can do.

use serde::Serialize;

use crate::error::Result;
use crate::rights::{Member, Standing};
use crate::web::{Response, Visit};

#[derive(Serialize)]
struct SuspendedPage {
    handle: String,
    why: String,
    until: Option<i64>,
}

/// `GET /suspended`
pub async fn show(visit: Visit, by: Member) -> Result<Response> {
    match by.standing() {
        Standing::Suspended(it) => {
            let page = SuspendedPage {
                handle: by.handle.clone(),
                why: it.why.clone(),
                until: it.until.map(|until| until.micros()),
            };
            visit.unlisted_page("accounts/suspended.html", &page)
        }
        _ => visit.leads_to("/"),
    }
}
