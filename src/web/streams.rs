//! The stream that keeps a browser's open pages up to date: server-sent events.

use std::convert::Infallible;
use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::web::Bytes;
use futures_util::Stream;
use futures_util::stream::unfold;
use serde::Deserialize;

use super::{Query, Response, Visit};
use crate::error::{Error, Result};
use crate::ids::ThreadId;
use crate::rights::Member;
use crate::streams::{MOST_THREADS, NewLine, Said};

/// How long a stream is silent at most: a browser that is gone is noticed by it, and proxies keep it open.
const SILENT: Duration = Duration::from_secs(20);

/// What a browser has open.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// Numbers of threads, with commas between them.
    #[serde(default)]
    threads: String,
}

/// `GET /streams`
pub async fn open(visit: Visit, by: Member, asked: Query<Asked>) -> Result<Response> {
    let threads: Vec<ThreadId> =
        asked.0.threads.split(',').filter_map(|id| id.parse().ok()).take(MOST_THREADS).collect();
    let session = visit.facts().session.as_ref().ok_or(Error::SignInNeeded)?.hash();
    let opened = visit.app().streams.open(NewLine { person: by.id, session, threads });
    let said = opened.map_err(|full| Error::Unavailable(full.to_string().into()))?;
    // Proxies pass on what they would otherwise gather.
    let mut response = HttpResponse::Ok();
    response.insert_header(("x-accel-buffering", "no")).content_type("text/event-stream; charset=utf-8");
    Ok(response.streaming(events(said)))
}

/// What is said as events, with a sign of life in between; it ends with the stream.
fn events(said: Said) -> impl Stream<Item = Result<Bytes, Infallible>> {
    unfold(said, |mut said| async move {
        let event = match tokio::time::timeout(SILENT, said.changed()).await {
            Ok(Ok(())) => format!("data: {}\n\n", &**said.borrow_and_update()),
            Ok(Err(_)) => return None,
            Err(_) => ": still here\n\n".to_owned(),
        };
        Some((Ok(Bytes::from(event)), said))
    })
}
