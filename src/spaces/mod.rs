//! Spaces: products or topic areas, each with its own door, products, staff and look.

mod model;

pub use model::{Product, Space, Version, count_threads, find, find_by_slug, list, products_of, versions_of};
