//! Which Markdown a post gets.

use super::*;
use crate::imports::stackexchange::markdown;

/// The Markdown of a post with this newest version and this HTML.
fn chosen(version: &str, html: &str) -> String {
    let dump = Folder::small().opened();
    let mut post = threads(&dump).remove(0).question;
    let author = post.author.clone();
    post.html = html.to_owned();
    post.revisions = vec![crate::imports::stackexchange::Revision {
        id: 1,
        at: NOW,
        by: author,
        is_first: true,
        is_rollback: false,
        summary: None,
        title: None,
        body: Some(version.to_owned()),
        tags: None,
    }];
    markdown::of(&post, |html| format!("from {html}"))
}

#[test]
fn what_the_author_typed_wins_where_it_is_what_the_post_shows() {
    let cases = [
        (
            "It *hums* & blinks, [see][1].\n\n  [1]: https://a.example/x",
            "<p>It <em>hums</em> &amp; blinks, <a href=\"https://a.example/x\">see</a>.</p>",
        ),
        ("    if a < b {}", "<pre><code>if a &lt; b {}\n</code></pre>"),
        ("한국어 **질문**", "<p>한국어 <strong>질문</strong></p>"),
        ("![](https://a.example/p.png)", "<p><img src=\"https://a.example/p.png\" alt=\"\"></p>"),
        ("", ""),
    ];
    for (version, html) in cases {
        assert_eq!(chosen(version, html), version);
    }
}

#[test]
fn a_post_that_shows_something_else_is_turned_back_from_its_html() {
    let cases = [
        ("The password is hunter2.", "<p>The password is secret.</p>"),
        ("Old words", "<p>Quite other words</p>"),
        ("Long text of which most was taken out later", "<p>Long text</p>"),
    ];
    for (version, html) in cases {
        assert_eq!(chosen(version, html), format!("from {html}"));
    }
}

#[test]
fn a_post_without_history_is_turned_back_from_its_html() {
    let dump = Folder::small().opened();
    let post = threads(&dump).remove(0).question;
    assert_eq!(markdown::of(&post, |html| html.to_uppercase()), "<P>IT HUMS.</P>\n");
}

#[test]
fn headings_of_the_old_dialect_get_their_space() {
    let html = "<h2>Yes</h2>\n<pre><code>#no</code></pre>";
    assert_eq!(chosen("##Yes\n```\n##no\n```", html), "## Yes\n```\n##no\n```");
    assert_eq!(chosen("#1 wins", "<p>#1 wins</p>"), "#1 wins");
}
