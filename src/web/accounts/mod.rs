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
pub(super) use session::{back_to, begin, session_cookie};
pub use set_up::{new as new_admin, set_up};
pub use settings::{change_password, show as account};
pub use sign_in::{new as new_session, sign_in};
pub(super) use sign_up::NAME;
pub use sign_up::{new as new_account, sign_up};
pub use suspended::show as suspended;

use serde::{Deserialize, Serialize};

use super::Visit;
use crate::accounts;
use crate::platform::forms::FieldErrors;
use crate::providers::Door;
use crate::settings::SignUp;

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
    /// Whether passwords are taken here at all.
    has_local: bool,
    /// The providers that people may sign in with.
    doors: Vec<Door>,
    /// Whether a text of theirs waits for them.
    has_kept: bool,
}

impl<F> DoorPage<F> {
    fn of(visit: &Visit, form: F, errors: FieldErrors) -> Self {
        let settings = visit.app().settings();
        Self {
            form,
            errors,
            is_open: settings.sign_up == SignUp::Open,
            has_local: accounts::local_doors_are_open(&settings),
            doors: visit.app().doors().to_vec(),
            has_kept: visit.facts().kept.is_some(),
        }
    }
}
