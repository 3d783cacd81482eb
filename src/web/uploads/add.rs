//! Bringing a file from a script: pasted, dropped or chosen.

use std::sync::Arc;

use actix_web::HttpResponse;
use serde::Deserialize;

use crate::error::{Error, Result};
use crate::rights::Member;
use crate::uploads::{self, Most, Refused, Upload};
use crate::web::multipart::SentFile;
use crate::web::{File, Form, Response, Visit};

/// Beside its file the form has no fields.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileForm {}

/// `POST /uploads`: the Markdown that shows the file, or the reason against it as plain text.
pub async fn add(visit: Visit, by: Member, _form: Form<FileForm>, file: File) -> Result<Response> {
    let plain = "text/plain; charset=utf-8";
    match bring(&visit, by, file.0).await {
        Ok(upload) => Ok(HttpResponse::Created().content_type(plain).body(upload.markdown())),
        Err(Error::Invalid(errors)) => {
            let words = visit.app().views.words();
            let said: Vec<String> = errors.iter().map(|(_, message)| words.say(visit.language(), message)).collect();
            Ok(HttpResponse::UnprocessableEntity().content_type(plain).body(said.join("\n")))
        }
        Err(other) => Err(other),
    }
}

/// Takes a file when there is a turn for it.
pub(super) async fn bring(visit: &Visit, by: Member, file: Option<SentFile>) -> Result<Upload> {
    let file = file.ok_or(Refused::Missing)?;
    let app = Arc::clone(visit.app());
    let brought = visit.app().drawing.take(move || {
        let most = Most::of(&app.config);
        let bytes = file.bytes().map_err(|_| Refused::TooLarge { most: most.bytes })?.to_vec();
        uploads::bring(&app.db, &app.store, &most, &by, &file.name, bytes)
    });
    brought.await.map_err(|_| Error::Unavailable("too many pictures are being drawn".into()))?
}
