//! Text as HTML. Every letter a person wrote passes through here on its way into a page.

/// Begins and ends the place of a part that is put in after sanitising. Both are Unicode
/// noncharacters and dropped by [`push`], so nobody can write one, not even as an entity.
pub(super) const PLACE: (char, char) = ('\u{FDD0}', '\u{FDD1}');

/// Adds text with everything escaped that means something in HTML, in an attribute too.
///
/// Noncharacters, control characters and the two overrides of writing direction, which serve to
/// make one text look like another, are left out.
pub(super) fn push(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\u{FDD0}'..='\u{FDEF}' | '\u{FFFE}' | '\u{FFFF}' | '\u{202D}' | '\u{202E}' => {}
            '\n' | '\t' => html.push(letter),
            _ if letter.is_control() => {}
            _ => html.push(letter),
        }
    }
}

/// The same as [`push`], as a text of its own.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    push(&mut html, text);
    html
}
