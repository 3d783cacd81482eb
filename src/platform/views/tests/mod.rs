//! Views: what templates may and may not do, and every component in the pseudo-language.

mod components;

use std::fs;

use serde_json::json;

use super::*;

/// The product's own views with a few templates laid over them.
fn views_with(templates: &[(&str, &str)]) -> anyhow::Result<Views> {
    let folder = tempfile::tempdir()?;
    for (name, text) in templates {
        let path = folder.path().join("templates").join(name);
        fs::create_dir_all(path.parent().unwrap())?;
        fs::write(path, text)?;
    }
    let files = Files::own().under(folder.path());
    Views::load(&files, Arc::new(Words::load_with_pseudo(&files)?), Arc::new(Assets::load(&files)?))
}

fn frame(lang: Language) -> Frame {
    let site = Site { name: "Hearth 9".to_owned(), logo: None, accent: None };
    Frame::new(site, lang, "Europe/Helsinki", "/threads?page=2")
}

fn drawn(template: &str, page: serde_json::Value) -> anyhow::Result<String> {
    views_with(&[("zz.html", template)])?.page("zz.html", &page, &frame(Language::ENGLISH))
}

#[test]
fn a_page_stands_in_its_frame() -> anyhow::Result<()> {
    let template = r#"{% extends "layouts/page.html" %}{% block title %}{{ name }}{% endblock %}{% block page %}<h1>{{ name }}</h1>{% endblock %}"#;
    let html = drawn(template, json!({ "name": "Tea & toast" }))?;
    assert!(html.contains("<title>Tea &amp; toast · Hearth 9</title>"), "{html}");
    assert!(html.contains("<h1>Tea &amp; toast</h1>"), "{html}");
    assert!(html.contains(r#"<html lang="en" dir="ltr" data-theme="auto">"#), "{html}");
    assert!(html.contains(r#"href="/threads" aria-current="page""#), "{html}");
    assert!(html.contains("/sign-in?next=/threads%3Fpage%3D2"), "{html}");
    assert!(!html.contains("<aside"), "a page without a side has none: {html}");
    Ok(())
}

#[test]
fn markup_stands_in_words_and_nothing_else_does() -> anyhow::Result<()> {
    let template =
        r#"{% set zone %}<b>here</b>{% endset %}{{ "site-zone" | t(zone=zone) }} {{ "site-zone" | t(zone=typed) }}"#;
    let html = drawn(template, json!({ "typed": "<i>\u{f8ff}0" }))?;
    assert_eq!(html, "Times are shown in <b>here</b> Times are shown in &lt;i&gt;\u{fffd}0");
    Ok(())
}

#[test]
fn a_message_is_said_with_its_own_arguments() -> anyhow::Result<()> {
    let message = crate::platform::words::Message::new("site-zone").with("zone", "<UTC>");
    assert_eq!(drawn("{{ message | t }}", json!({ "message": message }))?, "Times are shown in &lt;UTC&gt;");
    Ok(())
}

#[test]
fn a_moment_is_absolute_in_the_sites_zone() -> anyhow::Result<()> {
    let html = drawn(r#"{{ <moment at={at} /> }}"#, json!({ "at": 1_777_702_320_000_000_i64 }))?;
    let expected = r#"<local-time><time datetime="2026-05-02T06:12:00Z" title="2 May 2026, 09:12 EEST">2 May 2026, 09:12</time></local-time>"#;
    assert_eq!(html, expected);
    Ok(())
}

#[test]
fn a_component_that_forgets_its_language_says_so() -> anyhow::Result<()> {
    let views =
        views_with(&[("zz.html", r#"{% component zz.word() %}{{ "site-ask" | t }}{% endcomponent zz.word %}"#)])?;
    let error = views.fragment("zz.word", &json!({}), &frame(Language::ENGLISH)).unwrap_err();
    assert!(format!("{error:#}").contains("needs the argument @lang"), "{error:#}");
    Ok(())
}

#[test]
fn a_language_reaches_a_component_through_others_that_do_not_name_it() -> anyhow::Result<()> {
    let components = r#"{% component zz.outer() %}{{ <zz.inner /> }}{% endcomponent zz.outer %}
        {% component zz.inner(@lang) %}{{ "site-ask" | t }}{% endcomponent zz.inner %}"#;
    let views = views_with(&[("zz.html", components)])?;
    assert_eq!(views.fragment("zz.outer", &json!({}), &frame(Language::PSEUDO))?, "⟦Ášk⟧");
    Ok(())
}

#[test]
fn a_fragment_takes_its_arguments_from_its_page() -> anyhow::Result<()> {
    let views =
        views_with(&[("zz.html", "{% component zz.count(count: integer) %}{{ count }}{% endcomponent zz.count %}")])?;
    let page = json!({ "count": 3, "title": "not for the component" });
    assert_eq!(views.fragment("zz.count", &page, &frame(Language::ENGLISH))?, "3");
    assert!(views.fragment("zz.count", &json!({}), &frame(Language::ENGLISH)).is_err());
    Ok(())
}

#[test]
fn a_field_that_the_page_lacks_is_an_error() {
    assert!(drawn("{{ nothing }}", json!({})).is_err());
}

#[test]
fn every_page_of_trouble_says_what_happened_and_keeps_what_was_typed() -> anyhow::Result<()> {
    let views = views_with(&[])?;
    let sent = json!({ "action": "/threads/1/answers", "fields": [
        { "name": "body", "value": "My <answer>", "is_text": true },
        { "name": "submission_key", "value": "k1", "is_text": false },
    ] });
    let trouble = json!({ "message": null, "until": 0, "at": 0, "request": "7f3a", "sent": sent });
    for name in ["not_found", "refused", "sign_in", "too_many", "conflict", "invalid", "unavailable", "internal"] {
        let html = views.page(&format!("errors/{name}.html"), &trouble, &frame(Language::ENGLISH))?;
        assert!(html.contains("My &lt;answer&gt;</textarea>") && html.contains(r#"value="k1""#), "{name}");
        assert_eq!(html.matches("<h1>").count(), 1, "{name}");
    }
    assert_eq!(views.words().unknown(), Vec::<String>::new());
    Ok(())
}

#[test]
fn what_is_none_can_be_asked_for_and_given_on() -> anyhow::Result<()> {
    let html = drawn(
        r#"[{{ older }}]{% if older %}yes{% endif %}{{ <pager older newer={older} /> }}"#,
        json!({ "older": null }),
    )?;
    assert_eq!(html.trim(), "[]");
    Ok(())
}

#[test]
fn a_field_finds_its_value_and_its_error_by_name() -> anyhow::Result<()> {
    let page = json!({ "form": { "title": "A <b>" }, "errors": { "title": { "key": "errors-refused" } } });
    let html = drawn(
        r#"{{ <field.text name="title" label="site-ask" /> }}{{ <field.text name="other" label="site-ask" /> }}"#,
        page,
    )?;
    assert!(
        html.contains(r#"value="A &lt;b&gt;" aria-describedby="field-title-about" aria-invalid="true">"#),
        "{html}"
    );
    assert!(html.contains("You cannot do this here"), "{html}");
    assert_eq!(html.matches("aria-invalid").count(), 1);
    let password = drawn(
        r#"{{ <field.text name="a" label="site-ask" type="password" /> }}"#,
        json!({ "form": { "a": "secret" } }),
    )?;
    assert!(!password.contains("secret"), "{password}");
    Ok(())
}
