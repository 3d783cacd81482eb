//! Settings: what an administrator changes while the site runs; the file says only how it starts.

mod change;
mod logo;
mod model;

pub use change::change;
pub use logo::{Ground, Logo, MOST_BYTES as MOST_LOGO_BYTES};
pub use model::{Settings, SignUp, load, save};
