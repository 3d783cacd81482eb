//! Making a copy in the background.

use serde::{Deserialize, Serialize};

use super::make::make;
use super::model;
use crate::app::App;
use crate::error::{Error, Result};
use crate::ids::ExportId;
use crate::platform::jobs::Job;

/// Making a copy that somebody asked for.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct MakeExport {
    pub(super) export: ExportId,
}

impl Job for MakeExport {
    const KIND: &'static str = "make_export";
}

impl MakeExport {
    /// Makes it; made already, or gone with its person, nothing happens. Who asked for it is told when it fails, and it
    /// is tried again as jobs are.
    pub fn run(self, app: &App) -> Result<()> {
        make(app, self.export).inspect_err(|_| {
            // Where even this cannot be written down, the job's next try will.
            let _ = app.db.write(|tx| Ok::<_, Error>(model::failed(tx, self.export)?));
        })
    }
}
