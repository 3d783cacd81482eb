//! Stories, races and rules of the house: the forum through its pages, on SQLite, and on PostgreSQL where
//! `PEERDESK_TEST_POSTGRES` names a server.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod locales;
mod support;
mod templates;

mod posts_drafts;
mod threads;
mod threads_acceptances;
