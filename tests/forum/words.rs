//! Pages in the pseudo-language: what stands there without ⟦brackets⟧ came from no Fluent file. And the voice.

use std::collections::BTreeSet;

use peerdesk::platform::files::Files;
use peerdesk::platform::views::autonym;
use peerdesk::web::{self, Method};
use scraper::{ElementRef, Html, Node};

use crate::support::{Kind, Town};

/// Attributes that people read or hear.
const SAID: [&str; 5] = ["aria-label", "title", "placeholder", "alt", "label"];
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
        // Time zones are called by their IANA names, languages by the names they give themselves.
        || value.name() == "option" && value.attr("value").is_some_and(is_own_name)
        || value.classes().any(|class| WRITTEN_CLASSES.contains(&class))
}

fn is_own_name(value: &str) -> bool {
    jiff::tz::TimeZone::get(value).is_ok() || autonym(value) != value
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

/// What is strange in the texts of a page that the program says, with the element they stand in.
pub(crate) fn faults_in(page: &str, strange: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let html = Html::parse_document(page);
    let mut found = Vec::new();
    for node in html.tree.nodes() {
        let (element, texts) = match node.value() {
            Node::Text(text) => (node.parent().and_then(ElementRef::wrap), vec![&**text]),
            Node::Element(_) => {
                let element = ElementRef::wrap(node);
                (element, element.map(|element| said_by(&element)).unwrap_or_default())
            }
            _ => continue,
        };
        let Some(element) = element else { continue };
        let mut around = std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap));
        if around.any(|element| is_written(&element)) {
            continue;
        }
        let class = element.value().attr("class").unwrap_or_default();
        let said = texts.into_iter().filter_map(&strange);
        found.extend(said.map(|it| format!("<{} class=\"{class}\"> {it:.80}", element.value().name())));
    }
    found
}

/// What an element says in its attributes; a template of words for scripts says all of its own.
fn said_by<'e>(element: &ElementRef<'e>) -> Vec<&'e str> {
    let is_words = element.value().name() == "template" && element.value().attr("data-space").is_none();
    let said = element.value().attrs().filter(|(name, _)| SAID.contains(name) || is_words && name.starts_with("data-"));
    said.map(|(_, value)| value).collect()
}

/// Every page there is, as such people see it who read a language, with the pattern of its address.
pub(crate) fn walk(town: &Town, kinds: &[Kind], language: &str, mut see: impl FnMut(&str, &str)) {
    for kind in kinds {
        let person = town.arrives(*kind);
        person.reads(language);
        for declared in web::declared().into_iter().filter(|it| it.method == Method::GET) {
            for address in town.addresses(declared.pattern) {
                let page = person.opens(&address);
                if page.header("content-type").is_some_and(|it| it.starts_with("text/html")) {
                    let says_so = page.html.contains(&format!("<html lang=\"{language}\""));
                    assert!(says_so, "{address} does not speak the reader's language");
                    see(declared.pattern, &page.html);
                }
            }
        }
    }
}

/// Every word that the town's people, spaces, tags and titles are called, and those of its made texts.
pub(crate) fn names_of(town: &Town) -> BTreeSet<String> {
    let mut texts: Vec<String> = town.fitting("handle");
    texts.extend(town.fitting("slug"));
    texts.extend(crate::support::CLOSED.iter().map(|word| (*word).to_owned()));
    texts.push("How do I restore a backup? It stopped on Tuesday. Use the Restore tab. example org zqmail".to_owned());
    texts.push(
        "Insiders Community UTC Gravity zqgonetitle zqgonebody zqhidden zqdeleted zqheld zqdraft spam zqrule zqrulewords zqdeclined".to_owned(),
    );
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
    let kinds = [Kind::Guest, Kind::Asker, Kind::Moderator, Kind::Admin, Kind::Suspended, Kind::Unconfirmed];
    walk(&town, &kinds, "qps", |place, html| {
        let found = faults_in(html, |text| raw(text, &names));
        faults.extend(found.into_iter().map(|fault| format!("{place}: {fault}")));
    });
    assert!(faults.is_empty(), "\n{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn nobody_is_called_a_user_or_told_that_they_are_wrong() {
    let never = ["invalid", "illegal", "user", "users", "you are wrong", "oops", "click here"];
    let mut faults = Vec::new();
    for (path, bytes) in Files::own().locales().unwrap().into_iter().filter(|(path, _)| path.ends_with(".ftl")) {
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
