//! Numbers as a language writes them: digits in groups of three, and its decimal sign.
//! Source of the signs: CLDR, `numbers/symbols` of each locale.

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;

use super::Language;

type Formatter = fn(&FluentValue<'_>, &intl_memoizer::concurrent::IntlLangMemoizer) -> Option<String>;

/// A number as the language writes it, such as 1,284 or 1.284.
pub fn number(language: &Language, number: f64) -> String {
    let (group, decimal) = signs(language);
    write(&number.to_string(), group, decimal)
}

/// What Fluent calls for every number in a message. It takes a plain function, hence one a style.
pub(super) fn formatter(language: &Language) -> Formatter {
    match signs(language) {
        ('.', _) => |value, _| of_message(value, '.', ','),
        ('\u{a0}', _) => |value, _| of_message(value, '\u{a0}', ','),
        _ => |value, _| of_message(value, ',', '.'),
    }
}

fn signs(language: &Language) -> (char, char) {
    let tag = language.tag();
    match tag.split_once('-').map_or(tag, |(primary, _)| primary) {
        "lo" | "de" | "es" | "it" | "nl" | "da" | "el" | "id" | "tr" | "vi" | "pt" => ('.', ','),
        "fr" | "ru" | "uk" | "fi" | "sv" | "nb" | "cs" | "sk" | "pl" | "hu" | "kk" => ('\u{a0}', ','),
        _ => (',', '.'),
    }
}

fn of_message(value: &FluentValue<'_>, group: char, decimal: char) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let plain = FluentNumber::as_string(number);
    let group = Some(group).filter(|_| number.options.use_grouping);
    Some(match group {
        Some(group) => write(&plain, group, decimal),
        None => plain.replace('.', &decimal.to_string()),
    })
}

fn write(plain: &str, group: char, decimal: char) -> String {
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain), |rest| ("\u{2212}", rest));
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let mut written = sign.to_owned();
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            written.push(group);
        }
        written.push(digit);
    }
    if !fraction.is_empty() {
        written.push(decimal);
        written.push_str(fraction);
    }
    written
}
