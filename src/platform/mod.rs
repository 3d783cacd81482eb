//! What every feature stands on: configuration, time, secrets, forms, addresses. Knows no feature and no HTTP.

pub mod clock;
pub mod config;
pub mod forms;
pub mod handles;
pub mod limits;
pub mod logs;
pub mod mail_address;
pub mod message;
pub mod net;
pub mod passwords;
pub mod text;
pub mod tokens;
