//! Accounts: people who may sign in, by what, and where they are signed in.
//!
//! Of a person it holds `accounts`, `passwords`, `sessions`, `mailed_links`, `devices` and `consents`, which go with the
//! row of `people`; `audit` keeps its rows and forgets who it was; `attempts` holds digests of addresses for an hour.

mod applicants;
mod approve;
mod arrive;
mod attempts;
mod change_address;
mod change_password;
mod changed;
mod confirm;
mod consents;
mod devices;
mod doors;
pub mod emails;
mod join;
mod mailed_links;
mod mailed_proof;
mod mailed_sign_in;
mod model;
mod open;
mod recover;
mod search;
mod sessions;
mod shut_out;
mod suspend;
mod sweep;
mod unconfirmed;

pub use applicants::TellOfApplicants;
pub use approve::{APPLICANTS, Applicant, MOST_SAID, approve, decline, find_waiting, list_waiting};
pub use arrive::{Arrival, arrive};
pub use attempts::{
    Attempt, Guess, attempt, code_guesses, forget_attempts, guesses, mail_requests, own_requests, password_requests,
    proof_guesses, refuse_too_many_links, setup_guesses, sign_in_guesses, sign_in_requests, succeeded,
};
pub use change_address::{Kept, ask_to_change, change_address, keep_address};
pub use change_password::{change_password, reset_password};
pub use changed::{Change, tell_of_change};
pub use confirm::{ask_again, ask_to_confirm, confirm, name_another, vouched_for};
pub use consents::{Agreement, agree, list_agreements};
pub use devices::{asked_in_known_device, knows_device};
pub use doors::{local_doors_are_open, refuse_closed_doors};
pub use join::{Begins, NewAccount, begin_account, join};
pub use mailed_links::{MailedLink, Purpose, Spent, end_of_browser, find as find_link};
pub use mailed_proof::{ask_for_proof, prove_by_code};
pub use mailed_sign_in::{ask_to_sign_in, sign_in_by_code, sign_in_by_link};
pub use model::{
    Account, find, find_by_mail, find_credential, find_own_credential, find_password, list_all, name_mail,
    password_stands, set_password,
};
pub use open::{confirm_by_hand, open_without_mail};
pub use recover::{ask_for_password, set_by_link};
pub use search::{FoundPerson, PEOPLE, find_person, search_people};
pub use sessions::{
    NewSession, PASSING, Session, Spared, begin, begin_passing, end, end_all, end_everybodys, end_listed,
    find as find_session, lifetime, list as list_sessions, list_lasting, proved, renew, used,
};
pub use shut_out::{ShutOut, is_still_out, let_in, let_in_again, shut_out};
pub use suspend::{lift, suspend};
pub use sweep::sweep;
pub use unconfirmed::{forget_unconfirmed, withdraw_unconfirmed};
