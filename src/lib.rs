//! Peerdesk.
