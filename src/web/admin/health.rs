//! What runs here, and how it does.

use serde::Serialize;

use crate::error::Result;
use crate::health::{self, Counts, Waiting};
use crate::web::{Response, Visit};

#[derive(Serialize)]
struct HealthPage {
    version: &'static str,
    database: String,
    schema: String,
    schema_steps: i64,
    started_at: i64,
    base: String,
    has_limits: bool,
    counts: Counts,
    jobs: Waiting,
}

/// `GET /admin/health`
pub async fn show(visit: Visit) -> Result<Response> {
    let app = visit.app();
    let (started_at, base) = (app.started_at.micros(), app.base.origin().to_owned());
    let has_limits = app.config.limits;
    let page = visit
        .read(move |conn, _| {
            let (schema, schema_steps) = health::schema_version(conn)?;
            Ok(HealthPage {
                version: env!("CARGO_PKG_VERSION"),
                database: health::database_version(conn)?,
                schema,
                schema_steps,
                started_at,
                base,
                has_limits,
                counts: health::counts(conn)?,
                jobs: health::waiting(conn)?,
            })
        })
        .await?;
    super::page(&visit, "/admin/health", "health", page)
}
