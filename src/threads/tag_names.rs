//! Tags as people type them, and as they are stored.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest tag, in characters.
pub const LONGEST_TAG: usize = 30;

/// A text that is no tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotATag(pub String);

/// Tags with commas between them, each once, folded: lower case, without a sign before them, words joined
/// by hyphens. A tag is of letters, digits, hyphens and dots of any script, at most [`LONGEST_TAG`] long.
pub fn tag_names(typed: &str) -> Result<Vec<String>, NotATag> {
    let mut names: Vec<String> = Vec::new();
    for text in typed.split([',', '、', '，', '\n']) {
        let Some(name) = fold(text)? else { continue };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

/// One tag, folded; none where there is only white space.
fn fold(text: &str) -> Result<Option<String>, NotATag> {
    let plain: String = text.trim().trim_start_matches('#').nfkc().flat_map(char::to_lowercase).collect();
    let words: Vec<&str> =
        plain.split(|letter: char| letter.is_whitespace() || letter == '_').filter(|word| !word.is_empty()).collect();
    let name = words.join("-");
    if name.is_empty() {
        return Ok(None);
    }
    let fits = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter) || matches!(letter, '-' | '.');
    let ends_well = |letter: Option<char>| letter.is_some_and(|it| it.is_alphanumeric() || is_combining_mark(it));
    let is_tag = name.chars().all(fits)
        && name.chars().next().is_some_and(char::is_alphanumeric)
        && ends_well(name.chars().next_back())
        && name.chars().count() <= LONGEST_TAG;
    if is_tag { Ok(Some(name)) } else { Err(NotATag(text.trim().chars().take(40).collect())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_folded() {
        let cases: [(&str, &[&str]); 8] = [
            ("", &[]),
            (" , ,\n", &[]),
            ("Zigbee, #zigbee, ZIGBEE", &["zigbee"]),
            ("firmware 4.2,  Radiator   valve", &["firmware-4.2", "radiator-valve"]),
            ("wi_fi", &["wi-fi"]),
            ("펌웨어, ໄຟ, Гэрэл", &["펌웨어", "ໄຟ", "гэрэл"]),
            ("ファーム、更新", &["ファーム", "更新"]),
            ("ＷｉＦｉ", &["wifi"]),
        ];
        for (typed, expected) in cases {
            assert_eq!(tag_names(typed).unwrap(), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_no_tag_is_named() {
        for typed in ["a/b", "<b>", "c++", "..", "-", "a-", ".a", "a\u{0}b", "😀", &"x".repeat(31)] {
            assert!(tag_names(&format!("good, {typed}")).is_err(), "{typed}");
        }
        assert_eq!(tag_names("good, a/b"), Err(NotATag("a/b".into())));
        assert!(tag_names(&"x".repeat(30)).is_ok());
    }
}
