//! Drafts and previews: what somebody types is kept, shown again, and drawn as it will be posted.

use crate::support::Forum;

#[test]
fn a_draft_is_kept_in_place_of_the_one_before() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let place = format!("/drafts?place=/threads/{}/answers", thread.id);

    assert_eq!(ada.forges(&place, &[("body", "First")]).status, 204);
    assert_eq!(ada.forges(&place, &[("body", "First and second"), ("follow", "true")]).status, 204);
    assert_eq!(forum.count("drafts"), 1);
    assert_eq!(forum.count("drafts WHERE fields = '{\"body\":\"First and second\"}'"), 1);

    assert_eq!(ada.forges(&place, &[("body", "  ")]).status, 204);
    assert_eq!(forum.count("drafts"), 0);
}

#[test]
fn drafts_are_kept_only_where_one_may_write() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    for place in ["/admin", "/threads/99/answers", "/posts/99/edit", ""] {
        assert_eq!(ada.forges(&format!("/drafts?place={place}"), &[("body", "Text")]).status, 404, "{place}");
    }
    assert_eq!(forum.guest().forges("/drafts?place=/threads", &[("body", "Text")]).status, 401);
}

#[test]
fn a_person_has_so_many_drafts_of_such_a_size() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let answer = ada.answers(&thread, "Use the Restore tab.");
    let member = forum.as_member(ada.id());
    for nth in 0..peerdesk::drafts::MOST + 5 {
        forum.app.clock.advance(std::time::Duration::from_secs(1));
        forum.write(|tx| plant(tx, member.id, nth));
    }
    let place = format!("/drafts?place=/posts/{answer}/edit");
    assert_eq!(ada.forges(&place, &[("body", &"a".repeat(70_000))]).status, 422);
    assert_eq!(ada.forges(&place, &[("body", "Kept")]).status, 204);
    assert_eq!(forum.count("drafts"), peerdesk::drafts::MOST);
    assert_eq!(forum.count(&format!("drafts WHERE place = '/posts/{answer}/edit'")), 1);
}

fn plant(
    tx: &mut peerdesk::platform::db::Tx<'_>,
    person: peerdesk::ids::PersonId,
    nth: i64,
) -> peerdesk::error::Result<()> {
    use diesel::prelude::*;
    use peerdesk::platform::db::schema::drafts;
    let row = (
        drafts::person_id.eq(person),
        drafts::place.eq(format!("/threads/{}/answers", nth + 1000)),
        drafts::fields.eq("{}"),
        drafts::changed_at.eq(tx.now()),
    );
    diesel::insert_into(drafts::table).values(row).execute(tx.conn())?;
    Ok(())
}

#[test]
fn a_preview_is_drawn_as_the_post_will_be() {
    let forum = Forum::new();
    let guest = forum.guest();
    let drawn = guest.forges("/preview", &[("body", "Use **Restore**.\n\n<script>alert(1)</script>")]);
    assert_eq!(drawn.status, 200);
    assert!(drawn.html.contains("<strong>Restore</strong>"), "{}", drawn.html);
    assert!(!drawn.html.contains("<script"), "{}", drawn.html);

    let refused = guest.forges("/preview", &[("body", &">".repeat(30))]);
    assert_eq!(refused.status, 422);
    assert!(refused.html.starts_with("Quotes, lists and brackets are nested too deep"), "{}", refused.html);
}

#[test]
fn a_draft_stands_in_its_form_until_it_is_sent_or_discarded() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let question = ada.opens(&thread).last_post();
    let answer = format!("/drafts?place=/threads/{}/answers", thread.id);
    ada.forges(&answer, &[("body", "Half an ans")]);
    let page = ada.opens(&thread);
    assert!(page.shows("#answer textarea", "Half an ans"), "{}", page.html);
    assert!(page.shows("#answer", "Your draft from"));
    assert!(!forum.member("grace").opens(&thread).says("Half an ans"));
    page.fills("body", "A whole answer.").presses("Post your answer");
    assert_eq!(forum.count("drafts"), 0);

    ada.forges(&format!("/drafts?place=/posts/{question}/comments"), &[("body", "A rema")]);
    let page = ada.opens(&thread);
    assert!(page.shows(&format!("#comment-form-{question}[open] textarea"), "A rema"));
    assert!(!page.presses("Discard the draft").says("A rema"));

    let sent = [("body", "Half an edit"), ("title", "Other"), ("tags", "new"), ("began_from", "1"), ("csrf2", "x")];
    ada.forges(&format!("/drafts?place=/posts/{question}/edit"), &sent);
    let form = ada.opens(&format!("/posts/{question}/edit"));
    assert!(form.shows("textarea[name=body]", "Half an edit"), "{}", form.html);
    assert_eq!(form.attributes("input[name=title]", "value"), ["Other"]);
    form.presses("Save");
    assert_eq!(forum.count("drafts"), 0);
}
