//! Colours for code: syntect finds what each word is, a dozen classes of our own say it.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use syntect::parsing::{BasicScopeStackOp, ParseState, Scope, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet};

use super::escape;

/// The largest block that is coloured, in bytes; colouring is slow.
const LARGEST: usize = 20 * 1024;

/// The longest line that is coloured, in bytes: the time for a line can grow with its square.
const LONGEST_LINE: usize = 1_000;

/// How long the blocks of one text may take together; the rest stays plain. Far more than any real
/// text takes: it is a net under expressions that search without end.
const TIME: Duration = Duration::from_secs(1);

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Scopes of the syntaxes and what they are to us. The longest that fits wins; `""` is plain.
static CLASSES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    let names = [
        ("comment", "hl-comment"),
        ("punctuation.definition.comment", "hl-comment"),
        ("keyword", "hl-keyword"),
        ("keyword.operator", ""),
        ("storage", "hl-keyword"),
        ("storage.type.numeric", "hl-number"),
        ("string", "hl-string"),
        ("string.unquoted", ""),
        ("string.unquoted.java-properties", "hl-string"),
        ("meta.template.expression", ""),
        ("meta.interpolation", ""),
        ("source", ""),
        ("constant", "hl-constant"),
        ("constant.numeric", "hl-number"),
        ("variable.language", "hl-constant"),
        ("entity.name.function", "hl-function"),
        ("support.function", "hl-function"),
        ("variable.function", "hl-function"),
        ("support.macro", "hl-function"),
        ("entity.name", "hl-type"),
        ("entity.other.inherited-class", "hl-type"),
        ("support.type", "hl-type"),
        ("support.class", "hl-type"),
        ("entity.name.tag", "hl-name"),
        ("entity.other.attribute-name", "hl-name"),
        ("support.type.property-name", "hl-name"),
        ("support.other.keyword", "hl-name"),
        ("entity.name.section", "hl-heading"),
        ("markup.heading", "hl-heading"),
        ("meta.diff.header", "hl-heading"),
        ("meta.diff.range", "hl-heading"),
        ("markup.deleted", "hl-deleted"),
        ("markup.inserted", "hl-inserted"),
    ];
    let mut classes: Vec<_> = names.iter().filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class))).collect();
    classes.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    classes
});

/// Draws the code blocks of one text, with a limit on the time for all.
#[derive(Default)]
pub(super) struct Painter {
    spent: Duration,
}

impl Painter {
    /// A code block as HTML, coloured if the first word of `info` names a language that is known.
    /// It can be scrolled by keyboard.
    pub(super) fn block(&mut self, info: &str, code: &str) -> String {
        let mut html = String::from(r#"<pre tabindex="0"><code>"#);
        let is_fit = code.len() <= LARGEST && code.lines().all(|line| line.len() <= LONGEST_LINE);
        match syntax(info).filter(|_| is_fit) {
            Some(syntax) => self.paint(&mut html, syntax, code),
            None => escape::push(&mut html, code),
        }
        html.push_str("</code></pre>");
        html
    }

    fn paint(&mut self, html: &mut String, syntax: &SyntaxReference, code: &str) {
        let mut state = ParseState::new(syntax);
        let mut brush = Brush::default();
        for line in code.split_inclusive('\n') {
            let begun = Instant::now();
            let changes = if self.spent < TIME { state.parse_line(line, &SYNTAXES).ok() } else { None };
            match changes {
                Some(changes) => brush.line(html, line, &changes),
                None => escape::push(html, line),
            }
            self.spent += begun.elapsed();
        }
    }
}

/// What the letters at hand are.
#[derive(Default)]
struct Brush {
    scopes: ScopeStack,
    /// The class at each depth of `scopes`.
    classes: Vec<&'static str>,
    /// The class of the element that is open.
    open: &'static str,
    /// White space that waits for what comes after it.
    space: String,
}

impl Brush {
    fn line(&mut self, html: &mut String, line: &str, changes: &[(usize, ScopeStackOp)]) {
        let mut from = 0;
        for (at, change) in changes {
            let piece = line.get(from..*at).unwrap_or_default();
            self.stroke(html, piece);
            from = (*at).max(from);
            let classes = &mut self.classes;
            let applied = self.scopes.apply_with_hook(change, |change, _| match change {
                BasicScopeStackOp::Push(scope) => classes.push(class(scope, classes.last().copied().unwrap_or(""))),
                BasicScopeStackOp::Pop => drop(classes.pop()),
            });
            if applied.is_err() {
                break;
            }
        }
        self.stroke(html, line.get(from..).unwrap_or_default());
        self.close(html);
        html.push_str(std::mem::take(&mut self.space).as_str());
    }

    /// Adds a piece; pieces of one class share an element, and no element ends in white space.
    fn stroke(&mut self, html: &mut String, piece: &str) {
        let body = piece.trim_end();
        if !body.is_empty() {
            let class = self.classes.last().copied().unwrap_or("");
            if class != self.open {
                self.close(html);
                html.push_str(std::mem::take(&mut self.space).as_str());
                if !class.is_empty() {
                    html.extend([r#"<span class=""#, class, r#"">"#]);
                }
                self.open = class;
            }
            html.push_str(std::mem::take(&mut self.space).as_str());
            escape::push(html, body);
        }
        escape::push(&mut self.space, &piece[body.len()..]);
    }

    fn close(&mut self, html: &mut String) {
        if !self.open.is_empty() {
            html.push_str("</span>");
            self.open = "";
        }
    }
}

fn class(scope: Scope, around: &'static str) -> &'static str {
    CLASSES.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map_or(around, |(_, class)| class)
}

/// The syntax for a fence's first word, by the names that people use.
fn syntax(info: &str) -> Option<&'static SyntaxReference> {
    let word = info.trim_start_matches(['{', '.', ' ']).split([' ', ',', '{', '}', ':', '\t']).next()?.to_lowercase();
    let name = match word.as_str() {
        "" | "text" | "txt" | "plain" | "plaintext" | "console" | "log" | "output" | "none" => {
            return None;
        }
        "ts" | "typescript" | "tsx" | "jsx" | "mjs" | "cjs" | "node" => "js",
        "shell" | "zsh" | "ksh" | "ash" | "dash" => "sh",
        "json5" | "jsonc" | "jsonl" => "json",
        "toml" | "ini" | "conf" | "cfg" | "env" | "dotenv" => "properties",
        "golang" => "go",
        "c#" | "csharp" => "cs",
        "c++" | "cxx" | "hpp" => "cpp",
        "objc" => "m",
        "py3" | "python3" => "py",
        "scss" | "less" => "css",
        "vue" | "svelte" => "html",
        "svg" | "plist" | "xsd" => "xml",
        "postgres" | "postgresql" | "pgsql" | "mysql" | "sqlite" | "psql" => "sql",
        other => other,
    };
    SYNTAXES.find_syntax_by_token(name).filter(|syntax| syntax.name != "Plain Text")
}
