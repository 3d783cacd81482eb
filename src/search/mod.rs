//! Search: texts are cut into words of any script, kept in an index beside the database, and found again by the
//! words people type. `analysis`, `query` and `index` know no database and no HTTP; the follower brings them what
//! happens in the database.

pub mod analysis;
mod build;
mod document;
mod documents;
mod follower;
pub mod index;
mod likeness;
mod node;
mod passages;
mod payload;
pub mod query;
mod shelf;
mod status;
mod touched;

pub use document::{AccessKey, Document, Kind, State};
pub use follower::{Follower, Pace};
pub use index::{Found, Hit, Index, Request, Unusable, Writer};
pub use likeness::Runs;
pub use node::Search;
pub use passages::{Piece, passage};
use payload::Payload;
pub use query::{Query, QueryFault};
pub use status::{Building, Status};
