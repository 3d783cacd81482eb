//! Settings: what an administrator changes while the site runs; the file says only how it starts.

mod change;
mod database_id;
mod logo;
mod model;

pub use change::change;
pub use database_id::{database_id, find_database_id, forget_database_id};
pub use logo::{Ground, Logo, MOST_BYTES as MOST_LOGO_BYTES};
pub use model::{Settings, SignUp, load, save};
