//! What every feature stands on and that knows no feature and no HTTP.

pub mod assets;
pub mod clock;
pub mod config;
pub mod contrast;
pub mod db;
pub mod files;
pub mod jobs;
pub mod net;
pub mod tokens;
pub mod views;
pub mod words;
