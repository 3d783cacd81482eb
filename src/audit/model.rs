//! The rows of the audit: they are added and, when old, removed; nothing changes them.

use std::time::Duration;

use diesel::prelude::*;

use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::audit;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::stored_words;

stored_words! {
    /// What was done.
    pub enum Kind {
        /// An account was made.
        SignedUp = "signed_up",
        /// Somebody signed in.
        SignedIn = "signed_in",
        /// Somebody tried to.
        SignInFailed = "sign_in_failed",
        /// Somebody signed out.
        SignedOut = "signed_out",
        /// Somebody ended sessions, their own or another's.
        SessionsEnded = "sessions_ended",
        /// A password was changed by its owner.
        PasswordChanged = "password_changed",
        /// A new account's address was confirmed.
        MailConfirmed = "mail_confirmed",
        /// Somebody asked for another address to sign in with.
        MailChangeAsked = "mail_change_asked",
        /// An address was changed.
        MailChanged = "mail_changed",
        /// A change of an address was stopped or taken back from the one before.
        MailKept = "mail_kept",
        /// Somebody proved once more who they are.
        Proved = "proved",
        /// An account was approved.
        AccountApproved = "account_approved",
        /// An account was declined.
        AccountDeclined = "account_declined",
        /// A password was set by an administrator.
        PasswordReset = "password_reset",
        /// A person was made by an administrator.
        PersonMade = "person_made",
        /// Somebody was suspended.
        PersonSuspended = "person_suspended",
        /// A suspension was ended.
        SuspensionEnded = "suspension_ended",
        /// A role was granted.
        RoleGranted = "role_granted",
        /// A role was withdrawn.
        RoleWithdrawn = "role_withdrawn",
        /// A group's people or spaces changed.
        GroupChanged = "group_changed",
        /// A sign-in provider, or what its word gives, was changed.
        ProviderChanged = "provider_changed",
        /// A provider's answer was refused.
        ProviderRefused = "provider_refused",
        /// An account was joined to a provider's.
        IdentityJoined = "identity_joined",
        /// An account was parted from a provider's.
        IdentityLeft = "identity_left",
        /// Settings of the site changed.
        SettingsChanged = "settings_changed",
        /// A page such as the rules changed.
        PageChanged = "page_changed",
        /// Everything, or much of it, was taken out.
        Exported = "exported",
        /// Content was brought in.
        Imported = "imported",
        /// Somebody asked to be deleted.
        DeletionAsked = "deletion_asked",
        /// They took that back.
        DeletionUndone = "deletion_undone",
        /// Two people were joined into one.
        PeopleMerged = "people_merged",
        /// That was undone.
        MergeUndone = "merge_undone",
        /// A moderator decided on a case.
        CaseDecided = "case_decided",
        /// That was undone.
        DecisionUndone = "decision_undone",
        /// A moderator decided on an appeal.
        AppealDecided = "appeal_decided",
        /// The link for the first administrator was used.
        SetUp = "set_up",
    }
}

/// How long rows are kept.
pub const KEPT_FOR: Duration = Duration::from_secs(180 * 24 * 60 * 60);

/// Something of consequence that somebody did. No texts, mail addresses or tokens belong in it.
#[derive(Clone, Copy, Debug)]
pub struct Act<'a> {
    kind: Kind,
    by: Option<PersonId>,
    about: Option<PersonId>,
    address: &'a str,
    detail: &'a str,
}

impl<'a> Act<'a> {
    /// Done by nobody known, or from the command line.
    pub fn new(kind: Kind) -> Self {
        Self { kind, by: None, about: None, address: "", detail: "" }
    }

    /// Who did it.
    pub fn by(self, by: impl Into<Option<PersonId>>) -> Self {
        Self { by: by.into(), ..self }
    }

    /// Whom it concerns.
    pub fn about(self, about: impl Into<Option<PersonId>>) -> Self {
        Self { about: about.into(), ..self }
    }

    /// From which network it came.
    pub fn from(self, address: &'a str) -> Self {
        Self { address, ..self }
    }

    /// Words of the code that say more: a role, a field's name.
    pub fn detail(self, detail: &'a str) -> Self {
        Self { detail, ..self }
    }
}

/// A row of the audit.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = audit)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Entry {
    pub id: i64,
    pub at: Instant,
    pub kind: Kind,
    pub by_id: Option<PersonId>,
    pub about_id: Option<PersonId>,
    pub address: String,
    pub detail: String,
}

/// Writes down what was done, in the transaction that did it.
pub fn record(tx: &mut Tx<'_>, act: Act<'_>) -> QueryResult<()> {
    let now = tx.now();
    diesel::insert_into(audit::table)
        .values((
            audit::at.eq(now),
            audit::kind.eq(act.kind),
            audit::by_id.eq(act.by),
            audit::about_id.eq(act.about),
            audit::address.eq(act.address),
            audit::detail.eq(act.detail),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// The newest rows, or those before one.
pub fn latest(conn: &mut Conn, before: Option<i64>, most: i64) -> QueryResult<Vec<Entry>> {
    audit::table
        .filter(audit::id.lt(before.unwrap_or(i64::MAX)))
        .order(audit::id.desc())
        .limit(most)
        .select(Entry::as_select())
        .load(conn)
}

/// Removes what is older than [`KEPT_FOR`].
pub fn forget_old(tx: &mut Tx<'_>) -> QueryResult<usize> {
    let oldest = tx.now().minus(KEPT_FOR);
    diesel::delete(audit::table.filter(audit::at.lt(oldest))).execute(tx.conn())
}
