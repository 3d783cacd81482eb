//! Words that people copy rather than write: error codes, versions, names in code. One word, and its parts.

use super::{Token, forms};

/// The most parts of one word.
const MOST_PARTS: usize = 12;

/// The parts of a word as written: at signs, where a capital follows a small letter, where digits meet letters;
/// of a version also what it begins with (`2.13` of `v2.13.1`). None if it has no parts.
pub(super) fn parts(word: &str) -> Vec<String> {
    let mut parts: Vec<String> = versions(word);
    let letters: Vec<char> = word.chars().collect();
    let mut part = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        if !letter.is_alphanumeric() {
            // An apostrophe joins what is one word: don't, l'écran.
            if !matches!(letter, '\'' | '’' | 'ʼ') {
                take(&mut part, &mut parts);
            }
            continue;
        }
        if before.is_some_and(|before| begins(before, *letter, letters.get(at + 1).copied())) {
            take(&mut part, &mut parts);
        }
        part.push(*letter);
    }
    if parts.is_empty() {
        return parts;
    }
    take(&mut part, &mut parts);
    parts.truncate(MOST_PARTS);
    parts
}

/// Whether a new part begins with a letter: `camel|Case`, `HTTP|Server`, `5|ghz`.
fn begins(before: char, letter: char, after: Option<char>) -> bool {
    let is_hump = letter.is_uppercase()
        && (before.is_lowercase() || after.is_some_and(char::is_lowercase) && before.is_uppercase());
    is_hump || before.is_numeric() != letter.is_numeric() && before.is_alphanumeric()
}

fn take(part: &mut String, parts: &mut Vec<String>) {
    let folded = forms::fold(&std::mem::take(part));
    if !folded.is_empty() && !parts.contains(&folded) {
        parts.push(folded);
    }
}

/// `2.13.1` and `2.13` of `v2.13.1`.
fn versions(word: &str) -> Vec<String> {
    let number = word.trim_start_matches(['v', 'V']);
    let is_version = number.contains('.') && number.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    if !is_version {
        return Vec::new();
    }
    let mut found = vec![number.to_owned()];
    let mut rest = number;
    while let Some((shorter, _)) = rest.rsplit_once('.').filter(|(shorter, _)| shorter.contains('.')) {
        found.push(shorter.to_owned());
        rest = shorter;
    }
    found
}

/// Gives the first of words joined by hyphens what they are without: `wifi` to `Wi-Fi`, `email` to `e-mail`.
pub(super) fn join_hyphenated(text: &str, tokens: &mut [Token]) {
    let mut at = 0;
    while at < tokens.len() {
        let mut end = at + 1;
        let is_joined = |one: &Token, next: &Token| matches!(&text[one.to..next.from], "-" | "‐" | "‑");
        while end < tokens.len() && end - at < 4 && is_joined(&tokens[end - 1], &tokens[end]) {
            end += 1;
        }
        if end - at > 1 {
            tokens[at].joined = Some(tokens[at..end].iter().map(|token| token.form.as_str()).collect());
        }
        at = end;
    }
}
