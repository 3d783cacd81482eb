//! Which part of a text is shown under a result, and what in it is marked.

use crate::search::analysis::{Reading, Token, tokens};
use crate::search::query::Query;

/// A piece of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// Whether it is one of the words looked for.
    pub is_marked: bool,
}

/// The most of a text that is looked at, in bytes.
const MOST_READ: usize = 200_000;
/// A root this long may stand for words that begin with it in languages whose endings we do not know here.
const LONG_ROOT: usize = 5;
/// The longest ending such a word may have.
const LONGEST_ENDING: usize = 4;
/// What each further place of a word already seen adds to a window, beside a new word's 1.
const AGAIN: f32 = 0.05;
const ELLIPSIS: &str = "…";

/// The best window of a text around what was looked for, of at most so many characters (besides dots where it is
/// cut) and of whole words; the beginning if nothing of it is there.
pub fn passage(text: &str, query: &Query, longest: usize) -> Vec<Piece> {
    let text = &text[..text.floor_char_boundary(MOST_READ)];
    let words = tokens(text, Reading::Text(None));
    let marks: Vec<Mark> = words.iter().filter_map(|word| mark(text, word, query)).collect();
    let (from, to) = window(text, &words, &marks, longest);
    pieces(text, from, to, &marks)
}

/// A place to be marked.
#[derive(Clone, Copy)]
struct Mark {
    from: usize,
    to: usize,
    /// Which of the query's words it is.
    word: usize,
    weight: f32,
}

fn mark(text: &str, token: &Token, query: &Query) -> Option<Mark> {
    query.words.iter().enumerate().find_map(|(word, looked_for)| {
        let (from, to) = place(text, token, &looked_for.token)?;
        Some(Mark { from, to, word, weight: if looked_for.token.is_light { 0.1 } else { 1.0 } })
    })
}

/// Where in a word of the text a looked-for word stands: all of it, or its part without a particle.
fn place(text: &str, token: &Token, looked_for: &Token) -> Option<(usize, usize)> {
    let all = Some((token.from, token.to));
    if token.form == looked_for.form {
        return all;
    }
    let written = &text[token.from..token.to];
    // From the last: of a run of Hangul that is the longest.
    for root in looked_for.roots.iter().rev() {
        // A run of Hangul holds words and particles without a space between.
        if is_hangul(root) && root.chars().nth(1).is_some() {
            if let Some(at) = written.find(root.as_str()) {
                return Some((token.from + at, token.from + at + root.len()));
            }
        } else if token.roots.contains(root) || token.parts.contains(root) || begins_with(&token.form, root) {
            return all;
        }
    }
    let joined = looked_for.roots.iter().any(|root| token.joined.as_ref() == Some(root));
    if joined { all } else { None }
}

fn is_hangul(root: &str) -> bool {
    root.starts_with(|letter: char| ('가'..='힣').contains(&letter))
}

fn begins_with(form: &str, root: &str) -> bool {
    let ending = form.strip_prefix(root).map(|ending| ending.chars().count());
    ending.is_some_and(|ending| ending <= LONGEST_ENDING) && root.chars().count() >= LONG_ROOT
}

/// The window with most of the words, as bytes from and to.
fn window(text: &str, words: &[Token], marks: &[Mark], longest: usize) -> (usize, usize) {
    let Some((first, last)) = best_marks(text, marks, longest) else {
        return (0, end(text, words, 0, longest));
    };
    let spare = longest.saturating_sub(text[marks[first].from..marks[last].to].chars().count());
    let mut from = back(text, marks[first].from, spare / 3);
    if from > 0 {
        from = words.iter().map(|word| word.from).find(|start| *start >= from).unwrap_or(from);
    }
    (from.min(marks[first].from), end(text, words, from.min(marks[first].from), longest))
}

/// The first and the last mark of the best window: most words of the query, then most places.
fn best_marks(text: &str, marks: &[Mark], longest: usize) -> Option<(usize, usize)> {
    let mut best: Option<(f32, usize, usize)> = None;
    let mut seen: std::collections::HashMap<usize, usize> = std::collections::HashMap::new();
    let (mut score, mut first, mut length) = (0.0_f32, 0, 0);
    for last in 0..marks.len() {
        let mark = marks[last];
        length += text[if last == 0 { mark.from } else { marks[last - 1].to.min(mark.from) }..mark.to].chars().count();
        let count = seen.entry(mark.word).or_default();
        score += if *count == 0 { mark.weight } else { mark.weight * AGAIN };
        *count += 1;
        while first < last && length > longest {
            let gone = marks[first];
            let count = seen.entry(gone.word).or_default();
            *count -= 1;
            score -= if *count == 0 { gone.weight } else { gone.weight * AGAIN };
            length -= text[gone.from..marks[first + 1].from].chars().count();
            first += 1;
        }
        if best.is_none_or(|(most, ..)| score > most + AGAIN / 2.0) {
            best = Some((score, first, last));
        }
    }
    best.map(|(_, first, last)| (first, last))
}

/// So many characters before a place.
fn back(text: &str, from: usize, characters: usize) -> usize {
    text[..from].char_indices().rev().take(characters).last().map_or(from, |(at, _)| at)
}

/// The end of the last word that fits, or of the text; within a word only if it alone is too long.
fn end(text: &str, words: &[Token], from: usize, longest: usize) -> usize {
    let Some((limit, _)) = text[from..].char_indices().nth(longest) else { return text.len() };
    let limit = from + limit;
    words.iter().rev().map(|word| word.to).find(|to| *to <= limit && *to > from).unwrap_or(limit)
}

fn pieces(text: &str, from: usize, to: usize, marks: &[Mark]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |text: String, is_marked| {
        if !text.is_empty() {
            pieces.push(Piece { text, is_marked });
        }
    };
    let mut at = from;
    let mut plain = String::from(if from > 0 { ELLIPSIS } else { "" });
    for mark in marks.iter().filter(|mark| mark.from >= from && mark.to <= to) {
        plain.push_str(&spaced(&text[at..mark.from]));
        add(std::mem::take(&mut plain), false);
        add(spaced(&text[mark.from..mark.to]), true);
        at = mark.to;
    }
    plain.push_str(&spaced(&text[at..to]));
    let mut plain = if at == from { plain.trim_start().to_owned() } else { plain };
    if to < text.trim_end().len() {
        plain.push_str(ELLIPSIS);
    } else {
        plain.truncate(plain.trim_end().len());
    }
    add(plain, false);
    pieces
}

/// The text with each run of white space as one space.
fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut was_space = false;
    for letter in text.chars() {
        let is_space = letter.is_whitespace() || letter.is_control();
        if !is_space {
            spaced.push(letter);
        } else if !was_space {
            spaced.push(' ');
        }
        was_space = is_space;
    }
    spaced
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, typed: &str, longest: usize) -> String {
        let pieces = passage(text, &Query::parse(typed).unwrap(), longest);
        pieces
            .iter()
            .map(|piece| if piece.is_marked { format!("[{}]", piece.text) } else { piece.text.clone() })
            .collect()
    }

    #[test]
    fn words_are_marked_in_all_their_forms() {
        for (text, typed, expected) in [
            ("It connects, then disconnects.", "connecting", "It [connects], then disconnects."),
            ("와이파이가 새벽에 끊깁니다", "와이파이", "[와이파이]가 새벽에 끊깁니다"),
            ("Хаалганы мэдрэгч", "хаалга", "[Хаалганы] мэдрэгч"),
            ("It says E_CONN_RESET twice", "reset", "It says [E_CONN_RESET] twice"),
            ("Alte Fehlermeldungen", "fehlermeldung", "Alte [Fehlermeldungen]"),
            ("Our Wi-Fi is slow", "wifi", "Our [Wi]-Fi is slow"),
            ("nothing\n\n of   it", "else", "nothing of it"),
            ("", "else", ""),
        ] {
            assert_eq!(shown(text, typed, 80), expected);
        }
    }

    #[test]
    fn the_window_has_most_of_the_words_and_cuts_none() {
        let far = format!("hub {} the hub was offline after a power cut {}", "filler ".repeat(60), "more ".repeat(60));
        let window = shown(&far, "hub power cut", 60);
        assert!(window.contains("[hub] was offline after a [power] [cut]"), "{window}");
        assert!(window.starts_with('…') && window.ends_with('…'), "{window}");
        assert!(shown("beginning of a text that goes on", "absent", 14).starts_with("beginning of a"));
    }

    #[test]
    fn a_text_without_spaces_is_cut_all_the_same() {
        let window = shown(&"가".repeat(500), "나", 20);
        assert_eq!(window.chars().count(), 21);
    }

    proptest::proptest! {
        #[test]
        fn a_passage_is_never_longer_than_asked_for(text in "[a-d가나 \\n.…-]{0,300}", typed in "[a-d가 ]{0,12}", longest in 0..60_usize) {
            let pieces = passage(&text, &Query::parse(&typed).unwrap(), longest);
            let length: usize = pieces.iter().map(|piece| piece.text.chars().count()).sum();
            proptest::prop_assert!(length <= longest + 2, "{pieces:?}");
        }
    }
}
