//! The database: SQLite or PostgreSQL behind two doors, [`Db::read`] for a snapshot and [`Db::write`]
//! for the only `&mut Tx` there is.

mod commits;
mod conn;
mod connection;
pub mod copies;
mod doors;
mod kept;
mod migrate;
pub mod schema;

pub use commits::Commits;
pub use conn::{Conn, MultiBackend};
pub use connection::{Backend, Door};
pub use doors::{Db, Pools, Tx};
pub use kept::Kept;
pub use migrate::{Migrated, MigrationProblem};

pub use diesel::result::Error as QueryError;
/// What a query returns.
pub type QueryResult<T> = diesel::QueryResult<T>;

/// Compiles one body once for each backend: for `on_conflict`, inserting many rows, and whatever else
/// [`Conn`] as a whole does not offer.
#[macro_export]
macro_rules! each_backend {
    ($conn:expr, $each:ident => $body:expr) => {
        match $conn {
            $crate::platform::db::Conn::Sqlite($each) => $body,
            $crate::platform::db::Conn::Postgres($each) => $body,
        }
    };
}
