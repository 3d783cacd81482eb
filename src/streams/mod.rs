//! Streams: what changes while a page is open, told to the browsers that listen. One stream a browser; each says
//! the state as it is, so what is missed is told with the next, and nothing is lost without any.

mod lines;
mod tell;

pub use lines::{Full, MOST_OF_ONE, MOST_THREADS, NewLine, Said, Streams};
pub use tell::tell;
