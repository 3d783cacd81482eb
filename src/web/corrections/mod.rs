//! Corrections: what stands with an answer on every page that shows it, and the forms by which staff put one right or
//! lead to a better one.

mod correcting;
mod shown;
mod superseding;

pub use correcting::{correct, new_correction, undo, withdraw};
pub(super) use shown::{ShownBetter, ShownCorrection, ShownPast, past};
pub(super) use superseding::target_in;
pub use superseding::{new_supersession, supersede, undo as undo_supersession, withdraw as withdraw_supersession};

use serde::Serialize;

use crate::platform::db::{Conn, QueryResult};
use crate::posts::Post;
use crate::rights::Viewer;
use crate::threads::Thread;
use crate::{corrections, urls};

/// The answer that a form is about, to lead back to.
#[derive(Clone, Debug, Serialize)]
struct About {
    title: String,
    lang: Option<String>,
    url: String,
    /// What the answer says.
    html: String,
    answer_lang: Option<String>,
    /// What puts that right.
    correction: Option<String>,
}

impl About {
    fn of(conn: &mut Conn, viewer: &Viewer, thread: &Thread, post: &Post) -> QueryResult<Self> {
        let standing = corrections::standing_of(conn, viewer, &[post.id])?.pop();
        Ok(Self {
            title: thread.title.clone(),
            lang: thread.language.clone(),
            url: urls::post(post.id),
            html: post.html.clone(),
            answer_lang: post.language.clone(),
            correction: standing.map(|it| it.correction.html),
        })
    }
}
