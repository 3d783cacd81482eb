//! Spaces: products or topic areas, each with its own door, products, staff and look.

mod change;
mod make;
mod model;
mod new;
mod products;

pub use change::{change, change_order, find_renamed};
pub use make::make;
pub use model::{
    Product, Space, Version, count_threads, find, find_by_slug, find_id, groups_of, list, products_of, versions_of,
};
pub use new::{MOST_PALETTES, NewSpace, refuse_unless_admin};
