//! The audit: who did what of consequence, with the address they did it from; kept for a while only.

mod model;

pub use model::{Act, Entry, KEPT_FOR, Kind, forget_old, latest, record};
