//! Admission: whether somebody with an account is one of the members yet.

use crate::platform::clock::Instant;

/// Whether somebody with an account is one of the members yet. Who is not reads what guests read, and writes
/// drafts only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// One of them.
    Admitted,
    /// Their mail address is not confirmed.
    Unconfirmed,
    /// Those who run the site have not said yes yet.
    Waiting,
}

impl Admission {
    /// The one rule: the address first, since only then can anybody be told of the rest.
    pub fn of(confirmed_at: Option<Instant>, waits_since: Option<Instant>) -> Self {
        match (confirmed_at, waits_since) {
            (None, _) => Self::Unconfirmed,
            (Some(_), Some(_)) => Self::Waiting,
            (Some(_), None) => Self::Admitted,
        }
    }
}
