//! The forum over HTTP: every address, who may call it, and what it shows.

mod errors;
mod form;
mod gate;
pub mod headers;
pub mod routes;
pub mod server;
mod visit;

mod acceptances;
mod accounts;
mod admin;
mod alternatives;
mod answers;
mod appeals;
mod approvals;
mod assets;
mod cases;
mod comments;
mod corrections;
mod crawlers;
mod desk;
mod drafts;
mod faq_entries;
mod farewells;
mod flags;
mod follows;
mod health;
mod home;
mod kept;
mod moderation;
mod multipart;
mod notes;
mod notifications;
mod old_addresses;
mod pages;
mod people;
mod posts;
mod preferences;
mod preview;
mod providers;
mod public_log;
mod questions;
mod revisions;
mod roles;
mod search;
mod settings;
mod shifts;
mod shown;
mod spaces;
mod streams;
mod tags;
mod threads;
mod uploads;
mod verifications;
mod votes;

use std::sync::Arc;

use actix_web::web::{Data, ServiceConfig};

use crate::app::App;
pub use form::Form;
pub use multipart::{File, SentFile, TakesFile};
pub use routes::{Declared, Method, Who};
pub use visit::{Path, Query, Response, Visit};

/// Teaches a server the forum's addresses.
pub fn configure(app: Arc<App>) -> impl FnOnce(&mut ServiceConfig) {
    move |config| {
        config.app_data(Data::from(app));
        routes::install(config);
    }
}

/// Every declared address: what the route test walks.
pub fn declared() -> Vec<Declared> {
    routes::declared()
}
