//! Text without markup: for excerpts and for search.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, parse_document};
use unicode_segmentation::UnicodeSegmentation;

use super::{DEPTH, flatten_depth, options, with_plain_line_ends};

/// The longest excerpt in characters, the ellipsis included.
const EXCERPT: usize = 240;

/// A text without its markup, code included, a line a block.
#[must_use]
pub fn plain_text(markdown: &str) -> String {
    let markdown = with_plain_line_ends(markdown);
    let markdown = flatten_depth(&markdown, DEPTH);
    let arena = Arena::new();
    let root = parse_document(&arena, &markdown, &options());
    text_of(root, true, usize::MAX).trim().to_owned()
}

/// What a text says first, without its markup and code blocks: a sentence, or as many as make one of
/// some length, so that "Yes." does not stand alone.
#[must_use]
pub fn first_sentence(markdown: &str) -> String {
    /// What is shorter than this says too little, in characters.
    const ENOUGH: usize = 40;
    let markdown = with_plain_line_ends(markdown);
    let markdown = flatten_depth(&markdown, DEPTH);
    let arena = Arena::new();
    let root = parse_document(&arena, &markdown, &options());
    let text = text_of(root, false, EXCERPT * 8);
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut said = String::new();
    for sentence in words.join(" ").split_sentence_bounds() {
        said.push_str(sentence);
        if said.chars().count() >= ENOUGH {
            break;
        }
    }
    shortened(said.trim())
}

/// The beginning of a text without its markup and code blocks, in one line.
pub(super) fn excerpt<'a>(root: &'a AstNode<'a>) -> String {
    let text = text_of(root, false, EXCERPT * 8);
    let words: Vec<&str> = text.split_whitespace().collect();
    shortened(&words.join(" "))
}

/// The text at most [`EXCERPT`] characters long, cut between words, or within one that is longer.
fn shortened(text: &str) -> String {
    if text.chars().count() <= EXCERPT {
        return text.to_owned();
    }
    let byte = text.char_indices().nth(EXCERPT - 1).map_or(text.len(), |(byte, _)| byte);
    let last_before = |ends: &mut dyn Iterator<Item = (usize, &str)>| {
        ends.map(|(at, piece)| at + piece.len()).take_while(|end| *end <= byte).last().unwrap_or(0)
    };
    let mut end = last_before(&mut text.split_word_bound_indices());
    if end < byte / 2 {
        end = last_before(&mut text.grapheme_indices(true));
    }
    format!("{}…", text[..end].trim_end())
}

/// What is to be read, about `enough` bytes of it.
fn text_of<'a>(root: &'a AstNode<'a>, with_code_blocks: bool, enough: usize) -> String {
    let mut text = String::new();
    for edge in root.traverse() {
        if text.len() > enough {
            break;
        }
        match edge {
            NodeEdge::Start(node) => match &node.data().value {
                NodeValue::Text(words) => push(&mut text, words),
                NodeValue::Code(code) => push(&mut text, &code.literal),
                NodeValue::HtmlInline(html) => push(&mut text, html),
                NodeValue::HtmlBlock(html) => push(&mut text, &html.literal),
                NodeValue::CodeBlock(code) if with_code_blocks => push(&mut text, &code.literal),
                NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
                NodeValue::TableCell if !text.ends_with('\n') => text.push(' '),
                _ => {}
            },
            NodeEdge::End(node) if node.data().value.block() => end_line(&mut text, &node.data().value),
            NodeEdge::End(_) => {}
        }
    }
    text
}

fn end_line(text: &mut String, block: &NodeValue) {
    let is_cell = matches!(block, NodeValue::TableCell);
    if !is_cell && !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// Adds text without what cannot be seen and does harm: control characters and noncharacters.
fn push(text: &mut String, words: &str) {
    let is_kept = |letter: &char| {
        matches!(letter, '\n' | '\t')
            || !letter.is_control() && !matches!(letter, '\u{FDD0}'..='\u{FDEF}' | '\u{202D}' | '\u{202E}')
    };
    text.extend(words.chars().filter(is_kept));
}
