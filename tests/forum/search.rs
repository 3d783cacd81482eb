//! Searching: what is found, how it is shown, where it leads, and what bad input gets.

use std::time::{Duration, Instant};

use peerdesk::urls::path_segment;

use crate::support::{Forum, Person};

#[test]
fn what_was_asked_and_answered_is_found_with_its_passage_marked() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("The gateway drops every lamp");
    grace.answers(&thread, "Set the Zigbee channel to **twenty** by hand.");
    ada.opens(&thread).presses("Accept answer");
    forum.search_catches_up();

    let guest = forum.guest();
    let page = guest.searches("zigbee channel");
    assert_eq!(page.texts(".result").len(), 1, "{}", page.html);
    assert!(page.shows(".result__title", "The gateway drops every lamp"));
    assert!(page.shows(".result__passage", "What helped: Set the Zigbee channel to twenty by hand."));
    assert!(page.shows("mark", "Zigbee") && page.shows("mark", "channel"), "{}", page.html);
    assert!(page.shows(".result__kind", "Thread") && page.shows(".result__kind .state", "Resolved"));
    assert!(page.shows(".result__kind", "1 answer") && page.shows(".result__kind", "general"));
    assert!(page.shows(".search-total", "1 result"));
    assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"]);
}

#[test]
fn scripts_get_the_same_as_json() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("The gateway drops every lamp");
    for nth in 0..11 {
        ada.asks(&format!("Lamp number {nth}"));
    }
    forum.search_catches_up();

    let (status, found) = forum.guest().asks_for_json("/search?q=gateway+lamp");
    assert_eq!((status, found["total"].as_u64()), (200, Some(1)), "{found}");
    let result = &found["results"][0];
    assert_eq!((result["kind"].as_str(), result["id"].as_i64()), (Some("thread"), Some(thread.id.number())));
    assert_eq!(
        (result["title"].as_str(), result["url"].as_str()),
        (Some("The gateway drops every lamp"), Some(thread.url.as_str()))
    );
    assert_eq!(
        (result["state"].as_str(), result["passage"].as_str()),
        (Some("open"), Some("It stopped working on Tuesday."))
    );
    assert_eq!(result.as_object().map(serde_json::Map::len), Some(6));
    let (_, many) = forum.guest().asks_for_json("/search?q=lamp");
    assert_eq!((many["total"].as_u64(), many["results"].as_array().map(Vec::len)), (Some(12), Some(12)));
    let (status, nothing) = forum.guest().asks_for_json("/search");
    assert_eq!((status, nothing), (200, serde_json::json!({ "total": 0, "results": [] })));
}

#[test]
fn facets_count_and_narrow() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let solved = ada.asks_in("gateway", "Lamp one");
    grace.answers(&solved, "Turn it off and on.");
    ada.opens(&solved).presses("Accept answer");
    ada.asks_in("gateway", "Lamp two");
    ada.asks_in("hub", "Lamp three");
    forum.search_catches_up();

    let guest = forum.guest();
    let all = guest.searches("lamp");
    assert_eq!(
        all.texts(".facet__choice"),
        ["Any state", "Waiting for a reply 2", "Resolved 1", "All spaces", "gateway 2", "hub 1"]
    );
    let gateway = all.follows("gateway 2");
    assert!(gateway.shows(".search-total", "2 results"), "{}", gateway.html);
    let resolved = gateway.follows("Resolved 1");
    assert_eq!(resolved.texts(".result__title"), ["Lamp one"]);
    assert_eq!(resolved.texts(".facet__choice[aria-current]"), ["Resolved 1", "gateway 1"]);
    assert_eq!(forum.guest().finds("lamp is:resolved space:gateway"), ["Lamp one"]);
    assert!(forum.guest().finds("lamp space:nowhere").is_empty());
}

#[test]
fn an_empty_result_leads_to_asking_with_the_words_kept() {
    let forum = Forum::new();
    forum.space("general");
    let ada = forum.member("ada");
    forum.search_catches_up();

    let nothing = ada.searches("\"gateway hums\" near fridge tag:noise");
    assert!(nothing.shows(".empty__title", "Nobody has asked about this yet"), "{}", nothing.html);
    let ask = nothing.follows("Ask, with these words kept");
    assert_eq!(ask.attributes("input[name=title]", "value"), ["gateway hums near fridge"]);
    let asked = ask.fills("body", "It does.").presses("Post the question");
    assert_eq!(asked.status, 200, "{}", asked.html);
    forum.search_catches_up();
    assert_eq!(ada.finds("fridge"), ["gateway hums near fridge"]);
}

#[test]
fn results_go_on_as_far_as_pages_do() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    for nth in 0..45 {
        ada.asks(&format!("Lamp number {nth}"));
    }
    forum.search_catches_up();
    let guest = forum.guest();
    let first = guest.searches("lamp");
    let second = first.follows("More results");
    let third = second.follows("More results");
    let all: Vec<String> = [&first, &second, &third].iter().flat_map(|page| page.texts(".result__title")).collect();
    let distinct: std::collections::BTreeSet<&String> = all.iter().collect();
    assert_eq!((all.len(), distinct.len()), (45, 45));
    assert_eq!(third.follows("Results before").texts(".result__title"), second.texts(".result__title"));
    assert_eq!(forum.guest().gets("/search?q=lamp&page=10").texts(".result").len(), 0);
}

#[test]
fn a_page_of_results_asks_as_often_however_many_there_are() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    ada.asks("Lamp one");
    forum.search_catches_up();
    let guest = forum.guest();
    let few = forum.asks(|| guest.searches("lamp")).len();
    for nth in 0..15 {
        ada.asks(&format!("Lamp number {nth}"));
    }
    forum.search_catches_up();
    let many = forum.asks(|| guest.searches("lamp"));
    assert_eq!(many.len(), few, "{many:#?}");
}

#[test]
fn search_stands_in_the_header_or_on_the_page_itself() {
    let forum = Forum::new();
    forum.space("general");
    let guest = forum.guest();
    for path in ["/", "/threads", "/search", "/ask", "/rules", "/nowhere"] {
        assert_eq!(guest.gets(path).texts("form[role=search]").len(), 1, "{path}");
    }
    let led = guest.opens("/threads").fills("q", "lamp").presses_in(".header", "Search");
    assert!(led.path.starts_with("/search?q=lamp"), "{}", led.path);
}

/// What has broken searches somewhere.
fn bad_searches() -> Vec<String> {
    let mut all: Vec<String> = [
        "a",
        "",
        " ",
        "\0",
        "a\0b",
        "\"",
        "\"\"\"",
        "-",
        "--",
        "-\"",
        ":",
        "tag:",
        "is:",
        "is:nothing",
        "author:@",
        "((((",
        "*",
        "?",
        "\\",
        "~1",
        "^2",
        "[a TO b]",
        "{",
        "+",
        "&&",
        "||",
        "NOT",
        "AND OR",
        "\u{202e}abc\u{2066}",
        "\u{200f}\u{200e}",
        "\u{feff}",
        "😀",
        "👩‍💻 e\u{301}\u{301}",
        "한",
        "<script>alert(1)</script>",
        "'; DROP TABLE threads; --",
        "%",
        "_",
        "/regex/",
        "title:lamp",
        "\u{1}\u{2}",
    ]
    .map(ToOwned::to_owned)
    .to_vec();
    all.extend(
        ["(", "[", "\"", "-", "a ", "\"a\" ", "tag:a ", "-a ", "лампа ", "ໄຟ", "灯", "조명 ", "\u{202e}", "a:", "*"]
            .map(|text| text.repeat(10_240 / text.len())),
    );
    all.extend(["((a", "\"a b\" -c ", "w "].map(|text| text.repeat(300)));
    all
}

fn answers_quickly(person: &Person<'_>, path: &str, may: &[u16]) {
    let begun = Instant::now();
    let page = person.gets(path);
    let took = begun.elapsed();
    assert!(may.contains(&page.status), "{}: {path:.200}\n{}", page.status, page.html);
    // A build without optimisation on a busy machine; the figure for a release is in docs/performance.md.
    assert!(took < Duration::from_secs(2), "{took:?}: {path:.200}");
}

#[test]
fn bad_input_gets_an_answer_or_a_clear_word() {
    let forum = Forum::new();
    forum.member("ada").asks("A lamp and 조명 and ໄຟ");
    forum.search_catches_up();
    let guest = forum.guest();
    for typed in bad_searches() {
        let words = path_segment(&typed);
        answers_quickly(&guest, &format!("/search?q={words}"), &[200, 422]);
        // An address of more than 64 KiB reaches no handler.
        let short = &words[..words.len().min(15_000) / 3 * 3];
        answers_quickly(&guest, &format!("/search?q=lamp&space={short}&state={short}&page={short}"), &[200]);
        let (status, _) = guest.asks_for_json(&format!("/suggestions?title={words}"));
        assert_eq!(status, 200, "{typed:.200}");
    }
    for raw in ["q=%ff%fe", "q=%zz", "q=%", "%00=%00", "q", "&&=&", "q=a&q=b"] {
        answers_quickly(&guest, &format!("/search?{raw}"), &[200]);
    }
}

#[test]
fn what_is_too_long_comes_back_with_its_words() {
    let forum = Forum::new();
    let typed = "lamp ".repeat(500);
    let guest = forum.guest();
    let page = guest.searches(&typed);
    assert_eq!(page.status, 422);
    assert!(page.shows("[role=alert]", "Up to 1,000 characters are read"), "{}", page.html);
    assert_eq!(page.attributes("#search-page", "value"), [typed.trim()]);
    let (status, why) = forum.guest().asks_for_json(&format!("/search?q={}", path_segment(&typed)));
    assert_eq!((status, why["status"].as_u64(), why["type"].as_str()), (422, Some(422), Some("about:blank")));
}

#[test]
fn searches_are_counted() {
    let forum = Forum::with(|config| config.limits = true);
    forum.search_catches_up();
    let guest = forum.guest();
    let refused = (0..130).map(|_| guest.searches("lamp").status).filter(|status| *status == 429).count();
    assert!(refused > 5, "{refused}");
    assert_eq!(forum.guest().searches("lamp").status, 200);
}
