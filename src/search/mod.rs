//! Search: texts are cut into words of any script, kept in an index beside the database, and found again by the
//! words people type. `analysis`, `query` and `index` know no database and no HTTP.

pub mod analysis;
mod document;
pub mod index;
mod passages;
pub mod query;

pub use document::{AccessKey, Document, Kind, State};
pub use index::{Found, Hit, Index, Request, Unusable, Writer};
pub use passages::{Piece, passage};
pub use query::{Query, QueryFault};
