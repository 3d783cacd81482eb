//! Korean is complete: every key with its arguments, in the voice of `docs/translating.md`, and no page with
//! a word of English on it.

use std::collections::{BTreeMap, BTreeSet};

use peerdesk::platform::files::Files;
use peerdesk::platform::views::{Frame, Site};
use peerdesk::platform::words::Language;
use peerdesk::rights::Role;
use serde_json::json;

use crate::support::{Forum, Kind, Town};
use crate::words::{faults_in, names_of, walk};

/// Latin letters that Korean keeps: names of products, formats, units, examples of what to type, names of
/// languages and zones.
const KEPT: &str = "peerdesk kib mib kb mb ada l gateway spaces a e f z utc kst english png jpeg webp gif pdf zip txt log \
                    faq url html ip json postgresql sqlite spf dkim dmarc smtp dns \
                    tls starttls sendmail \
                    openid connect issuer id scope outbound_allowed outbound allowed realm_access realm access roles \
                    example https login com groups support team response type code local sign in new only";
/// Particles of which Korean takes one or the other by the letter before: none can follow what is not known.
const DOUBTFUL: &str = "을 를 은 는 이 가 과 와 으로 로 아 야 이에요 예요 이라 라서 이나";

/// The messages of a language: each with all that is said for it.
fn messages(language: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (path, bytes) in Files::own().locales().unwrap() {
        if !path.starts_with(&format!("{language}/")) || !path.ends_with(".ftl") {
            continue;
        }
        let mut key = String::new();
        for line in String::from_utf8(bytes.into_owned()).unwrap().lines().filter(|line| !line.starts_with('#')) {
            let said = match line.split_once('=').filter(|_| line.starts_with(|it: char| it.is_ascii_alphabetic())) {
                Some((name, said)) => {
                    name.trim().clone_into(&mut key);
                    said
                }
                None => line,
            };
            let message = found.entry(key.clone()).or_default();
            message.push_str(said);
            message.push('\n');
        }
    }
    found.remove("");
    found
}

/// The arguments that a message shows, and those that only choose between its forms.
fn arguments(message: &str) -> (BTreeSet<&str>, BTreeSet<&str>) {
    let (mut shown, mut choosing) = (BTreeSet::new(), BTreeSet::new());
    for inside in message.split('{').skip(1).filter_map(|rest| rest.trim_start().strip_prefix('$')) {
        let end = inside.find(|it: char| !it.is_ascii_alphanumeric() && it != '_').unwrap_or(inside.len());
        let (name, rest) = inside.split_at(end);
        if rest.trim_start().starts_with("->") {
            choosing.insert(name)
        } else {
            shown.insert(name)
        };
    }
    (shown, choosing)
}

/// What is said, without arguments, and without the names of the forms to choose from.
fn said(message: &str) -> Vec<String> {
    let lines = message.lines().map(|line| {
        let line = line.trim().trim_start_matches('*');
        line.split_once("] ").filter(|_| line.starts_with('[')).map_or(line, |(_, said)| said)
    });
    let lines = lines.filter(|line| !line.ends_with("->") && *line != "}" && !line.is_empty());
    lines.map(without_arguments).collect()
}

/// A text without what stands in braces: arguments, and what scripts put something else in the place of.
fn without_arguments(text: &str) -> String {
    let parts = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    parts.collect::<Vec<_>>().join(" ")
}

/// Words in Latin letters that are neither kept nor names.
pub(crate) fn english(text: &str, names: &BTreeSet<String>) -> Option<String> {
    let is_latin = |it: char| it.is_alphabetic() && it < '\u{250}';
    // Words of the search language are typed as they are.
    let typed = ["is:answered", "is:open", "is:closed"];
    let text = typed.iter().fold(without_arguments(text), |text, word| text.replace(word, " "));
    let words = text.split(|it: char| !is_latin(it)).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let strange: Vec<String> =
        words.filter(|word| KEPT.split_whitespace().all(|kept| kept != word) && !names.contains(word)).collect();
    (!strange.is_empty()).then(|| strange.join(" "))
}

#[test]
fn korean_has_every_key_with_the_same_arguments() {
    let (english, korean) = (messages("en"), messages("ko"));
    let missing: Vec<_> = english.keys().filter(|key| !korean.contains_key(*key)).collect();
    assert!(missing.is_empty(), "config/locales/ko lacks {missing:?}");
    for (key, message) in &korean {
        let Some(original) = english.get(key) else { panic!("English lacks {key}") };
        let ((shown, choosing), (shows, chooses)) = (arguments(original), arguments(message));
        // A language tells a moment with the parts that it needs; the tests of dates try them.
        if !key.starts_with("dates-") {
            assert_eq!(shows, shown, "{key}");
            assert!(chooses.is_subset(&choosing), "{key} chooses by {chooses:?}");
        }
    }
}

#[test]
fn korean_is_korean_and_speaks_in_one_voice() {
    let never =
        ["!", "십시오", "습니다", "을(를)", "이(가)", "은(는)", "(으)로", "와(과)", "유저", "사용자", "당신", "귀하"];
    let mut faults = Vec::new();
    for (key, message) in messages("ko") {
        // Examples of what can be typed into the search field.
        let is_code = key.starts_with("search-syntax-");
        let parts = if is_code { Vec::new() } else { said(&message) };
        // What has no letters, such as the order of a date or of a title and its site, is the same everywhere.
        let has_letters = parts.iter().any(|part| part.chars().any(char::is_alphabetic));
        let is_korean = parts.iter().all(|part| part.chars().any(|it| ('가'..='힣').contains(&it)));
        if has_letters && !is_korean && key != "admin-health-version" {
            faults.push(format!("{key} is not Korean: {parts:?}"));
        }
        faults.extend(english(&parts.join(" "), &BTreeSet::new()).map(|words| format!("{key} says {words}")));
        faults.extend(never.iter().filter(|it| message.contains(**it)).map(|it| format!("{key} says {it}")));
        for after in message.split('}').skip(1).map(|after| after.trim_start_matches(['”', '’', ')'])) {
            let end = after.find(|it: char| !it.is_alphabetic()).unwrap_or(after.len());
            if DOUBTFUL.split_whitespace().any(|particle| particle == &after[..end]) {
                faults.push(format!("{key} has a particle that depends on its argument: {}", &after[..end]));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn no_page_has_a_word_of_english() {
    let town = Town::new();
    let names = names_of(&town);
    let mut faults = BTreeSet::new();
    let kinds = [Kind::Guest, Kind::Asker, Kind::Moderator, Kind::Admin, Kind::Suspended, Kind::Unconfirmed];
    walk(&town, &kinds, "ko", |place, html| {
        let found = faults_in(html, |text| english(text, &names));
        faults.extend(found.into_iter().map(|fault| format!("{place}: {fault}")));
    });
    assert!(faults.is_empty(), "\n{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn an_empty_site_speaks_korean_too() {
    let forum = Forum::new();
    let admin = forum.with_role("anna", Role::Admin, None);
    let guest = forum.guest();
    let names = ["anna", "community", "test"].map(str::to_owned).into();
    let tabs = ["newest", "unanswered", "unresolved", "resolved", "mine", "followed"];
    let lists = tabs.map(|tab| format!("/threads?tab={tab}")).into_iter();
    let pages = ["/", "/threads?tag=none", "/ask", "/people", "/people/anna", "/spaces", "/tags", "/nowhere"];
    let areas = ["", "/setup", "/spaces", "/groups", "/people?q=zz", "/tags?q=zz", "/jobs", "/pages", "/spaces/new"];
    let areas = areas.map(|area| format!("/admin{area}")).into_iter();
    for address in lists.chain(pages.map(str::to_owned)).chain(areas) {
        for person in [&admin, &guest] {
            let page = person.reads("ko").opens(&address);
            let faults = faults_in(&page.html, |text| english(text, &names));
            assert!(faults.is_empty(), "{address}: {faults:#?}");
        }
    }
}

#[test]
fn every_trouble_is_told_in_korean() {
    let forum = Forum::new();
    let site = Site { name: "가게".into(), logo: None, accent: None };
    let mut frame = Frame::new(site, Language::parse("ko").unwrap(), "Asia/Seoul", "/");
    frame.languages = vec![Language::ENGLISH, frame.lang.clone()];
    let sent = json!({ "action": "/", "fields": [{ "name": "body", "value": "글", "is_text": true }] });
    let trouble = json!({ "message": null, "until": 0, "at": 0, "request": "7", "sent": sent });
    for name in ["not_found", "refused", "sign_in", "too_many", "conflict", "invalid", "unavailable", "internal"] {
        let html = forum.app.views.page(&format!("errors/{name}.html"), &trouble, &frame).unwrap();
        let faults = faults_in(&html, |text| english(text, &["asia", "seoul"].map(str::to_owned).into()));
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    }
}

#[test]
fn refusals_and_forms_to_put_right_are_told_in_korean() {
    let forum = Forum::new();
    let (ada, grace, guest) = (forum.member("ada"), forum.member("grace"), forum.guest());
    let thread = ada.asks("How do I restore a backup?");
    let answer = grace.answers(&thread, "Use the Restore tab.").to_string();
    for person in [&ada, &grace, &guest] {
        person.reads("ko");
    }
    let told = |page: crate::support::Page<'_>, status: u16, words: &str| {
        assert_eq!(page.status, status, "{}", page.html);
        assert!(page.says(words), "{words} is not in {}", page.html);
        assert_eq!(page.header("content-language"), Some("ko"));
    };
    told(guest.opens("/threads/999"), 404, "이 주소에는 아무것도 없어요");
    told(guest.gets("/settings"), 401, "로그인이 필요해요");
    let acceptance = format!("/threads/{}/acceptance", thread.id);
    told(grace.forges(&acceptance, &[("post", &answer)]), 403, "스태프만 답변을 채택할 수 있어요");
    told(ada.forges("/threads", &[("what", "1")]), 422, "“what” 칸은 이 양식에 없어요");
    told(ada.opens("/ask").fills("title", "가").presses("질문 올리기"), 422, "이 칸을 채워 주세요");
    told(guest.forges("/sign-in", &[("mail", "a@b.org"), ("password", "x")]), 422, "이메일과 비밀번호가 맞지 않아요");
}
