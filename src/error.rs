//! Why something could not be done: one type from the database to the page.

use std::borrow::Cow;

use crate::platform::clock::Instant;
use crate::platform::db::QueryError;
use crate::platform::forms::{FieldErrors, FormProblem};
use crate::platform::limits::TooMany;
use crate::platform::passwords::PasswordError;
use crate::platform::tokens::NoRandomness;
use crate::platform::words::Message;

/// What commands, queries and handlers return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a request could not be done. Only [`Error::Internal`] is our fault, and only it is logged.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or there is and this viewer may not know of it.
    #[error("not found")]
    NotFound,
    /// Members only, and nobody is signed in.
    #[error("sign-in needed")]
    SignInNeeded,
    /// The viewer may see the thing but may not do this to it.
    #[error("refused: {0:?}")]
    Refused(Message),
    /// Fields of a form that need another look; the form comes back with what was typed.
    #[error("fields need another look: {0:?}")]
    Invalid(FieldErrors),
    /// More than the limits allow, until then.
    #[error("too many")]
    TooMany {
        /// When trying again is right.
        until: Instant,
    },
    /// Somebody else was there first: a taken name, an edit of an older version.
    #[error("conflict: {0:?}")]
    Conflict(Message),
    /// The database or the disk is away; nothing was kept, and trying again is right.
    #[error("unavailable: {0}")]
    Unavailable(Cow<'static, str>),
    /// Our fault.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

impl Error {
    /// A field of a form that needs another look.
    pub fn field(name: &'static str, message: Message) -> Self {
        Self::Invalid(FieldErrors::of(name, message))
    }
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<FormProblem> for Error {
    fn from(problem: FormProblem) -> Self {
        Self::Invalid(FieldErrors::of("", problem.message()))
    }
}

impl From<PasswordError> for Error {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Busy => Self::Unavailable("too many passwords are being hashed".into()),
            PasswordError::Failed(_) => Self::Internal(error.into()),
        }
    }
}

impl From<NoRandomness> for Error {
    fn from(error: NoRandomness) -> Self {
        Self::Internal(error.into())
    }
}

impl From<TooMany> for Error {
    fn from(refused: TooMany) -> Self {
        Self::TooMany { until: refused.until }
    }
}

impl From<r2d2::Error> for Error {
    fn from(error: r2d2::Error) -> Self {
        Self::Unavailable(format!("no connection to the database: {error}").into())
    }
}

impl From<QueryError> for Error {
    fn from(error: QueryError) -> Self {
        use diesel::result::DatabaseErrorKind as Kind;
        match &error {
            QueryError::NotFound => Self::NotFound,
            QueryError::DatabaseError(Kind::UniqueViolation, _) => {
                Self::Conflict(Message::new("errors-conflict-taken"))
            }
            QueryError::DatabaseError(Kind::SerializationFailure | Kind::ClosedConnection, _) => {
                Self::Unavailable(error.to_string().into())
            }
            QueryError::DatabaseError(_, about) if is_passing(about.message()) => {
                Self::Unavailable(error.to_string().into())
            }
            _ => Self::Internal(error.into()),
        }
    }
}

/// Troubles that pass: diesel gives no kind to them, so their words have to do.
fn is_passing(words: &str) -> bool {
    const PASSING: [&str; 13] = [
        "database is locked",
        "database or disk is full",
        "disk I/O error",
        "unable to open database file",
        "attempt to write a readonly database",
        "canceling statement",
        "deadlock detected",
        "terminating connection",
        "server closed the connection",
        "no connection to the server",
        "the database system is",
        "SSL connection has been closed",
        "too many connections",
    ];
    PASSING.iter().any(|passing| words.contains(passing))
}

/// Turns a unique violation into the words of the command that met it; others stay as they are.
pub fn taken(message: impl FnOnce() -> Error) -> impl FnOnce(QueryError) -> Error {
    move |error| match error {
        QueryError::DatabaseError(diesel::result::DatabaseErrorKind::UniqueViolation, _) => message(),
        other => other.into(),
    }
}
