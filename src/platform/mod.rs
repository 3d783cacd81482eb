//! What every feature stands on and that knows no feature: files, words, views, assets.

pub mod assets;
pub mod contrast;
pub mod files;
pub mod views;
pub mod words;
pub mod db;
pub mod jobs;
