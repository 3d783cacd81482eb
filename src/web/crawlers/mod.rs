//! What search engines are told: which address is a page's own, where they may go, what changed when, and what a
//! thread asks and answers in a form they read.

mod canonical;
mod questions;
mod robots;
mod sitemap;

pub(super) use canonical::canonical;
pub(super) use questions::structured;
pub use robots::robots;
pub use sitemap::{sitemap, sitemaps};
