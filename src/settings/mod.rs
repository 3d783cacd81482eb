//! Settings: what an administrator changes while the site runs; the file says only how it starts.

mod change;
mod database_id;
mod model;

pub use change::change;
pub use database_id::{database_id, find_database_id, forget_database_id};
pub use model::{Settings, SignUp, load, save};
