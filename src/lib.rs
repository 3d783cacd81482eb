//! Peerdesk.

pub mod platform;
pub mod votes;
