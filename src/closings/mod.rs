//! Closings: threads that nothing can be added to, with the reason, and opening them again.

mod close;

pub use close::{NewClosing, close, open};
