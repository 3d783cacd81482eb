//! Work that waits, and work that was put aside.

use serde::Serialize;

use crate::error::{Error, Result};
use crate::platform::jobs;
use crate::web::{Path, Response, Visit};

const AREA: &str = "/admin/jobs";

#[derive(Serialize)]
struct JobsPage {
    jobs: Vec<ShownJob>,
}

#[derive(Serialize)]
struct ShownJob {
    id: i64,
    kind: String,
    tries: i64,
    run_at: i64,
    failed_at: Option<i64>,
    problem: Option<String>,
}

/// `GET /admin/jobs`
pub async fn list(visit: Visit) -> Result<Response> {
    let jobs = visit.read(|conn, _| Ok(jobs::list(conn)?)).await?;
    let shown = jobs.into_iter().map(|job| ShownJob {
        id: job.id,
        kind: job.kind,
        tries: job.tries,
        run_at: job.run_at.micros(),
        failed_at: job.failed_at.map(|at| at.micros()),
        problem: job.problem,
    });
    super::page(&visit, AREA, "jobs", JobsPage { jobs: shown.collect() })
}

/// `POST /admin/jobs/{job}/retry`
pub async fn retry(visit: Visit, job: Path<i64>) -> Result<Response> {
    let job = *job;
    let found = visit.write(move |tx| Ok(jobs::retry(tx, job)?)).await?;
    if found == 0 { Err(Error::NotFound) } else { visit.leads_to_saying(AREA, "admin-said-job-retried") }
}
