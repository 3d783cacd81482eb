//! The forum, tested from outside: stories, and the rules of the house.
#![expect(clippy::unwrap_used, reason = "a test may end where it fails, and so may what tests share")]

mod locales;
mod templates;
