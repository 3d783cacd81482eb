//! In which language a post is written, as far as its letters and those who write there tell.

use unicode_script::{Script, UnicodeScript};

/// From which share of its letters on a text is in the one language that has them.
const OWN: f32 = 0.2;
/// Letters that only one language here is written in.
const OWN_LETTERS: [(Script, &str); 8] = [
    (Script::Hangul, "ko"),
    (Script::Hiragana, "ja"),
    (Script::Katakana, "ja"),
    (Script::Thai, "th"),
    (Script::Lao, "lo"),
    (Script::Greek, "el"),
    (Script::Khmer, "km"),
    (Script::Tamil, "ta"),
];

/// The language of a text: the one that its letters belong to alone, or else the first of the likely ones that is
/// written in most of its letters. None, rather than a guess, where that says nothing.
pub fn language_of(text: &str, likely: &[Option<&str>]) -> Option<String> {
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphabetic()).collect();
    let of = |scripts: &[Script]| letters.iter().filter(|letter| scripts.contains(&letter.script())).count();
    let share = |scripts: &[Script]| of(scripts) as f32 / letters.len().max(1) as f32;
    if let Some((_, language)) = OWN_LETTERS.iter().find(|(script, _)| share(&[*script]) >= OWN) {
        return Some((*language).to_owned());
    }
    if letters.iter().any(|letter| matches!(letter, 'ө' | 'ү' | 'Ө' | 'Ү')) && share(&[Script::Cyrillic]) >= OWN {
        return Some("mn".to_owned());
    }
    let is_in = |language: &&str| share(scripts_of(language)) > 0.5;
    likely.iter().flatten().copied().find(is_in).map(str::to_owned)
}

/// What a language is written in.
fn scripts_of(language: &str) -> &'static [Script] {
    match language.split(['-', '_']).next().unwrap_or_default() {
        "ko" => &[Script::Hangul],
        "ja" => &[Script::Hiragana, Script::Katakana, Script::Han],
        "zh" => &[Script::Han],
        "th" => &[Script::Thai],
        "lo" => &[Script::Lao],
        "el" => &[Script::Greek],
        "km" => &[Script::Khmer],
        "ta" => &[Script::Tamil],
        "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" | "ky" | "mn" => &[Script::Cyrillic],
        "ar" | "fa" | "ur" => &[Script::Arabic],
        "he" => &[Script::Hebrew],
        "hi" | "ne" | "mr" => &[Script::Devanagari],
        "my" => &[Script::Myanmar],
        _ => &[Script::Latin],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_and_else_who_writes_where() {
        for (text, likely, language) in [
            ("허브가 인터넷에 연결되지 않아요", &[Some("en")][..], Some("ko")),
            ("`hub restart --now` 명령이 안 돼요", &[None], Some("ko")),
            ("ライトが消えない", &[None], Some("ja")),
            ("Төв хэсэг унтарсан", &[Some("ru")], Some("mn")),
            ("Почему мигает лампа?", &[Some("en"), Some("ru")], Some("ru")),
            ("Почему мигает лампа?", &[Some("en")], None),
            ("Why does it blink?", &[Some("ko"), Some("en")], Some("en")),
            ("Why does it blink?", &[Some("ko"), None], None),
            ("Warum blinkt die Lampe?", &[Some("de")], Some("de")),
            ("42 :-)", &[Some("en")], None),
            ("", &[Some("en")], None),
        ] {
            assert_eq!(language_of(text, likely).as_deref(), language, "{text}");
        }
    }
}
