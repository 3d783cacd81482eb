//! Words planted in every private place, and a walk over every page by every kind of viewer: each word is found only by
//! who may read it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use peerdesk::web::{self, Method};
use scraper::{Html, Selector};

use crate::support::{
    APPEAL, ASKED, CALLED, CASE_NOTE, CLOSED, CLOSED_FILE, CLOSED_FLAG, DECLINED, DELETED, DRAFT, DRAFT_FILE, FLAG,
    HELD, HIDDEN, HIDDEN_THREAD, Kind, MAIL, NETWORK, NEVER, NOTE, Page, Person, REVISION, RULE, SUSPENSION, Town,
    VERDICT,
};

/// No walk is longer; a site that grows without end under links has a fault of its own.
const MOST_PAGES: usize = 2_000;

/// Every private word with who may read it.
fn private() -> Vec<(&'static str, Vec<Kind>)> {
    let insiders = [Kind::Insider, Kind::Admin];
    let keepers = [Kind::Moderator, Kind::Lead, Kind::Admin];
    let with = |one: Kind| keepers.iter().copied().chain([one]).collect::<Vec<_>>();
    let mut all: Vec<_> = CLOSED.iter().map(|word| (*word, insiders.to_vec())).collect();
    all.extend(NEVER.iter().map(|word| (*word, Vec::new())));
    all.extend(HIDDEN_THREAD.iter().map(|word| (*word, with(Kind::Asker))));
    // The member's own, on the page of their settings.
    all.push((MAIL, vec![Kind::Member, Kind::Admin]));
    all.push((NETWORK, vec![Kind::Member]));
    all.push((CALLED, vec![Kind::Member]));
    all.push((DRAFT, vec![Kind::Asker]));
    all.push((DRAFT_FILE, vec![Kind::Asker]));
    all.push((CLOSED_FILE, insiders.to_vec()));
    all.push((HIDDEN, with(Kind::Answerer)));
    all.push((DELETED, with(Kind::Answerer)));
    // What waits for approval is read by the space's staff, its experts too.
    all.push((HELD, with(Kind::Answerer).into_iter().chain([Kind::Expert]).collect()));
    all.push((DECLINED, with(Kind::Answerer).into_iter().chain([Kind::Expert]).collect()));
    all.push((RULE, keepers.to_vec()));
    all.push((REVISION, keepers.to_vec()));
    // Who flagged reads it among their own; what is said of a decision its author.
    all.push((FLAG, with(Kind::Member)));
    all.push((CLOSED_FLAG, insiders.to_vec()));
    all.push((CASE_NOTE, keepers.to_vec()));
    all.push((VERDICT, with(Kind::Answerer)));
    all.push((APPEAL, with(Kind::Answerer)));
    all.push((ASKED, with(Kind::Expert)));
    all.push((SUSPENSION, keepers.to_vec()));
    all.push((NOTE, keepers.iter().copied().chain([Kind::Expert]).collect()));
    all
}

/// The addresses of this site that a page leads to or draws from.
fn links(html: &str) -> BTreeSet<String> {
    let html = Html::parse_document(html);
    let mut found = BTreeSet::new();
    for (selector, attribute) in [("[href]", "href"), ("[src]", "src"), ("form[method=get]", "action")] {
        let selector = Selector::parse(selector).unwrap();
        for link in html.select(&selector).filter_map(|element| element.attr(attribute)) {
            let link = link.split('#').next().unwrap_or_default();
            if link.starts_with('/') && !link.starts_with("//") {
                found.insert(link.to_owned());
            }
        }
    }
    found
}

/// Every page that somebody can reach, with the private words found on it.
fn walk(town: &Town, person: &Person<'_>, words: &[&'static str]) -> BTreeMap<&'static str, String> {
    let mut found = BTreeMap::new();
    pages(town, person, &[], |address, page| {
        let location = page.header("location").unwrap_or_default();
        for word in words.iter().filter(|word| page.html.contains(**word) || location.contains(**word)) {
            found.entry(*word).or_insert_with(|| address.to_owned());
        }
    });
    found
}

/// Looks at every page that somebody can reach, from every address there is and from `more`.
pub(crate) fn pages(town: &Town, person: &Person<'_>, more: &[String], mut see: impl FnMut(&str, &Page<'_>)) {
    let declared = web::declared().into_iter().filter(|declared| declared.method == Method::GET);
    let declared = declared.flat_map(|declared| town.addresses(declared.pattern));
    let mut ahead: VecDeque<String> = declared.chain(more.iter().cloned()).collect();
    let mut seen: BTreeSet<String> = ahead.iter().cloned().collect();
    while let Some(address) = ahead.pop_front() {
        let page = person.gets(&address);
        assert!(page.status < 500, "{address}: {}", page.status);
        let location = page.header("location").unwrap_or_default().to_owned();
        see(&address, &page);
        for link in links(&page.html).into_iter().chain([location]).filter(|link| link.starts_with('/')) {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            if !link.starts_with("/assets/") && seen.insert(link.clone()) {
                ahead.push_back(link);
            }
        }
        assert!(seen.len() < MOST_PAGES, "the links lead on and on: {address}");
    }
}

/// Whether a tag is used where one may not look is told by no page: it is as one that never was.
#[test]
fn a_tag_of_a_closed_space_is_not_known_elsewhere() {
    let town = Town::new();
    for kind in [Kind::Guest, Kind::Member, Kind::Moderator] {
        let person = town.arrives(kind);
        let page = |tag: &str| {
            let page = person.gets(&format!("/tags/{tag}"));
            (page.status, page.html.replace(tag, "TAG"))
        };
        assert_eq!(page(CLOSED[4]).0, page("zqneverwas").0, "{kind:?}");
    }
}

#[test]
fn private_words_are_found_by_nobody_else() {
    let town = Town::new();
    let private = private();
    let words: Vec<&str> = private.iter().map(|(word, _)| *word).collect();
    let mut faults = Vec::new();
    for kind in Kind::ALL {
        let person = town.arrives(kind);
        let found = walk(&town, &person, &words);
        for (word, may) in &private {
            if let Some(address) = found.get(word).filter(|_| !may.contains(&kind)) {
                faults.push(format!("{kind:?} reads {word} at {address}"));
            }
        }
        // A walk that finds nothing proves nothing.
        if kind == Kind::Insider {
            let known = CLOSED[1..].iter().chain([&CLOSED_FILE]);
            assert!(known.clone().all(|word| found.contains_key(word)), "the walk is too short: {found:?}");
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
