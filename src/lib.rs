//! Peerdesk.

pub mod platform;
