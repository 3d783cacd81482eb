//! How much one hears of a thread, a tag or a space, and "I have this too": small forms on the pages of these.

use serde::{Deserialize, Serialize};

use super::{Form, Path, Response, Visit};
use crate::error::Result;
use crate::follows::{self, Level};
use crate::ids::ThreadId;
use crate::rights::Member;
use crate::{toos, urls};

/// How much of it one wants to hear; all, if nothing is said.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelForm {
    level: Option<Level>,
}

/// What one can choose, where the choice stands.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Hearing {
    action: String,
    /// What is chosen now.
    level: Level,
    levels: Vec<Level>,
    /// `thread`, `tag` or `space`: what is told of each level differs.
    of: &'static str,
}

impl Hearing {
    /// Of a thread.
    pub(super) fn of_thread(thread: ThreadId, level: Level) -> Self {
        let levels = Level::OF_A_THREAD.to_vec();
        // A thread's questions have all been asked.
        let level = if level == Level::First { Level::Mentions } else { level };
        Self { action: format!("/threads/{thread}/follow"), level, levels, of: "thread" }
    }

    /// Of what is filed under a tag.
    pub(super) fn of_tag(name: &str, level: Level) -> Self {
        Self { action: format!("{}/follow", urls::tag(name)), level, levels: Level::OF_A_PLACE.to_vec(), of: "tag" }
    }

    /// Of a space.
    pub(super) fn of_space(slug: &str, level: Level) -> Self {
        let action = format!("{}/follow", urls::space(slug));
        Self { action, level, levels: Level::OF_A_PLACE.to_vec(), of: "space" }
    }
}

impl LevelForm {
    fn level(self) -> Level {
        self.level.unwrap_or(Level::All)
    }
}

/// `POST /threads/{thread}/follow`
pub async fn follow(visit: Visit, by: Member, thread: Path<ThreadId>, form: Form<LevelForm>) -> Result<Response> {
    let (thread, level) = (*thread, form.level());
    visit.write(move |tx| follows::set_level(tx, &by, thread, level)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), said(level))
}

/// `POST /threads/{thread}/follow/withdraw`
pub async fn unfollow(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| follows::unfollow(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "follows-said-withdrawn")
}

/// `POST /tags/{tag}/follow`
pub async fn follow_tag(visit: Visit, by: Member, tag: Path<String>, form: Form<LevelForm>) -> Result<Response> {
    let (tag, level) = (tag.0, form.level());
    let url = urls::tag(&tag);
    visit.write(move |tx| follows::set_level_of_tag(tx, &by, &tag, level)).await?;
    visit.leads_to_saying(&url, said(level))
}

/// `POST /spaces/{slug}/follow`
pub async fn follow_space(visit: Visit, by: Member, slug: Path<String>, form: Form<LevelForm>) -> Result<Response> {
    let (slug, level) = (slug.0, form.level());
    let url = urls::space(&slug);
    visit.write(move |tx| follows::set_level_of_space(tx, &by, &slug, level)).await?;
    visit.leads_to_saying(&url, said(level))
}

/// The key of what is said once a level was chosen.
fn said(level: Level) -> &'static str {
    match level {
        Level::All => "follows-said-all",
        Level::First => "follows-said-first",
        Level::Mentions => "follows-said-mentions",
        Level::Muted => "follows-said-muted",
    }
}

/// `POST /threads/{thread}/too`
pub async fn mark_too(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| toos::mark(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "toos-said-marked")
}

/// `POST /threads/{thread}/too/withdraw`
pub async fn withdraw_too(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| toos::withdraw(tx, &by, thread)).await?;
    visit.leads_to_saying(&format!("/threads/{thread}"), "toos-said-withdrawn")
}
