//! Figures about the site as a whole, for those who run it.

mod queries;

pub use queries::{Counts, Waiting, counts, database_version, schema_version, waiting};
