//! Drafts: kept while somebody types, thrown away when they say so.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use super::{Form, Query, Response, Visit};
use crate::drafts::{self, Draft, Place};
use crate::error::Result;
use crate::rights::Member;

/// Where it is written.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Where {
    place: Place,
}

/// What a form says of the draft that it is shown with.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ShownDraft {
    /// The address that the form is sent to.
    place: String,
    /// When it was last kept, if there is one.
    at: Option<i64>,
}

impl ShownDraft {
    /// Of the draft of a place among some.
    pub(super) fn among(drafts: &[Draft], place: Place) -> Self {
        let draft = drafts.iter().find(|draft| draft.place == place);
        Self { place: place.to_string(), at: draft.map(|draft| draft.changed_at.micros()) }
    }
}

/// `POST /drafts?place=`: the form's own fields.
pub async fn keep(
    visit: Visit,
    by: Member,
    at: Query<Where>,
    form: Form<BTreeMap<String, String>>,
) -> Result<Response> {
    let (place, fields) = (at.0.place, form.0);
    visit.write(move |tx| drafts::keep(tx, &by, place, fields)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// `POST /drafts/discard`
pub async fn discard(visit: Visit, by: Member, form: Form<Where>) -> Result<Response> {
    let place = form.place;
    visit.write(move |tx| drafts::forget(tx, &by, place)).await?;
    visit.leads_to_saying(&place.page(), "drafts-said-discarded")
}
