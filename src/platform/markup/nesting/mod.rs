//! How deep a text nests, found in one pass over its letters before any parser sees it.
//!
//! It reads Markdown roughly. What it misses costs nothing worse: `write` stops at the same depth.

mod blocks;
mod inlines;

use std::borrow::Cow;
use std::ops::Range;

/// How often [`flatten_depth`] looks again, since taking marks away can bring others together.
const PASSES: usize = 6;

/// Whether quotes and lists, or brackets and emphasis, lie deeper in one another than `depth`.
pub(super) fn is_too_deep(markdown: &str, depth: usize) -> bool {
    !marks_beyond(markdown, depth).is_empty()
}

/// Takes away the marks that nest deeper than `depth`, and leaves the words: for imported texts,
/// which are not refused.
#[must_use]
pub fn flatten_depth(markdown: &str, depth: usize) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(markdown);
    for _ in 0..PASSES {
        let beyond = marks_beyond(&text, depth);
        if beyond.is_empty() {
            return text;
        }
        text = Cow::Owned(without(&text, &beyond));
    }
    // Whoever writes this does not mean anything by it.
    Cow::Owned(text.replace(['>', '[', ']', '*', '_', '~', '-', '+', '.', ')'], " "))
}

/// The marks beyond a depth as ranges of bytes, in order, none overlapping.
fn marks_beyond(markdown: &str, depth: usize) -> Vec<Range<usize>> {
    let mut blocks = blocks::Blocks::new(depth);
    let mut inlines = inlines::Inlines::new(depth);
    let mut start = 0;
    for line in markdown.split_inclusive('\n') {
        match blocks.line(start, line) {
            Some(content) => inlines.line(start + content, &line[content..]),
            None => inlines.end_paragraph(),
        }
        start += line.len();
    }
    inlines.end_paragraph();
    let mut beyond = blocks.beyond;
    beyond.append(&mut inlines.beyond);
    beyond.sort_by_key(|range| range.start);
    beyond
}

fn without(text: &str, ranges: &[Range<usize>]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for range in ranges {
        kept.push_str(text.get(from..range.start).unwrap_or_default());
        from = from.max(range.end);
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}
