//! What a notification says, in words.

use super::{Item, Kind, Topic};
use crate::platform::handles;
use crate::platform::words::{Message, Value};
use crate::urls;

/// What happened, and why it concerns its reader. A role is told without who granted it.
pub fn said(item: &Item) -> Message {
    let is_own = item.topic != Topic::Followed;
    let key = match (item.kind, is_own) {
        (Kind::Role, _) => return granted(item),
        (Kind::Decided, _) => "notifications-decided",
        (Kind::Appealed, _) => "notifications-appealed",
        (Kind::Flagged, _) => "notifications-flagged",
        (Kind::Consulted, _) => "notifications-consulted",
        (Kind::Advised, _) => "notifications-advised",
        (Kind::Approved, _) => "notifications-approved",
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
        (Kind::Merged, _) => "notifications-merged",
        (Kind::Split, _) => "notifications-split",
        (Kind::Edited, _) => "notifications-edited",
        (Kind::Corrected, _) => "notifications-corrected",
        (Kind::CorrectedOwn, _) => "notifications-corrected-own",
        (Kind::Superseded, _) => "notifications-superseded",
        (Kind::SupersededOwn, _) => "notifications-superseded-own",
        (Kind::Refused, _) => "notifications-refused",
    };
    let name = match item.handle.as_deref() {
        Some(handles::FORMER) => Value::word("people-former"),
        _ => item.name.clone().unwrap_or_default().into(),
    };
    Message::new(key).with("name", name)
}

/// Where it leads, as a path: to its post, to its thread, or to what else it is about.
pub fn leads_to(item: &Item, thread: Option<&str>) -> String {
    let post = item.post.map(urls::post).or_else(|| thread.map(ToOwned::to_owned));
    match item.kind {
        Kind::Refused => "/admin/mail?show=refusals".to_owned(),
        Kind::Role => "/".to_owned(),
        Kind::Decided | Kind::Appealed => "/decisions".to_owned(),
        Kind::Flagged => "/flags".to_owned(),
        Kind::Consulted => "/opinions".to_owned(),
        Kind::Advised => "/cases".to_owned(),
        _ => post.unwrap_or_else(|| "/notifications".to_owned()),
    }
}

fn granted(item: &Item) -> Message {
    let role = item.role.as_deref().unwrap_or_default();
    match &item.space {
        Some(space) => Message::new(format!("notifications-role-{role}-in")).with("space", space.clone()),
        None => Message::new(format!("notifications-role-{role}")),
    }
}
