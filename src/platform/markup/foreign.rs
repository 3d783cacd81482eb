//! Markdown that was written for another site: what would mean something else here.

use std::borrow::Cow;
use std::collections::BTreeSet;

use comrak::nodes::NodeValue;
use comrak::{Arena, parse_document};

use super::{DEPTH, flatten_depth, options};

/// Whether a text holds HTML, which this forum shows as it was typed.
#[must_use]
pub fn has_html(markdown: &str) -> bool {
    if !markdown.contains('<') {
        return false;
    }
    let markdown = flatten_depth(markdown, DEPTH);
    let arena = Arena::new();
    let root = parse_document(&arena, &markdown, &options());
    root.descendants().any(|node| matches!(node.data().value, NodeValue::HtmlInline(_) | NodeValue::HtmlBlock(_)))
}

/// The same text, in which `#12` no longer names the thread of that number.
#[must_use]
pub fn without_thread_numbers(markdown: &str) -> Cow<'_, str> {
    if !has_number(markdown) {
        return Cow::Borrowed(markdown);
    }
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let starts: Vec<usize> = std::iter::once(0).chain(markdown.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let mut marks = BTreeSet::new();
    for node in root.descendants() {
        let node = node.data();
        if !matches!(&node.value, NodeValue::Text(text) if has_number(text)) {
            continue;
        }
        let place = |line: usize, column: usize| Some(starts.get(line.checked_sub(1)?)? + column);
        let (start, end) = (node.sourcepos.start, node.sourcepos.end);
        let (Some(from), Some(to)) = (place(start.line, start.column), place(end.line, end.column)) else { continue };
        let from = from.saturating_sub(1);
        let Some(text) = markdown.get(from..to.min(markdown.len())) else { continue };
        let numbers = text.match_indices('#').filter(|(at, _)| is_number(&text[at + 1..]));
        marks.extend(numbers.map(|(at, _)| from + at).filter(|at| !markdown[..*at].ends_with('\\')));
    }
    let mut escaped = String::with_capacity(markdown.len() + marks.len());
    let mut from = 0;
    for at in marks {
        escaped.push_str(&markdown[from..at]);
        escaped.push('\\');
        from = at;
    }
    escaped.push_str(&markdown[from..]);
    Cow::Owned(escaped)
}

fn has_number(text: &str) -> bool {
    text.match_indices('#').any(|(at, _)| is_number(&text[at + 1..]))
}

fn is_number(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_told_from_code_and_addresses() {
        let cases = [
            ("a <sup>b</sup>", true),
            ("<br>", true),
            ("<!-- note -->", true),
            ("`<b>` and <https://example.org>", false),
            ("    <b>\n", false),
            ("1 < 2 and 3 > 2", false),
        ];
        for (markdown, expected) in cases {
            assert_eq!(has_html(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn numbers_lose_their_meaning_outside_of_code_only() {
        let cases = [
            ("see #12, `#13`", "see \\#12, `#13`"),
            ("one\ntwo *#4* \\#5\n\n    #6\n", "one\ntwo *\\#4* \\#5\n\n    #6\n"),
            ("# 1 heading", "# 1 heading"),
            ("- 맥주 #7\n- C# 8", "- 맥주 \\#7\n- C# 8"),
        ];
        for (markdown, expected) in cases {
            assert_eq!(without_thread_numbers(markdown), expected);
        }
    }
}
