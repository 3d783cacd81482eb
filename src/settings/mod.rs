//! Settings: what an administrator changes while the site runs; the file says only how it starts.

mod change;
mod model;

pub use change::change;
pub use model::{Settings, SignUp, load, save};
