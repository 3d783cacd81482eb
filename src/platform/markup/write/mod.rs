//! From the parsed text to HTML that still has to pass the fence. Everything a person wrote is
//! escaped here; what carries a class of ours becomes a part, put in behind the fence.

mod links;
mod tables;
mod uploads;

use std::collections::HashMap;

use comrak::nodes::{AstNode, ListType, NodeList, NodeValue};

use super::code::Painter;
use super::escape::{self, PLACE};
use super::references::References;
use super::{Names, Uploaded};

/// HTML before the fence, and what is put in after it.
#[derive(Default)]
pub(super) struct Written {
    pub(super) html: String,
    pub(super) parts: Vec<String>,
    pub(super) mentions: Vec<i64>,
    pub(super) threads: Vec<i64>,
    pub(super) uploads: Vec<i64>,
}

/// Writes a parsed text. What lies deeper than `deepest` keeps its words and loses its markup.
pub(super) fn write<'a>(root: &'a AstNode<'a>, names: &dyn Names, deepest: usize) -> Written {
    let mut writer = Writer {
        to: Written::default(),
        names,
        references: References::new(names),
        painter: Painter::default(),
        deepest,
        depth: 0,
        is_in_link: false,
        known_uploads: HashMap::new(),
    };
    writer.children(root);
    writer.to
}

struct Writer<'n> {
    to: Written,
    names: &'n dyn Names,
    references: References<'n>,
    painter: Painter,
    deepest: usize,
    /// How many quotes, lists, links and emphases are open.
    depth: usize,
    /// Within a link nothing else becomes one.
    is_in_link: bool,
    /// What the forum said of each name of an upload that the text holds.
    known_uploads: HashMap<String, Option<Uploaded>>,
}

impl Writer<'_> {
    fn children<'a>(&mut self, node: &'a AstNode<'a>) {
        for child in node.children() {
            self.node(child);
        }
    }

    fn node<'a>(&mut self, node: &'a AstNode<'a>) {
        let value = &node.data().value;
        match value {
            NodeValue::Text(text) => self.text(text),
            NodeValue::SoftBreak => self.raw("\n"),
            NodeValue::LineBreak => self.raw("<br>\n"),
            NodeValue::ThematicBreak => self.raw("<hr>\n"),
            NodeValue::Code(code) => self.literal("code", &code.literal),
            // HTML is shown as it was typed.
            NodeValue::HtmlInline(html) => escape::push(&mut self.to.html, html),
            NodeValue::HtmlBlock(html) => {
                self.literal("p", html.literal.trim_end());
                self.raw("\n");
            }
            NodeValue::CodeBlock(code) => {
                let block = self.painter.block(&code.info, &code.literal);
                self.part(block);
                self.raw("\n");
            }
            NodeValue::Escaped => self.words(node),
            NodeValue::Paragraph if is_tight(node) => {
                self.children(node);
                self.raw(if node.next_sibling().is_some() { "\n" } else { "" });
            }
            NodeValue::Paragraph => self.block("p", node),
            NodeValue::Heading(heading) => self.block(heading_element(heading.level), node),
            NodeValue::Item(_) => self.block("li", node),
            NodeValue::TaskItem(task) => {
                self.raw(if task.symbol.is_some() { "<li>☑ " } else { "<li>☐ " });
                self.children(node);
                self.raw("</li>\n");
            }
            NodeValue::Table(_) => self.table(node),
            NodeValue::Image(image) => self.image(node, image),
            nesting => self.nested(node, nesting),
        }
    }

    /// What may lie in itself again and again, and therefore ends at some depth.
    fn nested<'a>(&mut self, node: &'a AstNode<'a>, value: &NodeValue) {
        if self.depth >= self.deepest {
            self.words(node);
            return;
        }
        self.depth += 1;
        match value {
            NodeValue::Emph => self.element("em", node),
            NodeValue::Strong => self.element("strong", node),
            NodeValue::Strikethrough => self.element("del", node),
            NodeValue::BlockQuote => self.block("blockquote", node),
            NodeValue::List(list) => self.list(node, list),
            NodeValue::Link(link) => self.link(node, link),
            _ => self.children(node),
        }
        self.depth -= 1;
    }

    /// The words of all that lies in an element, however deep, and nothing else.
    fn words<'a>(&mut self, node: &'a AstNode<'a>) {
        let words = words_of(node);
        escape::push(&mut self.to.html, &words);
    }

    fn list<'a>(&mut self, node: &'a AstNode<'a>, list: &NodeList) {
        let name = if list.list_type == ListType::Ordered { "ol" } else { "ul" };
        if name == "ol" && list.start != 1 {
            self.raw(&format!("<ol start=\"{}\">\n", list.start));
        } else {
            self.raw(&format!("<{name}>\n"));
        }
        self.children(node);
        self.raw(&format!("</{name}>\n"));
    }

    fn block<'a>(&mut self, name: &str, node: &'a AstNode<'a>) {
        self.element(name, node);
        self.raw("\n");
    }

    fn element<'a>(&mut self, name: &str, node: &'a AstNode<'a>) {
        self.to.html.extend(["<", name, ">"]);
        self.children(node);
        self.to.html.extend(["</", name, ">"]);
    }

    fn literal(&mut self, name: &str, text: &str) {
        self.to.html.extend(["<", name, ">"]);
        escape::push(&mut self.to.html, text);
        self.to.html.extend(["</", name, ">"]);
    }

    /// HTML of our own, not a person's.
    fn raw(&mut self, html: &str) {
        self.to.html.push_str(html);
    }

    /// HTML of our own that the fence would not let through.
    fn part(&mut self, html: String) {
        let place = format!("{}{}{}", PLACE.0, self.to.parts.len(), PLACE.1);
        self.to.html.push_str(&place);
        self.to.parts.push(html);
    }
}

fn words_of<'a>(node: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::CodeBlock(code) => words.push_str(&code.literal),
            NodeValue::HtmlInline(html) => words.push_str(html),
            NodeValue::HtmlBlock(html) => words.push_str(&html.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::Paragraph => words.push('\n'),
            _ => {}
        }
    }
    words
}

/// Whether a paragraph is the plain content of an item of a list without blank lines.
fn is_tight<'a>(paragraph: &'a AstNode<'a>) -> bool {
    let list = paragraph.parent().and_then(|item| item.parent());
    list.is_some_and(|list| matches!(&list.data().value, NodeValue::List(list) if list.tight))
}

/// A post stands under its thread's `h1` and its own `h2`.
fn heading_element(level: u8) -> &'static str {
    match level {
        1 => "h3",
        2 => "h4",
        3 => "h5",
        _ => "h6",
    }
}
