//! Signing up, in and out, and what stands behind the door.

mod addresses;
mod confirmation;
mod forgotten;
mod links;
mod mailed_proof;
mod mailed_sign_in;
mod own_sessions;
mod passwords;
mod proof;
mod robots;
mod session;
mod set_up;
mod settings;
mod sign_in;
mod sign_up;
mod suspended;

pub use addresses::{
    ask as ask_to_change_address, change as change_address, keep as keep_address, new as new_address,
    open as open_address, open_before as open_address_before,
};
pub use confirmation::{
    again as confirm_again, change_address as confirm_another, confirm, open as open_confirmation,
    refuse as refuse_confirmation, send as send_confirmation, show as confirmation,
};
pub use forgotten::{
    ask as ask_for_password, new as forgotten_password, open as open_new_password, sent as password_sent,
    set as set_new_password,
};
pub use mailed_proof::{ask as ask_for_proof, new as new_proof_code, prove as prove_by_code};
pub use mailed_sign_in::{
    ask as ask_to_sign_in, new as new_mailed_session, new_code, open as open_sign_in, sign_in_by_code, sign_in_by_link,
};
pub use own_sessions::end_sessions;
pub(super) use passwords::Proven;
pub(super) use proof::note_proof;
pub use proof::{new as new_proof, prove};
pub use session::sign_out;
pub(super) use session::{ASKING, DEVICE, Entry, back_to, begin, session_cookie, spared};
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
    /// Whether those who run the site say yes first.
    asks_approval: bool,
    /// Whether mail can be sent, so that links can.
    sends_mail: bool,
    /// Whether mail stays in a folder, for whoever runs the site to read.
    keeps_mail: bool,
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
            is_open: settings.sign_up != SignUp::Closed,
            asks_approval: settings.sign_up == SignUp::Approval,
            sends_mail: visit.app().config.sends_mail(),
            keeps_mail: visit.app().mailer.folder().is_some(),
            has_local: accounts::local_doors_are_open(&settings),
            doors: visit.app().doors().to_vec(),
            has_kept: visit.facts().kept.is_some(),
        }
    }
}
