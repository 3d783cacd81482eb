//! What somebody suspended is told: why, until when, and what they still can do.

use serde::Serialize;

use crate::cases;
use crate::error::Result;
use crate::rights::{Member, Standing};
use crate::web::{Response, Visit};

#[derive(Serialize)]
struct SuspendedPage {
    handle: String,
    why: String,
    until: Option<i64>,
    /// Whether it came with a decision on something that they wrote.
    is_decided: bool,
}

/// `GET /suspended`
pub async fn show(visit: Visit, by: Member) -> Result<Response> {
    match by.standing() {
        Standing::Suspended(it) => {
            let person = by.id;
            let decision = visit.read(move |conn, _| Ok(cases::decision_that_suspended(conn, person)?)).await?;
            let page = SuspendedPage {
                handle: by.handle.clone(),
                why: it.why.clone(),
                until: it.until.map(|until| until.micros()),
                is_decided: decision.is_some(),
            };
            visit.unlisted_page("accounts/suspended.html", &page)
        }
        _ => visit.leads_to("/"),
    }
}
