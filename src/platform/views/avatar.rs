//! Drawn avatars: a person's letters on one of eight colours, with no picture asked from anywhere.

use unicode_segmentation::UnicodeSegmentation;

const PALETTES: u64 = 8;

/// The colour of a person or a space, 1 to 8, the same for ever.
pub fn palette(id: i64) -> u8 {
    // Fibonacci hashing: neighbours in id get colours far apart.
    let spread = id.unsigned_abs().wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
    u8::try_from(spread % PALETTES).unwrap_or_default() + 1
}

/// The letters that stand for a name: first and last initial; of a name in Hangul the given name's
/// two syllables, of one in Han or Kana its first two signs.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().filter(|word| starts_with_letter(word)).collect();
    let Some(first) = words.first() else {
        return "?".to_owned();
    };
    let signs: Vec<&str> = first.graphemes(true).collect();
    if signs.iter().all(|sign| sign.chars().all(is_hangul)) && signs.len() >= 3 {
        return signs[signs.len() - 2..].concat();
    }
    if signs.first().is_some_and(|sign| sign.chars().all(is_east_asian)) {
        return signs.iter().take(2).copied().collect();
    }
    let last = words.last().filter(|_| words.len() > 1);
    [Some(first), last]
        .into_iter()
        .flatten()
        .filter_map(|word| word.graphemes(true).next())
        .collect::<String>()
        .to_uppercase()
}

fn starts_with_letter(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_alphanumeric)
}

fn is_hangul(sign: char) -> bool {
    matches!(sign, '\u{ac00}'..='\u{d7a3}')
}

fn is_east_asian(sign: char) -> bool {
    is_hangul(sign) || matches!(sign, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_for_a_name() {
        let cases = [
            ("Ester Lind", "EL"),
            ("ada", "A"),
            ("Jan van der Berg", "JB"),
            ("박지우", "지우"),
            ("이산", "이산"),
            ("田中 由紀", "田中"),
            ("山田", "山田"),
            ("ສົມພອນ ວົງສາ", "ສົວົ"),
            ("Ариун-Эрдэнэ", "А"),
            ("Ada (support)", "A"),
            ("  ", "?"),
            ("…", "?"),
        ];
        for (name, expected) in cases {
            assert_eq!(initials(name), expected, "{name}");
        }
    }

    #[test]
    fn a_colour_is_one_of_eight_and_all_are_used() {
        let used: std::collections::BTreeSet<u8> = (1..200).map(palette).collect();
        assert_eq!(used.into_iter().collect::<Vec<_>>(), (1..=8).collect::<Vec<u8>>());
        assert_eq!(palette(i64::MIN), palette(i64::MIN));
    }
}
