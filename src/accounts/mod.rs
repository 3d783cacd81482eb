//! Accounts: people who may sign in, by what, and where they are signed in.

mod join;
mod model;
mod search;
mod sessions;
mod suspend;

pub use join::{NewAccount, join};
pub use model::{find_credential, set_password};
pub use search::{FoundPerson, PEOPLE, find_person, search_people};
pub use sessions::{NewSession, Session, begin, end, end_all, find as find_session, lifetime, used};
pub use suspend::{lift, suspend};
