//! The rules of the house, kept by a test rather than by memory.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules of these tests that are named after a rule, not after an area.
const HOUSE: [&str; 12] = [
    "architecture",
    "canary",
    "durability",
    "events",
    "fuzz",
    "korean",
    "locales",
    "routes",
    "schema",
    "support",
    "templates",
    "words",
];

/// A Rust file by its path in the project.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// Its lines without comments, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// What it uses of this crate: the first names after `crate::`.
    fn imports(&self) -> BTreeSet<String> {
        let code: Vec<&str> = self.code().map(|(_, line)| line).collect();
        let code = code.join("\n");
        code.split("crate::").skip(1).flat_map(first_names).collect()
    }

    /// The feature it belongs to.
    fn feature(&self) -> Option<&str> {
        let folder = self.path.strip_prefix("src/")?.split_once('/')?.0;
        (!["platform", "web", "cli", "events"].contains(&folder)).then_some(folder)
    }
}

/// `threads::find` → `threads`; `{follows, threads::policy}` → both.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| text.trim().chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect();
    match path.strip_prefix('{') {
        Some(group) => group.split('}').next().unwrap_or_default().split(',').map(name).collect(),
        None => vec![name(path)],
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn sources_below(folder: &str) -> Vec<Source> {
    let mut files = Vec::new();
    files_below(&root().join(folder), &mut files);
    files.sort();
    let rust = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    let source = |path: &PathBuf| Source {
        path: path.strip_prefix(root()).unwrap().to_string_lossy().into_owned(),
        text: fs::read_to_string(path).unwrap(),
    };
    rust.map(source).collect()
}

fn all_sources() -> Vec<Source> {
    ["src", "tests"].into_iter().flat_map(sources_below).collect()
}

fn features() -> BTreeSet<String> {
    sources_below("src").iter().filter_map(|source| source.feature()).map(ToOwned::to_owned).collect()
}

/// The order of features, as the head of lib.rs states it.
fn stated_order() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let head: Vec<&str> = lib.lines().map_while(|line| line.strip_prefix("//!")).collect();
    let head = head.join(" ");
    let (_, order) = head.split_once("The order of features:").expect("the head of lib.rs states the order");
    let order = order.split('.').next().unwrap();
    order.split(',').map(|name| name.trim().to_owned()).collect()
}

/// The lines that are at fault, told together.
fn none_of(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn http_stops_at_the_web() {
    let elsewhere = sources_below("src").into_iter().filter(|source| !source.path.starts_with("src/web/"));
    none_of(
        elsewhere
            .filter(|source| source.code().any(|(_, line)| line.contains("actix_web")))
            .map(|source| format!("{} knows of HTTP", source.path))
            .collect(),
    );
}

#[test]
fn no_query_stands_in_a_page_or_in_a_command_line() {
    let outside = sources_below("src/web").into_iter().chain(sources_below("src/cli"));
    none_of(
        outside
            .filter(|source| source.code().any(|(_, line)| line.contains("diesel")))
            .map(|source| format!("{} speaks to the database itself", source.path))
            .collect(),
    );
}

/// `tests/forum/schema.rs` asserts how connections are prepared; that holds for all only if no other place opens any.
#[test]
fn one_place_opens_connections() {
    let opens = |source: &Source| {
        let (production, _) = source.text.split_once("#[cfg(test)]").unwrap_or((&source.text, ""));
        production.contains("SqliteConnection::establish") || production.contains("PgConnection::establish")
    };
    let places: Vec<String> = sources_below("src").into_iter().filter(opens).map(|source| source.path).collect();
    assert_eq!(places, ["src/platform/db/connection.rs"]);
}

#[test]
fn the_platform_knows_no_feature() {
    let own = ["platform", "each_backend", "stored_words"];
    let mut faults = Vec::new();
    for source in sources_below("src/platform") {
        let others = source.imports().into_iter().filter(|name| !own.contains(&name.as_str()) && !name.is_empty());
        faults.extend(others.map(|other| format!("{} knows of {other}", source.path)));
    }
    none_of(faults);
}

#[test]
fn features_know_neither_pages_nor_command_lines() {
    let mut faults = Vec::new();
    for source in sources_below("src").iter().filter(|source| source.feature().is_some()) {
        let outward = source.imports().into_iter().filter(|name| ["web", "cli"].contains(&name.as_str()));
        faults.extend(outward.map(|outward| format!("{} knows of {outward}", source.path)));
    }
    none_of(faults);
}

#[test]
fn lib_rs_states_where_each_feature_stands() {
    let stated: BTreeSet<String> = stated_order().into_iter().collect();
    let missing: Vec<_> = features().difference(&stated).cloned().collect();
    assert!(missing.is_empty(), "say at the head of src/lib.rs where these stand: {missing:?}");
    let gone: Vec<_> = stated.iter().filter(|name| !root().join("src").join(name).is_dir()).collect();
    assert!(gone.is_empty(), "src/lib.rs speaks of features that are not there: {gone:?}");
}

#[test]
fn a_feature_builds_only_on_those_before_it() {
    let order = stated_order();
    let place = |name: &str| order.iter().position(|it| it == name);
    let mut faults = Vec::new();
    for source in sources_below("src") {
        let Some(own) = source.feature().and_then(place) else { continue };
        let later = source.imports().into_iter().filter(|other| place(other).is_some_and(|other| other > own));
        faults.extend(later.map(|later| format!("{} builds on {later}, which stands after it", source.path)));
    }
    none_of(faults);
}

#[test]
fn every_file_says_what_it_is() {
    let silent = all_sources().into_iter().filter(|source| !source.text.starts_with("//! "));
    none_of(silent.map(|source| format!("{} has no //! header", source.path)).collect());
}

#[test]
fn no_file_is_too_long() {
    let long = all_sources().into_iter().map(|source| (source.text.lines().count(), source.path));
    let long = long.filter(|(lines, path)| *lines > 400 && !path.ends_with("db/schema.rs"));
    none_of(long.map(|(lines, path)| format!("{path} has {lines} lines")).collect());
}

#[test]
fn no_function_is_too_long() {
    let mut faults = Vec::new();
    for source in all_sources() {
        for (name, lines, is_test) in functions(&source) {
            let most = if is_test { 40 } else { 60 };
            if lines > most {
                faults.push(format!("{}: {name} has {lines} lines, the most is {most}", source.path));
            }
        }
    }
    none_of(faults);
}

/// A row of a table of cases, or a column in a list of columns: what makes a function long, not hard to read.
fn is_row(line: &str) -> bool {
    let line = line.trim();
    let is_column = |name: &str| name.bytes().all(|it| it.is_ascii_lowercase() || it == b'_' || it == b':');
    line.starts_with('(') && line.ends_with("),") || line.strip_suffix(',').is_some_and(is_column)
}

/// Functions by name, with their lines from `fn` to the closing brace at the same depth.
fn functions(source: &Source) -> Vec<(String, usize, bool)> {
    let lines: Vec<&str> = source.text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let words = line.trim_start();
        let depth = line.len() - words.len();
        let Some((before, name)) = words.split_once("fn ") else { continue };
        let is_head = before.split_whitespace().all(|word| {
            ["pub", "async", "const", "unsafe", "extern"].contains(&word) || word.starts_with("pub(") || word == "in"
        });
        let end = format!("{}}}", " ".repeat(depth));
        let has_body = !lines[at].ends_with(';');
        if let Some(lasts) = lines[at..].iter().position(|line| **line == end).filter(|_| is_head && has_body) {
            let lasts = lines[at..=at + lasts].iter().filter(|line| !is_row(line)).count();
            let name = name.split(['(', '<']).next().unwrap_or_default().to_owned();
            let is_test = at > 0 && lines[at - 1].trim() == "#[test]";
            found.push((name, lasts, is_test));
        }
    }
    found
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let mut faults = Vec::new();
    for source in all_sources() {
        for (at, line) in source.text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                faults.push(format!("{}:{}: {}", source.path, at + 1, line.trim()));
            }
        }
    }
    none_of(faults);
}

#[test]
fn nothing_is_called_a_manager_service_helper_or_util() {
    let types = ["struct ", "enum ", "trait ", "mod "];
    let vague = ["Manager", "Service", "Helper", "Util", "manager", "service", "helper", "util"];
    let mut faults = Vec::new();
    for source in sources_below("src") {
        for (at, line) in source.code() {
            let Some(named) = types.iter().find_map(|word| line.trim_start_matches("pub ").strip_prefix(word)) else {
                continue;
            };
            let name = named.split(|it: char| !it.is_alphanumeric() && it != '_').next().unwrap_or_default();
            if vague.iter().any(|vague| name.ends_with(vague)) {
                faults.push(format!("{}:{at}: {name}", source.path));
            }
        }
    }
    none_of(faults);
}

#[test]
fn tests_are_named_after_their_area() {
    let mut areas = features();
    areas.extend(["platform", "web", "cli", "moderation"].map(ToOwned::to_owned));
    let pages = fs::read_dir(root().join("src/web")).unwrap();
    areas.extend(pages.map(|page| page.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()));
    let modules = fs::read_to_string(root().join("tests/forum/main.rs")).unwrap();
    let modules = modules.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    let strange = modules.filter(|module| {
        let area = module.split('_').next().unwrap_or_default();
        !HOUSE.contains(module) && !areas.contains(area) && !areas.contains(*module)
    });
    none_of(strange.map(|module| format!("tests/forum/{module}.rs is named after no area")).collect());
}

#[test]
fn every_file_of_tests_is_run() {
    let modules = fs::read_to_string(root().join("tests/forum/main.rs")).unwrap();
    let files = fs::read_dir(root().join("tests/forum")).unwrap();
    let names = files.map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned());
    let lost = names.filter(|name| name != "main" && !modules.contains(&format!("mod {name};")));
    none_of(lost.map(|name| format!("tests/forum/main.rs leaves out {name}")).collect());
}
