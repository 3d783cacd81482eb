//! The picture one is shown by.

use std::sync::Arc;

use serde::Deserialize;

use super::profile::{AT, Again, again};
use crate::error::{Error, Result};
use crate::platform::limits::UPLOADS;
use crate::profiles;
use crate::rights::Member;
use crate::uploads::{Most, Refused};
use crate::web::{File, Form, Response, SentFile, Visit};

/// Beside its file the form has no fields.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureForm {}

/// `POST /settings/picture`
pub async fn choose(visit: Visit, by: Member, _form: Form<PictureForm>, file: File) -> Result<Response> {
    match bring(&visit, by.clone(), file.0).await {
        Ok(()) => visit.leads_to_saying(AT, "profiles-said-picture"),
        Err(Error::Invalid(errors)) => again(&visit, &by, Again::Picture(errors)).await,
        Err(other) => Err(other),
    }
}

/// Draws the picture anew when there is a turn for it.
async fn bring(visit: &Visit, by: Member, file: Option<SentFile>) -> Result<()> {
    let file = file.ok_or(Refused::Missing)?;
    visit.app().limits.check(UPLOADS, by.id.to_string(), visit.now())?;
    let app = Arc::clone(visit.app());
    let brought = visit.app().drawing.take(move || {
        let most = Most::of(&app.config);
        let bytes = file.bytes().map_err(|_| Refused::TooLarge { most: most.bytes })?.to_vec();
        profiles::choose_picture(&app.db, &app.store, &most, &by, &file.name, bytes)
    });
    brought.await.map_err(|_| Error::Unavailable("too many pictures are being drawn".into()))?
}

/// `POST /settings/picture/remove`
pub async fn remove(visit: Visit, by: Member) -> Result<Response> {
    visit.write(move |tx| profiles::remove_picture(tx, &by)).await?;
    visit.leads_to_saying(AT, "profiles-said-picture-removed")
}
