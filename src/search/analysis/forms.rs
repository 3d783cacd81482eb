//! Letters that are written in several ways, made one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Compatibility forms (`Ｗｉ－Ｆｉ`, half-width kana) and capitals folded; accents stay.
pub(super) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let lower = word.nfkc().flat_map(char::to_lowercase).map(|letter| match letter {
        'ς' => 'σ',
        '’' | 'ʼ' | '＇' => '\'',
        other => other,
    });
    lower.nfc().collect()
}

/// A folded word without its accents, as those write it who lack the keys.
pub(super) fn without_accents(form: &str) -> String {
    if form.is_ascii() {
        return form.to_owned();
    }
    let mut plain = String::with_capacity(form.len());
    for letter in form.nfd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ø' => plain.push('o'),
            'đ' | 'ð' => plain.push('d'),
            'ł' => plain.push('l'),
            'þ' => plain.push_str("th"),
            'ı' => plain.push('i'),
            other => plain.push(other),
        }
    }
    plain
}

/// `サーバー` and `サーバ` are one word.
pub(super) fn without_long_mark(form: &str) -> String {
    match form.strip_suffix('ー') {
        Some(short) if short.chars().count() >= 2 => short.to_owned(),
        _ => form.to_owned(),
    }
}
