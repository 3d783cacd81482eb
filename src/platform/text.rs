//! Cleaning what people type, before it is checked and stored.

use unicode_normalization::UnicodeNormalization;

/// A line that holds a line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a line has no line breaks")]
pub struct LineBreak;

/// A line (a title, a name, a tag), composed (NFC) so that the same words compare the same: without
/// control characters and characters that turn the direction of writing, single blanks between words,
/// none at the ends. One of invisible characters only becomes empty. A line break within is refused.
pub fn clean_line(text: &str) -> Result<String, LineBreak> {
    let text = text.trim();
    if text.contains(['\n', '\r', '\u{0b}', '\u{0c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        return Err(LineBreak);
    }
    let spaced = text.chars().map(|it| if it == '\t' { ' ' } else { it });
    let kept = spaced.filter(|it| !it.is_control() && !turns_direction(*it));
    let composed: String = kept.nfc().collect();
    let words: Vec<&str> = composed.split_whitespace().collect();
    let line = words.join(" ");
    Ok(if is_blank(&line) { String::new() } else { line })
}

/// A body (an answer, a page): line feeds only, without control characters and overrides of direction,
/// without blank lines before and blanks after. One of invisible characters only becomes empty.
///
/// It is not composed: people paste file names and bytes as evidence, and those must stay as they are.
pub fn clean_body(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_kept = |it: char| matches!(it, '\n' | '\t') || !it.is_control() && !is_override(it);
    let kept: String = unix.chars().filter(|it| is_kept(*it)).collect();
    if is_blank(&kept) {
        return String::new();
    }
    let mut body = kept.trim_end();
    // Blank lines before go, the indentation of the first line stays: it makes code of it.
    while let Some((_, rest)) = body.split_once('\n').filter(|(first, _)| first.trim().is_empty()) {
        body = rest;
    }
    body.to_owned()
}

/// Whether nothing of a text can be seen.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|it| it.is_whitespace() || it.is_control() || is_invisible(it))
}

/// Characters that by themselves show nothing: Unicode's default ignorables, and the braille blank.
pub fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Embeddings, overrides and isolates, and the marks that do the like.
fn turns_direction(character: char) -> bool {
    is_override(character) || matches!(character, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Embeddings and overrides: what shows code other than it runs.
fn is_override(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        for (typed, cleaned) in [
            ("  How do I\t restore  it? ", Ok("How do I restore it?")),
            ("\nA line\r\n", Ok("A line")),
            ("two\nlines", Err(LineBreak)),
            ("two\u{2028}lines", Err(LineBreak)),
            ("bell\u{7} and \u{202e}evil\u{202c}", Ok("bell and evil")),
            ("e\u{301}te\u{202a}\u{301}", Ok("été")),
            ("\u{1112}\u{1161}\u{11ab}글", Ok("한글")),
            ("\u{200b}\u{2060} \u{3164}", Ok("")),
            ("ສະບາຍດີ", Ok("ສະບາຍດີ")),
            ("👩\u{200d}💻 writes", Ok("👩\u{200d}💻 writes")),
            ("مرحبا\u{200f}", Ok("مرحبا")),
            ("", Ok("")),
        ] {
            assert_eq!(clean_line(typed), cleaned.map(str::to_owned), "{typed:?}");
        }
    }

    #[test]
    fn bodies() {
        for (typed, cleaned) in [
            ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
            ("\n \n    let a = 1;\n\tb\n\n", "    let a = 1;\n\tb"),
            ("nul\0 bell\u{7} esc\u{1b}[0m", "nul bell esc[0m"),
            ("if admin\u{202e} } \u{2066}", "if admin } \u{2066}"),
            ("cafe\u{301}", "cafe\u{301}"),
            ("\u{200b}\n\u{feff}", ""),
            ("  \n ", ""),
            ("", ""),
        ] {
            assert_eq!(clean_body(typed), cleaned, "{typed:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in "\\PC{0,40}|[\\s\\u{200b}\\u{301}a가]{0,20}") {
            let body = clean_body(&text);
            proptest::prop_assert_eq!(clean_body(&body), body);
            if let Ok(line) = clean_line(&text) {
                proptest::prop_assert_eq!(clean_line(&line), Ok(line));
            }
        }
    }
}
