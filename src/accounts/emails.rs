//! The mails of accounts. What is queued holds ids and, where the mail is a link, its secret; whether it is still
//! wanted is asked when it is sent.

use serde::{Deserialize, Serialize};

use super::mailed_links::{self, Purpose};
use super::{Account, Change, applicants, devices, model};
use crate::error::Result;
use crate::ids::PersonId;
use crate::mails::{Letter, Mail, To};
use crate::people;
use crate::platform::clock::Instant;
use crate::platform::db::{Conn, Tx};
use crate::platform::net;
use crate::platform::tokens::Token;
use crate::platform::words::Language;

/// Declares mails: what each holds, and the word it is queued by. They do not print: they may hold secrets.
macro_rules! mails {
    ($($(#[$doc:meta])* $name:ident $kind:literal { $($field:ident: $type:ty),* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Deserialize, Serialize)]
        pub struct $name { $(pub(super) $field: $type),* }

        impl Mail for $name {
            const KIND: &'static str = $kind;
            const IS_AWAITED: bool = true;
        }
    )*};
}

mails! {
    /// The link that confirms the address of a new account.
    Confirmation "accounts.confirmation" { person: PersonId, secret: String }
    /// Somebody named an address whose owner has an account.
    AlreadyHere "accounts.already_here" { person: PersonId }
    /// A link and a code to sign in with.
    SignInLink "accounts.sign_in" { person: PersonId, secret: String, code: String }
    /// The link by which a new password is set.
    NewPassword "accounts.password" { person: PersonId, secret: String }
    /// The link that confirms an address somebody changes to.
    NewAddress "accounts.address" { person: PersonId, secret: String }
    /// Word to the address before, with a link that stops the change or takes it back.
    AddressAsked "accounts.address_before" { person: PersonId, secret: String }
    /// A sign-in with a browser that was never used before.
    NewDevice "accounts.device" { person: PersonId, device: i64 }
    /// An account was approved.
    Approved "accounts.approved" { person: PersonId }
    /// An account was declined, with a word to who asked for it: their account, where it could stand, is gone.
    Declined "accounts.declined" { word: String }
    /// Somebody waits for a yes: to one of those who can say it.
    Applicants "accounts.applicants" { person: PersonId }
    /// Something of consequence happened to an account, and when.
    Changed "accounts.changed" { person: PersonId, change: Change, at: i64 }
    /// A code by which somebody who is signed in proves once more who they are.
    ProofCode "accounts.proof" { person: PersonId, secret: String, code: String }
}

/// What a mail about an account shows. Not the name: whoever signs up may write anything there.
#[derive(Serialize)]
struct Shown {
    handle: String,
    /// The path of its link.
    path: String,
    code: String,
}

/// What the mail about a new browser shows.
#[derive(Serialize)]
struct ShownDevice {
    agent: String,
    address: String,
    at: i64,
}

/// Somebody at the address of their account, in the language they chose, or that the account was made in, or else the
/// one that the request was in.
pub(super) fn address_of(conn: &mut Conn, account: &Account, language: &Language) -> Result<To> {
    let chosen = people::find_profile(conn, account.person_id)?.language;
    let known = chosen.as_deref().or(account.language.as_deref()).and_then(Language::parse);
    let language = known.unwrap_or_else(|| language.clone());
    Ok(To { person: Some(account.person_id), address: account.address()?, language })
}

/// A mail about somebody.
fn about(conn: &mut Conn, person: PersonId, folder: &'static str, path: String, code: &str) -> Result<Option<Letter>> {
    let person = people::find(conn, person)?;
    Letter::new(folder, &Shown { handle: person.handle, path, code: spaced(code) }).map(Some)
}

/// A code as it is read: in two halves.
fn spaced(code: &str) -> String {
    let (one, other) = code.split_at_checked(code.len() / 2).unwrap_or((code, ""));
    format!("{one} {other}").trim().to_owned()
}

/// A mail with a link; none if the link works no longer.
fn with_link(
    conn: &mut Conn,
    person: PersonId,
    (purpose, secret): (Purpose, &str),
    folder: &'static str,
    (path, code): (String, &str),
) -> Result<Option<Letter>> {
    let hash = Token::parse(secret).map(|token| token.hash());
    let Some(hash) = hash else { return Ok(None) };
    match mailed_links::find_any(conn, purpose, &hash)? {
        Some(link) if link.used_at.is_none() && link.replaced_at.is_none() => about(conn, person, folder, path, code),
        _ => Ok(None),
    }
}

/// A mail with a link of ours.
pub trait WithLink {
    /// What its link is for, and its secret.
    fn link(&self) -> (Purpose, &str);
}

macro_rules! with_links {
    ($($mail:ident $purpose:ident)*) => {$(
        impl WithLink for $mail {
            fn link(&self) -> (Purpose, &str) {
                (Purpose::$purpose, &self.secret)
            }
        }
    )*};
}

with_links! {
    Confirmation Confirmation
    SignInLink SignIn
    NewPassword Password
    NewAddress Address
    AddressAsked AddressBefore
    ProofCode Proof
}

/// The mail has left: the time of its link begins.
pub fn begins(tx: &mut Tx<'_>, mail: &impl WithLink) -> Result<()> {
    let (purpose, secret) = mail.link();
    match Token::parse(secret) {
        Some(token) => Ok(mailed_links::begin(tx, purpose, &token.hash())?),
        None => Ok(()),
    }
}

/// Confirms the address of a new account.
pub fn confirmation(conn: &mut Conn, mail: &Confirmation) -> Result<Option<Letter>> {
    let path = format!("/confirmations/{}", mail.secret);
    with_link(conn, mail.person, mail.link(), "accounts/emails/confirmation", (path, ""))
}

/// Tells whoever has an address that somebody named it.
pub fn already_here(conn: &mut Conn, mail: &AlreadyHere) -> Result<Option<Letter>> {
    about(conn, mail.person, "accounts/emails/already_here", String::new(), "")
}

/// Signs in.
pub fn sign_in(conn: &mut Conn, mail: &SignInLink) -> Result<Option<Letter>> {
    let path = format!("/sign-in/links/{}", mail.secret);
    with_link(conn, mail.person, mail.link(), "accounts/emails/sign_in", (path, &mail.code))
}

/// Sets a new password.
pub fn password(conn: &mut Conn, mail: &NewPassword) -> Result<Option<Letter>> {
    let path = format!("/forgotten-password/{}", mail.secret);
    with_link(conn, mail.person, mail.link(), "accounts/emails/password", (path, ""))
}

/// Confirms an address that somebody changes to.
pub fn address(conn: &mut Conn, mail: &NewAddress) -> Result<Option<Letter>> {
    let path = format!("/addresses/{}", mail.secret);
    with_link(conn, mail.person, mail.link(), "accounts/emails/address", (path, ""))
}

/// Tells the address before.
pub fn address_before(conn: &mut Conn, mail: &AddressAsked) -> Result<Option<Letter>> {
    let path = format!("/addresses/{}/keep", mail.secret);
    with_link(conn, mail.person, mail.link(), "accounts/emails/address_before", (path, ""))
}

/// Tells of a browser that was never used before.
pub fn device(conn: &mut Conn, mail: &NewDevice) -> Result<Option<Letter>> {
    let Some(device) = devices::find(conn, mail.device)?.filter(|it| it.person_id == mail.person) else {
        return Ok(None);
    };
    let shown =
        ShownDevice { agent: device.agent, address: net::shortened(&device.address), at: device.first_at.micros() };
    Letter::new("accounts/emails/device", &shown).map(Some)
}

/// Says that an account was approved.
pub fn approved(conn: &mut Conn, mail: &Approved) -> Result<Option<Letter>> {
    match model::find(conn, mail.person)? {
        Some(account) if account.waits_since.is_none() => {
            about(conn, mail.person, "accounts/emails/approved", String::new(), "")
        }
        _ => Ok(None),
    }
}

/// Says that an account was declined.
pub fn declined(mail: &Declined) -> Result<Option<Letter>> {
    Letter::new("accounts/emails/declined", mail).map(Some)
}

/// How many wait, as the mail says.
#[derive(Serialize)]
struct ShownApplicants {
    count: i64,
}

/// Says how many wait for a yes now; none who was decided on meanwhile, and nothing to who no longer decides.
pub fn applicants(conn: &mut Conn, mail: &Applicants) -> Result<Option<Letter>> {
    let count = applicants::count_waiting(conn, Instant::from_micros(0))?;
    if count == 0 || !applicants::runs_the_site(conn, mail.person)? {
        return Ok(None);
    }
    Letter::new("accounts/emails/applicants", &ShownApplicants { count }).map(Some)
}

/// What the mail about a change shows.
#[derive(Serialize)]
struct ShownChange {
    handle: String,
    change: Change,
    /// Where one goes if it was not oneself.
    path: &'static str,
    at: i64,
}

/// Says what happened to an account.
pub fn changed(conn: &mut Conn, mail: &Changed) -> Result<Option<Letter>> {
    let handle = people::find(conn, mail.person)?.handle;
    let path = match mail.change {
        Change::Password => "/forgotten-password",
        Change::Address => "/sign-in",
        Change::Copy | Change::Stays => "/settings/account",
        Change::Deletion => "/farewell",
        Change::Suspension => "/suspended",
    };
    let shown = ShownChange { handle, change: mail.change, path, at: mail.at };
    Letter::new("accounts/emails/changed", &shown).map(Some)
}

/// Proves once more who somebody is.
pub fn proof(conn: &mut Conn, mail: &ProofCode) -> Result<Option<Letter>> {
    with_link(conn, mail.person, mail.link(), "accounts/emails/proof", (String::new(), &mail.code))
}
