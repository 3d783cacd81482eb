//! Who may read, edit, delete and restore a post: the rules as tables.

use peerdesk::posts::policy::{Refusal, may_delete, may_edit, may_read, may_restore};
use peerdesk::posts::{self, Post};
use peerdesk::rights::{self, Member};
use peerdesk::threads::{self, Thread};

use crate::support::Forum;

struct Cast {
    author: Member,
    other: Member,
    expert: Member,
    moderator: Member,
    thread: Thread,
    post: Post,
}

/// An answer by Grace in the space `general`, and who may come across it.
fn cast(forum: &Forum) -> Cast {
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Use the Restore tab.");
    let (expert, moderator) = (forum.expert("mina", "general"), forum.moderator("mo", "general"));
    let other = forum.as_member(ada.id());
    let (thread, post) = forum.read(|conn| {
        let thread = threads::find(conn, &other, thread.id)?;
        let post = posts::find_in(conn, &thread, answer)?;
        Ok((thread, post))
    });
    let [author, expert, moderator] = [&grace, &expert, &moderator].map(|it| forum.as_member(it.id()));
    Cast { author, other, expert, moderator, thread, post }
}

#[test]
fn who_may_read() {
    let forum = Forum::new();
    let it = cast(&forum);
    let guest = forum.read(|conn| Ok(rights::guest(conn)?));
    let at = Some(it.thread.created_at);
    let shown = it.post.clone();
    let hidden = Post { hidden_at: at, ..it.post.clone() };
    let deleted = Post { deleted_at: at, ..it.post.clone() };
    let held = Post { held_at: at, ..it.post.clone() };
    let cases = [
        (&shown, [true, true, true, true, true]),
        (&hidden, [false, false, false, false, true]),
        (&deleted, [false, false, true, false, true]),
        (&held, [false, false, true, true, true]),
    ];
    for (post, expected) in cases {
        let viewers = [&guest, it.other.viewer(), it.author.viewer(), it.expert.viewer(), it.moderator.viewer()];
        let found = viewers.map(|viewer| may_read(viewer, &it.thread, post));
        assert_eq!(found, expected, "{post:?}");
    }
}

#[test]
fn who_may_edit_delete_and_restore() {
    let forum = Forum::new();
    let it = cast(&forum);
    let at = Some(it.thread.created_at);
    let deleted = Post { deleted_at: at, ..it.post.clone() };
    let locked = Thread { locked_at: at, ..it.thread.clone() };
    let closed = Thread { closed_at: at, ..it.thread.clone() };
    let (author, other, expert, moderator) = (&it.author, &it.other, &it.expert, &it.moderator);

    let edits = [
        (author, &it.thread, &it.post, Ok(())),
        (author, &closed, &it.post, Ok(())),
        (author, &locked, &it.post, Err(Refusal::ThreadLocked)),
        (author, &it.thread, &deleted, Err(Refusal::Gone)),
        (other, &it.thread, &it.post, Err(Refusal::NotYours)),
        (expert, &it.thread, &it.post, Err(Refusal::NotYours)),
        (moderator, &locked, &it.post, Ok(())),
    ];
    for (by, thread, post, expected) in edits {
        assert_eq!(may_edit(by, thread, post), expected, "{by:?}");
    }
    let deletions = [
        (author, &it.thread, false, Ok(())),
        (author, &it.thread, true, Err(Refusal::ReliedOn)),
        (author, &locked, false, Err(Refusal::ThreadLocked)),
        (moderator, &it.thread, false, Err(Refusal::NotYours)),
    ];
    for (by, thread, is_marked, expected) in deletions {
        assert_eq!(may_delete(by, thread, &it.post, is_marked), expected, "{by:?}");
    }
    let restorations = [
        (author, &it.thread, &deleted, Ok(())),
        (author, &it.thread, &it.post, Err(Refusal::NotYours)),
        (author, &locked, &deleted, Err(Refusal::ThreadLocked)),
        (moderator, &it.thread, &deleted, Err(Refusal::NotYours)),
    ];
    for (by, thread, post, expected) in restorations {
        assert_eq!(may_restore(by, thread, post), expected, "{by:?}");
    }
}
