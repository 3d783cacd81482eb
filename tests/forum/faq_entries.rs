//! What is asked often: made and ordered by leads, told to be checked when its thread says something else.

use peerdesk::faq_entries::{self, Standing};
use peerdesk::ids::ThreadId;
use peerdesk::rights::Role;
use peerdesk::spaces::Direction;

use crate::support::{Forum, Person, Thread};

/// A thread with an accepted answer, and the answer.
fn resolved(forum: &Forum, ada: &Person<'_>, title: &str) -> Thread {
    let thread = ada.asks_in("hub", title);
    let grace = forum.as_member(match forum.count("people WHERE handle = 'grace'") {
        0 => forum.member("grace").id(),
        _ => forum.read(|conn| Ok(peerdesk::people::find_by_handle(conn, "grace")?)).id,
    });
    let new = peerdesk::answers::NewAnswer { body: "Use the Restore tab.".into(), follow: false, submission_key: None };
    forum.write(|tx| peerdesk::answers::post(tx, &grace, thread.id, &new));
    ada.opens(&thread).presses("Accept answer");
    thread
}

fn standing(forum: &Forum, lead: &Person<'_>, thread: ThreadId) -> Standing {
    let viewer = forum.as_member(lead.id());
    let listed = forum.read(|conn| Ok(faq_entries::list(conn, &viewer)?));
    listed.into_iter().find(|entry| entry.thread == thread).unwrap().standing
}

#[test]
fn a_lead_answers_in_short_what_is_asked_often() {
    let forum = Forum::new();
    let (ada, lead) = (forum.member("ada"), forum.with_role("lea", Role::Lead, Some("hub")));
    let thread = resolved(&forum, &ada, "How do I restore a backup?");
    let form = lead.opens(&thread).follows("Add to the FAQ");
    assert!(form.shows(".prose", "Use the Restore tab."));
    let kept = form.fills("body", "Choose **Restore**, then wait.").presses("Save");
    assert_eq!(kept.path, "/help/hub");
    assert!(kept.says("The answer stands on the help page.") && kept.shows(".faq__answer strong", "Restore"));

    let guest = forum.guest();
    let help = guest.opens("/").follows("Help");
    assert!(help.shows(".faq__question", "How do I restore a backup?") && !help.offers("Take out"));
    assert!(guest.opens(&thread).shows(".state--faq", "FAQ entry"));
    assert_eq!(forum.count("events WHERE kind = 'faq_entry_made'"), 1);
    assert!(forum.read(|conn| Ok(faq_entries::is_entry(conn, thread.id)?)));

    let away = lead.opens("/help/hub").presses("Take out How do I restore a backup?");
    assert!(away.says("The thread stays.") && forum.count("faq_entries") == 0);
    assert_eq!(forum.count("events WHERE kind = 'faq_entry_removed'"), 1);
}

#[test]
fn only_leads_keep_entries_and_only_of_resolved_threads() {
    let forum = Forum::new();
    let (ada, lead) = (forum.member("ada"), forum.with_role("lea", Role::Lead, Some("hub")));
    let others = [forum.expert("mina", "hub"), forum.with_role("leo", Role::Lead, Some("lights"))];
    let (solved, open) = (resolved(&forum, &ada, "Why does it blink?"), ada.asks_in("hub", "Why does it hum?"));
    let page = format!("/threads/{}/faq-entry", solved.id);
    for other in others.iter().chain([&ada]) {
        assert_eq!(other.gets(&page).status, 403);
        for end in ["", "/confirm", "/order", "/remove"] {
            let fields: &[(&str, &str)] = match end {
                "" => &[("body", "Mine.")],
                "/order" => &[("to", "up")],
                _ => &[],
            };
            assert_eq!(other.forges(&format!("{page}{end}"), fields).status, 403, "{end}");
        }
    }
    let unresolved = lead.forges(&format!("/threads/{}/faq-entry", open.id), &[("body", "Wait.")]);
    assert!(unresolved.status == 403 && unresolved.says("Only a resolved thread"));
    let again = lead.opens(&*page).fills("body", &"a".repeat(2049)).presses("Save");
    assert!(again.status == 422 && again.shows(".field__error", "At most 2,048 bytes"));
    assert_eq!(lead.opens(&*page).fills("body", " \n").presses("Save").status, 422);
    assert_eq!(forum.count("faq_entries"), 0);
}

#[test]
fn whatever_becomes_of_the_answer_its_entry_is_being_checked() {
    let forum = Forum::new();
    let (ada, lead) = (forum.member("ada"), forum.with_role("lea", Role::Lead, Some("hub")));
    let by = forum.as_member(lead.id());
    let changes = [
        "UPDATE posts SET version = version + 1 WHERE kind = 'answer' AND thread_id = ",
        "UPDATE posts SET version = version + 1 WHERE kind = 'question' AND thread_id = ",
        "UPDATE posts SET hidden_at = 1 WHERE kind = 'answer' AND thread_id = ",
        "UPDATE posts SET deleted_at = 1 WHERE kind = 'answer' AND thread_id = ",
        "DELETE FROM acceptances WHERE thread_id = ",
        "UPDATE threads SET resolved_at = NULL WHERE id = ",
        "UPDATE threads SET hidden_at = 1 WHERE id = ",
    ];
    for change in changes {
        let thread = resolved(&forum, &ada, "Why does it blink?");
        forum.write(|tx| faq_entries::keep(tx, &by, thread.id, "It waits.", None));
        assert_eq!(standing(&forum, &lead, thread.id), Standing::Sound, "{change}");
        forum.execute(&format!("{change}{}", thread.id));
        assert_eq!(standing(&forum, &lead, thread.id), Standing::BeingChecked, "{change}");
    }
}

#[test]
fn an_edited_answer_is_told_to_readers_and_its_lead_confirms_or_rewrites() {
    let forum = Forum::new();
    let (ada, lead) = (forum.member("ada"), forum.with_role("lea", Role::Lead, Some("hub")));
    let thread = resolved(&forum, &ada, "Why does it blink?");
    lead.opens(&*format!("/threads/{}/faq-entry", thread.id)).fills("body", "It waits.").presses("Save");
    let grace = forum.as_member(forum.read(|conn| Ok(peerdesk::people::find_by_handle(conn, "grace")?)).id);
    let answer = forum.read(|conn| Ok(peerdesk::acceptances::find(conn, thread.id)?)).unwrap().post_id;
    let edit = |from, body: &str| {
        let change =
            peerdesk::posts::Change { began_from: from, body: body.into(), note: String::new(), heading: None };
        forum.write(|tx| peerdesk::posts::edit(tx, &grace, answer, &change));
    };
    edit(1, "Use the other tab.");
    assert!(forum.guest().opens("/help").says("Being checked"));
    assert!(lead.opens("/spaces/hub").says("1 entry needs another look"));
    let told = lead.opens("/help");
    assert!(told.shows("#to-check", "Why does it blink?"));
    let confirmed = told.presses("It still holds: Why does it blink?");
    assert!(confirmed.says("Confirmed.") && !confirmed.says("Being checked"));

    edit(2, "Use no tab at all.");
    let form = lead.opens("/help").follows("Rewrite the answer to Why does it blink?");
    let kept = form.fills("body", "It is broken.").presses("Save");
    assert!(kept.shows(".faq__answer", "It is broken.") && !kept.says("Being checked"));
    assert_eq!(forum.count("events WHERE kind = 'faq_entry_changed'"), 2);
}

#[test]
fn entries_stand_in_the_order_their_lead_gives_them() {
    let forum = Forum::new();
    let (ada, lead) = (forum.member("ada"), forum.with_role("lea", Role::Lead, Some("hub")));
    let by = forum.as_member(lead.id());
    let threads = ["One?", "Two?", "Three?"].map(|title| resolved(&forum, &ada, title));
    for thread in &threads {
        forum.write(|tx| faq_entries::keep(tx, &by, thread.id, "So.", None));
    }
    let moved = lead.opens("/help/hub").presses("Move Three? up").presses("Move One? down");
    assert_eq!(moved.texts(".faq__question"), ["Three?", "One?", "Two?"]);
    assert!(!moved.offers("Move Three? up") && !moved.offers("Move Two? down"));
    let outcomes = forum.at_once(6, |nth, tx| faq_entries::change_place(tx, &by, threads[nth % 3].id, Direction::Up));
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(lead.opens("/help/hub").texts(".faq__question").len(), 3);
}

#[test]
fn the_help_pages_ask_the_same_however_long_they_are() {
    let forum = Forum::new();
    let (ada, lead) = (forum.member("ada"), forum.with_role("lea", Role::Lead, Some("hub")));
    let by = forum.as_member(lead.id());
    let guest = forum.guest();
    let asked = || ["/help", "/help/hub"].map(|path| forum.asks(|| guest.opens(path)).len());
    let add = |title: &str| {
        let thread = resolved(&forum, &ada, title);
        forum.write(|tx| faq_entries::keep(tx, &by, thread.id, "So.", None));
    };
    add("One?");
    let few = asked();
    (0..9).for_each(|nth| add(&format!("And {nth}?")));
    assert_eq!(asked(), few);
    assert_eq!(guest.opens("/help").texts(".faq__question").len(), 8);
    assert!(guest.opens("/help").follows("All 10 answers about hub").shows("h1", "hub"));
}

#[test]
fn many_leads_at_once_make_one_entry() {
    let forum = Forum::new();
    let (ada, lead) = (forum.member("ada"), forum.with_role("lea", Role::Lead, Some("hub")));
    let by = forum.as_member(lead.id());
    let thread = resolved(&forum, &ada, "Why does it blink?");
    let outcomes = forum.at_once(8, |nth, tx| faq_entries::keep(tx, &by, thread.id, &format!("Answer {nth}."), None));
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("faq_entries"), 1);
    assert_eq!(forum.count("events WHERE kind = 'faq_entry_made'"), 1);
}

#[test]
fn the_help_of_a_closed_space_is_not_known_elsewhere() {
    let forum = Forum::new();
    let (ada, lead) = (forum.member("ada"), forum.with_role("lea", Role::Lead, Some("hub")));
    let thread = resolved(&forum, &ada, "Why does it blink?");
    forum.write(|tx| faq_entries::keep(tx, &forum.as_member(lead.id()), thread.id, "It waits.", None));
    forum.execute("UPDATE spaces SET access = 'groups'");
    for who in [&forum.guest(), &ada] {
        assert_eq!(who.gets("/help/hub").status, 404);
        assert!(!who.opens("/help").says("Why does it blink?"));
        assert_eq!(
            who.forges(&format!("/threads/{}/faq-entry/remove", thread.id), &[]).status,
            if who.handle == "guest" { 303 } else { 404 }
        );
    }
    assert!(lead.opens("/help").says("Why does it blink?"));
}

#[test]
fn the_short_answers_own_words_are_found_and_shown_while_they_hold() {
    let forum = Forum::new();
    let (ada, lead) = (forum.member("ada"), forum.with_role("lea", Role::Lead, Some("hub")));
    let thread = resolved(&forum, &ada, "Why does it blink?");
    let by = forum.as_member(lead.id());
    forum.write(|tx| faq_entries::keep(tx, &by, thread.id, "It waits for the *wombat*.", None));
    forum.search_catches_up();
    let guest = forum.guest();
    assert_eq!(guest.finds("wombat"), ["Why does it blink?"]);
    let found = guest.searches("wombat");
    assert!(found.shows(".result__passage", "What helped: It waits for the wombat"), "{:?}", found.texts(".result"));

    lead.opens(&thread).presses("Withdraw acceptance");
    forum.search_catches_up();
    assert!(!guest.searches("wombat").says("It waits for the"), "it is being checked");
    forum.write(|tx| faq_entries::remove(tx, &by, thread.id));
    forum.search_catches_up();
    assert!(guest.finds("wombat").is_empty());
}

#[test]
fn two_leads_who_write_at_once_see_each_others_words() {
    let forum = Forum::new();
    let (ada, lea) = (forum.member("ada"), forum.with_role("lea", Role::Lead, Some("hub")));
    let leo = forum.with_role("leo", Role::Lead, Some("hub"));
    let thread = resolved(&forum, &ada, "Why does it blink?");
    forum.execute("UPDATE threads SET language = 'de'");
    let page = format!("/threads/{}/faq-entry", thread.id);
    let (of_lea, of_leo) = (lea.opens(&*page), leo.opens(&*page));
    of_lea.fills("body", "It waits.").presses("Save");
    let told = of_leo.fills("body", "It sleeps.").presses("Save");
    assert!(told.status == 409 && told.shows("#meanwhile", "It waits.") && told.html.contains("It sleeps."));
    assert!(told.shows("a[lang=de]", "Why does it blink?"), "the question is in its own language");
    assert!(leo.opens("/help/hub").shows(".faq__answer", "It waits."));
    assert!(told.presses("Save").shows(".faq__answer", "It sleeps."));
}

#[test]
fn an_edited_question_sets_its_entry_to_be_checked_until_its_lead_says_that_it_holds() {
    let forum = Forum::new();
    let (ada, lead) = (forum.member("ada"), forum.with_role("lea", Role::Lead, Some("hub")));
    let by = forum.as_member(lead.id());
    let thread = resolved(&forum, &ada, "Why does it blink?");
    forum.write(|tx| faq_entries::keep(tx, &by, thread.id, "It waits.", None));
    ada.opens(&thread).follows("Edit").fills("body", "It blinks red, and only at night.").presses("Save");
    assert_eq!(standing(&forum, &lead, thread.id), Standing::BeingChecked);
    assert!(forum.guest().opens("/help").says("Being checked"));
    lead.opens("/help").presses("It still holds: Why does it blink?");
    assert_eq!(standing(&forum, &lead, thread.id), Standing::Sound);
}

#[test]
fn entries_of_an_older_renderer_are_drawn_again() {
    let forum = Forum::new();
    let (ada, lead) = (forum.member("ada"), forum.with_role("lea", Role::Lead, Some("hub")));
    let by = forum.as_member(lead.id());
    let thread = resolved(&forum, &ada, "Why does it blink?");
    forum.write(|tx| faq_entries::keep(tx, &by, thread.id, "It **waits**.", None));
    let first = ThreadId::new(0);
    assert_eq!(forum.write(|tx| faq_entries::render_again(tx, first)), None, "it is drawn as it is now");
    forum.execute("UPDATE faq_entries SET html = 'old', markup_version = 0");
    assert_eq!(forum.write(|tx| faq_entries::render_again(tx, first)), Some(thread.id));
    assert!(forum.guest().opens("/help").shows(".faq__answer strong", "waits"));
    assert_eq!(forum.write(|tx| faq_entries::render_again(tx, first)), None);
}
