//! The fence: whatever was written, only these elements and attributes leave. Our own parts are put
//! in behind it, at places that no person can write.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::escape::PLACE;

const ELEMENTS: [&str; 22] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// How many letters that are escaped may follow one another within a text.
const STRETCH: usize = 200;

static FENCE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut fence = Builder::empty();
    fence
        .tags(HashSet::from(ELEMENTS))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        // Only `write` writes these two, since the HTML that a person writes is text by then.
        .allowed_classes(HashMap::from([
            ("td", HashSet::from(["align-center", "align-end"])),
            ("th", HashSet::from(["align-center", "align-end"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("nofollow ugc noopener"));
    fence
});

/// Sanitises HTML, then puts each part at its place.
pub(super) fn sanitise(html: &str, parts: &[String]) -> String {
    let clean = FENCE.clean(&with_stops(html)).to_string();
    let mut whole = String::with_capacity(clean.len() + parts.iter().map(String::len).sum::<usize>());
    let mut stretches = clean.split(PLACE.0);
    whole.push_str(stretches.next().unwrap_or_default());
    for stretch in stretches {
        let (number, rest) = stretch.split_once(PLACE.1).unwrap_or(("", stretch));
        let part = number.parse().ok().and_then(|number: usize| parts.get(number));
        whole.push_str(part.map_or("", String::as_str));
        whole.push_str(rest);
    }
    whole
}

/// Puts an empty place after every [`STRETCH`] letters of text that html5ever escapes.
///
/// Its serializer (0.40) looks for the next `<` or `>` of a text again at each `&` and at each letter
/// of Latin-1, so 60 KB of `&` took ten seconds. Each place has a `>` that ends the search.
fn with_stops(html: &str) -> String {
    let mut stopped = String::with_capacity(html.len() + 64);
    let mut is_in_tag = false;
    let mut escaped = 0;
    for letter in html.chars() {
        match letter {
            '<' => is_in_tag = true,
            '>' => is_in_tag = false,
            '&' | '\u{80}'..='\u{BF}' if !is_in_tag => escaped += 1,
            _ => {}
        }
        if escaped > STRETCH {
            escaped = 0;
            stopped.extend([PLACE.0, '>', PLACE.1]);
        }
        stopped.push(letter);
    }
    stopped
}
