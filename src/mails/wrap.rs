//! Lines of a mail as long as people read them who read text: what stands at the beginning of a line, such as the mark
//! of a quotation, stands before what goes on below it. Addresses are never broken.

/// How many columns a line has at most: mail programs may put two marks of quotation before it in 78.
const COLUMNS: usize = 74;

/// A text whose lines are no longer than that, where they can be broken.
pub(super) fn wrapped(text: &str) -> String {
    let mut all = String::with_capacity(text.len() + text.len() / 40);
    for line in text.lines() {
        if width(line) <= COLUMNS {
            all.push_str(line);
            all.push('\n');
        } else {
            wrap(line, &mut all);
        }
    }
    all
}

/// One line as several, each after the first with what it stands under.
fn wrap(line: &str, all: &mut String) {
    let (first, next) = marks(line);
    let mut now = String::from(first);
    let mut is_empty = true;
    for word in line[first.len()..].split(' ').filter(|word| !word.is_empty()) {
        if !is_empty && width(&now) + 1 + width(word) > COLUMNS {
            end(&mut now, all, next);
            is_empty = true;
        }
        if !is_empty {
            now.push(' ');
        }
        is_empty = false;
        for letter in word.chars() {
            // Scripts without blanks between words may be broken anywhere; nothing else is.
            if columns(letter) == 2 && width(&now) + 2 > COLUMNS {
                end(&mut now, all, next);
            }
            now.push(letter);
        }
    }
    all.push_str(now.trim_end());
    all.push('\n');
}

fn end(now: &mut String, all: &mut String, next: &str) {
    all.push_str(now.trim_end());
    all.push('\n');
    next.clone_into(now);
}

/// What a line begins with, and what stands in its place below.
fn marks(line: &str) -> (&str, &'static str) {
    for (mark, below) in [("> ", "> "), ("- ", "  "), ("    ", "    "), ("  ", "  ")] {
        if line.starts_with(mark) {
            return (&line[..mark.len()], below);
        }
    }
    ("", "")
}

fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// How many columns a letter takes: two if it is of a wide script (East Asian Width, UAX 11, in its large blocks).
const fn columns(letter: char) -> usize {
    match letter {
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_between_words_under_their_marks() {
        let words = "It stopped on Tuesday and has not said a word since. ".repeat(4);
        let text = wrapped(&format!("{words}\n> {words}\n- {words}\nshort\n-- \nForum\n"));
        assert!(text.lines().all(|line| width(line) <= COLUMNS), "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with("> ")).count(), 3, "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with("- ")).count(), 1, "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with("  ")).count(), 2, "{text}");
        assert!(text.ends_with("\nshort\n-- \nForum\n"), "{text}");
        let joined = text.replace("\n> ", " ").replace('\n', " ");
        assert!(joined.contains("since. It stopped"), "{joined}");
    }

    #[test]
    fn wide_letters_count_twice_and_addresses_stay_whole() {
        let korean = wrapped(&"백업이 화요일부터 멈춰 있어요. ".repeat(6));
        assert!(korean.lines().count() > 2 && korean.lines().all(|line| width(line) <= COLUMNS), "{korean}");
        let japanese = wrapped(&"バックアップが火曜日から止まっています".repeat(4));
        assert!(japanese.lines().count() > 1 && japanese.lines().all(|line| width(line) <= COLUMNS), "{japanese}");
        let address = format!("https://help.example.com/{}", "a".repeat(90));
        assert_eq!(wrapped(&format!("Open the thread: {address}")), format!("Open the thread:\n{address}\n"));
    }
}
