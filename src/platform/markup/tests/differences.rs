//! What changed between two versions.

use super::*;

/// `-` and `+` before lines, `[]` around changed words, `…3` for three lines skipped.
fn drawn(before: &str, after: &str) -> Vec<String> {
    let part = |part: &Part| {
        if part.is_changed { format!("[{}]", part.text) } else { part.text.clone() }
    };
    let draw = |line: Line| match line.kind {
        Kind::Skipped => format!("…{}", line.count),
        kind => {
            let sign = match kind {
                Kind::Added => "+",
                Kind::Removed => "-",
                _ => " ",
            };
            format!("{sign}{}", line.parts.iter().map(part).collect::<String>())
        }
    };
    difference(before, after).into_iter().map(draw).collect()
}

#[test]
fn lines_and_words() {
    let cases: [(&str, &str, &[&str]); 6] = [
        ("a", "a\r\n", &[]),
        ("", "a", &["+a"]),
        ("a\nb", "a", &[" a", "-b"]),
        ("one big word", "one small word", &["-one [big] word", "+one [small] word"]),
        ("저는 사과를 좋아해요", "저는 배를 좋아해요", &["-저는 [사과를] 좋아해요", "+저는 [배를] 좋아해요"]),
        (
            "1\n2\n3\n4\n5\n6\n7\n8\n9",
            "1\n2\n3\n4\n5!\n6\n7\n8\n9",
            &["…1", " 2", " 3", " 4", "-5", "+5[!]", " 6", " 7", " 8", "…1"],
        ),
    ];
    for (before, after, expected) in cases {
        assert_eq!(drawn(before, after), expected, "{before:?} {after:?}");
    }
}

#[test]
fn comparing_ends_soon() {
    let numbered =
        |from: usize| (from..from + 20_000).map(|at| format!("{} {}\n", at * 7919 % 10_007, at)).collect::<String>();
    let pairs = [
        (numbered(0), numbered(3)),
        ("a b ".repeat(8_000), "b c ".repeat(8_000)),
        ("x\n".repeat(16_000), "y\nx\n".repeat(8_000)),
        ((0..16_000).map(|at| format!("{at} ")).collect(), (0..16_000).rev().map(|at| format!("{at} ")).collect()),
    ];
    for (number, (before, after)) in pairs.iter().enumerate() {
        let begun = std::time::Instant::now();
        assert!(!difference(before, after).is_empty(), "{number}");
        assert!(begun.elapsed().as_secs() < 3, "{number}");
    }
}
