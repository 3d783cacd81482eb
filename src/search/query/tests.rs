//! What people type, and what it asks for.

use std::time::{Duration, Instant};

use super::*;

fn words(query: &Query) -> Vec<&str> {
    query.words.iter().map(|word| word.token.form.as_str()).collect()
}

fn parse(typed: &str) -> Query {
    Query::parse(typed).unwrap()
}

#[test]
fn words_phrases_and_filters_are_told_apart() {
    let query = parse(
        "hub offline \"power cut\" -router -\"factory reset\" tag:Zigbee -tag:beta author:@Mina space:hub is:unresolved",
    );
    assert_eq!(words(&query), ["hub", "offline", "power", "cut"]);
    assert_eq!(query.phrases, [["power", "cut"]]);
    assert_eq!(query.without_words.iter().map(|token| token.form.as_str()).collect::<Vec<_>>(), ["router"]);
    assert_eq!(query.without_phrases, [["factory", "reset"]]);
    assert_eq!(
        (query.tags, query.without_tags, query.authors),
        (vec!["zigbee".into()], vec!["beta".into()], vec!["mina".into()])
    );
    assert_eq!(query.space.as_deref(), Some("hub"));
    assert_eq!(query.states, [State::Open, State::Answered, State::Closed]);
}

#[test]
fn what_makes_no_sense_is_words_like_others() {
    for (typed, expected) in [
        ("tag: x", &["tag", "x"][..]),
        ("is:purple", &["is:purple"]),
        ("https://gateway.local/a", &["https", "gateway.local", "a"]),
        ("\"unclosed phrase", &["unclosed", "phrase"]),
        ("a - b --c", &["a", "b", "c"]),
        ("((((hub)))) AND OR NOT +x^2~", &["hub", "and", "or", "not", "x", "2"]),
        ("-", &[]),
        ("\"\" “”", &[]),
        ("\u{0}\u{202e}hub\u{200b}", &["hub"]),
    ] {
        assert_eq!(words(&parse(typed)), expected, "{typed}");
    }
}

#[test]
fn asking_for_nothing_is_empty() {
    assert!(parse("").is_empty() && parse("  -word !! ").is_empty());
    assert!(!parse("is:resolved").is_empty() && !parse("tag:x").is_empty() && !parse("x").is_empty());
}

#[test]
fn states_can_be_left_out() {
    assert_eq!(parse("-is:closed").states, [State::Open, State::Answered, State::Resolved]);
    assert_eq!(parse("-is:unresolved").states, [State::Resolved]);
}

#[test]
fn there_is_a_most_of_everything() {
    assert_eq!(
        Query::parse(&"ㅁ".repeat(Query::LONGEST + 1)).unwrap_err(),
        QueryFault::TooLong { most: Query::LONGEST }
    );
    let many: String = (0..200).map(|at| format!("w{at} ")).collect();
    assert_eq!(parse(&many).words.len(), 32);
    let phrases: String = (0..60).map(|at| format!("\"a {at}\" ")).collect();
    assert!(parse(&phrases).phrases.len() <= 8);
    let filters: String = (0..90).map(|at| format!("tag:t{at} ")).collect();
    assert_eq!(parse(&filters).tags.len(), 8);
    assert_eq!(Query::of_words(&"many words ".repeat(10_000)).words.len(), 2);
}

/// Long enough for a build without optimisation; `benches/search` has the times that count.
const SOON: Duration = Duration::from_millis(2_000);

proptest::proptest! {
    #[test]
    fn anything_typed_is_read_or_refused_soon(
        typed in "\\PC{0,1000}|[()\\[\\]{}\"“”'\\-:+~^*?\\\\ \u{200f}\u{202e}\\x00a가]{0,1000}|(tag:|is:|-|\"){0,400}",
    ) {
        let begun = Instant::now();
        if let Ok(query) = Query::parse(&typed) {
            for word in &query.words {
                proptest::prop_assert!(query.typed.get(word.from..word.to).is_some());
            }
        }
        proptest::prop_assert!(begun.elapsed() < SOON);
    }
}
