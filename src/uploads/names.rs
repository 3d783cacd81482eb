//! What a file is called: as its bringer called it, without anything that is more than a name.

use unicode_normalization::UnicodeNormalization;

use super::Kind;

/// The longest name without its ending, in letters.
const LONGEST: usize = 60;

/// Endings that texts may keep: none of them is opened as a program or a page.
const OF_TEXTS: [&str; 14] =
    ["txt", "log", "md", "csv", "tsv", "json", "yaml", "yml", "toml", "ini", "conf", "cfg", "diff", "patch"];

/// A name to keep: the last part of a path, letters and digits of every script, dots, hyphens and underlines;
/// it ends as its kind does.
pub(super) fn clean(name: &str, kind: Kind) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut clean = String::new();
    for letter in last.nfc() {
        if letter.is_alphanumeric() || letter == '_' || unicode_normalization::char::is_combining_mark(letter) {
            clean.push(letter);
        } else if letter == '.' && clean.ends_with('-') {
            clean.pop();
            clean.push('.');
        } else if !clean.ends_with(['-', '.']) && !clean.is_empty() {
            clean.push(if letter == '.' { '.' } else { '-' });
        }
    }
    let (stem, ending) = clean.rsplit_once('.').unwrap_or((&clean, ""));
    let ending = ending.to_lowercase();
    let (stem, ending) = match kind {
        Kind::Text if OF_TEXTS.contains(&ending.as_str()) => (stem, ending),
        // What is shown anew has another kind than it came with; the rest keeps its ending in its name.
        _ if kind.is_picture() || ending == kind.ending() => (stem, kind.ending().to_owned()),
        _ => (clean.as_str(), kind.ending().to_owned()),
    };
    let stem: String = stem.chars().take(LONGEST).collect();
    let stem = stem.trim_end_matches(['-', '.']);
    format!("{}.{ending}", if stem.is_empty() { "file" } else { stem })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_names_only() {
        let cases = [
            ("app.log", Kind::Text, "app.log"),
            ("../../etc/passwd", Kind::Text, "passwd.txt"),
            ("C:\\Users\\Ada\\Screen Shot (2).PNG", Kind::Png, "Screen-Shot-2.png"),
            ("evil.html", Kind::Text, "evil.html.txt"),
            ("logo.svg", Kind::Text, "logo.svg.txt"),
            ("report.docx", Kind::Zip, "report.docx.zip"),
            ("moving.gif", Kind::Png, "moving.png"),
            ("화면 캡처.webp", Kind::Jpeg, "화면-캡처.jpg"),
            ("a\u{202e}gpj.exe\0", Kind::Pdf, "a-gpj.exe.pdf"),
            ("", Kind::Zip, "file.zip"),
            ("...", Kind::Text, "file.txt"),
            ("x](/sign-out)[\r\n\"", Kind::Text, "sign-out.txt"),
        ];
        for (typed, kind, expected) in cases {
            assert_eq!(clean(typed, kind), expected, "{typed}");
        }
        assert!(clean(&"long".repeat(200), Kind::Pdf).len() <= 64);
    }
}
