//! Editing: versions, history, and two who edit at once.

use peerdesk::posts::{self, Change};

use crate::support::Forum;

#[test]
fn an_answer_is_edited_and_its_history_shows_what_changed() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Use the Restore tab.\n\nThen wait.");
    let form = grace.opens(&thread).follows("Edit");
    assert!(form.shows("textarea[name=body]", "Then wait."));
    let saved =
        form.fills("body", "Use the Restore tab.\n\nThen restart.").fills("note", "It restarts").presses("Save");
    assert!(saved.shows(&format!("#post-{answer} .prose"), "Then restart."), "{}", saved.html);

    let guest = forum.guest();
    let history = guest.opens(&format!("/posts/{answer}/history"));
    assert!(history.shows(".diff__line--gone del", "wait"), "{}", history.html);
    assert!(history.shows(".diff__line--new ins", "restart"));
    assert!(history.shows("#version-2", "It restarts"));
    assert_eq!(history.texts(".revisions > li").len(), 2);
}

#[test]
fn a_question_is_edited_with_its_title_and_tags() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let saved = ada
        .opens(&thread)
        .follows("Edit")
        .fills("title", "How do I restore last week's backup?")
        .fills("tags", "Backup, restore")
        .presses("Save");
    assert_eq!(saved.status, 200);
    assert!(saved.shows("h1", "How do I restore last week's backup?"), "{}", saved.html);
    assert!(saved.shows(".tag", "backup"));
    let history = saved.follows("Edited 2 May 2026, 09:00");
    assert!(history.shows("#version-2 ins", "How do I restore last week's backup?"), "{}", history.html);
    assert_eq!(forum.count("events WHERE kind = 'thread_retitled' OR kind = 'thread_retagged'"), 2);
}

#[test]
fn an_edit_of_an_older_version_is_shown_beside_the_newer_one() {
    let forum = Forum::new();
    let (ada, mo) = (forum.member("ada"), forum.moderator("mo", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let question = ada.opens(&thread).last_post();
    let edit = format!("/posts/{question}/edit");
    let mine = ada.opens(&edit).fills("body", "My own words.");
    mo.opens(&edit).fills("body", "What a moderator wrote.").presses("Save");

    let conflict = mine.presses("Save");
    assert_eq!(conflict.status, 409);
    assert!(conflict.shows(".notice", "Mo changed this"), "{}", conflict.html);
    assert!(conflict.shows(".diff__line--new", "moderator"));
    assert!(conflict.shows("textarea[name=body]", "My own words."));
    let saved = conflict.presses("Save my version");
    assert!(saved.shows(&format!("#post-{question} .prose"), "My own words."), "{}", saved.html);
    assert_eq!(forum.count(&format!("revisions WHERE post_id = {question}")), 3);
}

#[test]
fn many_edits_at_once_leave_one_new_version() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let question = ada.opens(&thread).last_post();
    let by = forum.as_member(ada.id());
    let outcomes = forum.at_once(12, |nth, tx| {
        let body = format!("Version of {nth}");
        posts::edit(tx, &by, question, &Change { began_from: 1, body, note: String::new(), heading: None })
    });
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1, "{outcomes:?}");
    assert_eq!(forum.count(&format!("revisions WHERE post_id = {question}")), 2);
    assert_eq!(forum.count(&format!("posts WHERE id = {question} AND version = 2")), 1);
}

#[test]
fn only_the_author_and_moderators_edit() {
    let forum = Forum::new();
    let (ada, grace, mo) = (forum.member("ada"), forum.member("grace"), forum.moderator("mo", "general"));
    let elsewhere = forum.moderator("kay", "shipping");
    let thread = ada.asks("How do I restore a backup?");
    let question = ada.opens(&thread).last_post();
    let edit = format!("/posts/{question}/edit");
    for other in [&grace, &elsewhere] {
        assert!(!other.opens(&thread).says("Edit"));
        assert_eq!(other.opens(&edit).status, 403);
        let sent = [("body", "Taken over"), ("title", "Taken over"), ("began_from", "1")];
        assert_eq!(other.forges(&edit, &sent).status, 403);
    }
    let saved = mo.opens(&edit).fills("body", "Put right.").fills("note", "A typing error").presses("Save");
    assert!(saved.says("by Mo"), "{}", saved.html);
    assert_eq!(forum.guest().opens(&edit).status, 401);
}

#[test]
fn a_hidden_version_is_seen_by_staff_alone() {
    let forum = Forum::new();
    let (ada, mo) = (forum.member("ada"), forum.moderator("mo", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let question = ada.opens(&thread).last_post();
    for body in ["My password is hunter2.", "It does not work."] {
        ada.opens(&format!("/posts/{question}/edit")).fills("body", body).presses("Save");
    }
    forum.write(|tx| {
        use diesel::prelude::*;
        use peerdesk::platform::db::schema::revisions;
        let now = tx.now();
        diesel::update(revisions::table.filter(revisions::version.eq(2)))
            .set(revisions::hidden_at.eq(now))
            .execute(tx.conn())?;
        Ok(())
    });
    let history = format!("/posts/{question}/history");
    assert!(!ada.opens(&history).says("hunter2"));
    assert!(ada.opens(&history).shows("#version-2", "A moderator hid this version."));
    assert!(mo.opens(&history).says("hunter2"));
}

#[test]
fn texts_of_an_older_renderer_are_drawn_again() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    ada.answers(&thread, "Use **Restore**.");
    forum.write(|tx| {
        use diesel::prelude::*;
        use peerdesk::platform::db::schema::posts;
        diesel::update(posts::table).set((posts::html.eq("old"), posts::markup_version.eq(0))).execute(tx.conn())?;
        Ok(())
    });
    let first = forum.write(|tx| posts::render_again(tx, peerdesk::ids::PostId::new(0), 1)).unwrap();
    assert_eq!(forum.count("posts WHERE html = 'old'"), 1);
    let last = forum.write(|tx| posts::render_again(tx, first, 10)).unwrap();
    assert_eq!(forum.write(|tx| posts::render_again(tx, last, 10)), None);
    assert_eq!(forum.count("posts WHERE html LIKE '%<strong>Restore</strong>%'"), 1);
}
