//! The address of everything that has a page, relative to the site.

use crate::ids::{PostId, ThreadId};

/// A thread's page: its number rules, the words after it are for people.
pub fn thread(id: ThreadId, title: &str) -> String {
    let words = slug(title);
    if words.is_empty() { format!("/threads/{id}") } else { format!("/threads/{id}-{words}") }
}

/// A post's lasting address, which leads to the right page of its thread.
pub fn post(id: PostId) -> String {
    format!("/posts/{id}")
}

/// What a post said before.
pub fn history(id: PostId) -> String {
    format!("/posts/{id}/history")
}

/// The version of a post that an edit made, beside the one before, on the page of its history that begins there.
pub fn version(id: PostId, version: i64) -> String {
    format!("/posts/{id}/history?before={}#version-{version}", version.saturating_add(1))
}

/// A person's page.
pub fn person(handle: &str) -> String {
    format!("/people/{}", path_segment(handle))
}

/// A space's page.
pub fn space(slug: &str) -> String {
    format!("/spaces/{slug}")
}

/// What is asked often in a space.
pub fn help(slug: &str) -> String {
    format!("/help/{}", path_segment(slug))
}

/// A tag's page.
pub fn tag(name: &str) -> String {
    format!("/tags/{}", path_segment(name))
}

/// A title as words in an address: letters and digits of every script, joined by hyphens, at most 60.
pub fn slug(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        if slug.chars().count() >= 60 {
            break;
        }
        if letter.is_alphanumeric() || is_mark(letter) {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') && letter != '\'' && letter != '’' {
            slug.push('-');
        }
    }
    path_segment(slug.trim_end_matches('-'))
}

/// Vowel signs and tone marks, without which Lao, Thai and others fall apart.
fn is_mark(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
}

/// A text as one segment of a path: everything but unreserved ASCII is percent-encoded.
pub fn path_segment(text: &str) -> String {
    let mut segment = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            segment.push(char::from(byte));
        } else {
            segment.push_str(&format!("%{byte:02X}"));
        }
    }
    segment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_words() {
        let cases = [
            ("How do I restore a backup?", "how-do-i-restore-a-backup"),
            ("  It's 4.2.1 -- again!  ", "its-4-2-1-again"),
            ("…", ""),
            ("앱이 안 열려요", "%EC%95%B1%EC%9D%B4-%EC%95%88-%EC%97%B4%EB%A0%A4%EC%9A%94"),
        ];
        for (title, expected) in cases {
            assert_eq!(slug(title), expected, "{title}");
        }
        assert!(slug(&"word ".repeat(50)).len() <= 60);
    }
}
