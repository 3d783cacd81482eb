//! The forms by which order is kept: a thread's states, where it stands, what it is called; hiding posts;
//! and the history of it all.

mod closing;
mod editing;
mod hiding;
mod history;
mod moving;
mod regrouping;
mod resolution;
mod states;

pub use closing::{close, new_closing, open};
pub use editing::{edit, new_edit};
pub use hiding::{hide, hide_version, new_hiding, new_version_hiding, show, show_version};
pub use history::history;
pub use moving::{move_thread, new_move};
pub use regrouping::{merge, new_merge, new_split, split};
pub use resolution::{new_resolution, reopen, resolve};
pub use states::{lock, pin, unlock, unpin};

use serde::Serialize;

use super::Visit;
use crate::platform::forms::FieldErrors;
use crate::platform::text;
use crate::platform::words::Message;
use crate::threads::Thread;
use crate::urls;

/// The longest note, in characters.
const NOTE: usize = 500;

/// A form that asks for a reason.
#[derive(Clone, Debug, Serialize)]
struct ReasonPage<F> {
    heading: &'static str,
    lead: &'static str,
    button: &'static str,
    /// The name of the field that holds the reason.
    field: &'static str,
    choices: Vec<Choice>,
    action: String,
    about: About,
    has_original: bool,
    has_note: bool,
    /// Whether it is asked if the post criticises the company.
    has_criticism: bool,
    form: F,
    errors: FieldErrors,
}

/// What a form is about, to lead back to.
#[derive(Clone, Debug, Serialize)]
struct About {
    title: String,
    lang: Option<String>,
    url: String,
}

impl About {
    fn thread(thread: &Thread) -> Self {
        // These forms are offered to more people than may read the title of a hidden question.
        let title = if thread.hidden_at.is_none() { thread.title.as_str() } else { "" };
        Self { title: title.to_owned(), lang: thread.language.clone(), url: urls::thread(thread.id, title) }
    }
}

/// A choice among reasons.
#[derive(Clone, Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// Words of the code as choices, in the reader's language; the key of each is the prefix and the word.
fn choices<'w>(visit: &Visit, prefix: &str, words: impl Iterator<Item = &'w str>) -> Vec<Choice> {
    let views = &visit.app().views;
    let label = |word: &str| {
        let key = format!("{prefix}{}", word.replace('_', "-"));
        views.words().say(visit.language(), &Message::new(key))
    };
    words.map(|word| Choice { value: word.to_owned(), label: label(word) }).collect()
}

/// What is said where no reason was chosen.
fn no_reason() -> Message {
    Message::new("moderation-reason-missing")
}

/// A note as it is kept: text without what cannot be seen.
fn clean_note(typed: &str) -> String {
    text::clean_body(typed).trim().to_owned()
}
