//! Texts as they are read, whatever markup and letters they were written with: for rules about texts, and to know
//! a text again.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::text::is_invisible;

/// Elements that stand within a line.
const INLINE: [&str; 18] = [
    "a", "abbr", "b", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small", "span", "strong",
    "sub", "sup",
];

/// A text of fewer letters is said by many: "thank you", "same here".
const LEAST_PRINTED: usize = 40;

/// A piece of a drawn text.
enum Piece<'h> {
    Text(&'h str),
    /// What stands between `<` and `>`.
    Tag(&'h str),
}

/// The pieces of a drawn text, in their order.
struct Pieces<'h>(&'h str);

impl<'h> Iterator for Pieces<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Piece<'h>> {
        let rest = self.0;
        let Some(tag) = rest.strip_prefix('<') else {
            let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            self.0 = after;
            return (!text.is_empty()).then_some(Piece::Text(text));
        };
        let (tag, after) = tag.split_at(end_of_tag(tag));
        self.0 = after.strip_prefix('>').unwrap_or(after);
        Some(Piece::Tag(tag))
    }
}

/// Where a tag ends: a `>` may stand in the value of an attribute too.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    for (at, letter) in tag.char_indices() {
        match (quote, letter) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// What is read of a drawn text: each block on a line of its own, and no markup.
pub fn read_of(html: &str) -> String {
    let mut read = String::with_capacity(html.len());
    for piece in Pieces(html) {
        match piece {
            Piece::Text(text) => read.push_str(&unescaped(text)),
            Piece::Tag(tag) => {
                let name = tag.trim_start_matches('/');
                let name = name.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or_default();
                if !INLINE.contains(&name) && !read.ends_with('\n') {
                    read.push('\n');
                }
            }
        }
    }
    read.trim().to_owned()
}

/// Where the links of a drawn text lead.
pub fn links_of(html: &str) -> Vec<String> {
    let link = |piece| match piece {
        Piece::Tag(tag) if tag.starts_with("a ") => {
            let value = tag.split_once("href=\"")?.1.split('"').next()?;
            Some(unescaped(value))
        }
        _ => None,
    };
    Pieces(html).filter_map(link).collect()
}

fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", " ");
    plain.replace("&#39;", "'").replace("&#x27;", "'").replace("&amp;", "&")
}

/// A text in the letters one would have typed: full-width and styled letters as plain ones (NFKC), and nothing that
/// cannot be seen.
pub fn plain(text: &str) -> String {
    text.nfkc().filter(|it| !is_invisible(*it)).collect()
}

/// A text so that it compares the same however it was written: in small letters, without accents on Latin, Greek and
/// Cyrillic ones, without what cannot be seen, with single blanks.
pub fn fold(text: &str) -> String {
    let small = text.nfkd().flat_map(char::to_lowercase);
    let bare = small.filter(|it| !('\u{300}'..='\u{36f}').contains(it) && !is_invisible(*it));
    let folded: String = bare.nfc().collect();
    let folded = folded.replace('ß', "ss").replace('ς', "σ");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a drawn text is known again by: the same for two that differ in blanks, signs, numbers and accents alone.
/// None for a short one.
pub fn print_of(html: &str) -> Option<i64> {
    let letters: String = fold(&read_of(html)).chars().filter(|it| it.is_alphabetic()).collect();
    if letters.chars().count() < LEAST_PRINTED {
        return None;
    }
    let hash = Sha256::digest(letters.as_bytes());
    hash.first_chunk().map(|first| i64::from_be_bytes(*first))
}

/// Whether a folded phrase stands in a folded text as a word or words of its own. In scripts that put no blanks
/// between words, and where particles follow, it may stand anywhere.
pub fn says(text: &str, phrase: &str) -> bool {
    let (first, last) = (phrase.chars().next(), phrase.chars().next_back());
    text.match_indices(phrase).any(|(at, found)| {
        let (before, rest) = text.split_at(at);
        let (_, after) = rest.split_at(found.len());
        !are_one_word(before.chars().next_back(), first) && !are_one_word(last, after.chars().next())
    })
}

fn are_one_word(left: Option<char>, right: Option<char>) -> bool {
    let is_of_a_word = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() && u32::from(it) < 0x0e00);
    is_of_a_word(left) && is_of_a_word(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read() {
        for (html, read) in [
            ("<p>ca<strong>si</strong>no</p>\n<p>next</p>", "casino\n\nnext"),
            ("<p>a &lt;b&gt; &amp;amp; c<br>d</p>", "a <b> &amp; c\nd"),
            ("<p><a href=\"/x\" title=\"a>b\">link</a> after</p>", "link after"),
            ("plain", "plain"),
            ("", ""),
            ("<p", ""),
        ] {
            assert_eq!(read_of(html), read, "{html}");
        }
        let html = "<p><a rel=\"x\" href=\"https://a.example/?b=1&amp;c=2\">x</a> <a href=\"/threads/1\">y</a></p>";
        assert_eq!(links_of(html), ["https://a.example/?b=1&c=2", "/threads/1"]);
    }

    #[test]
    fn folding() {
        for (one, other) in [
            ("Ｃａｓｉｎｏ", "casino"),
            ("CAS\u{200b}I\u{ad}NO", "casino"),
            ("Cafe\u{301}", "café"),
            ("STRASSE", "Straße"),
            ("ΟΔΟΣ", "οδος"),
            ("𝓬𝓪𝓼𝓲𝓷𝓸", "casino"),
            ("two \n words", "Two words"),
            ("카\u{200b}지노", "카지노"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert_ne!(fold("ກາ"), fold("ກີ"), "vowels of Lao stay");
        assert_eq!(fold("\u{1112}\u{1161}\u{11ab}글"), "한글");
    }

    #[test]
    fn a_phrase_is_found_as_a_word() {
        for (text, phrase, expected) in [
            ("try our casino now", "casino", true),
            ("our casinos", "casino", false),
            ("scunthorpe", "thor", false),
            ("thor, scunthorpe", "thor", true),
            ("온라인카지노를 해요", "카지노", true),
            ("viagra를 사요", "viagra", true),
            ("買viagra", "viagra", true),
            ("buy  now", "buy now", false),
        ] {
            assert_eq!(says(text, phrase), expected, "{text} {phrase}");
        }
    }

    #[test]
    fn what_is_known_again() {
        let text = |number: u32| {
            format!("<p>Buy <em>the</em> best watches of the world at order {number}, cheap and with a guarantee.</p>")
        };
        assert!(print_of(&text(1)).is_some());
        assert_eq!(print_of(&text(1)), print_of(&text(2)));
        assert_eq!(print_of(&text(1)), print_of(&text(1).to_uppercase()));
        assert_ne!(print_of(&text(1)), print_of(&text(1).replace("cheap", "dear")));
        assert_eq!(print_of("<p>Thank you, that works.</p>"), None);
    }
}
