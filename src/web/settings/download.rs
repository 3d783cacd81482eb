//! Giving out the copy of everything about somebody, to them alone.

use std::fs::File;
use std::io::Read;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{self, Bytes};
use futures_util::stream;

use crate::error::{Error, Result};
use crate::exports;
use crate::ids::ExportId;
use crate::rights::Member;
use crate::web::visit::blocking;
use crate::web::{Path, Response, Visit};

/// How much is read at once.
const PIECE: usize = 64 * 1024;

/// `GET /settings/privacy/exports/{export}`
pub async fn download(visit: Visit, by: Member, export: Path<ExportId>) -> Result<Response> {
    let (id, now, folder) = (*export, visit.now(), visit.app().exports.clone());
    let member = by.clone();
    let export = visit.read(move |conn, _| exports::find_own(conn, &member, id, now)).await?;
    let key = export.key.clone();
    let file = blocking(move || folder.open(&key).map_err(|_| Error::NotFound)).await?;
    let day = export.asked_at.to_string().get(..10).unwrap_or_default().to_owned();
    let mut response = HttpResponse::Ok();
    response
        .content_type("application/zip")
        .insert_header((header::CONTENT_LENGTH, export.bytes.to_string()))
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"peerdesk-{day}.zip\"")));
    Ok(response.streaming(pieces(file)))
}

/// A file piece by piece, each read where it holds up no other request.
fn pieces(file: File) -> impl stream::Stream<Item = std::io::Result<Bytes>> {
    stream::try_unfold(file, |mut file| async move {
        let read = web::block(move || {
            let mut piece = vec![0; PIECE];
            let length = file.read(&mut piece)?;
            piece.truncate(length);
            Ok::<_, std::io::Error>((piece, file))
        });
        let (piece, file) = read.await.map_err(std::io::Error::other)??;
        Ok((!piece.is_empty()).then(|| (Bytes::from(piece), file)))
    })
}
