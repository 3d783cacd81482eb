//! What a notification says, in words.

use super::{Item, Kind, Topic};
use crate::platform::words::Message;

/// What happened, and why it concerns its reader. A role is told without who granted it.
pub fn said(item: &Item) -> Message {
    let is_own = item.topic != Topic::Followed;
    let key = match (item.kind, is_own) {
        (Kind::Role, _) => return granted(item),
        (Kind::Decided, _) => "notifications-decided",
        (Kind::Flagged, _) => "notifications-flagged",
        (Kind::Asked, _) => "notifications-asked",
        (Kind::Answer, true) => "notifications-answer",
        (Kind::Answer, false) => "notifications-answer-followed",
        (Kind::Comment, true) => "notifications-comment",
        (Kind::Comment, false) => "notifications-comment-followed",
        (Kind::Mention, _) => "notifications-mention",
        (Kind::Accepted, _) => "notifications-accepted",
        (Kind::Verified, _) => "notifications-verified",
        (Kind::Resolved, true) => "notifications-resolved",
        (Kind::Resolved, false) => "notifications-resolved-followed",
        (Kind::Closed, true) => "notifications-closed",
        (Kind::Closed, false) => "notifications-closed-followed",
        (Kind::Edited, _) => "notifications-edited",
        (Kind::Corrected, _) => "notifications-corrected",
        (Kind::CorrectedOwn, _) => "notifications-corrected-own",
        (Kind::Superseded, _) => "notifications-superseded",
        (Kind::SupersededOwn, _) => "notifications-superseded-own",
    };
    Message::new(key).with("name", item.name.clone().unwrap_or_default())
}

/// Where a notification leads that is of no thread.
pub fn leads_to(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Decided => Some("/decisions"),
        Kind::Flagged => Some("/flags"),
        _ => None,
    }
}

fn granted(item: &Item) -> Message {
    let role = item.role.as_deref().unwrap_or_default();
    match &item.space {
        Some(space) => Message::new(format!("notifications-role-{role}-in")).with("space", space.clone()),
        None => Message::new(format!("notifications-role-{role}")),
    }
}
