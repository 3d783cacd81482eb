//! Who acts on what happened: which function does which job. Jobs are done at least once, so each does no harm
//! when it is done again.

use anyhow::anyhow;

use crate::app::App;
use crate::error::Result;
use crate::platform::jobs::Claimed;

/// Does a job that somebody has taken on. Each kind has its line here: its word, and the function that does it.
pub fn do_job(_app: &App, job: &Claimed) -> Result<()> {
    Err(anyhow!("no work is called {}", job.kind).into())
}
