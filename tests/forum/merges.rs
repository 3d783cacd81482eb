//! Joining somebody from an import to their account, with all that can be in the way, and undoing it.

use std::time::Duration;

use peerdesk::doctor;
use peerdesk::ids::{PersonId, PostId};
use peerdesk::merges;
use peerdesk::rights::Role;

use crate::support::PASSWORD;
use crate::support::{Forum, Person, Thread};

/// Somebody with much in common with somebody else, and no account any more, as an import brings them.
fn somebody_imported(forum: &Forum, other: &Person<'_>) -> (PersonId, Thread, PostId) {
    let (old, ada) = (forum.member("ada-2015"), forum.member("ada"));
    let thread = old.asks("How do I restore a backup?");
    let answer = ada.answers(&thread, "Use the Restore tab.");
    let mine = old.answers(&thread, "I found it myself.");
    other.forges(&format!("/posts/{mine}/vote"), &[("vote", "up")]);
    old.opens(&thread).presses_in(&format!("#post-{mine}"), "Accept answer");
    for person in [&old, other] {
        person.forges(&format!("/posts/{answer}/vote"), &[("vote", "up")]);
        person.forges(&format!("/threads/{}/follow", thread.id), &[]);
    }
    other.forges(&format!("/threads/{}/too", thread.id), &[]);
    let elsewhere = ada.asks("Another question");
    for person in [&old, other] {
        person.forges(&format!("/threads/{}/too", elsewhere.id), &[]);
    }
    forum.execute(&format!("DELETE FROM accounts WHERE person_id = {}", old.id()));
    (old.id(), thread, mine)
}

fn is_well(forum: &Forum) {
    assert_eq!(doctor::examine(&forum.app.db).unwrap(), []);
}

/// All rows but those that tell what was done.
fn rows(forum: &Forum) -> Vec<(String, i64)> {
    let schema = include_str!("../../src/platform/db/schema.rs");
    let tables = schema.split("diesel::table! {").skip(1).filter_map(|rest| rest.trim().split(' ').next());
    let told = ["events", "audit", "merges", "sessions"];
    tables.filter(|table| !told.contains(table)).map(|table| (table.to_owned(), forum.count(table))).collect()
}

#[test]
fn what_both_have_is_kept_once_and_nobody_votes_for_themselves() {
    let forum = Forum::new();
    let (admin, new) = (forum.with_role("anna", Role::Admin, None), forum.member("countess"));
    let (old, thread, mine) = somebody_imported(&forum, &new);
    let preview = admin.opens("/admin/people/ada-2015/merge?into=countess");
    for words in ["2 posts move", "1 of the answers is accepted", "are kept once", "on what the other wrote go"] {
        assert!(preview.says(words), "{words}: {}", preview.html);
    }
    let page = preview.presses("Join them");
    assert!(page.says("They are one now."), "{}", page.html);
    is_well(&forum);
    assert_eq!(forum.count(&format!("people WHERE id = {old}")), 0);
    assert_eq!(forum.count(&format!("posts WHERE author_id = {}", new.id())), 2);
    assert_eq!(forum.count(&format!("votes WHERE post_id = {mine}")), 0);
    assert_eq!(forum.count(&format!("toos WHERE thread_id = {}", thread.id)), 0);
    assert_eq!(forum.guest().gets("/people/ada-2015").header("location"), Some("/people/countess"));
    forum.search_catches_up();
    assert!(forum.guest().opens("/search?q=author:countess").says("How do I restore a backup?"));
}

#[test]
fn for_a_day_it_can_be_undone() {
    let forum = Forum::new();
    let (admin, new) = (forum.with_role("anna", Role::Admin, None), forum.member("countess"));
    let (old, thread, _) = somebody_imported(&forum, &new);
    let before = rows(&forum);
    admin.opens("/admin/people/ada-2015/merge?into=countess").presses("Join them");
    assert_ne!(rows(&forum), before);
    let since = new.answers(&thread, "Since then.");
    let undone = admin.opens("/admin/people/countess").presses("Undo");
    assert!(undone.says("They are two again."), "{}", undone.html);
    is_well(&forum);
    assert_eq!(forum.count(&format!("posts WHERE author_id = {old}")), 2);
    assert_eq!(forum.count(&format!("posts WHERE id = {since} AND author_id = {}", new.id())), 1);
    forum.execute(&format!("DELETE FROM posts WHERE id = {since}"));
    let differ: Vec<_> = rows(&forum).into_iter().filter(|row| !before.contains(row)).collect();
    assert!(differ.iter().all(|(table, _)| table == "drafts"), "{differ:?}");
    assert_eq!(forum.guest().gets("/people/ada-2015").status, 200);
}

/// Whoever was joined has led to the other meanwhile, who may take that handle for their own.
#[test]
fn a_handle_that_was_taken_meanwhile_keeps_nobody_from_undoing_it() {
    let forum = Forum::new();
    let (admin, new) = (forum.with_role("anna", Role::Admin, None), forum.member("countess"));
    let (old, ..) = somebody_imported(&forum, &new);
    admin.opens("/admin/people/ada-2015/merge?into=countess").presses("Join them");
    assert_eq!(new.forges("/settings/handle", &[("handle", "ada-2015")]).status, 303);
    assert_eq!(forum.count(&format!("people WHERE handle = 'ada-2015' AND id = {}", new.id())), 1);
    let undone = admin.opens("/admin/people/ada-2015").presses("Undo");
    assert!(undone.says("They are two again."), "{}", undone.html);
    assert_eq!(
        forum.count(&format!("people WHERE id = {old} AND handle LIKE 'ada-2015%' AND handle <> 'ada-2015'")),
        1
    );
    assert_eq!(forum.count(&format!("posts WHERE author_id = {old}")), 2);
    is_well(&forum);
}

#[test]
fn after_a_day_it_cannot() {
    let forum = Forum::new();
    let (admin, new) = (forum.with_role("anna", Role::Admin, None), forum.member("countess"));
    somebody_imported(&forum, &new);
    admin.opens("/admin/people/ada-2015/merge?into=countess").presses("Join them");
    forum.app.clock.advance(Duration::from_secs(25 * 60 * 60));
    assert!(!admin.opens("/admin/people/countess").offers("Undo"));
    assert_eq!(admin.forges("/proof", &[("password", PASSWORD)]).status, 303);
    assert_eq!(admin.forges("/admin/merges/1/undo", &[]).status, 403);
    assert_eq!(forum.write(|tx| Ok(merges::forget_old(tx)?)), 1);
}

#[test]
fn only_somebody_without_an_account_is_joined_to_one_with() {
    let forum = Forum::new();
    let (admin, new) = (forum.with_role("anna", Role::Admin, None), forum.member("countess"));
    let (old, ..) = somebody_imported(&forum, &new);
    let look = |from: &str, into: &str| admin.gets(&format!("/admin/people/{from}/merge?into={into}"));
    assert_eq!(look("countess", "ada").status, 403);
    assert!(look("ada-2015", "ada-2015").says("the same person already"));
    assert!(look("ada-2015", "nobody").says("Nobody here has this handle"));
    let member = forum.as_member(new.id());
    let outcome = forum.app.db.write(|tx| merges::merge(tx, &member, old, new.id()));
    assert!(outcome.is_err());
}

#[test]
fn of_many_at_once_one_joins_them() {
    let forum = Forum::new();
    let (admin, new) = (forum.with_role("anna", Role::Admin, None), forum.member("countess"));
    let (old, ..) = somebody_imported(&forum, &new);
    let (by, into) = (forum.as_member(admin.id()), new.id());
    let outcomes = forum.at_once(8, |_, tx| merges::merge(tx, &by, old, into));
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    is_well(&forum);
}
