//! Accounts: people who may sign in, by what, and where they are signed in.

mod attempts;
mod change_password;
mod consents;
mod doors;
mod join;
mod model;
mod search;
mod sessions;
mod suspend;
mod sweep;

pub use attempts::{Attempt, Guess, attempt, setup_guesses, sign_in_guesses, succeeded};
pub use change_password::{change_password, reset_password};
pub use consents::{Agreement, agree, list_agreements};
pub use doors::{local_doors_are_open, refuse_closed_doors};
pub use join::{NewAccount, join};
pub use model::{Account, find, find_credential, find_password, list_all, set_password};
pub use search::{FoundPerson, PEOPLE, find_person, search_people};
pub use sessions::{
    NewSession, Session, begin, end, end_all, end_everybodys, end_listed, find as find_session, lifetime,
    list as list_sessions, list_lasting, renew, used,
};
pub use suspend::{lift, suspend};
pub use sweep::sweep;
