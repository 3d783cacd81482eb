//! Ordinary texts.

use super::*;

#[test]
fn markdown_gives_html() {
    all_give(&[
        (
            "Hello **you** and _me_, ~~them~~ `x < y`",
            "<p>Hello <strong>you</strong> and <em>me</em>, <del>them</del> <code>x &lt; y</code></p>",
        ),
        ("# One\n## Two\n#### Four", "<h3>One</h3>\n<h4>Two</h4>\n<h6>Four</h6>"),
        ("- a\n- b\n  1. c", "<ul>\n<li>a</li>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>"),
        ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>"),
        ("3. c", "<ol start=\"3\">\n<li>c</li>\n</ol>"),
        ("- [ ] to do\n- [x] done", "<ul>\n<li>☐ to do</li>\n<li>☑ done</li>\n</ul>"),
        ("> quoted", "<blockquote><p>quoted</p>\n</blockquote>"),
        ("a\\\nb\nc", "<p>a<br>\nb\nc</p>"),
        ("a\r\nb\rc", "<p>a\nb\nc</p>"),
        ("---", "<hr>"),
        (
            "한국어**강조**입니다 ສະບາຍດີ これは**強調**です Сайн уу",
            "<p>한국어<strong>강조</strong>입니다 ສະບາຍດີ これは<strong>強調</strong>です Сайн уу</p>",
        ),
    ]);
}

#[test]
fn tables_can_scroll_sideways() {
    all_give(&[(
        "| a | b |\n|:-:|--:|\n| 1 | 2 |\n| 3 |",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\"><table>\n<thead>\n<tr><th class=\"align-center\">a</th><th class=\"align-end\">b</th></tr>\n</thead>\n<tbody>\n<tr><td class=\"align-center\">1</td><td class=\"align-end\">2</td></tr>\n<tr><td class=\"align-center\">3</td></tr>\n</tbody></table></div>",
    )]);
}

#[test]
fn links_lead_out_with_a_warning_to_search_engines() {
    all_give(&[
        (
            "[x](https://e.org/?a=1&b=2 \"title\")",
            "<p><a href=\"https://e.org/?a=1&amp;b=2\" rel=\"nofollow ugc noopener\">x</a></p>",
        ),
        ("https://e.org", "<p><a href=\"https://e.org\" rel=\"nofollow ugc noopener\">https://e.org</a></p>"),
        ("<ada@e.org>", "<p><a href=\"mailto:ada@e.org\" rel=\"nofollow ugc noopener\">ada@e.org</a></p>"),
        ("[x](/help)", "<p><a href=\"/help\" rel=\"nofollow ugc noopener\">x</a></p>"),
        ("[x](//e.org) [y](ftp://e.org) [z](help)", "<p>x y z</p>"),
    ]);
}

#[test]
fn pictures_from_elsewhere_are_links() {
    let link = |address: &str, label: &str| {
        format!("<p><a class=\"external-image\" href=\"{address}\" rel=\"nofollow ugc noopener\">{label}</a></p>")
    };
    all_give(&[
        ("![The *lid*](https://i.org/a/lid.png)", &link("https://i.org/a/lid.png", "The lid (i.org)")),
        ("![](https://i.org:80/a/lid.png?x=1)", &link("https://i.org:80/a/lid.png?x=1", "lid.png (i.org)")),
        ("![](https://i.org)", &link("https://i.org", "i.org (i.org)")),
        ("![secret](data:image/png;base64,AAAA)", "<p>secret</p>"),
        ("![a](/uploads/7/lid.png)", "<p>a</p>"),
        ("![a](/uploads/../sign-out)", "<p>a</p>"),
        (
            "[![badge](https://i.org/b.svg)](https://e.org)",
            "<p><a href=\"https://e.org\" rel=\"nofollow ugc noopener\">badge (i.org)</a></p>",
        ),
    ]);
}

#[test]
fn people_who_exist_are_mentioned() {
    let cases: [(&str, &[i64]); 17] = [
        ("@ada and @grace-h, @ada", &[1, 2]),
        ("(@ada)", &[1]),
        ("@ada.", &[1]),
        ("@nobody", &[]),
        ("@adam", &[]),
        ("ada@ada.org", &[]),
        ("x.@ada", &[]),
        ("@ada@elsewhere.org", &[]),
        ("`@ada`", &[]),
        ("```\n@ada\n```", &[]),
        ("[@ada](https://e.org)", &[]),
        ("https://e.org/@ada", &[]),
        ("\\@ada", &[]),
        ("**@ada**", &[1]),
        ("@민수님이 @ada는 あ@adaさん", &[3, 1]),
        ("@ສົມ @Бат_2", &[4, 5]),
        ("@ada-", &[1]),
    ];
    for (markdown, expected) in cases {
        let rendered = rendered(markdown);
        assert_eq!(rendered.mentions, expected, "{markdown}");
        assert_eq!(rendered.html.contains("class=\"mention\""), !expected.is_empty(), "{markdown}");
    }
    assert_eq!(html("@ada님").trim(), "<p><a class=\"mention\" href=\"/people/ada\">@ada</a>님</p>");
}

#[test]
fn threads_are_linked() {
    let cases: [(&str, &[i64]); 16] = [
        ("#12 (#13) see #14. #12", &[12, 13, 14]),
        ("#12을", &[12]),
        ("#12a a#12 #1.5 #012 ##12 /#12", &[]),
        ("#99999999999999999999", &[]),
        ("`#12`", &[]),
        ("    #12", &[]),
        ("[#12](https://e.org)", &[]),
        ("\\#12", &[]),
        ("&#35;12", &[12]),
        ("https://e.org/#12", &[]),
        ("https://forum.example/threads/9", &[9]),
        ("https://forum.example/threads/9-how-do-i", &[9]),
        ("https://forum.example.evil.org/threads/9", &[]),
        ("[this](/threads/9-x)", &[9]),
        ("https://forum.example/threads/9?page=2", &[9]),
        ("https://forum.example/threads/9x", &[]),
    ];
    for (markdown, expected) in cases {
        assert_eq!(rendered(markdown).threads, expected, "{markdown}");
    }
    let link = "<p><a class=\"thread-link\" href=\"/threads/9\">#9</a></p>";
    all_give(&[("#9", link), ("https://forum.example/threads/9-how", link)]);
}

#[test]
fn code_is_coloured_by_what_it_is() {
    all_give(&[
        (
            "```rs\n// hi\nfn main() { 1; }\n```",
            "<pre tabindex=\"0\"><code><span class=\"hl-comment\">// hi</span>\n<span class=\"hl-keyword\">fn</span> <span class=\"hl-function\">main</span>() { <span class=\"hl-number\">1</span>; }\n</code></pre>",
        ),
        (
            "```diff\n-a\n+b\n```",
            "<pre tabindex=\"0\"><code><span class=\"hl-deleted\">-a</span>\n<span class=\"hl-inserted\">+b</span>\n</code></pre>",
        ),
        ("```log\nif 1 <b>\n```", "<pre tabindex=\"0\"><code>if 1 &lt;b&gt;\n</code></pre>"),
        ("```no-such\nif\n```", "<pre tabindex=\"0\"><code>if\n</code></pre>"),
        ("    x\n", "<pre tabindex=\"0\"><code>x\n</code></pre>"),
    ]);
    for language in
        ["js", "ts", "yml", "yaml", "sh", "bash", "toml", "json", "py", "sql", "css", "html", "go", "c++", "xml"]
    {
        let code = html(&format!(
            "```{language}\n<a b=\"c\"> # {{ \"x\": 1 }}\nlet select = 'x' /* 2 */;\n.a {{ b: c }}\n```"
        ));
        assert!(code.contains("class=\"hl-"), "{language}: {code}");
    }
}

#[test]
fn colouring_changes_no_letter_of_code() {
    let code = "fn  main() {\n\t\n   let x = \"a\";   \n\n}\n";
    let drawn = html(&format!("```rust\n{code}```"));
    let text: String = drawn.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect();
    assert_eq!(text.trim_end_matches('\n'), code.replace('"', "&quot;").trim_end_matches('\n'));
}

#[test]
fn an_excerpt_is_the_beginning_without_code() {
    let text = rendered("# Title\n\nSome **words**\nand `code` &amp; more.\n\n```\nlong code\n```\n\n- one\n- two");
    assert_eq!(text.excerpt, "Title Some words and code & more. one two");

    for word in ["word ", "ສະບາຍດີ", "日本語", "👩‍👩‍👧", "x"] {
        let excerpt = rendered(&word.repeat(500)).excerpt;
        let length = excerpt.chars().count();
        assert!((200..=240).contains(&length), "{word}: {length}");
        let kept = excerpt.strip_suffix('…').unwrap();
        assert!(word.repeat(500).starts_with(kept), "{word}");
    }
    assert!(rendered(&"👩‍👩‍👧".repeat(100)).excerpt.ends_with("👩‍👩‍👧…"));
}

#[test]
fn plain_text_keeps_code_and_loses_marks() {
    assert_eq!(
        plain_text(
            "# A\n\n*b* [c](https://e.org) ![d](https://e.org/x)\n\n```rs\nlet e;\n```\n\n| f | g |\n|-|-|\n| h | i |"
        ),
        "A\nb c d\nlet e;\nf g\nh i"
    );
}

const LID: &str = "00000000000000000000000000000001";
const LOG: &str = "00000000000000000000000000000002";

#[test]
fn what_people_brought_is_shown_where_the_text_may_show_it() {
    let lid = |alt: &str| {
        format!(
            "<img src=\"/uploads/{LID}.png\" alt=\"{alt}\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\">"
        )
    };
    let shown = |alt: &str| format!("<p><a class=\"picture\" href=\"/uploads/{LID}.png\">{}</a></p>", lid(alt));
    let file = |words: &str| format!("<p><a class=\"file\" href=\"/uploads/{LOG}/app.log\">{words}</a></p>");
    all_give(&[
        (&format!("![The lid](/uploads/{LID}.png)"), &shown("The lid")),
        (&format!("![<b>\"](https://forum.example/uploads/{LID}.svg?x#y)"), &shown("&lt;b&gt;&quot;")),
        (&format!("![](/uploads/{LID})"), &shown("lid.png")),
        (&format!("[app.log](/uploads/{LOG}/evil.html)"), &file("app.log")),
        (&format!("![](/uploads/{LOG}/app.log)"), &file("app.log")),
        (&format!("[the *log*](/uploads/{LOG}/app.log)"), &file("the log")),
        (&format!("![gone](/uploads/{}.png)", LID.replace('1', "9")), "<p>gone</p>"),
        (&format!("[gone](/uploads/{}/a.log)", LID.replace('1', "9")), "<p>gone</p>"),
        (
            &format!("[![The lid](/uploads/{LID}.png)](https://e.org)"),
            &format!("<p><a href=\"https://e.org\" rel=\"nofollow ugc noopener\">{}</a></p>", lid("The lid")),
        ),
    ]);
}

#[test]
fn a_tall_picture_is_given_less_room_in_its_own_shape() {
    let tall = html(&format!("![Tall](/uploads/{}.png)", LID.replace('1', "3")));
    assert!(tall.contains(r#"width="295" height="640""#), "{tall}");
}

#[test]
fn what_is_shown_is_told() {
    let text = rendered(&format!("![a](/uploads/{LID}.png) [b](/uploads/{LOG}/x) ![c](/uploads/{LID}.png)"));
    assert_eq!(text.uploads, [1, 2]);
}
