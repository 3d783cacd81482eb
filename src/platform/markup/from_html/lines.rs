//! Lines after a hard break: they go on with a paragraph, whatever they begin with.

use std::borrow::Cow;

/// Marks that may stand before the text of a line: of quotes, lists, and their indent.
const MARKS: [char; 4] = ['>', ' ', '-', '.'];

/// Whether Markdown breaks the line after this one: it ends with a backslash that nothing takes as a letter.
pub(super) fn is_broken(line: &str) -> bool {
    let marks = line.len() - line.trim_end_matches('\\').len();
    marks % 2 == 1
}

/// The line after a broken one, so that it begins no list, heading, quote, rule or fence: the converter marks such
/// beginnings only where a paragraph begins.
pub(super) fn go_on<'l>(before: &str, line: &'l str) -> Cow<'l, str> {
    let is_mark = |letter: char| MARKS.contains(&letter) || letter.is_ascii_digit();
    let quotes = before.chars().take_while(|letter| is_mark(*letter)).filter(|letter| *letter == '>').count();
    let mut text = line.trim_start_matches(' ');
    for _ in 0..quotes {
        text = text.strip_prefix('>').unwrap_or(text).trim_start_matches(' ');
    }
    match mark_of(text) {
        Some(at) => {
            let at = line.len() - text.len() + at;
            Cow::Owned([&line[..at], "\\", &line[at..]].concat())
        }
        None => Cow::Borrowed(line),
    }
}

/// Where in a text the mark stands by which it would begin a block.
fn mark_of(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t', '\\']);
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let is_rule = || text.chars().all(|letter| letter == first || letter == ' ');
    let begins = match first {
        '>' => true,
        '-' | '*' | '+' | '_' | '=' => (!"_=".contains(first) && ends(&text[1..])) || is_rule(),
        '#' => ends(text.trim_start_matches('#')),
        '~' => text.starts_with("~~~"),
        _ if digits > 0 => {
            let rest = &text[digits..];
            return (rest.starts_with(['.', ')']) && ends(&rest[1..])).then_some(digits);
        }
        _ => false,
    };
    begins.then_some(0)
}
