//! A file that comes along with a text, where there is no script: it is put at the text's end, and the form
//! comes back with everything that was typed.

use std::collections::BTreeMap;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::future::{Ready, ready};

use super::add::bring;
use crate::drafts::{self, Place};
use crate::error::{Error, Result};
use crate::platform::forms::Fields;
use crate::platform::limits::UPLOADS;
use crate::rights::Member;
use crate::web::form::Sent;
use crate::web::multipart::SentFile;
use crate::web::{Response, Visit};

/// What the button says that sends the form for the file's sake alone.
const ASKS: &str = "add=file";

/// Marks an answer that led back to the form: what the form is for was not done.
pub(in crate::web) struct LedBack;

/// The file that came along with a text, and what was typed beside it.
pub struct Along {
    file: Option<SentFile>,
    is_asked_for: bool,
    path: String,
    sent: Fields,
}

impl FromRequest for Along {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let extensions = request.extensions();
        ready(Ok(Self {
            file: extensions.get::<SentFile>().cloned(),
            is_asked_for: request.query_string() == ASKS,
            path: request.path().to_owned(),
            sent: extensions.get::<Sent>().map(|sent| sent.0.clone()).unwrap_or_default(),
        }))
    }
}

impl Along {
    /// Puts the file at the end of the text, keeps that as the draft, and leads back to the form; nothing if no
    /// file came. What is not taken is said of the field `file`.
    pub(in crate::web) async fn settle(self, visit: &Visit, by: &Member) -> Result<Option<Response>> {
        if self.file.is_none() && !self.is_asked_for {
            return Ok(None);
        }
        let place: Place = self.path.parse()?;
        visit.app().limits.check(UPLOADS, by.id.to_string(), visit.now())?;
        let upload = bring(visit, by.clone(), self.file).await?;
        let mut fields: BTreeMap<String, String> =
            self.sent.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let text = fields.entry("body".to_owned()).or_default();
        *text = format!("{}\n\n{}\n", text.trim_end(), upload.markdown()).trim_start().to_owned();
        let by = by.clone();
        visit.write(move |tx| drafts::keep(tx, &by, place, fields)).await?;
        let mut back = visit.leads_to_saying(&place.page(), "uploads-said-added")?;
        back.extensions_mut().insert(LedBack);
        Ok(Some(back))
    }
}
