//! Texts that are meant to harm: to run a script, to look like another text, to nest.

use super::*;

#[test]
fn scripts_are_text() {
    all_give(&[
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("a <img src=x onerror=alert(1)>", "<p>a &lt;img src=x onerror=alert(1)&gt;</p>"),
        (
            "a <a href=\"https://e.org\" class=mention>b</a>",
            "<p>a &lt;a href=\"https://e.org\" class=mention&gt;b&lt;/a&gt;</p>",
        ),
        ("[x](javascript:alert(1)) [y](JaVaScRiPt:x) [z](java&#115;cript:x)", "<p>x y z</p>"),
        ("[x](data:text/html,<b>) <javascript:x> [y](vbscript:x)", "<p>x javascript:x y</p>"),
        ("[x](<java\tscript:x>) [y](&#1;javascript:x)", "<p>x y</p>"),
        ("&lt;script&gt; &#60;b&#62; &quot;", "<p>&lt;script&gt; &lt;b&gt; \"</p>"),
        (
            "[x](https://e.org/\"onmouseover=alert(1))",
            "<p><a href=\"https://e.org/&quot;onmouseover=alert(1)\" rel=\"nofollow ugc noopener\">x</a></p>",
        ),
        (
            "![\"><script>](https://e.org/x)",
            "<p><a class=\"external-image\" href=\"https://e.org/x\" rel=\"nofollow ugc noopener\">&quot;&gt;&lt;script&gt; (e.org)</a></p>",
        ),
        ("`</code><script>`", "<p><code>&lt;/code&gt;&lt;script&gt;</code></p>"),
        (
            "```\n</code></pre><script>\n```",
            "<pre tabindex=\"0\"><code>&lt;/code&gt;&lt;/pre&gt;&lt;script&gt;\n</code></pre>",
        ),
        ("```\"><script>\nx\n```", "<pre tabindex=\"0\"><code>x\n</code></pre>"),
    ]);
}

#[test]
fn letters_that_deceive_are_left_out() {
    all_give(&[
        ("a\0b", "<p>ab</p>"),
        ("a\u{202E}b\u{202D}c\u{200F}d", "<p>abc\u{200F}d</p>"),
        // Nobody can write the places of our own parts.
        ("@ada \u{FDD0}0\u{FDD1} &#xFDD0;0&#xFDD1;", "<p><a class=\"mention\" href=\"/people/ada\">@ada</a> 0 0</p>"),
        (
            "[x](https://e.org/\u{FDD0}0\u{FDD1}) `\u{FDD0}0\u{FDD1}`",
            "<p><a href=\"https://e.org/0\" rel=\"nofollow ugc noopener\">x</a> <code>0</code></p>",
        ),
    ]);
}

#[test]
fn long_texts_are_refused() {
    assert_eq!(render(&"a".repeat(32 * 1024 + 1), &Forum, Limits::POST), Err(Refused::TooLong { limit: 32 * 1024 }));
    assert!(render(&"a".repeat(100_000), &Forum, Limits::IMPORTED).is_ok());
}

#[test]
fn deep_texts_are_refused() {
    let deep = Err(Refused::TooDeep { limit: 20 });
    let refused = [
        format!("{} a", ">".repeat(21)),
        format!("{} a", "> ".repeat(21)),
        format!("{} a", "- ".repeat(21)),
        format!("{} a", "1. ".repeat(21)),
        (0..21).map(|level| format!("{}- a\n", "  ".repeat(level))).collect(),
        format!("{}a{}", "[".repeat(21), "]".repeat(21)),
        format!("{}a{}", "*a **a ".repeat(11), " a** a*".repeat(11)),
        format!("{}a{}", "*".repeat(50), "*".repeat(50)),
        format!("text\n\n```\ncode\n```\n{} a", ">".repeat(21)),
        format!("> ```\n{} a", ">".repeat(221)),
    ];
    for text in refused {
        assert_eq!(render(&text, &Forum, Limits::POST), deep, "{text}");
    }
}

#[test]
fn what_only_looks_deep_is_accepted() {
    let accepted = [
        format!("{} a", ">".repeat(20)),
        (0..20).map(|level| format!("{}- a\n", "  ".repeat(level))).collect(),
        "- ".repeat(30),
        "* ".repeat(30),
        "*".repeat(100),
        "-".repeat(100),
        format!("```\n{} a\n```", ">".repeat(40)),
        format!("> ```\n> {} a\n> ```", ">".repeat(40)),
        format!("`{}`", "[".repeat(40)),
        "*.txt ".repeat(40),
        "[INFO ".repeat(40),
        "- [x] *a* [b](https://e.org/)\n".repeat(200),
        "> a\n\n".repeat(100),
    ];
    for text in accepted {
        assert!(render(&text, &Forum, Limits::POST).is_ok(), "{text}");
    }
}
