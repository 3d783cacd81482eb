//! The site's own pages: rules, privacy and terms. Each change is a new version, since people consent to one.

mod model;
mod save;

pub use model::{PageName, SitePage, Version, current, current_ids, list_versions, ours};
pub use save::save;
