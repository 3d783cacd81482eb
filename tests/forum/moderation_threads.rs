//! Moving threads and editing their titles and tags, and the public history of it.

use peerdesk::moderation;

use crate::support::Forum;

#[test]
fn a_moderator_moves_a_thread_to_a_space_they_may_enter() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let target = forum.space("payments");
    let thread = ada.asks("How do I restore a backup?");

    let form = moss.opens(&thread).follows("Move this thread");
    assert_eq!(form.fills("to", "").presses("Move").status, 422);
    let moved = moss.opens(&thread).follows("Move this thread").fills("to", &target.to_string());
    let moved = moved.fills("note", "It is about paying.").presses("Move");
    assert!(moved.shows(".thread-head .space-name", "payments"));
    assert_eq!(forum.count("spaces WHERE slug = 'general' AND thread_count = 0"), 1);
    assert_eq!(forum.count("spaces WHERE slug = 'payments' AND thread_count = 1"), 1);

    let guest = forum.guest();
    let history = guest.opens(&format!("/threads/{}/history", thread.id));
    assert!(history.shows(".revisions", "It is about paying."));
    assert!(history.shows(".revisions .space-name", "general"));
    assert!(!moss.opens(&thread).offers("Lock"), "it is another space's now");
}

#[test]
fn a_thread_is_not_moved_to_where_one_may_not_go_nor_to_where_it_is() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let here = forum.space("general");
    let thread = ada.asks("How do I restore a backup?");
    let to = |space: i64| moss.forges(&format!("/threads/{}/move", thread.id), &[("to", &space.to_string())]).status;
    assert_eq!(to(here.number()), 403);
    assert_eq!(to(999), 404);
    assert_eq!(ada.forges(&format!("/threads/{}/move", thread.id), &[("to", "1")]).status, 403);
}

#[test]
fn many_moves_at_once_leave_the_counts_right() {
    let forum = Forum::new();
    let lead = forum.with_role("lena", peerdesk::rights::Role::Lead, None);
    let spaces = [forum.space("general"), forum.space("payments"), forum.space("shipping")];
    let thread = lead.asks("How do I restore a backup?");
    let by = forum.as_member(lead.id());
    let outcomes = forum.at_once(30, |nth, tx| moderation::move_thread(tx, &by, thread.id, spaces[nth % 3], ""));
    assert!(outcomes.iter().any(Result::is_ok));
    let wrong = "spaces s WHERE thread_count <> (SELECT count(*) FROM threads t WHERE t.space_id = s.id)";
    assert_eq!(forum.count(wrong), 0);
}

#[test]
fn a_moderator_edits_title_and_tags() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let thread = ada.asks("HELP!!!");
    let form = moss.opens(&thread).follows("Edit title and tags");

    let again = form.fills("title", "").fills("tags", "a/b").presses("Save");
    assert_eq!(again.status, 422);
    assert!(again.shows(".field__error", "“a/b” is no tag"), "{}", again.html);

    let edited = again.fills("title", "A backup does not restore").fills("tags", "Backup, Restore");
    let edited = edited.presses("Save");
    assert!(edited.shows("h1", "A backup does not restore"));
    assert_eq!(edited.texts(".thread-head .tag"), ["backup", "restore"]);

    let guest = forum.guest();
    let public = guest.opens(&format!("/threads/{}/history", thread.id));
    assert!(public.says("changed the title") && public.says("changed the tags"));
    assert!(!public.says("HELP!!!"), "a title may have given something away");
    assert!(moss.opens(&format!("/threads/{}/history", thread.id)).says("HELP!!!"));
}
