//! Mails: an outbox that commands write into with what caused the mail, and what takes mails out of it and sends them.
//!
//! A row holds ids, never text: a mail is composed when it is sent, by the feature that posted it, so that rights are
//! asked again at that moment. `docs/decisions/011-an-outbox-of-its-own.md` says how it is tried and kept.
//! Whoever erases a person calls [`erase`] with each of their addresses.

pub mod emails;
mod holding;
mod letter;
mod model;
mod outbox;
mod post;
mod queries;
mod refusals;
mod send;
mod wrap;

pub use emails::TestMail;
pub use holding::Holding;
pub use letter::Letter;
pub use model::{Outcome, Waiting};
pub use outbox::{erase, forget_old, hurry_all, release_all};
pub use post::{Mail, To, post};
pub use queries::{Listed, Standing, list_failed, list_waiting, standing};
pub use refusals::{Refusal, is_refused, list as list_refusals, take_back, tell as tell_of_refusals};
pub use send::{Features, send_some, write_test};

use crate::platform::config::Config;

/// Whether mail can be sent at all; without it nobody is asked to confirm an address.
pub fn is_set_up(config: &Config) -> bool {
    config.sends_mail()
}
