//! Peerdesk: a self-hosted customer community.
//!
//! Four rings, and every import points inward: [`platform`] knows no feature; the features, in the
//! order in which they stand here, know no HTTP; [`web`] shows them; what starts it all lies around.

pub mod app;
pub mod cli;
pub mod error;
pub mod events;
pub mod ids;
pub mod platform;
pub mod urls;
pub mod web;

// Features, each built only on those above it.
pub mod acceptances;
pub mod accounts;
pub mod alternatives;
pub mod answers;
pub mod audit;
pub mod comments;
pub mod drafts;
pub mod follows;
pub mod groups;
pub mod imports;
pub mod people;
pub mod posts;
pub mod questions;
pub mod revisions;
pub mod rights;
pub mod roles;
pub mod settings;
pub mod spaces;
pub mod threads;
pub mod toos;
pub mod verifications;
pub mod votes;
