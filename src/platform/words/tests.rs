//! Words: fallback, plurals, numbers, the pseudo-language, and what browsers ask for.

use super::*;
use std::fs;

fn words(languages: &[(&str, &str)]) -> anyhow::Result<Words> {
    let folder = tempfile::tempdir()?;
    for (language, text) in languages {
        let place = folder.path().join("config/locales").join(language);
        fs::create_dir_all(&place)?;
        fs::write(place.join("zz-test.ftl"), text)?;
    }
    Words::load_with_pseudo(&Files::own().under(folder.path()))
}

fn language(tag: &str) -> Language {
    Language::parse(tag).unwrap()
}

const ANSWERS: &str = "zz-answers = { $count ->\n    [one] { $count } answer\n   *[other] { $count } answers\n}\n";

#[test]
fn a_language_without_the_word_says_it_in_english() -> anyhow::Result<()> {
    let words = words(&[("en", "zz-a = Ask\nzz-b = Share\n"), ("ko", "zz-a = 질문하기\n")])?;
    assert_eq!(words.translate(&language("ko"), "zz-a", &[]), "질문하기");
    assert_eq!(words.translate(&language("ko"), "zz-b", &[]), "Share");
    assert_eq!(words.translate(&language("fr"), "zz-a", &[]), "Ask");
    assert!(words.has(&language("ko"), "zz-a") && !words.has(&language("ko"), "zz-b"));
    Ok(())
}

#[test]
fn an_unknown_key_is_shown_and_remembered_once() -> anyhow::Result<()> {
    let words = words(&[("en", "")])?;
    assert_eq!(words.translate(&Language::ENGLISH, "zz-nowhere", &[]), "zz-nowhere");
    words.translate(&Language::ENGLISH, "zz-nowhere", &[]);
    assert_eq!(words.unknown(), ["zz-nowhere"]);
    Ok(())
}

#[test]
fn a_forgotten_argument_is_remembered_too() -> anyhow::Result<()> {
    let words = words(&[("en", "zz-by = by { $who }\n")])?;
    words.translate(&Language::ENGLISH, "zz-by", &[]);
    assert_eq!(words.unknown().len(), 1);
    Ok(())
}

#[test]
fn numbers_choose_plurals_and_are_grouped_by_language() -> anyhow::Result<()> {
    let words = words(&[("en", ANSWERS), ("lo", "zz-answers = { $count } ຄຳຕອບ\n")])?;
    let cases = [("en", 1, "1 answer"), ("en", 1284, "1,284 answers"), ("lo", 1284, "1.284 ຄຳຕອບ")];
    for (tag, count, expected) in cases {
        assert_eq!(words.translate(&language(tag), "zz-answers", &[("count", Value::from(count))]), expected);
    }
    assert_eq!(number(&language("fr"), -1_234_567.5), "\u{2212}1\u{a0}234\u{a0}567,5");
    Ok(())
}

#[test]
fn the_pseudo_language_disguises_words_and_keeps_arguments() -> anyhow::Result<()> {
    let words = words(&[("en", "zz-by = Accepted by { $who }\n")])?;
    let said = words.translate(&Language::PSEUDO, "zz-by", &[("who", Value::from("Ada Reed"))]);
    assert_eq!(said, "⟦Áççépţéð bý Ada Reed⟧");
    assert!(!Words::load(&Files::own())?.languages().contains(&Language::PSEUDO));
    Ok(())
}

#[test]
fn a_browser_gets_the_best_language_there_is() -> anyhow::Result<()> {
    let words = words(&[("ko", "zz-a = 질문\n"), ("lo", "zz-a = ຖາມ\n")])?;
    let cases = [
        ("ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("fr,lo;q=0.7,ko;q=0.8", "ko"),
        ("lo;q=0,ko;q=0.1", "ko"),
        ("fr-CA, fr;q=0.5", "en"),
        ("qps", "en"),
        ("*;q=oops,,;;", "en"),
        ("", "en"),
    ];
    for (header, expected) in cases {
        assert_eq!(words.best_for(header, &Language::ENGLISH).tag(), expected, "{header}");
    }
    Ok(())
}

#[test]
fn words_that_do_not_parse_or_come_twice_stop_the_start() {
    let broken = words(&[("en", "zz-a = { $oops\n")]);
    assert!(broken.is_err_and(|error| error.to_string().contains("en/zz-test.ftl")));
    assert!(words(&[("en", "zz-a = Ask\nzz-a = Ask again\n")]).is_err());
    assert!(words(&[("not a language", "zz-a = Ask\n")]).is_err());
}

#[test]
fn a_message_survives_a_job_row() -> anyhow::Result<()> {
    let message = Message::new("zz-by").with("who", "Ada").with("count", 3usize).with("share", 0.5);
    let kept: Message = serde_json::from_str(&serde_json::to_string(&message)?)?;
    assert_eq!(kept, message);
    Ok(())
}

#[test]
fn tags_are_kept_as_usually_written() {
    let cases = [("EN", Some("en")), ("pt-br", Some("pt-BR")), ("", None), ("../etc", None), ("und", None)];
    for (given, expected) in cases {
        assert_eq!(Language::parse(given).as_ref().map(Language::tag), expected, "{given}");
    }
    assert_eq!(language("ar").dir(), "rtl");
    assert_eq!(language("mn").dir(), "ltr");
}
