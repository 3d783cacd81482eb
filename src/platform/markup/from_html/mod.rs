//! Markdown from the HTML of older forums, for imports. The HTML is made small and shallow first,
//! because its parser and the converter go as deep as it does.

mod attributes;
mod elements;
mod lines;
mod shallow;

use htmd::HtmlToMarkdown;
use htmd::options::{BrStyle, BulletListMarker, HrStyle, Options};

use super::escape::PLACE;
use super::with_plain_line_ends;

/// The Markdown that says what a piece of HTML says. Never fails: what cannot be expressed is left
/// out, what nests without end is flattened.
#[must_use]
pub fn markdown_from_html(html: &str) -> String {
    let html = with_plain_line_ends(html).replace([PLACE.0, PLACE.1], "");
    let shallow = shallow::shallow(&html);
    let converter = converter();
    let markdown = converter.convert(&shallow.html).unwrap_or_default();
    let mut whole = String::with_capacity(html.len());
    let mut before = "";
    for typed in markdown.lines() {
        let line = if lines::is_broken(before) { lines::go_on(before, typed) } else { typed.into() };
        let line = line.as_ref();
        before = typed;
        match line.split_once(PLACE.0).and_then(|(before, rest)| Some((before, rest.split_once(PLACE.1)?))) {
            None => whole.push_str(line),
            Some((before, (number, after))) => {
                let block = number.parse().ok().and_then(|number: usize| shallow.blocks.get(number));
                let code = block.and_then(|block| converter.convert(block).ok()).unwrap_or_default();
                put_in(&mut whole, before, &code, after);
            }
        }
        whole.push('\n');
    }
    whole.truncate(whole.trim_end().len());
    whole
}

fn converter() -> HtmlToMarkdown {
    let options = Options {
        hr_style: HrStyle::Dashes,
        br_style: BrStyle::Backslash,
        bullet_list_marker: BulletListMarker::Dash,
        ul_bullet_spacing: 1,
        ol_number_spacing: 1,
        ..Options::default()
    };
    HtmlToMarkdown::builder().options(options).build()
}

/// Puts a fenced block where its number stood. Each line gets the marks of the quotes and the
/// indent of the lists around it; the converter alone would trim some lines.
fn put_in(to: &mut String, before: &str, code: &str, after: &str) {
    let is_own_line = before.chars().all(|mark| " >-.".contains(mark) || mark.is_ascii_digit());
    if !is_own_line || !after.trim().is_empty() {
        // In a cell of a table, say, where no block can stand.
        let words: Vec<&str> = code.lines().filter(|line| !line.starts_with("```")).map(str::trim).collect();
        let words = words.join(" ").replace(['`', '|'], " ");
        to.extend([before, "`", words.trim(), "`", &after.replace([PLACE.0, PLACE.1], "")]);
        return;
    }
    let indent: String = before.chars().map(|mark| if mark == '>' { '>' } else { ' ' }).collect();
    for (number, line) in code.split('\n').enumerate() {
        to.push_str(if number == 0 { before } else { &indent });
        to.push_str(line);
        to.push('\n');
    }
    to.pop();
}
