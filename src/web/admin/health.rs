//! What runs here, and how it does.

use serde::Serialize;

use crate::error::Result;
use crate::health::{self, Counts, Waiting};
use crate::platform::clock::Instant;
use crate::search::Search;
use crate::web::{Response, Visit};

const AREA: &str = "/admin/health";

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
    search: ShownSearch,
}

/// How far this node's search is.
#[derive(Serialize)]
struct ShownSearch {
    folder: String,
    documents: u64,
    is_catching_up: bool,
    committed_at: Option<i64>,
    problem: Option<String>,
    building: Option<ShownBuilding>,
}

/// An index being built.
#[derive(Serialize)]
struct ShownBuilding {
    done: i64,
    total: i64,
    /// Threads a second.
    rate: i64,
    seconds_left: i64,
}

impl ShownSearch {
    fn of(search: &Search, now: Instant) -> Self {
        let status = search.status();
        Self {
            folder: search.folder().display().to_string(),
            documents: status.documents,
            is_catching_up: status.is_catching_up(),
            committed_at: status.committed_at.map(Instant::micros),
            problem: status.problem,
            building: status.building.map(|building| ShownBuilding {
                done: building.done,
                total: building.total,
                rate: building.rate(now),
                seconds_left: (building.total - building.done).max(0) / building.rate(now).max(1),
            }),
        }
    }
}

/// `GET /admin/health`
pub async fn show(visit: Visit) -> Result<Response> {
    let app = visit.app();
    let (started_at, base) = (app.started_at.micros(), app.base.origin().to_owned());
    let (has_limits, search) = (app.config.limits, ShownSearch::of(&app.search, visit.now()));
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
                search,
            })
        })
        .await?;
    super::page(&visit, AREA, "health", page)
}

/// `POST /admin/health/reindex`: this node's index is built anew; the one that is there answers until then.
pub async fn reindex(visit: Visit) -> Result<Response> {
    visit.app().search.want_rebuild();
    visit.app().db.commits().tell();
    visit.leads_to_saying(AREA, "admin-said-reindex")
}
