//! Accounts: people who may sign in, by what, and where they are signed in.

mod join;
mod model;
mod sessions;

pub use join::{NewAccount, join};
pub use model::{find_credential, set_password};
pub use sessions::{NewSession, Session, begin, end, end_all, find as find_session, lifetime, used};
