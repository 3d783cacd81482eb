//! The elements of HTML that Markdown has a mark for, and what becomes of the others.

/// What becomes of an element.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Element {
    /// It stays, under this name.
    Kept(&'static str),
    /// It stays and has no content.
    Void(&'static str),
    /// A block of code, by its name in HTML.
    Code(&'static str),
    /// Its content goes with it.
    Dropped(&'static str),
    /// Its content stays, it goes.
    Seen,
}

/// What becomes of the element with this name, in small letters.
pub(super) fn element(name: &str) -> Element {
    use Element::{Code, Dropped, Kept, Seen, Void};
    match name {
        "p" => Kept("p"),
        "a" => Kept("a"),
        "b" | "strong" => Kept("strong"),
        "i" | "em" | "cite" | "var" | "dfn" => Kept("em"),
        "s" | "strike" | "del" => Kept("del"),
        "code" | "kbd" | "tt" | "samp" => Kept("code"),
        "blockquote" => Kept("blockquote"),
        "ul" | "menu" | "dir" => Kept("ul"),
        "ol" => Kept("ol"),
        "li" => Kept("li"),
        "h1" => Kept("h1"),
        "h2" => Kept("h2"),
        "h3" => Kept("h3"),
        "h4" => Kept("h4"),
        "h5" => Kept("h5"),
        "h6" => Kept("h6"),
        "table" => Kept("table"),
        "thead" => Kept("thead"),
        "tbody" => Kept("tbody"),
        "tr" => Kept("tr"),
        "th" => Kept("th"),
        "td" => Kept("td"),
        "div" | "section" | "article" | "aside" | "header" | "footer" | "main" | "nav" | "center" | "figure"
        | "figcaption" | "details" | "summary" | "dl" | "dt" | "dd" | "address" | "fieldset" | "form" | "caption" => {
            Kept("div")
        }
        "br" => Void("br"),
        "hr" => Void("hr"),
        "img" => Void("img"),
        "pre" => Code("pre"),
        "listing" => Code("listing"),
        "xmp" => Code("xmp"),
        "script" => Dropped("script"),
        "style" => Dropped("style"),
        "title" => Dropped("title"),
        "textarea" => Dropped("textarea"),
        "iframe" => Dropped("iframe"),
        "noscript" => Dropped("noscript"),
        "noembed" => Dropped("noembed"),
        "noframes" => Dropped("noframes"),
        "template" => Dropped("template"),
        "object" => Dropped("object"),
        "svg" => Dropped("svg"),
        "math" => Dropped("math"),
        "select" => Dropped("select"),
        _ => Seen,
    }
}

/// Whether an element stands within a line of text.
pub(super) fn is_within_line(name: &str) -> bool {
    matches!(name, "a" | "strong" | "em" | "del" | "code" | "br" | "img")
}

/// The open elements that end where this one begins, and those beyond which they do not.
pub(super) fn ended_by(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        "li" => (&["li"], &["ul", "ol"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tr" => (&["tr"], &["table"]),
        "thead" | "tbody" => (&["thead", "tbody", "tr"], &["table"]),
        "a" => (&["a"], &[]),
        "strong" | "em" | "del" | "code" | "br" | "img" => (&[], &[]),
        _ => (&["p"], &["li", "td", "th", "blockquote", "div"]),
    }
}

/// The attributes that mean something in Markdown.
pub(super) fn attributes_of(name: &str) -> &'static [&'static str] {
    match name {
        "a" => &["href"],
        "img" => &["src", "alt"],
        "ol" => &["start"],
        _ => &[],
    }
}
