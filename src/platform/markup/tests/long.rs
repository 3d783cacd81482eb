//! Texts that are meant to take for ever.
#![expect(clippy::print_stderr, reason = "how long each takes is worth seeing")]

use std::time::{Duration, Instant};

use super::*;

/// What is repeated to 60 KB.
const UNITS: &[&str] = &[
    ">",
    "> ",
    "[",
    "![",
    "]",
    "*",
    "**a ",
    "*a **a ",
    "*a_ ",
    "_",
    "~",
    "- ",
    "+ ",
    "1. ",
    "`",
    "`a``b```",
    "<div>",
    "<div>\n\n",
    "|",
    "|a",
    "&",
    "&amp;",
    "&#0;",
    "[a](",
    "](",
    "[a][a]",
    "[a]: b\n",
    "<",
    "<a",
    "<!--",
    "<?",
    "<![CDATA[",
    "\\",
    "\"",
    "www.",
    "http://",
    "a@",
    "@a.b ",
    "@ada ",
    "@가나다라마 ",
    "#1 ",
    "#",
    "\u{0}",
    "\r",
    " ",
    "\t",
    "\n",
    "=\n",
    "a\n-\n",
    "**a*",
    "![a](b)",
    "```\n",
    "```js\n",
    "~~~\n> ",
    "- a\n",
    "-\n  ",
    "> - ",
    "- > ",
    "\u{202E}",
    "é\u{301}",
    "👩‍👩‍👧",
];

/// 60 KB each of what is known to take other renderers minutes.
fn hostile() -> Vec<(String, String)> {
    let mut texts: Vec<_> =
        UNITS.iter().map(|unit| (unit.escape_debug().to_string(), unit.repeat(60_000 / unit.len()))).collect();
    let mut add = |name: &str, text: String| texts.push((name.to_owned(), text));
    add("quotes of 1000", format!("{}\n", ">".repeat(1_000)).repeat(60));
    add("quotes of 20", format!("{}\n", ">".repeat(20)).repeat(2_800));
    add("quotes in a fence", format!("```\n{}", format!("{}\n", ">".repeat(190)).repeat(310)));
    add("stairs of lists", (0..240).map(|level| format!("{}- a\n", " ".repeat(level * 2))).collect());
    add("lazy stairs", (0..240).map(|level| format!("{}- a\nb\n", " ".repeat(level * 2))).collect());
    add("brackets", format!("{}{}", "[".repeat(30_000), "]".repeat(30_000)));
    add("links", format!("{}{}", "[".repeat(30_000), "](a)".repeat(7_500)));
    add("emphasis", format!("{}a{}", "*a **a ".repeat(4_000), " a** a*".repeat(4_000)));
    add("wide table", format!("{}\n{}\n{}", "|a".repeat(9_000), "|-".repeat(9_000), "|\n".repeat(9_000)));
    add("growing ticks", (1..340).map(|length| format!("{} ", "`".repeat(length))).collect());
    add("threads", (1..9_000).map(|thread| format!("#{thread} ")).collect());
    add("people", (1..9_000).map(|person| format!("@p{person}가 ")).collect());
    add("one long line of code", format!("```js\n{}\n```", "a(/*".repeat(4_500)));
    add("much code", format!("```rust\n{}\n```", "let x = foo(\"a\", 1); // b\n".repeat(700)));
    add("much bad code", format!("```html\n{}\n```", format!("{}\n", "<a href='".repeat(20)).repeat(100)));
    add("a picture's description", format!("![{}](/uploads/1)", "&".repeat(60_000)));
    add("an address", format!("[x](https://e.org/{})", "&".repeat(60_000)));
    texts
}

/// How long something takes: the least of three times, since other tests run beside this one.
fn time_of(mut run: impl FnMut()) -> Duration {
    let mut least = Duration::MAX;
    for _ in 0..3 {
        let begun = Instant::now();
        run();
        least = least.min(begun.elapsed());
        if least < Duration::from_millis(100) {
            break;
        }
    }
    least
}

#[test]
fn hostile_texts_end_soon() {
    // What is loaded once must not count.
    let _ = html("```html\n<p>\n```\n```js\nx\n```\n```rust\nx\n```");
    for (name, text) in hostile() {
        let took = time_of(|| drop(render(&text, &Forum, Limits::IMPORTED)));
        let is_refused = render(&text, &Forum, Limits::IMPORTED).is_err();
        eprintln!("{took:>10.1?}  {}  {name}", if is_refused { "refused" } else { "drawn  " });
        // Alone each takes less than 200 ms, code less than 400; what grows with the square takes ten seconds.
        assert!(took < Duration::from_secs(2), "{name}: {took:?}");
    }
}

#[test]
fn hostile_texts_can_be_flattened() {
    for (name, text) in hostile() {
        let took = time_of(|| drop(flatten_depth(&text, DEPTH)));
        assert!(took < Duration::from_secs(2), "{name}: {took:?}");
        let flat = flatten_depth(&text, DEPTH);
        assert!(render(&flat, &Forum, Limits::IMPORTED).is_ok(), "{name}");
    }
}

/// What is repeated a hundred thousand times.
const HTML_UNITS: &[&str] = &[
    "<div>",
    "<b>",
    "<p><b class=1>",
    "<ul><li>",
    "<blockquote>",
    "<a href='x'>",
    "<a \"",
    "<a",
    "</p>",
    "</div>",
    "<pre>",
    "<pre><code>",
    "<script>",
    "<!--",
    "<table><tr><td>",
    "<td>",
    "<svg>",
    "<",
    "&",
    "<font color=1>",
    "<i><b><p></i>",
    "<li>",
    "<h1>",
    "<a =",
    "<br>",
    "<img src=x>",
    "<textarea>",
    "<plaintext>",
    "<template>",
    "<select>",
    "<frameset>",
    "<code>",
    "`",
    "*a ",
    "<table>a",
];

#[test]
fn hostile_html_ends_soon() {
    for unit in HTML_UNITS {
        let html = unit.repeat(100_000);
        let begun = Instant::now();
        let markdown = markdown_from_html(&html);
        let took = begun.elapsed();
        eprintln!("{took:>10.1?}  {} bytes of {unit} gave {}", html.len(), markdown.len());
        assert!(took < Duration::from_secs(10), "{unit}: {took:?}");
    }
}
