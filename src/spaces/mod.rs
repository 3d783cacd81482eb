//! Spaces: products or topic areas, each with its own door, products, staff and look.

mod change;
mod items;
mod make;
mod model;
mod new;
mod products;

pub use change::{change, change_order, find_renamed};
pub use items::{
    Direction, Item, ListedItem, Place, add_item, count_threads_about, list_items, move_item, number_of, place_of,
    remove_item, rename_item, space_of,
};
pub use make::make;
pub use model::{
    Product, Space, Version, count_threads, find, find_by_slug, find_id, find_product, groups_of, keep_zone, list,
    lock, named_products, products_of, versions_of,
};
pub use new::{MOST_PALETTES, NewSpace, refuse_unless_admin};
