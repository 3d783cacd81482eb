//! Traces: everything in the database that refers to a person or that somebody wrote, named in one place. What
//! erases, exports and joins people goes by these lists; a test holds them to the schema, so that a table that
//! comes later is named here or fails it.

mod columns;
mod rows;
mod texts;

pub use columns::{COLUMNS, Column, Erased, Merged};
pub use rows::{
    Condition, execute, keep_text, keys_of, list_numbers, list_numbers_where, list_texts, move_back, put_back, rows_of,
    whole_rows,
};
pub use texts::{TEXTS, Text, Written};
