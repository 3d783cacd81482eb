//! Settings: what an administrator changes while the site runs; the file says only how it starts.

mod model;

pub use model::{Settings, SignUp, load, save};
