//! Every shared component of `templates/components/`, drawn in the pseudo-language: a letter of English
//! outside the brackets stands in a template and not in a Fluent file. The samples are in Hangul.

use std::collections::BTreeSet;

use scraper::{Html, Node};
use serde_json::Value as Json;

use super::*;
use crate::platform::handles;
use crate::platform::words::Message;

/// The files of shared components; those of a feature are drawn by the stories of its pages.
const SHARED: [&str; 10] =
    ["composer", "fields", "forms", "icon", "live", "moment", "parts", "person", "site", "trouble"];
/// Attributes that people read or hear.
const SAID: [&str; 5] = ["aria-label", "title", "placeholder", "alt", "label"];

#[test]
fn every_component_speaks_the_readers_language() -> anyhow::Result<()> {
    let views = views_with(&[])?;
    let samples = samples();
    let sampled: BTreeSet<&str> = samples.iter().map(|(name, _)| *name).collect();
    let shared = shared_components()?;
    assert_eq!(shared.iter().map(String::as_str).collect::<BTreeSet<_>>(), sampled, "each has a sample here");

    for (component, page) in &samples {
        let html = views.fragment(component, page, &member())?;
        let raw = raw_english(&html);
        assert!(raw.is_empty(), "{component} says {raw:?} in\n{html}");
    }
    assert_eq!(views.words().unknown(), Vec::<String>::new());
    Ok(())
}

#[test]
fn a_whole_page_speaks_the_readers_language() -> anyhow::Result<()> {
    let template = r#"{% extends "layouts/page.html" %}{% block title %}가{% endblock %}"#;
    let html = views_with(&[("zz.html", template)])?.page("zz.html", &json!({}), &member())?;
    assert_eq!(raw_english(&html), Vec::<String>::new());
    Ok(())
}

#[test]
fn raw_english_is_found_wherever_people_meet_it() {
    assert_eq!(raw_english("<p>Ask ⟦Ášk⟧</p><b>⟦á ⟦b⟧ Reed⟧</b>"), ["Ask "]);
    assert_eq!(raw_english(r#"<a title="Ask" aria-label="⟦Ášk⟧">1</a>"#), ["Ask"]);
    assert_eq!(raw_english("<template data-offline='Gone'></template>"), ["Gone"]);
}

/// A member who runs the site, and languages to choose from, so that all of the layout is drawn.
fn member() -> Frame {
    let mut frame = frame(Language::PSEUDO);
    "가게".clone_into(&mut frame.site.name);
    frame.languages = vec![Language::PSEUDO, Language::parse("ko").unwrap()];
    let mut person = Person::new(1, "박지우", "지우");
    (person.is_staff, person.is_admin) = (true, true);
    frame.viewer = Some(person);
    frame.notices = vec![
        Notice { kind: NoticeKind::Positive, message: Message::new("errors-home") },
        Notice { kind: NoticeKind::Caution, message: Message::new("errors-home") },
        Notice { kind: NoticeKind::Accent, message: Message::new("errors-home") },
    ];
    frame
}

/// Arguments for each component; of one that draws much in several ways, more than one.
fn samples() -> Vec<(&'static str, Json)> {
    let frame = json!(member());
    let person = json!(member().viewer);
    let key = "errors-home";
    let links = json!([{ "words": key, "url": "/1", "is_current": true, "count": 12_345 }]);
    let options = json!([{ "value": "1", "label": "하나", "hint": "힌트" }, { "value": 2, "label": "둘" }]);
    let sent = json!({ "action": "/1", "fields": [{ "name": "a", "value": "글", "is_text": true }] });
    let form = json!({ "a": "값" });
    let errors = json!({ "a": Message::new(key), "form": Message::new(key) });
    let field = json!({ "name": "a", "label": key, "hint": key, "max": 120, "optional": true, "form": form,
        "errors": errors, "options": options, "known": ["하나"], "draft": "/1", "placeholder": key, "tall": true });
    let fields =
        ["text", "area", "select", "choices", "check", "tags", "head", "about"].map(|it| format!("field.{it}").leak());
    let mut samples: Vec<(&str, Json)> = fields.into_iter().map(|name| (&*name, field.clone())).collect();
    samples.extend([
        ("composer", field.clone()),
        ("composer.sides", json!({})),
        ("composer.tools", json!({})),
        ("forms.csrf", json!({})),
        (
            "forms.button",
            json!({ "action": "/1", "label": key, "said": key, "icon": "up", "kind": "quiet",
            "pressed": true, "count": 1, "fields": [{ "name": "a", "value": 1 }] }),
        ),
        ("forms.summary", json!({ "fields": ["a"], "errors": errors })),
        ("icon", json!({ "name": "bell" })),
        ("picture.street", json!({ "class": "a" })),
        ("moment", json!({ "at": 0, "form": "month" })),
        ("moment", json!({ "at": 0, "form": "long" })),
        ("avatar", json!({ "person": person })),
        ("person.name", json!({ "person": Person::new(1, handles::FORMER_NAME, handles::FORMER) })),
        ("person.link", json!({ "person": person })),
        ("person.line", json!({ "person": person, "note": "글" })),
        ("state", json!({ "kind": "resolved", "words": key })),
        ("empty", json!({ "title": key, "text": key, "action": "/1", "action_words": key })),
        ("notice", json!({ "title": key, "action": "/1", "action_words": key })),
        ("tabs", json!({ "tabs": links, "label": key })),
        ("side_nav", json!({ "links": links, "label": key })),
        ("pager", json!({ "older": "/1", "newer": "/2" })),
        ("crumbs", json!({ "crumbs": [{ "name": "가게", "url": "/" }] })),
        ("space.name", json!({ "space": { "name": "가게", "slug": "a", "palette": 1 } })),
        ("tag", json!({ "name": "무선" })),
        ("share", json!({ "url": "/posts/1" })),
    ]);
    samples.extend(samples_of_the_frame(&frame, &person, &sent));
    samples
}

/// Samples of what stands round a page's own content.
fn samples_of_the_frame(frame: &Json, person: &Json, sent: &Json) -> Vec<(&'static str, Json)> {
    vec![
        ("site.header", json!({ "frame": frame })),
        ("site.logo", json!({ "logo": { "ground": "light", "url": "/1", "width": 1, "height": 1 }, "name": "가게" })),
        ("site.places", json!({ "nav": frame["nav"] })),
        ("site.bell", json!({ "count": 120 })),
        ("site.account", json!({ "person": person })),
        ("site.footer", json!({ "frame": frame })),
        ("site.themes", json!({ "frame": frame })),
        ("site.languages", json!({ "frame": frame })),
        ("site.notices", json!({ "notices": frame["notices"] })),
        ("site.pending", json!({})),
        ("site.suspended", json!({})),
        ("site.live_words", json!({})),
        ("trouble.kept", json!({ "sent": sent })),
        ("trouble.number", json!({ "number": "7", "at": 0 })),
        ("trouble.to_front", json!({})),
    ]
}

/// The components that those files define.
fn shared_components() -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for (path, bytes) in Files::own().templates()? {
        let file = path.strip_prefix("components/").and_then(|file| file.strip_suffix(".html"));
        if file.is_some_and(|file| SHARED.contains(&file)) {
            let text = String::from_utf8(bytes.into_owned())?;
            let defined = text.split("{% component ").skip(1).filter_map(|rest| rest.split('(').next());
            names.extend(defined.map(str::to_owned));
        }
    }
    Ok(names)
}

/// Texts with Latin letters outside ⟦brackets⟧: between tags, in what is read aloud, in words for scripts.
fn raw_english(html: &str) -> Vec<String> {
    let document = Html::parse_document(html);
    let mut raw = Vec::new();
    for node in document.tree.values() {
        match node {
            Node::Text(text) => raw.push(outside_brackets(text)),
            Node::Element(element) => {
                let is_words = element.name() == "template";
                let said =
                    element.attrs().filter(|(name, _)| SAID.contains(name) || is_words && name.starts_with("data-"));
                raw.extend(said.map(|(_, value)| outside_brackets(value)));
            }
            _ => {}
        }
    }
    raw.retain(|text| text.chars().any(|letter| letter.is_ascii_alphabetic()));
    raw
}

fn outside_brackets(text: &str) -> String {
    let mut depth = 0_i32;
    let mut outside = String::new();
    for sign in text.chars() {
        match sign {
            '⟦' => depth += 1,
            '⟧' => depth -= 1,
            _ if depth == 0 => outside.push(sign),
            _ => {}
        }
    }
    outside
}
