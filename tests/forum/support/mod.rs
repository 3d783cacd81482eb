//! What stories are told with: a forum of their own, people who press buttons, pages that are looked at.

pub mod accounts;
mod database;
pub mod files;
mod forum;
pub mod mail;
mod page;
mod person;
mod private;
mod provider;
mod queries;
mod reviews;
mod searches;
pub mod served;
pub mod smtp;
mod town;

pub use database::Database;
pub use forum::{Forum, PASSWORD};
pub use page::Page;
pub use person::{Person, Thread};
pub use provider::{Liar, Lie};
pub use reviews::{APPEAL, ASKED, CASE_NOTE, CLOSED_FLAG, FLAG, NOTE, SUSPENSION, VERDICT};
pub use town::{
    CALLED, CLOSED, CLOSED_FILE, DECLINED, DELETED, DRAFT, DRAFT_FILE, HELD, HIDDEN, HIDDEN_THREAD, Kind, MAIL,
    NETWORK, NEVER, REVISION, RULE, Town,
};
