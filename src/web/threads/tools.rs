//! What the viewer may do to a thread as a whole: asked of the policies, so a button stands where it works.

use serde::Serialize;

use crate::faq_entries;
use crate::moderation::policy::{may_arrange, may_moderate};
use crate::resolutions::policy::{may_reopen, may_resolve};
use crate::rights::Viewer;
use crate::threads::Thread;

/// What the viewer may do to a thread.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Tools {
    /// Pages with a form.
    links: Vec<Tool>,
    /// Done at once, and as easily undone.
    buttons: Vec<Tool>,
}

/// A link or a button.
#[derive(Clone, Debug, Serialize)]
struct Tool {
    words: &'static str,
    url: String,
}

impl Tools {
    pub(super) fn of(viewer: &Viewer, thread: &Thread, is_entry: bool) -> Self {
        let mut tools = Self::default();
        let tool = |words, end: &str| Tool { words, url: format!("/threads/{}/{end}", thread.id) };
        if may_resolve(viewer, thread).is_ok() {
            tools.links.push(tool("resolutions-resolve", "resolution"));
        } else if thread.resolved_at.is_some() && may_reopen(viewer, thread).is_ok() {
            tools.buttons.push(tool("resolutions-reopen", "resolution/withdraw"));
        }
        if may_moderate(viewer, thread).is_ok() {
            tools.links.push(tool("moderation-edit", "edit"));
            if viewer.spaces().len() > 1 {
                tools.links.push(tool("moderation-move", "move"));
            }
            tools.links.push(tool("regroupings-merge", "merge"));
            match thread.closed_at {
                None => tools.links.push(tool("closings-close", "closing")),
                Some(_) => tools.buttons.push(tool("closings-open", "closing/withdraw")),
            }
        }
        if may_arrange(viewer, thread).is_ok() {
            tools.buttons.push(match thread.locked_at {
                None => tool("moderation-lock", "lock"),
                Some(_) => tool("moderation-unlock", "lock/withdraw"),
            });
            tools.buttons.push(match thread.pinned_at {
                None => tool("moderation-pin", "pin"),
                Some(_) => tool("moderation-unpin", "pin/withdraw"),
            });
        }
        if faq_entries::policy::may_make(viewer, thread).is_ok() {
            let words = if is_entry { "faq-entries-edit" } else { "faq-entries-make" };
            tools.links.push(tool(words, "faq-entry"));
        }
        tools.links.push(tool("threads-history", "history"));
        tools
    }
}
