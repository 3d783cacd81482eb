//! What becomes of a question that a suggestion solved before it was asked.

use serde::Deserialize;

use crate::drafts;
use crate::error::{Error, Result};
use crate::ids::ThreadId;
use crate::rights::Member;
use crate::web::{Form, Response, Visit};
use crate::{threads, urls};

/// Which thread solved it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SolvedForm {
    thread: ThreadId,
}

/// `POST /ask/solved`: to the thread; the draft is put away. Guests have none on the server.
pub async fn solve(visit: Visit, form: Form<SolvedForm>) -> Result<Response> {
    let (by, id) = (visit.member().cloned(), form.thread);
    let thread = visit
        .read(move |conn, viewer| {
            let thread = threads::find(conn, viewer, id)?;
            if thread.is_known_to(viewer) { Ok(thread) } else { Err(Error::NotFound) }
        })
        .await?;
    let url = urls::thread(thread.id, &thread.title);
    match by.filter(|by| !by.is_suspended()) {
        Some(by) => {
            visit.write(move |tx| drafts::put_away(tx, &by)).await?;
            visit.leads_to_saying(&url, "search-said-solved")
        }
        None => visit.leads_to_saying(&url, "search-said-solved-guest"),
    }
}

/// `POST /ask/solved/withdraw`: it was not solved after all.
pub async fn take_back(visit: Visit, by: Member) -> Result<Response> {
    visit.write(move |tx| drafts::take_back(tx, &by)).await?;
    visit.leads_to_saying("/ask", "search-said-back")
}
