//! What changed between two versions of a text, line by line and word by word, ready to be shown.

use std::time::{Duration, Instant};

use serde::Serialize;
use similar::{ChangeTag, DiffTag, TextDiff};

use super::with_plain_line_ends;

/// How many unchanged lines are shown around a change.
const CONTEXT: usize = 3;

/// How long comparing may take; after that the result is coarser, and still right.
const TIME: Duration = Duration::from_millis(200);

/// Up to this size of both texts together, in bytes, words are compared within lines.
const LARGEST: usize = 256 * 1024;

/// What a line of a difference is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// In both versions.
    Same,
    /// Only in the newer one.
    Added,
    /// Only in the older one.
    Removed,
    /// Stands for unchanged lines that are not shown.
    Skipped,
}

/// A line of a difference.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Line {
    /// What the line is.
    pub kind: Kind,
    /// The line's text in order; none if it was skipped.
    pub parts: Vec<Part>,
    /// How many lines this one stands for: one, or as many as were skipped.
    pub count: usize,
}

/// A stretch of a line.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Part {
    /// The text.
    pub text: String,
    /// Whether these words are what changed in a line that otherwise stayed.
    pub is_changed: bool,
}

/// What changed between two versions; empty if nothing did.
#[must_use]
pub fn difference(before: &str, after: &str) -> Vec<Line> {
    let deadline = Instant::now() + TIME;
    let (before, after) = (whole_lines(before), whole_lines(after));
    if before == after {
        return Vec::new();
    }
    let compared = TextDiff::configure().timeout(TIME).diff_lines(&*before, &*after);
    let looks_within = before.len() + after.len() <= LARGEST;
    let mut lines = Vec::new();
    for change in compared.ops() {
        if looks_within && change.tag() == DiffTag::Replace {
            let changes = compared.iter_inline_changes_deadline(change, Some(deadline));
            lines.extend(changes.map(|line| shown(line.tag(), line.values())));
        } else {
            lines.extend(compared.iter_changes(change).map(|line| shown(line.tag(), &[(false, line.value())])));
        }
    }
    folded(lines)
}

/// Ends every line, the last too, in `\n`: how a file ends is not what a reader compares.
fn whole_lines(text: &str) -> String {
    let mut text = with_plain_line_ends(text).into_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

fn shown(tag: ChangeTag, values: &[(bool, &str)]) -> Line {
    let kind = match tag {
        ChangeTag::Equal => Kind::Same,
        ChangeTag::Insert => Kind::Added,
        ChangeTag::Delete => Kind::Removed,
    };
    let mut parts: Vec<Part> = Vec::new();
    for (is_changed, text) in values {
        let text = text.trim_end_matches('\n');
        match parts.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.is_changed == *is_changed => last.text.push_str(text),
            _ => parts.push(Part { text: text.to_owned(), is_changed: *is_changed }),
        }
    }
    // A line that changed as a whole needs no emphasis.
    if let [only] = parts.as_mut_slice() {
        only.is_changed = false;
    }
    Line { kind, parts, count: 1 }
}

/// Puts one line in place of the unchanged ones that are far from any change.
fn folded(lines: Vec<Line>) -> Vec<Line> {
    let is_same: Vec<bool> = lines.iter().map(|line| line.kind == Kind::Same).collect();
    let mut is_near = vec![false; lines.len()];
    let mut mark = |order: &mut dyn Iterator<Item = usize>| {
        let mut left = 0;
        for at in order {
            left = if is_same[at] { left } else { CONTEXT + 1 };
            is_near[at] |= left > 0;
            left = left.saturating_sub(1);
        }
    };
    mark(&mut (0..lines.len()));
    mark(&mut (0..lines.len()).rev());

    let mut kept: Vec<Line> = Vec::new();
    for (line, is_near) in lines.into_iter().zip(is_near) {
        match kept.last_mut() {
            _ if is_near => kept.push(line),
            Some(last) if last.kind == Kind::Skipped => last.count += 1,
            _ => kept.push(Line { kind: Kind::Skipped, parts: Vec::new(), count: 1 }),
        }
    }
    kept
}
