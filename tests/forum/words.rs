//! Pages in the pseudo-language: what stands there without ⟦brackets⟧ came from no Fluent file. And the voice.

use std::collections::BTreeSet;

use peerdesk::platform::files::Files;
use peerdesk::web::{self, Method};
use scraper::{ElementRef, Html, Node};

use crate::support::{Kind, Town};

/// Elements whose text people wrote: names in `bdi`, prose with its language, what is typed into fields, code.
const WRITTEN: [&str; 7] = ["bdi", "blockquote", "textarea", "code", "pre", "script", "style"];
/// The same by class: posts, the site's name, initials.
const WRITTEN_CLASSES: [&str; 4] = ["prose", "brand__name", "avatar", "diff__line"];

/// Whether somebody wrote what stands in an element, rather than the program.
fn is_written(element: &ElementRef<'_>) -> bool {
    let value = element.value();
    WRITTEN.contains(&value.name())
        || value.attr("lang").is_some() && value.name() != "html"
        || value.attr("translate") == Some("no")
        // Time zones are called by their IANA names.
        || value.name() == "option" && value.attr("value").is_some_and(|zone| jiff::tz::TimeZone::get(zone).is_ok())
        || value.classes().any(|class| WRITTEN_CLASSES.contains(&class))
}

/// A text without what is in brackets; numbers, signs and the names that the town is made of stand by themselves.
fn raw(text: &str, names: &BTreeSet<String>) -> Option<String> {
    let (mut depth, mut rest) = (0_i32, String::new());
    for letter in text.chars() {
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth -= 1,
            _ if depth == 0 => rest.push(letter),
            _ => {}
        }
    }
    let words = rest.split(|it: char| !it.is_alphanumeric()).filter(|word| word.chars().any(char::is_alphabetic));
    // Words that stand in others as their argument lose their brackets, not their accents.
    let is_accented = |word: &str| word.chars().any(|it| "áçðéğíļñöŕšţûŵýÁÇÉÍÑÖŔŠŢÛŴÝ".contains(it));
    let strange: Vec<&str> = words.filter(|word| !names.contains(&word.to_lowercase()) && !is_accented(word)).collect();
    (!strange.is_empty()).then(|| strange.join(" "))
}

/// Texts of a page that no Fluent file knows, with the element they stand in.
fn raw_texts(page: &str, names: &BTreeSet<String>) -> Vec<String> {
    let html = Html::parse_document(page);
    let mut found = Vec::new();
    for node in html.tree.nodes() {
        let Node::Text(text) = node.value() else { continue };
        let Some(parent) = node.parent().and_then(ElementRef::wrap) else { continue };
        let is_own = std::iter::once(parent)
            .chain(parent.ancestors().filter_map(ElementRef::wrap))
            .all(|element| !is_written(&element));
        if let Some(strange) = raw(text, names).filter(|_| is_own) {
            let class = parent.value().attr("class").unwrap_or_default();
            found.push(format!("<{} class=\"{class}\"> {strange:.80}", parent.value().name()));
        }
    }
    found
}

/// Every word that the town's people, spaces, tags and titles are called, and those of its made texts.
fn names_of(town: &Town) -> BTreeSet<String> {
    let mut texts: Vec<String> = town.fitting("handle");
    texts.extend(town.fitting("slug"));
    texts.extend(crate::support::CLOSED.iter().map(|word| (*word).to_owned()));
    texts.push("How do I restore a backup? It stopped on Tuesday. Use the Restore tab. example org zqmail".to_owned());
    texts.push("Insiders Community UTC Gravity zqgonetitle zqgonebody zqhidden zqdeleted zqheld zqdraft".to_owned());
    // Names of things that no language translates, and the name of the browser that these people use.
    texts.push("English test".to_owned());
    let words = texts.iter().flat_map(|text| text.split(|it: char| !it.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[test]
fn no_page_says_anything_that_is_not_in_a_fluent_file() {
    let town = Town::new();
    let names = names_of(&town);
    let mut faults = BTreeSet::new();
    for kind in [Kind::Guest, Kind::Asker, Kind::Moderator, Kind::Admin, Kind::Suspended] {
        let person = town.arrives(kind);
        person.reads("qps");
        for declared in web::declared().into_iter().filter(|it| it.method == Method::GET) {
            for address in town.addresses(declared.pattern) {
                let page = person.opens(&address);
                let is_page = page.header("content-type").is_some_and(|it| it.starts_with("text/html"));
                let is_own_text = ["/rules", "/privacy", "/terms"].contains(&declared.pattern);
                if is_page && !is_own_text {
                    assert!(page.html.contains("lang=\"qps\""), "{address} does not speak the reader's language");
                    let here = declared.pattern;
                    faults.extend(raw_texts(&page.html, &names).into_iter().map(|fault| format!("{here}: {fault}")));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn nobody_is_called_a_user_or_told_that_they_are_wrong() {
    let never = ["invalid", "illegal", "user", "users", "you are wrong", "oops", "click here"];
    let mut faults = Vec::new();
    for (path, bytes) in Files::own().locales().unwrap() {
        let text = String::from_utf8(bytes.into_owned()).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let said = line.split_once('=').map_or(line, |(_, said)| said);
            let words = said.to_lowercase();
            let words: Vec<&str> =
                words.split(|it: char| !it.is_alphabetic()).filter(|word| !word.is_empty()).collect();
            let said_so = format!(" {} ", words.join(" "));
            let has = |word: &&str| said_so.contains(&format!(" {word} "));
            if path.starts_with("en/") && (never.iter().any(has) || said.contains('!')) {
                faults.push(format!("{path}: {line}"));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
