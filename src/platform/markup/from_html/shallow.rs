//! HTML with only the elements that matter, every one closed, and never deep.

use std::collections::HashMap;

use super::super::escape::PLACE;
use super::attributes::{LONGEST_TAG, attribute, language, tag_length};
use super::elements::{Element, attributes_of, element, ended_by, is_within_line};

/// How deep the result nests: twenty lists, since a list takes two elements.
const DEEPEST: usize = 40;

/// HTML that is safe to parse, and the code blocks that were taken out of it.
pub(super) struct Shallow {
    /// The HTML, with a paragraph that holds the number of a block at each block's place.
    pub(super) html: String,
    /// The blocks as HTML.
    pub(super) blocks: Vec<String>,
}

/// Rewrites HTML in one pass, whatever it is.
pub(super) fn shallow(html: &str) -> Shallow {
    let mut rewriting = Rewriting {
        html,
        small: html.to_ascii_lowercase(),
        to: String::with_capacity(html.len()),
        blocks: Vec::new(),
        open: Vec::new(),
        has_words: false,
        breaks_from: None,
        skipped: HashMap::new(),
        no_tag_ends_before: 0,
    };
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        rewriting.text(&html[at..at + found]);
        at = rewriting.mark(at + found);
    }
    rewriting.text(&html[at..]);
    while rewriting.close_last() {}
    rewriting.drop_breaks();
    Shallow { html: rewriting.to, blocks: rewriting.blocks }
}

struct Rewriting<'h> {
    html: &'h str,
    /// The same in small letters, byte by byte.
    small: String,
    to: String,
    blocks: Vec<String>,
    open: Vec<&'static str>,
    /// Whether the present block says anything yet.
    has_words: bool,
    /// Where the line breaks begin after which nothing was said yet.
    breaks_from: Option<usize>,
    /// How many elements of a name were left out for being too deep.
    skipped: HashMap<&'static str, usize>,
    no_tag_ends_before: usize,
}

impl Rewriting<'_> {
    /// Reads what begins with the `<` at a byte; returns where to go on.
    fn mark(&mut self, at: usize) -> usize {
        let rest = &self.html[at + 1..];
        if rest.starts_with("!--") {
            return rest.find("-->").map_or(self.html.len(), |end| at + 1 + end + 3);
        }
        let is_tag = rest.trim_start_matches(['/', '!', '?']).starts_with(|letter: char| letter.is_ascii_alphabetic());
        let length = if is_tag && at >= self.no_tag_ends_before { tag_length(rest) } else { None };
        let Some(length) = length else {
            if is_tag {
                self.no_tag_ends_before = self.no_tag_ends_before.max(at + LONGEST_TAG);
            }
            self.text("&lt;");
            return at + 1;
        };
        let tag = &rest[..length];
        let after = at + 1 + length;
        if tag.starts_with(['!', '?']) {
            return after;
        }
        let is_end = tag.starts_with('/');
        let small = &self.small[at + 1 + usize::from(is_end)..];
        let name_end = small.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(small.len());
        match (element(&small[..name_end]), is_end) {
            (Element::Kept(name), false) => self.begin(name, tag),
            (Element::Kept(name), true) => self.end(name),
            (Element::Void("br"), false) => self.line_break(),
            (Element::Void(name), false) => {
                self.end_others(name);
                self.said(name);
                self.tag(name, tag);
            }
            (Element::Code(name), false) => return self.code(name, tag, after),
            (Element::Dropped(name), false) => return self.content_end(name, after).1,
            _ => {}
        }
        after
    }

    fn text(&mut self, text: &str) {
        let is_blank = text.trim().is_empty() || text.replace("&nbsp;", "").replace("&#160;", "").trim().is_empty();
        if !is_blank {
            (self.has_words, self.breaks_from) = (true, None);
        }
        self.to.push_str(text);
    }

    /// A break stands between two lines: where a block has no line yet there is none.
    fn line_break(&mut self) {
        if self.has_words {
            self.breaks_from.get_or_insert(self.to.len());
            self.to.push_str("<br>");
        }
    }

    /// A picture is something said; whatever else is not within a line begins or ends a block.
    fn said(&mut self, name: &str) {
        match name {
            "img" => (self.has_words, self.breaks_from) = (true, None),
            _ if is_within_line(name) => {}
            _ => self.drop_breaks(),
        }
    }

    /// Takes away the breaks that no line followed: Markdown would show their mark, a backslash.
    fn drop_breaks(&mut self) {
        self.has_words = false;
        if let Some(from) = self.breaks_from.take() {
            let rest = self.to.split_off(from).replace("<br>", "");
            self.to.push_str(&rest);
        }
    }

    fn begin(&mut self, name: &'static str, tag: &str) {
        self.end_others(name);
        self.said(name);
        if self.open.len() >= DEEPEST {
            *self.skipped.entry(name).or_default() += 1;
            return;
        }
        self.open.push(name);
        self.tag(name, tag);
    }

    fn end(&mut self, name: &'static str) {
        if let Some(skipped) = self.skipped.get_mut(name).filter(|skipped| **skipped > 0) {
            *skipped -= 1;
        } else if let Some(place) = self.open.iter().rposition(|open| *open == name) {
            while self.open.len() > place {
                self.close_last();
            }
        }
    }

    /// Ends what HTML ends by itself where an element begins.
    fn end_others(&mut self, name: &str) {
        let (ended, kept) = ended_by(name);
        let border = self.open.iter().rposition(|open| kept.contains(open)).map_or(0, |place| place + 1);
        if let Some(place) = self.open[border..].iter().position(|open| ended.contains(open)) {
            while self.open.len() > border + place {
                self.close_last();
            }
        }
    }

    fn close_last(&mut self) -> bool {
        let last = self.open.pop();
        if let Some(name) = last {
            self.said(name);
            self.to.extend(["</", name, ">"]);
        }
        last.is_some()
    }

    /// Writes a tag with the attributes that matter.
    fn tag(&mut self, name: &str, tag: &str) {
        self.to.extend(["<", name]);
        for wanted in attributes_of(name) {
            if let Some(value) = attribute(tag, wanted) {
                self.to.extend([" ", wanted, "=\"", &value.replace('"', "&quot;"), "\""]);
            }
        }
        self.to.push('>');
    }

    /// A block of code keeps its letters and loses the elements within.
    fn code(&mut self, name: &str, tag: &str, from: usize) -> usize {
        self.end_others("pre");
        self.drop_breaks();
        let (end, after) = self.content_end(name, from);
        let inside = &self.html[from..end];
        let inside = inside.strip_prefix('\n').unwrap_or(inside);
        let mut language = language(tag);
        let mut text = String::with_capacity(inside.len());
        let mut rest = inside;
        while let Some((before, tag)) = rest.split_once('<') {
            text.push_str(before);
            let is_tag = tag.trim_start_matches(['/', '!']).starts_with(|letter: char| letter.is_ascii_alphabetic());
            match tag_length(tag).filter(|_| is_tag) {
                Some(length) => {
                    language = language.or_else(|| attributes_language(&tag[..length]));
                    let is_break = tag.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br"));
                    text.push_str(if is_break { "\n" } else { "" });
                    rest = &tag[length..];
                }
                None => {
                    text.push_str("&lt;");
                    rest = tag;
                }
            }
        }
        text.push_str(rest);
        let class = language.map(|language| format!(" class=\"language-{language}\"")).unwrap_or_default();
        self.to.push_str(&format!("<p>{}{}{}</p>", PLACE.0, self.blocks.len(), PLACE.1));
        self.blocks.push(format!("<pre><code{class}>{text}</code></pre>"));
        after
    }

    /// Where the content of an element ends that holds no others, and where its end tag does.
    fn content_end(&self, name: &str, from: usize) -> (usize, usize) {
        let all = self.html.len();
        let Some(found) = self.small[from..].find(&format!("</{name}")) else {
            return (all, all);
        };
        let end = from + found;
        (end, self.html[end..].find('>').map_or(all, |close| end + close + 1))
    }
}

fn attributes_language(tag: &str) -> Option<&str> {
    if tag.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("code")) { language(tag) } else { None }
}
