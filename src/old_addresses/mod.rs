//! Old addresses: where things are now that were imported or renamed.

mod queries;

pub use queries::find;
