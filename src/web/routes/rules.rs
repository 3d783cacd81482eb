//! The addresses of rules for posts, and of what waits for approval because of them.

use super::Who::{Admins, Members, Writers};
use super::declared::{Routes, get, post};
use crate::web::{admin, approvals};

/// What waits, and what is decided of it.
pub(super) fn waiting(forum: &mut Routes<'_>) {
    forum.open_to(Members, get("/approvals"), approvals::list);
    forum.open_to(Writers, post("/posts/{post}/approval"), approvals::approve);
    forum.open_to(Members, get("/posts/{post}/decline"), approvals::new_decline);
    forum.open_to(Writers, post("/posts/{post}/decline"), approvals::decline);
    forum.open_to(Writers, post("/posts/{post}/decline/withdraw"), approvals::reopen);
}

/// What is looked for in what people post.
pub(super) fn running(forum: &mut Routes<'_>) {
    use admin::rules;
    forum.open_to(Admins, get("/admin/rules"), rules::list);
    forum.open_to(Admins, post("/admin/rules"), rules::make);
    forum.open_to(Admins, get("/admin/rules/new"), rules::new);
    forum.open_to(Admins, get("/admin/rules/{rule}"), rules::edit);
    forum.open_to(Admins, post("/admin/rules/{rule}"), rules::change);
    forum.open_to(Admins, post("/admin/rules/{rule}/end"), rules::end);
    forum.open_to(Admins, post("/admin/rules/{rule}/end/withdraw"), rules::resume);
}
