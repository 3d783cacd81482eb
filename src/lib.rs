//! Peerdesk.

pub mod imports;
