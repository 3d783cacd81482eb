//! What is found, and in what order.

use super::*;

#[test]
fn a_word_in_the_title_counts_more_than_one_in_an_answer() {
    let mut answered = document(1, 1, "Slow at night");
    answered.answers = "the gateway was at fault".into();
    let mut solved = document(2, 1, "Slow at noon");
    solved.solutions = "the gateway was at fault".into();
    let shelf = Shelf::of(&[answered, solved, document(3, 1, "Gateway of mine is slow")]);
    assert_eq!(shelf.ids("gateway"), [3, 2, 1]);
}

#[test]
fn all_words_come_before_some_and_the_word_itself_before_its_other_forms() {
    let shelf = Shelf::titled(&["The hub restarts", "The lamp restarted", "The hub restarted", "Quiet"]);
    assert_eq!(shelf.ids("hub restarted"), [3, 1, 2]);
}

#[test]
fn resolved_liked_and_recent_threads_come_first_among_equals_and_corrected_ones_last() {
    let made = |id, change: fn(&mut Document)| {
        let mut made = document(id, 1, "Hub is offline");
        made.last_activity_at = NOW.minus(std::time::Duration::from_secs(900 * 86_400));
        change(&mut made);
        made
    };
    let shelf = Shelf::of(&[
        made(1, |_| {}),
        made(2, |it| it.last_activity_at = NOW),
        made(3, |it| it.votes = 20),
        made(4, |it| it.state = State::Resolved),
        made(5, |it| it.is_faq = true),
        made(6, |it| it.state = State::Closed),
        made(7, |it| (it.state, it.is_corrected) = (State::Resolved, true)),
    ]);
    assert_eq!(shelf.ids("hub offline"), [5, 4, 3, 2, 1, 6, 7]);
}

#[test]
fn words_that_stand_near_each_other_count_for_more_than_the_same_words_apart() {
    let between = "lamp switch window door garden stairs ".repeat(4);
    let asked = |id, question: String| Document { question, ..document(id, 1, "What now") };
    let documents = [
        asked(1, format!("The card reader blinks. A {between}")),
        asked(2, format!("The card blinks. {between} A reader.")),
        asked(3, format!("A reader blinks. {between} The card.")),
    ];
    // Of equals the newest is first, so that the first can only be so by its words' places.
    let shelf = Shelf::of(&documents);
    assert_eq!(shelf.ids("card"), [3, 2, 1]);
    assert_eq!(shelf.ids("card reader"), [1, 3, 2]);
    assert_eq!(shelf.ids("card raeder"), [1, 3, 2], "a misspelt word has neighbours too");
}

#[test]
fn filters_phrases_and_exclusions_are_kept_to() {
    let mut tagged = document(1, 1, "Power cut at the hub");
    tagged.tags = vec!["Zigbee".into()];
    tagged.authors = vec!["Mina".into()];
    tagged.state = State::Resolved;
    let shelf = Shelf::of(&[tagged, document(2, 1, "Cut the power of the hub"), document(3, 1, "Hub resetting")]);
    for (typed, ids) in [
        ("hub tag:zigbee", &[1][..]),
        ("tag:zigbee", &[1]),
        ("hub -tag:zigbee", &[3, 2]),
        ("author:mina", &[1]),
        ("hub is:resolved", &[1]),
        ("\"power cut\"", &[1]),
        ("hub -\"power cut\"", &[3, 2]),
        ("hub -reset", &[1, 2]),
        ("is:unresolved", &[3, 2]),
        ("tag:nothing", &[]),
        ("", &[3, 2, 1]),
    ] {
        let mut found = shelf.ids(typed);
        found.sort_unstable();
        let mut expected = ids.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{typed}");
    }
}

#[test]
fn typing_errors_are_forgiven_and_told() {
    let shelf = Shelf::titled(&["The gateway restarts", "Notifications are late", "Lamp"]);
    for (typed, ids, spelling) in [
        ("gatway", &[1][..], Some("gateway")),
        ("gateway", &[1], None),
        ("late notifcatoins!", &[2], Some("late notifications!")),
        ("lmp", &[], None),
        ("gtwy", &[], None),
    ] {
        let found = shelf.found(typed, &[1]);
        assert_eq!((shelf.ids(typed).as_slice(), found.spelling.as_deref()), (ids, spelling), "{typed}");
    }
}

#[test]
fn the_last_word_of_a_title_may_be_unfinished() {
    let mut resolved = document(3, 1, "Notification sound");
    resolved.state = State::Resolved;
    let shelf = Shelf::of(&[document(1, 1, "Notifications in English"), document(2, 1, "Notes"), resolved]);
    assert_eq!(shelf.suggested("notif"), [3, 1]);
    assert_eq!(shelf.suggested("not "), [0; 0]);
    assert_eq!(shelf.suggested(""), [0; 0]);
}

#[test]
fn identifiers_are_found_whole_and_by_their_parts() {
    let shelf = Shelf::titled(&["It says E_CONN_RESET", "Reset the lamp", "Since v2.13.1", "Since v2.14.0"]);
    assert_eq!(shelf.ids("e_conn_reset")[0], 1);
    assert_eq!(shelf.ids("reset"), [2, 1]);
    assert_eq!(shelf.ids("2.13"), [3]);
    assert_eq!(shelf.ids("2.13.1")[0], 3);
}

#[test]
fn facets_count_what_other_choices_would_find() {
    let mut resolved = document(3, 2, "Hub c");
    resolved.state = State::Resolved;
    let shelf = Shelf::of(&[document(1, 1, "Hub a"), document(2, 1, "Hub b"), resolved]);
    let query = Query::parse("hub").unwrap();
    let access = [1, 2].map(|space| AccessKey::space(SpaceId::new(space)));
    let request = Request {
        query: &query,
        access: &access,
        space: Some(SpaceId::new(1)),
        state: Some(State::Open),
        without: &[2],
        now: NOW,
        first: 0,
        count: 10,
    };
    let found = shelf.index.search(&request).unwrap();
    assert_eq!((found.total, found.hits[0].id), (1, 1));
    assert_eq!(found.spaces, [(SpaceId::new(1), 1)]);
    assert_eq!(found.states, [(State::Open, 1)]);
    let anywhere = Request { space: None, state: None, ..request };
    let found = shelf.index.search(&anywhere).unwrap();
    assert_eq!(found.spaces, [(SpaceId::new(1), 1), (SpaceId::new(2), 1)]);
    assert_eq!(found.states, [(State::Open, 1), (State::Resolved, 1)]);
}

#[test]
fn results_are_paged_in_one_order() {
    let titles: Vec<String> = (0..25).map(|at| format!("Hub {at}")).collect();
    let shelf = Shelf::titled(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    let query = Query::parse("hub").unwrap();
    let access = [AccessKey::space(SpaceId::new(1))];
    let page = |first| {
        let request = Request {
            query: &query,
            access: &access,
            space: None,
            state: None,
            without: &[],
            now: NOW,
            first,
            count: 10,
        };
        shelf.index.search(&request).unwrap().hits.iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    let mut all = [page(0), page(10), page(20)].concat();
    assert_eq!(all.len(), 25);
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 25);
}
