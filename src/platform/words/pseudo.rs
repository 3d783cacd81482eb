//! English in disguise: ⟦Áççéþţ áñšŵéŕ⟧. What is not in brackets does not come from a Fluent file.

use std::borrow::Cow;

/// Marks a whole message; messages given as arguments to others stand in brackets of their own.
pub(super) fn enclose(text: &str) -> String {
    format!("⟦{text}⟧")
}

/// Gives the letters of a message's own text their accents; arguments pass unchanged.
pub(super) fn accent(text: &str) -> Cow<'_, str> {
    Cow::Owned(text.chars().map(accented).collect())
}

fn accented(letter: char) -> char {
    match letter {
        'a' => 'á',
        'c' => 'ç',
        'd' => 'ð',
        'e' => 'é',
        'g' => 'ğ',
        'i' => 'í',
        'l' => 'ļ',
        'n' => 'ñ',
        'o' => 'ö',
        'r' => 'ŕ',
        's' => 'š',
        't' => 'ţ',
        'u' => 'û',
        'w' => 'ŵ',
        'y' => 'ý',
        'A' => 'Á',
        'C' => 'Ç',
        'E' => 'É',
        'I' => 'Í',
        'N' => 'Ñ',
        'O' => 'Ö',
        'R' => 'Ŕ',
        'S' => 'Š',
        'T' => 'Ţ',
        'U' => 'Û',
        'W' => 'Ŵ',
        'Y' => 'Ý',
        other => other,
    }
}
