//! Forms that carry a file. The gate reads them as it reads any other form, so that the token, drafts and pages
//! of trouble go on as ever; a handler takes the file as [`File`].
//!
//! A file's bytes are kept only for those who may call the address and whose token came before the file: in a
//! page the token stands first in each form. For others they are read and thrown away.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::error::PayloadError;
use actix_web::http::header;
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use futures_util::future::{Ready, ready};
use futures_util::{Stream, StreamExt};

use crate::error::{Error, Result};
use crate::platform::config::Config;
use crate::platform::forms::{self, Fields, FormProblem};
use crate::platform::words::Message;

/// How long a form with its file may take to arrive.
const PATIENCE: Duration = Duration::from_secs(300);
/// The most bytes of files that all requests of this process hold together.
const MOST_HELD: usize = 192 * 1024 * 1024;
/// How much beyond a file's limit is still read and thrown away, so that the form can say which limit it was.
const DRAINED: usize = 32 * 1024 * 1024;

/// The one file that an address takes with its form.
#[derive(Clone, Copy, Debug)]
pub struct TakesFile {
    /// The field it comes in.
    pub field: &'static str,
    /// The most bytes it may have.
    pub most: fn(&Config) -> usize,
}

/// A file that came with a form: nothing is known of what it is.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// What it was called where it came from; only to be shown, never a path.
    pub name: String,
    content: Content,
    most: usize,
}

#[derive(Clone, Debug)]
enum Content {
    Whole {
        bytes: Bytes,
        /// Gives the room back when the last of the file is gone.
        _held: Arc<Held>,
    },
    TooLarge,
}

impl SentFile {
    /// Its bytes, or the words that stand beside the field because there were too many.
    pub fn bytes(&self) -> Result<&Bytes, Message> {
        match &self.content {
            Content::Whole { bytes, .. } => Ok(bytes),
            Content::TooLarge => Err(Message::new("checks-file-large").with("most", self.most / 1024)),
        }
    }
}

/// The file of a form, if one was chosen.
pub struct File(pub Option<SentFile>);

impl FromRequest for File {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(request.extensions().get::<SentFile>().cloned())))
    }
}

/// What was read of a form so far, whatever becomes of the rest.
#[derive(Default)]
pub(super) struct Received {
    pub(super) fields: Fields,
    pub(super) file: Option<SentFile>,
    text_bytes: usize,
}

/// Whether a request says that its form may carry files.
pub(super) fn is_multipart(request: &ServiceRequest) -> bool {
    let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.is_some_and(|value| value.trim_start().to_ascii_lowercase().starts_with("multipart/form-data"))
}

/// Reads a form; `may_keep` is asked, with the fields before it, whether a file is kept.
pub(super) async fn read(
    request: &mut ServiceRequest,
    takes: TakesFile,
    most: usize,
    received: &mut Received,
    may_keep: impl Fn(&Fields) -> bool,
) -> Result<()> {
    let payload = capped(request.take_payload(), most + DRAINED + forms::MOST_BYTES);
    request.set_payload(Payload::None);
    let mut parts = Multipart::new(request.headers(), payload);
    let reading = async {
        while let Some(part) = parts.next().await {
            let part = part.map_err(problem)?;
            received.take(part, takes.field, most, &may_keep).await?;
        }
        Ok(())
    };
    let late = |_| Error::Unavailable("a form took too long to arrive".into());
    tokio::time::timeout(PATIENCE, reading).await.map_err(late)?
}

impl Received {
    async fn take(
        &mut self,
        part: Field,
        file_field: &str,
        most: usize,
        may_keep: &impl Fn(&Fields) -> bool,
    ) -> Result<()> {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.content_disposition().and_then(|it| it.get_filename()).map(ToOwned::to_owned);
        let Some(file_name) = file_name else {
            return self.take_text(part, name).await;
        };
        let (is_chosen, is_ours) = (!file_name.is_empty(), name == file_field);
        if is_chosen && !is_ours {
            return Err(FormProblem::Unknown { field: name }.into());
        }
        if is_chosen && self.file.is_some() {
            return Err(FormProblem::Twice { field: name }.into());
        }
        let keeps = is_chosen && may_keep(&self.fields);
        let content = take_file(part, most, keeps).await?;
        self.file = content.map(|content| SentFile { name: file_name, content, most }).or(self.file.take());
        Ok(())
    }

    async fn take_text(&mut self, mut part: Field, name: String) -> Result<()> {
        let mut value = Vec::new();
        self.text_bytes += name.len();
        while let Some(chunk) = part.next().await {
            let chunk = chunk.map_err(problem)?;
            self.text_bytes += chunk.len();
            if self.text_bytes > forms::MOST_BYTES {
                return Err(FormProblem::TooLarge.into());
            }
            value.extend_from_slice(&chunk);
        }
        Ok(self.fields.add(name, value)?)
    }
}

/// A file's bytes, as far as they are kept; nothing if they are not.
async fn take_file(mut part: Field, most: usize, keeps: bool) -> Result<Option<Content>> {
    let (mut bytes, mut held, mut is_too_large) = (BytesMut::new(), Held(0), false);
    while let Some(chunk) = part.next().await {
        let chunk = chunk.map_err(problem)?;
        if !keeps || is_too_large {
            continue;
        }
        if bytes.len() + chunk.len() > most {
            (bytes, held, is_too_large) = (BytesMut::new(), Held(0), true);
            continue;
        }
        held.grow(chunk.len())?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(match (keeps, is_too_large) {
        (false, _) => None,
        (true, true) => Some(Content::TooLarge),
        (true, false) => Some(Content::Whole { bytes: bytes.freeze(), _held: Arc::new(held) }),
    })
}

/// How many bytes of files the whole process holds.
static HELD: AtomicUsize = AtomicUsize::new(0);

/// So many of them; they are free again when this goes.
#[derive(Debug)]
struct Held(usize);

impl Held {
    fn grow(&mut self, by: usize) -> Result<()> {
        self.0 += by;
        if HELD.fetch_add(by, Ordering::Relaxed) + by > MOST_HELD {
            return Err(Error::Unavailable("too many files arrive at once".into()));
        }
        Ok(())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        HELD.fetch_sub(self.0, Ordering::Relaxed);
    }
}

/// The stream of a body, which ends in an error beyond so many bytes.
fn capped(payload: Payload, most: usize) -> impl Stream<Item = Result<Bytes, PayloadError>> {
    let mut seen = 0_usize;
    payload.map(move |chunk| {
        let chunk = chunk?;
        seen += chunk.len();
        if seen > most { Err(PayloadError::Overflow) } else { Ok(chunk) }
    })
}

/// What was sent is no form, or far too long for one.
fn problem(error: MultipartError) -> Error {
    match error {
        MultipartError::Payload(PayloadError::Overflow) => FormProblem::TooLarge.into(),
        _ => FormProblem::NotText.into(),
    }
}
