//! Making a copy in the background.

use serde::{Deserialize, Serialize};

use super::make::make;
use crate::app::App;
use crate::error::Result;
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
    /// Makes it; made already, or gone with its person, nothing happens.
    pub fn run(self, app: &App) -> Result<()> {
        make(app, self.export)
    }
}
