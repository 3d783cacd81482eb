//! HTML of older forums.

use super::*;

#[test]
fn html_becomes_markdown() {
    let cases = [
        ("<p>Hello <b>you</b> &amp; <i>me</i><br>next</p>", "Hello **you** & *me*\\\nnext"),
        ("<ul><li>a<li>b</ul>c", "- a\n- b\n\nc"),
        ("<ol start=3><li>x</li></ol>", "3. x"),
        ("<blockquote><p>q</p></blockquote>", "> q"),
        ("<a href=\"https://e.org/?a=1&amp;b=2\" onclick='x'>l</a>", "[l](https://e.org/?a=1&b=2)"),
        ("<img src=\"https://i.org/x.png\" alt=\"a\">", "![a](https://i.org/x.png)"),
        ("a &lt; b < c *d* `e` <kbd>Ctrl</kbd>", "a < b < c \\*d\\* \\`e\\` `Ctrl`"),
        ("<script>alert(1)</script><style>x</style>a<!-- b -->c", "ac"),
        ("<p>a<p>b<div>c</div>", "a\n\nb\n\nc"),
        ("<h2>H</h2><hr>", "## H\n\n- - -"),
    ];
    for (html, markdown) in cases {
        assert_eq!(markdown_from_html(html), markdown, "{html}");
    }
}

#[test]
fn line_breaks_stand_between_lines_only() {
    let cases = [
        ("<p>a</p><p><br></p><p>b</p>", "a\n\nb"),
        ("<p>a<br></p><p>b</p>", "a\n\nb"),
        ("<p><br/>a</p>", "a"),
        ("a<br>\n<br /><p>b", "a\n\nb"),
        ("<p>a<br><br>b</p>", "a\\\n\\\nb"),
        ("<p>&nbsp;<br>&nbsp;</p>a<br>", "\u{a0}\u{a0}\n\na"),
        ("<p>a <b>b<br></b><i><br></i></p><p>c</p>", "a **b**\n\nc"),
        ("<ul><li>a<br></li><li>b<br>c</li></ul>", "- a\n- b\\\n  c"),
        ("<blockquote><p>a<br></p><br></blockquote><br>b", "> a\n\nb"),
        ("<p>a<br></p><pre><code>x</code></pre><br>", "a\n\n```\nx\n```"),
        ("<p>a<br><img src=\"https://i.org/x.png\" alt=\"x\"><br></p>", "a\\\n![x](https://i.org/x.png)"),
        ("<br><br>", ""),
    ];
    for (html, markdown) in cases {
        assert_eq!(markdown_from_html(html), markdown, "{html}");
    }
    let many = "<br>".repeat(100_000);
    assert_eq!(markdown_from_html(&format!("{many}a{many}<p>b{many}")), "a\n\nb");
}

#[test]
fn a_line_after_a_break_goes_on_with_its_paragraph() {
    let texts = [
        "a<br>\n- b<br>\n- c",
        "a<br>+ b<br>* c<br>-",
        "a<br># b<br>###### c",
        "a<br>1. b<br>12) c",
        "a<br>---<br>===<br>***<br>___",
        "a<br>&gt; b<br>&gt;c",
        "a<br>~~~ b",
        "a<br>-b<br>#b<br>1.5 b<br>2024<br><code>x</code>",
    ];
    let wraps = [("<p>", "</p>"), ("<ul><li>", "</li></ul>"), ("<blockquote><p>", "</p></blockquote>")];
    for text in texts {
        for (before, after) in wraps {
            let markdown = markdown_from_html(&format!("{before}{text}{after}"));
            let html = html(&markdown);
            let breaks = text.matches("<br>").count();
            assert_eq!(html.matches("<br").count(), breaks, "{text}\n{markdown}\n{html}");
            let block = ["<h1", "<h2", "<hr", "<ol", "<pre"].iter().find(|tag| html.contains(**tag));
            assert_eq!(html.matches("<blockquote").count(), before.matches("<blockquote").count(), "{markdown}");
            assert_eq!(html.matches("<ul").count(), before.matches("<ul").count(), "{markdown}");
            assert_eq!(block, None, "{text}\n{markdown}\n{html}");
        }
    }
    assert_eq!(markdown_from_html("a<br>- b<br>1. c"), "a\\\n\\- b\\\n1\\. c");
}

#[test]
fn code_survives_exactly() {
    let codes = [
        "if (a < b) {\n\n\n   x(`y`);  \n}\n",
        "```\nfence\n```\n",
        "\ttab\n  * no list\n# no heading\n",
        "> a\n1. b\n\\*c\\* &amp; <b>\n",
        "\n\nblank before\n",
        "trailing   \n\n\nend\n",
        "한국어 ສະ ⇒\n",
    ];
    let wraps = [
        ("<pre><code>", "</code></pre>"),
        ("<ul><li>x<pre class='lang-c'><code>", "</code></pre></li></ul>"),
        ("<blockquote><p>q</p><pre>\n", "</pre></blockquote>"),
        ("<ol><li><ul><li>x<pre>\n", "</pre>y</li></ul></ol>"),
    ];
    for code in codes {
        let escaped = code.replace('&', "&amp;").replace('<', "&lt;");
        for (before, after) in wraps {
            let markdown = markdown_from_html(&format!("<p>before</p>{before}{escaped}{after}<p>after</p>"));
            let (arena, options) = (Arena::new(), options());
            let root = parse_document(&arena, &markdown, &options);
            let found = root.descendants().find_map(|node| match &node.data().value {
                comrak::nodes::NodeValue::CodeBlock(block) => Some(block.literal.clone()),
                _ => None,
            });
            assert_eq!(found.as_deref(), Some(code), "{before}\n{markdown}");
        }
    }
}

#[test]
fn the_language_of_code_is_kept() {
    for html in [
        "<pre class=\"lang-js prettyprint-override\"><code>x</code></pre>",
        "<pre><code class=language-js>x</code></pre>",
    ] {
        assert_eq!(markdown_from_html(html), "```js\nx\n```", "{html}");
    }
}
