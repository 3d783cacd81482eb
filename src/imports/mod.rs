//! Bringing in what people use today: a folder for each format that can be read.

pub mod stackexchange;
