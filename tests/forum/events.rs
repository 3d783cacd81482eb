//! What an event looks like once it is written down: rows of released forms are read for ever, so none may change.

use peerdesk::events::Event;

/// Each released event as its row holds it. A new event is added here; a line that is here stays as it is.
const GOLDEN: &str = include_str!("support/events.jsonl");

#[test]
fn every_released_event_is_read_and_written_as_ever() {
    for line in GOLDEN.lines() {
        let event: Event = serde_json::from_str(line).unwrap_or_else(|why| panic!("{line}: {why}"));
        assert_eq!(serde_json::to_string(&event).unwrap(), line);
    }
}

#[test]
fn every_event_has_its_line() {
    let sources = [include_str!("../../src/events.rs"), include_str!("../../src/events/review.rs")];
    let variants = sources.map(|source| source.split("\npub enum ").nth(1).unwrap().split("\n}").next().unwrap());
    let names = variants
        .iter()
        .flat_map(|variants| variants.lines().skip(1))
        .filter_map(|line| line.trim().split([' ', '{', ',', '(']).next());
    // What stands for those of the other file is none itself.
    let is_name = |name: &&str| name.starts_with(|it: char| it.is_ascii_uppercase()) && *name != "Review";
    let known: Vec<String> = GOLDEN.lines().map(kind).collect();
    let missing: Vec<String> = names.filter(is_name).map(snake).filter(|name| !known.contains(name)).collect();
    assert!(missing.is_empty(), "add to tests/forum/support/events.jsonl: {missing:?}");
}

#[test]
fn events_hold_ids_and_words_of_the_code_only() {
    for line in GOLDEN.lines() {
        let event: serde_json::Value = serde_json::from_str(line).unwrap();
        for (name, value) in event.as_object().unwrap() {
            let is_text =
                value.is_string() && !["event", "role", "why", "how", "place", "name"].contains(&name.as_str());
            assert!(!is_text, "{line}: {name} looks like a text that somebody wrote");
        }
    }
}

fn kind(line: &str) -> String {
    let event: serde_json::Value = serde_json::from_str(line).unwrap();
    event["event"].as_str().unwrap().to_owned()
}

/// `AnswerAccepted` → `answer_accepted`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}
