//! Rules of the house for templates, kept by reading them: no words, no styles and no scripts in
//! them, and no component that would speak English to a reader of Korean.

use peerdesk::platform::files::Files;
use scraper::{Html, Node};

/// Attributes that people read or hear.
const SAID: [&str; 5] = ["aria-label", "title", "placeholder", "alt", "label"];

/// Templates by path; mails are read in their own way.
pub(crate) fn templates() -> Vec<(String, String)> {
    let found = Files::own().templates().unwrap().into_iter();
    found.map(|(path, bytes)| (path, String::from_utf8(bytes.into_owned()).unwrap())).collect()
}

/// A template without what Tera does: tags, expressions and comments.
fn markup(template: &str) -> String {
    let mut rest = template;
    let mut markup = String::new();
    while let Some(start) = rest.find("{%").into_iter().chain(rest.find("{{")).chain(rest.find("{#")).min() {
        markup.push_str(&rest[..start]);
        let end = [("{%", "%}"), ("{{", "}}"), ("{#", "#}")].iter().find(|(open, _)| rest[start..].starts_with(open));
        let close = end.and_then(|(_, close)| rest[start..].find(close)).map_or(rest.len(), |at| start + at + 2);
        rest = &rest[close..];
    }
    markup + rest
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

#[test]
fn every_word_on_a_page_comes_from_a_fluent_file() {
    for (path, template) in templates().iter().filter(|(path, _)| path.ends_with(".html")) {
        for node in Html::parse_document(&markup(template)).tree.values() {
            match node {
                Node::Text(text) => assert!(!has_letters(text), "{path} says {:?}", text.trim()),
                Node::Element(element) => {
                    for (name, value) in element.attrs().filter(|(name, _)| SAID.contains(name)) {
                        assert!(!has_letters(value), "{path} says {value:?} as {name}");
                    }
                }
                _ => {}
            }
        }
    }
}

/// The content security policy would block them, without anybody hearing of it.
#[test]
fn no_template_has_a_style_or_a_script_of_its_own() {
    for (path, template) in templates().iter().filter(|(path, _)| path.ends_with(".html") && !path.contains("emails/"))
    {
        for element in Html::parse_document(&markup(template)).tree.values().filter_map(Node::as_element) {
            let inline = element.attrs().find(|(name, _)| *name == "style" || name.starts_with("on"));
            assert!(inline.is_none(), "{path} has {inline:?}");
            let script = matches!(element.name(), "script" | "style") && element.attr("src").is_none();
            assert!(!script || element.attr("type") == Some("application/ld+json"), "{path} has a script or style");
        }
    }
}

#[test]
fn a_component_that_speaks_asks_for_the_language_and_one_with_dates_for_the_zone() {
    for (path, template) in templates() {
        for part in template.split("{% component ").skip(1) {
            let (head, body) = part.split_once("%}").unwrap();
            let speaks = ["| t ", "| t(", "| t}", "| number", "| moment"].iter().any(|filter| body.contains(filter));
            assert!(!speaks || head.contains("@lang"), "{path}: {head} speaks and lacks @lang");
            let tells_time = body.contains("| moment");
            assert!(!tells_time || head.contains("@zone"), "{path}: {head} tells dates and lacks @zone");
        }
    }
}

#[test]
fn templates_styles_and_scripts_stay_short() {
    let files = Files::own();
    let all = files.templates().unwrap().into_iter().chain(files.assets().unwrap());
    for (path, bytes) in all {
        let most = match path.rsplit('.').next() {
            Some("html" | "js") => 150,
            Some("css") => 350,
            _ => continue,
        };
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
        assert!(lines <= most, "{path} has {lines} lines, the most is {most}");
    }
}
