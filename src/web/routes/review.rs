//! The addresses of keeping order, and of keeping answers right.

use super::Who::{Everyone, Members, Staff, Writers};
use super::declared::{Routes, get, post};
use crate::platform::limits::POSTS;
use crate::web::{appeals, cases, corrections, desk, flags, moderation, notes, public_log};

/// Keeping order.
pub(super) fn order(forum: &mut Routes<'_>) {
    // Resolutions
    forum.open_to(Members, get("/threads/{thread}/resolution"), moderation::new_resolution);
    forum.open_to(Writers, post("/threads/{thread}/resolution"), moderation::resolve);
    forum.open_to(Writers, post("/threads/{thread}/resolution/withdraw"), moderation::reopen);
    // Closings
    forum.open_to(Members, get("/threads/{thread}/closing"), moderation::new_closing);
    forum.open_to(Writers, post("/threads/{thread}/closing"), moderation::close);
    forum.open_to(Writers, post("/threads/{thread}/closing/withdraw"), moderation::open);
    // Corrections
    forum.open_to(Members, get("/posts/{post}/correction"), corrections::new_correction);
    forum.open_to(Writers, post("/posts/{post}/correction"), corrections::correct);
    forum.open_to(Writers, post("/posts/{post}/correction/undo"), corrections::undo);
    forum.open_to(Writers, post("/posts/{post}/correction/withdraw"), corrections::withdraw);
    forum.open_to(Members, get("/posts/{post}/supersession"), corrections::new_supersession);
    forum.open_to(Writers, post("/posts/{post}/supersession"), corrections::supersede);
    forum.open_to(Writers, post("/posts/{post}/supersession/undo"), corrections::undo_supersession);
    forum.open_to(Writers, post("/posts/{post}/supersession/withdraw"), corrections::withdraw_supersession);
    // Notes
    forum.open_to(Staff, post("/threads/{thread}/notes"), notes::write);
    forum.open_to(Staff, post("/notes/{note}/remove"), notes::remove);
    // Moderation
    forum.open_to(Writers, post("/threads/{thread}/lock"), moderation::lock);
    forum.open_to(Writers, post("/threads/{thread}/lock/withdraw"), moderation::unlock);
    forum.open_to(Writers, post("/threads/{thread}/pin"), moderation::pin);
    forum.open_to(Writers, post("/threads/{thread}/pin/withdraw"), moderation::unpin);
    forum.open_to(Members, get("/threads/{thread}/move"), moderation::new_move);
    forum.open_to(Writers, post("/threads/{thread}/move"), moderation::move_thread);
    forum.open_to(Members, get("/threads/{thread}/merge"), moderation::new_merge);
    forum.open_to(Writers, post("/threads/{thread}/merge"), moderation::merge);
    forum.open_to(Members, get("/posts/{post}/split"), moderation::new_split);
    forum.open_to(Writers, post("/posts/{post}/split"), moderation::split);
    forum.open_to(Members, get("/threads/{thread}/edit"), moderation::new_edit);
    forum.open_to(Writers, post("/threads/{thread}/edit"), moderation::edit);
    forum.open_to(Everyone, get("/threads/{thread}/history"), moderation::history);
    forum.open_to(Members, get("/posts/{post}/hide"), moderation::new_hiding);
    forum.open_to(Writers, post("/posts/{post}/hide"), moderation::hide);
    forum.open_to(Writers, post("/posts/{post}/hide/withdraw"), moderation::show);
    forum.open_to(Members, get("/posts/{post}/revisions/{version}/hide"), moderation::new_version_hiding);
    forum.open_to(Writers, post("/posts/{post}/revisions/{version}/hide"), moderation::hide_version);
    forum.open_to(Writers, post("/posts/{post}/revisions/{version}/hide/withdraw"), moderation::show_version);
}

/// Keeping answers right: flags, their review, and what came of it.
pub(super) fn cases(forum: &mut Routes<'_>) {
    // Flags
    forum.open_to(Members, get("/posts/{post}/flags"), flags::new);
    forum.open_to(Writers, post("/posts/{post}/flags").counted(POSTS), flags::raise);
    forum.open_to(Members, get("/flags"), flags::list);
    forum.open_to(Members, post("/flags/{flag}/withdraw"), flags::withdraw);
    // Cases and decisions
    forum.open_to(Staff, get("/cases"), cases::list);
    forum.open_to(Staff, get("/cases/{case}"), cases::show);
    forum.open_to(Staff, post("/cases/{case}/claim"), cases::claim);
    forum.open_to(Staff, post("/cases/{case}/release"), cases::release);
    forum.open_to(Staff, post("/cases/{case}/notes"), cases::note);
    forum.open_to(Staff, post("/cases/{case}/decision"), cases::decide);
    forum.open_to(Staff, post("/decisions/{decision}/undo"), cases::undo);
    forum.open_to(Staff, get("/cases/{case}/author"), cases::written);
    forum.open_to(Staff, post("/sweeps"), cases::sweep);
    forum.open_to(Staff, post("/sweeps/{sweep}/undo"), cases::undo_sweep);
    forum.open_to(Members, get("/decisions"), cases::told);
    forum.open_to(Staff, post("/cases/{case}/opinions"), cases::ask_experts);
    forum.open_to(Staff, get("/opinions"), cases::asked);
    forum.open_to(Staff, post("/opinions/{opinion}"), cases::give_opinion);
    // Appeals
    forum.open_to(Members, get("/decisions/{decision}/appeal"), appeals::new);
    forum.open_to(Members, post("/decisions/{decision}/appeal").counted(POSTS), appeals::make);
    forum.open_to(Staff, get("/appeals"), appeals::list);
    forum.open_to(Staff, get("/appeals/{appeal}"), appeals::show);
    forum.open_to(Staff, post("/appeals/{appeal}/decision"), appeals::decide);
    // The log
    forum.open_to(Everyone, get("/log"), public_log::list);
    forum.open_to(Everyone, get("/log/{year}"), public_log::year);
    forum.open_to(Staff, get("/desk"), desk::show);
}
