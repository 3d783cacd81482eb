//! What must hold for any text whatever.

use proptest::prelude::*;

use super::*;

/// What means something to Markdown, to HTML, or to us.
const PIECES: &[&str] = &[
    "<script>",
    "</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "[x](",
    "](javascript:x)",
    ")",
    "](https://e.org \"",
    "![",
    "<a href=\"javascript:x\" onclick='y' style=\"z\">",
    "&#106;avascript&colon;",
    "\"",
    "'",
    "`",
    "```js\n",
    "~~~",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\n",
    "\n\n",
    "|",
    "|-|-|\n",
    "*",
    "**",
    "_",
    "~~",
    "@ada",
    "#12",
    "\\",
    "<",
    ">",
    "&",
    "&lt;",
    "\u{FDD0}0\u{FDD1}",
    "&#xFDD0;1&#xFDD1;",
    "\0",
    "\r\n",
    "\u{202E}",
    "한국어",
    "ສະບາຍດີ",
    "Сайн",
    "日本",
    "https://forum.example/threads/3",
    "data:text/html,x",
    "<style>",
    "<svg onload=x>",
    "]]>",
    "<!--",
    "-->",
    "# ",
    "word ",
    "[a]: javascript:x\n",
    "[a]",
    "<javascript:x>",
    "https://e.org/\"style=x",
];

/// Text rich in what means something.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(PIECES).prop_map(|piece| piece.to_owned());
    prop::collection::vec(prop_oneof![6 => pieces, 1 => any::<String>()], 0..40).prop_map(|pieces| pieces.concat())
}

/// Every tag of a piece of HTML, as it is written.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|piece| piece.split_once('>').map_or(piece, |(tag, _)| tag)).collect()
}

/// The names of a tag's attributes, of which every value stands in double quotes.
fn attributes(tag: &str) -> Vec<&str> {
    tag.split('"')
        .step_by(2)
        .flat_map(|outside| outside.split_whitespace())
        .filter(|word| word.ends_with('='))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_text_becomes_a_script(text in any_text()) {
        let Ok(rendered) = render(&text, &Forum, Limits::POST) else { return Ok(()) };
        for tag in tags(&rendered.html) {
            let small = tag.to_lowercase();
            prop_assert!(!small.starts_with("script") && !small.starts_with("style") && !small.starts_with("svg"), "{tag}");
            prop_assert!(!small.contains("href=\"javascript:") && !small.contains("href=\"data:"), "{tag}");
            for name in attributes(tag) {
                prop_assert!(["href=", "src=", "alt=", "class=", "rel=", "start=", "tabindex=", "role=", "loading="].contains(&name), "{tag}");
            }
        }
        let has_places = rendered.html.contains(['\u{FDD0}', '\u{FDD1}', '\0']);
        prop_assert!(!has_places);
        prop_assert!(rendered.excerpt.chars().count() <= 240);
    }

    #[test]
    fn flattened_text_is_never_refused(text in any_text(), depth in 1_usize..6) {
        let flat = flatten_depth(&text, depth);
        let limits = Limits { bytes: None, depth };
        prop_assert!(render(&flat, &Forum, limits).is_ok(), "{flat}");
    }

    #[test]
    fn any_html_comes_in(html in any_text()) {
        let markdown = markdown_from_html(&html);
        let _ = plain_text(&markdown);
    }

    #[test]
    fn a_difference_holds_both_versions(before in "([ab \n]{0,5}[cd\n]){0,8}", after in "([ab \n]{0,5}[cd\n]){0,8}") {
        let lines = difference(&before, &after);
        let count = |without: Kind| lines.iter().filter(|line| line.kind != without).map(|line| line.count).sum::<usize>();
        if !lines.is_empty() {
            prop_assert_eq!(count(Kind::Added), before.lines().count());
            prop_assert_eq!(count(Kind::Removed), after.lines().count());
        }
    }
}
