//! What every feature stands on and that knows no feature and no HTTP.

pub mod assets;
pub mod clock;
pub mod config;
pub mod contrast;
pub mod db;
pub mod files;
pub mod forms;
pub mod handles;
pub mod jobs;
pub mod limits;
pub mod logs;
pub mod mail;
pub mod mail_address;
pub mod markup;
pub mod net;
pub mod outbound;
pub mod panics;
pub mod passwords;
pub mod sealed;
pub mod seals;
pub mod store;
pub mod text;
pub mod tokens;
pub mod turns;
pub mod views;
pub mod words;
