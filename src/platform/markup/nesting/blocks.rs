//! Quotes and lists: the marks that a line begins with, and the items that its indent continues.

use std::ops::Range;

/// Beyond this many marks a line in a code block counts as well: the fence may have been misread.
const MOST_IN_CODE: usize = 200;

/// Reads line by line.
pub(super) struct Blocks {
    depth: usize,
    pub(super) beyond: Vec<Range<usize>>,
    /// The columns at which the open list items have their content.
    items: Vec<usize>,
    fence: Option<Fence>,
}

/// An open code block.
struct Fence {
    letter: u8,
    length: usize,
    quotes: usize,
    column: usize,
}

/// What a line begins with.
#[derive(Default)]
struct Marks {
    ranges: Vec<Range<usize>>,
    quotes: usize,
    /// Where the content begins, as a byte of the line.
    content: usize,
}

impl Blocks {
    pub(super) fn new(depth: usize) -> Self {
        Self { depth, beyond: Vec::new(), items: Vec::new(), fence: None }
    }

    /// Reads a line that begins at byte `start`. Returns where its text begins, or nothing if the
    /// line is blank or code.
    pub(super) fn line(&mut self, start: usize, line: &str) -> Option<usize> {
        if let Some(fence) = &self.fence {
            let (quotes, column) = quotes_and_column(line, fence.quotes);
            let is_left = quotes < fence.quotes || column < fence.column && !line.trim().is_empty();
            if !is_left {
                let closes = closes(fence, line);
                self.code_line(start, line);
                if closes {
                    self.fence = None;
                }
                return None;
            }
            self.fence = None;
        }
        let marks = self.marks(line);
        let beyond = marks.ranges.iter().skip(self.depth.saturating_sub(marks_before(&marks, self.items.len())));
        self.beyond.extend(beyond.map(|mark| start + mark.start..start + mark.end));
        self.items.truncate(self.depth);
        let content = &line[marks.content..];
        if let Some((letter, length)) = fence(content) {
            let column = self.items.last().copied().unwrap_or(0);
            self.fence = Some(Fence { letter, length, quotes: marks.quotes, column });
            return None;
        }
        (!content.trim().is_empty()).then_some(marks.content)
    }

    fn code_line(&mut self, start: usize, line: &str) {
        let marks = line.bytes().take_while(|byte| b"> -+*".contains(byte)).filter(|byte| *byte != b' ').count();
        if marks > MOST_IN_CODE {
            let end = line.bytes().take_while(|byte| b"> -+*".contains(byte)).count();
            self.beyond.push(start..start + end);
        }
    }

    /// Reads the quotes and list items that a line begins with.
    fn marks(&mut self, line: &str) -> Marks {
        let bytes = line.as_bytes();
        let rule = rule_start(line);
        let mut marks = Marks::default();
        let mut at = 0;
        let mut is_first = true;
        loop {
            let indent = bytes[at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            let next = at + indent;
            if is_first && next < bytes.len() && bytes[next] != b'\n' {
                // An item continues on lines indented as far as its content.
                self.items.retain(|column| *column <= next);
                is_first = false;
            }
            let inside = self.items.last().copied().unwrap_or(0).max(at);
            let length = if next >= rule || next > inside + 3 { 0 } else { mark(&bytes[next..]) };
            if length == 0 {
                marks.content = at;
                return marks;
            }
            marks.ranges.push(next..next + length);
            at = next + length;
            if bytes[next] == b'>' {
                marks.quotes += 1;
            } else {
                self.items.push(at + 1);
            }
        }
    }
}

/// How many items were open before a line's own marks.
fn marks_before(marks: &Marks, items: usize) -> usize {
    items.saturating_sub(marks.ranges.len() - marks.quotes)
}

/// The length of the quote or list mark that the text begins with, or 0.
fn mark(text: &[u8]) -> usize {
    let length = match text.first() {
        Some(b'>') => return 1,
        Some(b'-' | b'+' | b'*') => 1,
        Some(b'0'..=b'9') => {
            let digits = text.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
            if digits > 9 || !matches!(text.get(digits), Some(b'.' | b')')) {
                return 0;
            }
            digits + 1
        }
        _ => return 0,
    };
    if matches!(text.get(length), None | Some(b' ' | b'\t' | b'\n')) { length } else { 0 }
}

/// Where a line turns into a rule (`* * *`), which is no list.
fn rule_start(line: &str) -> usize {
    let end = line.trim_end();
    let Some(letter) = end.chars().next_back().filter(|letter| matches!(letter, '-' | '*' | '_')) else {
        return line.len();
    };
    let start = end.trim_end_matches([letter, ' ', '\t']).len();
    if end[start..].matches(letter).count() >= 3 { start } else { line.len() }
}

/// The fence that a line opens.
fn fence(content: &str) -> Option<(u8, usize)> {
    let content = content.trim_start();
    let letter = *content.as_bytes().first().filter(|letter| matches!(letter, b'`' | b'~'))?;
    let length = content.bytes().take_while(|byte| *byte == letter).count();
    let is_code_span = letter == b'`' && content[length..].contains('`');
    (length >= 3 && !is_code_span).then_some((letter, length))
}

fn closes(fence: &Fence, line: &str) -> bool {
    let mark = line.trim_start_matches(['>', ' ', '\t']).trim_end();
    mark.len() >= fence.length && mark.bytes().all(|byte| byte == fence.letter)
}

/// At most `most` quotes at a line's beginning, and the column at which the line goes on.
fn quotes_and_column(line: &str, most: usize) -> (usize, usize) {
    let mut quotes = 0;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b' ' | b'\t' => {}
            b'>' if quotes < most => quotes += 1,
            _ => return (quotes, at),
        }
    }
    (quotes, line.len())
}
