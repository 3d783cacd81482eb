//! Which Markdown a post gets: what its author typed, if the dump still has that, else its HTML turned back.

use std::collections::HashSet;

use super::threads::ForeignPost;

/// How many in a hundred words two texts must share to count as one text written twice. Not all: the site
/// turned links to its own threads into their titles, and `[tag:x]` into `x`.
const ALIKE: usize = 95;

/// The Markdown of a post: of its newest version if that is what its HTML shows, else `from_html` of its HTML.
pub fn of(post: &ForeignPost, from_html: impl Fn(&str) -> String) -> String {
    let newest = post.revisions.iter().rev().find_map(|revision| revision.body.as_deref());
    match newest {
        Some(markdown) if say_the_same(markdown, &post.html) => with_headings(markdown, &post.html),
        _ => from_html(&post.html),
    }
}

/// `#Title` was a heading to the site until 2020, but is none in CommonMark: gives such lines their space
/// where the HTML does show a heading of that level.
fn with_headings(markdown: &str, html: &str) -> String {
    let mut is_code = false;
    let mut lines = Vec::new();
    for line in markdown.split('\n') {
        is_code ^= line.starts_with("```") || line.starts_with("~~~");
        let title = line.trim_start_matches('#');
        let level = line.len() - title.len();
        let is_glued = (1..=6).contains(&level) && title.starts_with(|c: char| !c.is_whitespace());
        if is_glued && !is_code && html.contains(&format!("<h{level}>")) {
            lines.push(format!("{} {title}", &line[..level]));
        } else {
            lines.push(line.to_owned());
        }
    }
    lines.join("\n")
}

/// Whether HTML could have been made from the Markdown: each has nearly all words of the other. A post may
/// have been changed without a trace in its history, to take out what should not have been in it.
fn say_the_same(markdown: &str, html: &str) -> bool {
    let typed: HashSet<&str> = words(markdown).collect();
    let shown: HashSet<&str> = words(html).collect();
    let text = without_tags(html);
    share(words(&text), &typed) && share(words(markdown).filter(|word| !is_label(word)), &shown)
}

fn share<'a>(words: impl Iterator<Item = &'a str>, of: &HashSet<&str>) -> bool {
    let (mut all, mut shared) = (0, 0);
    for word in words {
        all += 1;
        shared += usize::from(of.contains(word));
    }
    shared * 100 >= all * ALIKE
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !is_entity(word))
}

/// Names that stand in HTML for characters that Markdown may have as they are.
fn is_entity(word: &str) -> bool {
    matches!(word, "amp" | "lt" | "gt" | "quot" | "nbsp" | "39")
}

/// Numbers of links and of lists, which HTML does not show.
fn is_label(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' => {
                is_tag = false;
                text.push(' ');
            }
            _ if !is_tag => text.push(c),
            _ => {}
        }
    }
    text
}
