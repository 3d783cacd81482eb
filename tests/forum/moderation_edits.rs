//! Moderators' edits of what others wrote stand in the thread's public history, with a link to what they changed.

use crate::support::Forum;

#[test]
fn an_edit_of_somebody_elses_answer_is_told_with_a_link_to_its_version() {
    let forum = Forum::new();
    let (ada, grace, moss) = (forum.member("ada"), forum.member("grace"), forum.moderator("moss", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Call me: 555 0100.");
    grace.opens(&format!("/posts/{answer}/edit")).fills("body", "Call me at 555 0100.").presses("Save");
    assert_eq!(forum.count("moderation_acts"), 0, "one's own edits are nobody else's business");

    let form = moss.opens(&format!("/posts/{answer}/edit"));
    form.fills("body", "Use the Restore tab.").fills("note", "Taken a number out").presses("Save");
    let guest = forum.guest();
    let history = guest.opens(&format!("/threads/{}/history", thread.id));
    assert!(history.shows(".revisions", "Moss edited somebody else's post."), "{}", history.html);
    assert!(history.shows(".revisions", "Taken a number out"));
    let version = history.follows("See what changed");
    assert!(version.shows("#version-3 ins", "Restore"), "{}", version.html);
    assert_eq!(version.path, format!("/posts/{answer}/history?before=4"));
}

#[test]
fn title_tags_and_text_are_told_apart() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let thread = ada.asks("HELP!!!");
    let question = ada.opens(&thread).last_post();
    let edit = format!("/posts/{question}/edit");
    let kinds = |kinds: &str| forum.count(&format!("moderation_acts WHERE kind IN ({kinds})"));

    moss.opens(&edit).fills("title", "A backup does not restore").presses("Save");
    assert_eq!((kinds("'retitled'"), kinds("'retagged', 'post_edited'")), (1, 0));
    moss.opens(&edit).fills("tags", "backup").fills("body", "It says 7.").presses("Save");
    assert_eq!((kinds("'retitled'"), kinds("'retagged'"), kinds("'post_edited'")), (1, 1, 1));
    moss.opens(&edit).presses("Save");
    assert_eq!(forum.count("moderation_acts"), 3, "what changes nothing is not told");

    let public = forum.guest();
    let public = public.opens(&format!("/threads/{}/history", thread.id));
    assert!(public.says("changed the title") && public.says("changed the tags") && !public.says("HELP!!!"));
    let links = public.attributes(".revisions a[href*=version]", "href");
    let at = |version: i64| format!("/posts/{question}/history?before={}#version-{version}", version + 1);
    assert_eq!(links, [at(3), at(3), at(2)]);
}

#[test]
fn acts_are_listed_by_their_moments_page_after_page() {
    let forum = Forum::new();
    let (ada, moss) = (forum.member("ada"), forum.moderator("moss", "general"));
    let thread = ada.asks("How do I restore a backup?");
    for nth in 0..130 {
        // Written down in another order than they happened, as by an import.
        let at = 1_000_000 * ((nth * 37) % 130);
        forum.execute(&format!(
            "INSERT INTO moderation_acts (thread_id, kind, note, by_id, at) VALUES ({}, 'locked', 'note {at}', {}, {at})",
            thread.id,
            moss.id()
        ));
    }
    let guest = forum.guest();
    let first = guest.opens(&format!("/threads/{}/history", thread.id));
    let older = first.follows("Older");
    let notes = |page: &crate::support::Page<'_>| page.texts(".revisions bdi");
    let all: Vec<String> = notes(&first).into_iter().chain(notes(&older)).filter(|it| it.starts_with("note")).collect();
    let expected: Vec<String> = (0..130).rev().map(|nth| format!("note {}", nth * 1_000_000)).collect();
    assert_eq!(all, expected);
    assert_eq!(guest.opens(&format!("/threads/{}/history?after=999999", thread.id)).status, 404);
}
