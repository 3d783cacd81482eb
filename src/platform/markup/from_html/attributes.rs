//! What stands within a tag.

/// The longest tag, in bytes.
pub(super) const LONGEST_TAG: usize = 4_000;

/// Where a tag ends, as the number of bytes up to and with its `>`.
pub(super) fn tag_length(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that never ends was probably none.
    text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>').map(|at| at + 1)
}

/// The value of an attribute as it is written in a tag, its entities untouched.
pub(super) fn attribute<'t>(tag: &'t str, wanted: &str) -> Option<&'t str> {
    let mut rest = tag.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric());
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '/' | '>'));
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        let after = after.trim_start();
        let Some(value) = after.strip_prefix('=') else {
            if after.is_empty() || after.starts_with('>') {
                return None;
            }
            // An attribute without a value; one letter at least is behind us.
            rest = if name.is_empty() { &after[after.chars().next()?.len_utf8()..] } else { after };
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|letter| matches!(letter, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote)?,
            None => value
                .split_at(value.find(|letter: char| letter.is_whitespace() || letter == '>').unwrap_or(value.len())),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = after;
    }
}

/// The language of a code block, from classes such as `lang-js` or `language-js`.
pub(super) fn language(tag: &str) -> Option<&str> {
    let classes = attribute(tag, "class")?.split_whitespace();
    let mut names = classes.filter_map(|class| class.strip_prefix("language-").or(class.strip_prefix("lang-")));
    names.find(|name| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+#-_".contains(&byte))
    })
}
