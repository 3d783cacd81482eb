//! Handles for people who chose none: imported ones, made of the names they are shown by.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::{MOST, MOST_MARKS, is_allowed, is_separator, normalise, parse};

/// What comes before a name that is too short or reserved, and stands for one of which nothing is left.
const MEMBER: &str = "member";

/// A handle that keeps the rules: the name, else the first of its words that is one, else the name after
/// `member-`, else `member`.
/// Not unique: follow it with [`numbered`].
pub fn derive(name: &str) -> String {
    let base = cut(&slug(name), MOST);
    let word = || base.split(is_separator).find_map(|word| parse(word).ok());
    let beside = || parse(&cut(&format!("{MEMBER}-{base}"), MOST)).ok();
    parse(&base).ok().or_else(word).or_else(beside).unwrap_or_else(|| MEMBER.to_owned())
}

/// The `n`th of that name: `ada`, then `ada-2`. Keeps the rules if `base` does.
pub fn numbered(base: &str, n: u32) -> String {
    if n < 2 {
        return base.to_owned();
    }
    let number = format!("-{n}");
    format!("{}{number}", cut(base, MOST.saturating_sub(number.len())))
}

/// Words joined by hyphens, of what is allowed in a handle.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    let mut marks = 0;
    for it in normalise(name).chars() {
        marks = if is_combining_mark(it) { marks + 1 } else { 0 };
        let may_follow = slug.ends_with(|last: char| !is_separator(last));
        if is_separator(it) || it.is_whitespace() || it.is_ascii_punctuation() && it != '\'' {
            if may_follow {
                slug.push(if it == '_' { '_' } else { '-' });
            }
        } else if is_allowed(it) && (marks == 0 || may_follow && marks <= MOST_MARKS) {
            slug.push(it);
        }
    }
    slug.trim_end_matches(is_separator).to_owned()
}

/// As many whole letters with their marks as fit, without a separator at the end.
fn cut(handle: &str, most: usize) -> String {
    let mut left = most;
    let fits = handle.graphemes(true).take_while(|it| {
        let length = it.chars().count();
        let is_fitting = length <= left;
        left = left.saturating_sub(length);
        is_fitting
    });
    fits.collect::<String>().trim_end_matches(is_separator).to_owned()
}
