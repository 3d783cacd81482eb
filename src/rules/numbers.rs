//! Numbers and addresses that should not stand in the open: of payment cards, of telephones, of mail.

use std::sync::LazyLock;

use regex::Regex;

/// Whether the number of a payment card stands in a text: as many digits as the card's kind has, alone or in groups,
/// with the right check digit (Luhn).
pub(super) fn has_card(text: &str) -> bool {
    let mut groups: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|it: char| it.is_ascii_digit()) {
        let (between, from) = rest.split_at(start);
        if !matches!(between, " " | "-" | "." | "\u{a0}") {
            groups.clear();
        }
        let (group, after) = from.split_at(from.find(|it: char| !it.is_ascii_digit()).unwrap_or(from.len()));
        groups.push(group);
        if ends_in_card(&groups) {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether the last groups of digits together are a card's number.
fn ends_in_card(groups: &[&str]) -> bool {
    let mut digits = Vec::new();
    for group in groups.iter().rev() {
        if digits.len() + group.len() > 19 {
            return false;
        }
        digits.splice(0..0, group.bytes().map(|digit| digit - b'0'));
        if is_card(&digits) {
            return true;
        }
    }
    false
}

fn is_card(digits: &[u8]) -> bool {
    let begins = |count: usize| digits.iter().take(count).fold(0_u32, |number, digit| number * 10 + u32::from(*digit));
    let lengths: &[usize] = match (begins(4), begins(2)) {
        (4000..=4999, _) => &[13, 16, 19],
        (_, 34 | 37) => &[15],
        (_, 36 | 38 | 39) | (3000..=3059, _) => &[14],
        (2221..=2720, _) | (_, 51..=55) => &[16],
        (6011 | 6440..=6599 | 6200..=6299 | 3528..=3589, _) => &[16, 17, 18, 19],
        _ => return false,
    };
    lengths.contains(&digits.len()) && has_right_check_digit(digits)
}

/// ISO/IEC 7812-1, annex B: every second digit from the right doubled, the digits of all added up.
fn has_right_check_digit(digits: &[u8]) -> bool {
    let weigh = |(place, digit): (usize, &u8)| {
        let weighed = if place % 2 == 1 { digit * 2 } else { *digit };
        u32::from(weighed / 10 + weighed % 10)
    };
    digits.iter().rev().enumerate().map(weigh).sum::<u32>() % 10 == 0
}

/// A pattern of ours; one that could not be read would find nothing, and its test would fail.
fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

static ADDRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"[\p{L}\p{N}._%+-]+@((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})"));

/// From abroad, within a country, and as they are written in North America.
static TELEPHONES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let ways = [
        r"(?:\+|\b00)[1-9]\d{0,3}(?:[ .\-/\x{a0}]?\(?\d{1,5}\)?){2,6}",
        r"\b0\d{1,4}[ .\-/)\x{a0}]{1,2}\d{3,4}[ .\-\x{a0}]?\d{3,4}",
        r"(?:\([2-9]\d{2}\) ?|\b[2-9]\d{2}[\-.])[2-9]\d{2}[\-.]\d{4}",
    ];
    ways.into_iter().filter_map(pattern).collect()
});

/// Whether a mail address stands in a text, at another domain than those that are fine, and than those that stand for
/// none (RFC 2606).
pub(super) fn has_address(text: &str, fine: &[String]) -> bool {
    let Some(address) = ADDRESS.as_ref() else { return false };
    let examples = ["example", "example.com", "example.net", "example.org", "test", "invalid", "localhost"];
    address.captures_iter(text).filter_map(|found| found.get(1)).any(|domain| {
        let domain = domain.as_str().to_lowercase();
        !examples.iter().any(|it| is_of(&domain, it)) && !fine.iter().any(|it| is_of(&domain, it))
    })
}

/// Whether a domain is another or belongs to it.
pub(super) fn is_of(domain: &str, of: &str) -> bool {
    domain.strip_suffix(of).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether a telephone number stands in a text.
pub(super) fn has_telephone(text: &str) -> bool {
    TELEPHONES.iter().any(|way| {
        way.find_iter(text).any(|found| {
            let digits = found.as_str().bytes().filter(u8::is_ascii_digit).count();
            let (before, after) = (text.split_at(found.start()).0, text.split_at(found.end()).1);
            let touches = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric());
            (9..=17).contains(&digits) && !touches(before.chars().next_back()) && !touches(after.chars().next())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards() {
        for (text, expected) in [
            ("4111 1111 1111 1111", true),
            ("my card is 5500-0000-0000-0004.", true),
            ("378282246310005", true),
            ("30569309025904", true),
            ("6011111111111117", true),
            ("4111 1111 1111 1111 12/27", true),
            ("order 12 4111111111111111", true),
            ("4111 1111 1111 1112", false),
            ("serial 1234567890123452", false),
            ("1763812345678901234567890", false),
            ("4111 1111", false),
            ("", false),
        ] {
            assert_eq!(has_card(text), expected, "{text}");
        }
        assert!(!has_card(&"1 ".repeat(20_000)));
    }

    #[test]
    fn addresses() {
        let fine = ["nordlicht.example".to_owned(), "company.com".to_owned()];
        for (text, expected) in [
            ("write to ada.l+x@mail.co.uk", true),
            ("홍길동@회사.한국", true),
            ("ada@example.org or support@company.com or a@eu.company.com", false),
            ("a@notcompany.com", true),
            ("@ada said", false),
            ("left-pad@1.2.3", false),
        ] {
            assert_eq!(has_address(text, &fine), expected, "{text}");
        }
    }

    #[test]
    fn telephones() {
        assert_eq!(TELEPHONES.len(), 3);
        for (text, expected) in [
            ("call +49 171 1234567", true),
            ("call +1 (415) 555-2671", true),
            ("0082 10-1234-5678", true),
            ("010-1234-5678", true),
            ("02 123 4567", true),
            ("(415) 555-2671", true),
            ("415-555-2671", true),
            ("version 10.0.19045.3803", false),
            ("192.168.100.200", false),
            ("on 2026-11-22 at 10:00", false),
            ("error 0x80070005", false),
            ("01.02.2026", false),
            ("ticket 12345678901", false),
        ] {
            assert_eq!(has_telephone(text), expected, "{text}");
        }
    }
}
