//! Brackets and emphasis: marks that open and close within a paragraph.

use std::collections::HashMap;
use std::ops::Range;

/// Reads paragraph by paragraph.
pub(super) struct Inlines {
    depth: usize,
    pub(super) beyond: Vec<Range<usize>>,
    runs: Vec<Run>,
}

/// Marks of one letter in a row.
#[derive(Clone, Debug)]
struct Run {
    letter: u8,
    bytes: Range<usize>,
    opens: bool,
    closes: bool,
}

/// Two runs that belong together, and how many levels they make: `***` makes two.
struct Pair {
    open: Range<usize>,
    close: Range<usize>,
    levels: usize,
}

impl Inlines {
    pub(super) fn new(depth: usize) -> Self {
        Self { depth, beyond: Vec::new(), runs: Vec::new() }
    }

    /// Reads a line of a paragraph whose first byte is the text's byte `start`.
    pub(super) fn line(&mut self, start: usize, line: &str) {
        let bytes = line.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let letter = bytes[at];
            let length = match letter {
                b'\\' => {
                    at += 2;
                    continue;
                }
                b'[' | b']' => 1,
                b'*' | b'_' | b'~' | b'`' => bytes[at..].iter().take_while(|byte| **byte == letter).count(),
                _ => {
                    at += 1;
                    continue;
                }
            };
            let before = line.get(..at).and_then(|text| text.chars().next_back());
            let after = line.get(at + length..).and_then(|text| text.chars().next());
            let (opens, closes) = flanks(letter, before, after);
            self.runs.push(Run { letter, bytes: start + at..start + at + length, opens, closes });
            at += length;
        }
    }

    /// Counts what was read since the last paragraph.
    pub(super) fn end_paragraph(&mut self) {
        if self.runs.is_empty() {
            return;
        }
        let runs = outside_code(std::mem::take(&mut self.runs));
        let pairs = pairs(runs);
        // Opening and closing sides in the order of the text, so that a counter gives the depth.
        let mut sides: Vec<(usize, bool, usize)> = Vec::new();
        for (number, pair) in pairs.iter().enumerate() {
            sides.push((pair.open.start, true, number));
            sides.push((pair.close.start, false, number));
        }
        sides.sort_unstable();
        let mut deep = 0;
        let mut is_kept = vec![false; pairs.len()];
        for (_, opens, number) in sides {
            let levels = pairs[number].levels;
            if !opens {
                deep -= if is_kept[number] { levels } else { 0 };
            } else if deep + levels <= self.depth {
                deep += levels;
                is_kept[number] = true;
            }
        }
        for (pair, _) in pairs.into_iter().zip(is_kept).filter(|(_, is_kept)| !is_kept) {
            self.beyond.push(pair.open);
            self.beyond.push(pair.close);
        }
    }
}

/// Whether a mark between two letters opens, and whether it closes.
fn flanks(letter: u8, before: Option<char>, after: Option<char>) -> (bool, bool) {
    let is_space = |side: Option<char>| side.is_none_or(char::is_whitespace);
    let is_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    match letter {
        b'[' => (true, false),
        b']' => (false, true),
        b'_' => (!is_space(after) && !is_word(before), !is_space(before) && !is_word(after)),
        _ => (!is_space(after), !is_space(before)),
    }
}

/// The runs that do not lie between backticks, without the backticks.
fn outside_code(runs: Vec<Run>) -> Vec<Run> {
    let mut later: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, run) in runs.iter().enumerate().rev().filter(|(_, run)| run.letter == b'`') {
        later.entry(run.bytes.len()).or_default().push(number);
    }
    let mut kept = Vec::new();
    let mut code_until = 0;
    for (number, run) in runs.into_iter().enumerate() {
        if run.letter != b'`' {
            if number >= code_until {
                kept.push(run);
            }
            continue;
        }
        let same = later.entry(run.bytes.len()).or_default();
        while same.last().is_some_and(|at| *at <= number) {
            same.pop();
        }
        if number >= code_until
            && let Some(end) = same.pop()
        {
            code_until = end + 1;
        }
    }
    kept
}

/// Which marks belong together. Marks that stay alone nest nothing.
fn pairs(runs: Vec<Run>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut open: Vec<Run> = Vec::new();
    let mut waiting: HashMap<u8, usize> = HashMap::new();
    for mut run in runs {
        let opener = if run.letter == b']' { b'[' } else { run.letter };
        while run.closes && !run.bytes.is_empty() && waiting.get(&opener).is_some_and(|count| *count > 0) {
            let Some(mut other) = open.pop() else { break };
            if other.letter != opener {
                waiting.entry(other.letter).and_modify(|count| *count -= 1);
                continue;
            }
            let length = run.bytes.len().min(other.bytes.len());
            pairs.push(Pair {
                open: other.bytes.end - length..other.bytes.end,
                close: run.bytes.start..run.bytes.start + length,
                levels: length.div_ceil(2),
            });
            other.bytes.end -= length;
            run.bytes.start += length;
            if other.bytes.is_empty() {
                waiting.entry(opener).and_modify(|count| *count -= 1);
            } else {
                open.push(other);
            }
        }
        if run.opens && !run.bytes.is_empty() {
            *waiting.entry(run.letter).or_default() += 1;
            open.push(run);
        }
    }
    pairs
}
