//! Signing up, in and out, and what stands behind the door.

mod own_sessions;
mod session;
mod set_up;
mod settings;
mod sign_in;
mod sign_up;
mod suspended;

pub use own_sessions::end_sessions;
pub use session::sign_out;
pub(super) use session::{back_to, session_cookie};
pub use set_up::{new as new_admin, set_up};
pub use settings::{change_password, show as account};
pub use sign_in::{new as new_session, sign_in};
pub(super) use sign_up::NAME;
pub use sign_up::{new as new_account, sign_up};
pub use suspended::show as suspended;

use serde::{Deserialize, Serialize};

use crate::platform::forms::FieldErrors;

/// Where one is led after signing in.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Next {
    next: Option<String>,
}

/// A form of this feature, empty or with what was typed.
#[derive(Serialize)]
struct DoorPage<F> {
    form: F,
    errors: FieldErrors,
    /// Whether people make accounts by themselves here.
    is_open: bool,
    /// Whether a text of theirs waits for them.
    has_kept: bool,
}
