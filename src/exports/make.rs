//! Making a copy: a zip of JSON, one file a table, and the files that somebody brought.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::time::Duration;

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::model::{self, Export};
use crate::app::App;
use crate::error::{Error, Result};
use crate::ids::{ExportId, PersonId, PostId};
use crate::platform::db::Conn;
use crate::platform::words::Language;
use crate::traces::{COLUMNS, Column, Erased, Merged, rows_of};
use crate::uploads::{self, Upload};
use crate::{corrections, people, urls};

/// How long a copy can be had.
const KEPT_FOR: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The row of somebody themselves.
const SELF: Column =
    Column { table: "people", key: "id", name: "id", erased: Erased::Row, merged: Merged::Stays, is_exported: true };

/// What a copy holds: each file by its name.
struct Contents {
    files: Vec<(String, Vec<Value>)>,
    uploads: Vec<Upload>,
    language: Option<String>,
}

/// Makes a copy that was asked for.
pub(super) fn make(app: &App, id: ExportId) -> Result<()> {
    let Some(export) = app.db.read(|conn| Ok::<_, Error>(model::find(conn, id)?))? else { return Ok(()) };
    if export.made_at.is_some() {
        return Ok(());
    }
    let contents = app.db.read(|conn| gather(conn, export.person_id))?;
    let bytes = write(app, &export, &contents).map_err(|error| {
        let _ = app.exports.remove(&export.key);
        Error::Unavailable(format!("a copy cannot be written: {error:#}").into())
    })?;
    app.db.write(|tx| {
        let until = tx.now().plus(KEPT_FOR);
        Ok(model::made(tx, id, bytes, until)?)
    })
}

fn gather(conn: &mut Conn, person: PersonId) -> Result<Contents> {
    let mut files: Vec<(String, Vec<Value>)> = Vec::new();
    for column in [&SELF].into_iter().chain(COLUMNS.iter().filter(|column| column.is_exported)) {
        let mut rows = rows_of(conn, column, person)?;
        if column.table == "posts" {
            tell_corrections(conn, person, &mut rows)?;
        }
        for row in &mut rows {
            fit(row, column, person);
        }
        match files.iter_mut().find(|(name, _)| name == column.table) {
            Some((_, there)) => there.extend(rows.into_iter().filter(|row| !there.contains(row)).collect::<Vec<_>>()),
            None => files.push((column.table.to_owned(), rows)),
        }
    }
    let language = people::find_profile(conn, person)?.language;
    Ok(Contents { files, uploads: uploads::list_of(conn, person)?, language })
}

/// Beside an answer of theirs stands what puts it right, here too.
fn tell_corrections(conn: &mut Conn, person: PersonId, rows: &mut [Value]) -> Result<()> {
    let ids: Vec<PostId> = rows.iter().filter_map(|row| row["id"].as_i64()).map(PostId::new).collect();
    let standing = corrections::texts_of(conn, person, &ids)?;
    for row in rows {
        if let Some(it) = standing.iter().find(|it| row["id"].as_i64() == Some(it.post_id.number())) {
            row["correction"] =
                json!({ "markdown": it.markdown, "why": it.why, "source": it.source, "at": it.at.to_string() });
        }
    }
    Ok(())
}

/// A row as it is for its person: a post with its address; a version that was hidden from them, and from where
/// somebody else did something to them, are not theirs to read.
fn fit(row: &mut Value, column: &Column, person: PersonId) {
    match column.table {
        "posts" => {
            if let Some(id) = row["id"].as_i64() {
                row["address"] = json!(urls::post(PostId::new(id)));
            }
        }
        "revisions" if !row["hidden_at"].is_null() => {
            for text in ["title", "markdown", "note"] {
                row[text] = Value::Null;
            }
        }
        "audit" if row["by_id"] != json!(person.number()) => row["address"] = Value::Null,
        _ => {}
    }
}

fn write(app: &App, export: &Export, contents: &Contents) -> anyhow::Result<i64> {
    let mut zip = ZipWriter::new(BufWriter::new(app.exports.create(&export.key)?));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).unix_permissions(0o600);
    let words = app.views.words();
    let language = contents.language.as_deref().and_then(Language::parse).unwrap_or_else(|| app.language());
    zip.start_file("README.txt", options)?;
    let site = app.settings().name.clone();
    zip.write_all(words.translate(&language, "exports-read-me", &[("site", site.into())]).as_bytes())?;
    for (name, rows) in &contents.files {
        zip.start_file(format!("{name}.json"), options)?;
        zip.write_all(&serde_json::to_vec_pretty(rows)?)?;
    }
    for upload in &contents.uploads {
        // One that is lost is told of by the doctor; the rest is had all the same.
        let Ok(bytes) = app.store.read(&upload.content) else { continue };
        zip.start_file(format!("uploads/{}-{}", upload.key, upload.name), options)?;
        zip.write_all(&bytes)?;
    }
    let file: File = zip.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(i64::try_from(file.metadata()?.len())?)
}
