//! Accounts: people who may sign in, by what, and where they are signed in.
//!
//! Of a person it holds `accounts`, `passwords`, `sessions`, `mailed_links`, `devices` and `consents`, which go with the
//! row of `people`; `audit` keeps its rows and forgets who it was; `attempts` holds digests of addresses for an hour.

mod approve;
mod arrive;
mod attempts;
mod change_address;
mod change_password;
mod confirm;
mod consents;
mod devices;
mod doors;
pub mod emails;
mod join;
mod mailed_links;
mod mailed_sign_in;
mod model;
mod prove_by_code;
mod recover;
mod search;
mod sessions;
mod suspend;
mod sweep;

pub use approve::{APPLICANTS, Applicant, approve, decline, list_waiting, withdraw_unconfirmed};
pub use arrive::{Arrival, arrive};
pub use attempts::{
    Attempt, Guess, attempt, code_guesses, forget_attempts, guesses, mail_requests, setup_guesses, sign_in_guesses,
    succeeded,
};
pub use change_address::{ask_to_change, change_address, keep_address};
pub use change_password::{change_password, reset_password};
pub use confirm::{ask_again, ask_to_confirm, confirm, name_another, vouched_for};
pub use consents::{Agreement, agree, list_agreements};
pub use devices::knows_device;
pub use doors::{local_doors_are_open, refuse_closed_doors};
pub use join::{Begins, NewAccount, begin_account, join};
pub use mailed_links::{MailedLink, Purpose, Spent, find as find_link};
pub use mailed_sign_in::{ask_to_sign_in, sign_in_by_code, sign_in_by_link};
pub use model::{
    Account, find, find_by_mail, find_credential, find_own_credential, find_password, list_all, set_password,
};
pub use prove_by_code::{ask_to_prove, prove_by_code};
pub use recover::{ask_for_password, set_by_link};
pub use search::{FoundPerson, PEOPLE, find_person, search_people};
pub use sessions::{
    NewSession, PASSING, Session, begin, begin_passing, end, end_all, end_everybodys, end_listed, find as find_session,
    lifetime, list as list_sessions, list_lasting, proved, renew, used,
};
pub use suspend::{lift, suspend};
pub use sweep::sweep;
