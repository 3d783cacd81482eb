//! Notes on a thread for the staff of its space.

use crate::support::{Forum, Person, Thread};

const WORDS: &str = "Asked the hardware team.";

fn noted(forum: &Forum) -> (Person<'_>, Thread) {
    let emil = forum.expert("emil", "general");
    let thread = forum.member("ada").asks("How do I restore a backup?");
    let page = emil.opens(&thread).fills("text", WORDS).presses("Keep the note");
    assert!(page.shows("#notes blockquote", WORDS), "{}", page.html);
    (emil, thread)
}

#[test]
fn staff_of_the_space_write_and_read_them_and_each_removes_their_own() {
    let forum = Forum::new();
    let (emil, thread) = noted(&forum);
    let mona = forum.moderator("mona", "general");
    let seen = mona.opens(&thread);
    assert!(seen.shows("#notes[open] blockquote", WORDS) && !seen.offers("Remove the note"), "{}", seen.html);
    assert_eq!(mona.forges("/notes/1/remove", &[]).status, 403);
    let removed = emil.opens(&thread).presses("Remove the note");
    assert!(removed.says("The note is removed.") && removed.texts("#notes[open]").is_empty(), "{}", removed.html);
    assert_eq!(forum.count("notes"), 0);
    let empty = mona.forges(&format!("/threads/{}/notes", thread.id), &[("text", "  ")]);
    assert_eq!((empty.status, forum.count("notes")), (422, 0));
}

#[test]
fn nobody_else_reads_or_writes_them() {
    let forum = Forum::new();
    let (_, thread) = noted(&forum);
    let slept = forum.moderator("slept", "general");
    forum.execute("UPDATE people SET suspended_at = 1, suspended_why = 'x' WHERE handle = 'slept'");
    let ada = forum.signed_in_again("ada");
    ada.asks_in("payments", "Where is my money?");
    let others = [forum.guest(), ada, forum.member("mia"), forum.moderator("olga", "payments"), slept];
    forum.search_catches_up();
    for person in &others {
        for address in [thread.url.as_str(), "/search?q=hardware", "/search.json?q=hardware"] {
            assert!(!person.gets(address).html.contains("hardware team"), "{address}");
        }
        for address in [format!("/threads/{}/notes", thread.id), "/notes/1/remove".to_owned()] {
            let status = person.forges(&address, &[("text", "Mine.")]).status;
            assert!([404, 401, 303].contains(&status), "{address}: {status}");
        }
    }
    assert_eq!(forum.count("notes WHERE markdown <> 'Mine.'"), 1);
}

#[test]
fn they_stand_on_the_cases_of_the_thread_and_go_along_where_it_is_merged() {
    let forum = Forum::new();
    let (emil, thread) = noted(&forum);
    let answer = forum.signed_in_again("ada").answers(&thread, "Delete the folder.");
    forum.member("mia").flags(answer, "spam", &[]);
    let mona = forum.moderator("mona", "general");
    assert!(mona.claims_first().shows(".flagged blockquote", WORDS));
    let other = forum.signed_in_again("ada").asks("How do I bring a backup back?");
    let form = mona.opens(&format!("/threads/{}/merge", thread.id)).fills("into", &other.id.to_string());
    form.presses("Merge");
    assert_eq!(forum.count(&format!("notes WHERE thread_id = {}", other.id)), 1);
    assert!(emil.opens(&other).shows("#notes blockquote", WORDS));
}
