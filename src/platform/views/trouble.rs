//! What a page of trouble needs to say: what happened, whether anything was lost, where to go.

use serde::Serialize;

use crate::platform::words::Message;

/// What the templates in `templates/errors/` see. Each uses what concerns it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Trouble {
    /// Why, where there is a reason to tell: a refusal, a conflict, what could not be read.
    pub message: Option<Message>,
    /// When to try again, in microseconds since 1970.
    pub until: Option<i64>,
    /// When it happened, in microseconds since 1970.
    pub at: i64,
    /// The number under which the log has it.
    pub request: String,
    /// The form that was sent, so that what was typed is shown and can be sent again.
    pub sent: Option<SentForm>,
}

/// A form as it was sent. Never give it a password: what it holds stands on the page.
#[derive(Clone, Debug, Serialize)]
pub struct SentForm {
    /// Where it was sent to.
    pub action: String,
    /// Its fields but for the token, in their order.
    pub fields: Vec<SentField>,
}

/// A field as it was sent.
#[derive(Clone, Debug, Serialize)]
pub struct SentField {
    /// Its name.
    pub name: String,
    /// What was in it.
    pub value: String,
    /// Whether it is a text somebody wrote, to be shown, rather than a choice, to be kept.
    pub is_text: bool,
}
