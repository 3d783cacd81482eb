//! Rules of the house for words: every key has a file by its prefix, is used, and is there when used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use peerdesk::platform::files::Files;

use crate::templates::templates;

/// Arguments of components that are keys.
const KEYS: [&str; 9] = ["label", "hint", "title", "words", "text", "action_words", "placeholder", "said", "legend"];

/// Keys by language and file, as `en/site` → `site-ask`, ….
fn keys() -> BTreeMap<String, BTreeSet<String>> {
    let mut keys = BTreeMap::new();
    for (path, bytes) in Files::own().locales().unwrap().into_iter().filter(|(path, _)| path.ends_with(".ftl")) {
        let text = String::from_utf8(bytes.into_owned()).unwrap();
        let starts = text.lines().filter(|line| line.starts_with(|sign: char| sign.is_ascii_alphabetic()));
        let found = starts.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim().to_owned()).collect();
        keys.insert(path.trim_end_matches(".ftl").to_owned(), found);
    }
    keys
}

fn english() -> BTreeSet<String> {
    keys().into_iter().filter(|(path, _)| path.starts_with("en/")).flat_map(|(_, keys)| keys).collect()
}

/// What stands between double quotes, and what between two such: quotes nest in templates.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.lines().flat_map(|line| line.split('"'))
}

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(fs::read_to_string(path).unwrap());
        }
    }
}

fn rust_sources() -> Vec<String> {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

#[test]
fn a_key_begins_with_the_name_of_its_file() {
    for (path, keys) in keys() {
        let prefix = format!("{}-", path.rsplit('/').next().unwrap());
        for key in keys {
            assert!(key.starts_with(&prefix), "{path}.ftl has {key}");
        }
    }
}

#[test]
fn every_language_has_only_keys_that_english_has() {
    let english = english();
    for (path, keys) in keys() {
        let others: Vec<_> = keys.difference(&english).collect();
        assert!(others.is_empty(), "{path}.ftl has {others:?}, which English lacks");
    }
}

/// A literal that ends in a hyphen or in a placeable is the beginning of keys: `"site-theme-" ~ theme`.
#[test]
fn every_key_is_used() {
    let texts: Vec<String> = rust_sources().into_iter().chain(templates().into_iter().map(|(_, text)| text)).collect();
    let literals: BTreeSet<&str> = texts.iter().flat_map(|text| literals(text)).collect();
    let beginnings: Vec<&str> = literals
        .iter()
        .map(|it| it.split('{').next().unwrap_or_default())
        .filter(|it| it.ends_with('-') && it.len() > 3)
        .collect();
    let is_used =
        |key: &String| literals.contains(key.as_str()) || beginnings.iter().any(|beginning| key.starts_with(beginning));
    let unused: Vec<_> = english().into_iter().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "used nowhere: {unused:?}");
}

#[test]
fn every_key_that_is_used_is_there() {
    let english = english();
    for (path, template) in templates() {
        for key in said(&template).chain(component_keys(&template)) {
            assert!(english.contains(key), "{path} says {key}, which English lacks");
        }
    }
    for source in rust_sources().iter().filter(|source| !is_test(source)) {
        let production = source.split("#[cfg(test)]").next().unwrap();
        for line in production.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for key in line.split("Message::new(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(english.contains(key), "a message says {key}, which English lacks");
            }
        }
    }
}

/// Keys in `"key" | t`.
fn said(template: &str) -> impl Iterator<Item = &str> {
    let parts: Vec<&str> = template.split("\" | t").collect();
    let followed: Vec<_> = parts.iter().copied().zip(parts.iter().copied().skip(1)).collect();
    let words = followed.into_iter().filter(|(_, after)| !after.starts_with(char::is_alphabetic));
    words.filter_map(|(before, _)| before.rsplit('"').next())
}

/// Keys that are arguments in `{{ <component label="key" /> }}`.
fn component_keys(template: &str) -> impl Iterator<Item = &str> {
    let calls = template.split("{{ <").skip(1).chain(template.split("{% <").skip(1));
    let calls = calls.filter_map(|rest| rest.split("}}").next()?.split("%}").next());
    calls.flat_map(|call| KEYS.iter().filter_map(|arg| call.split(&format!(" {arg}=\"")).nth(1)?.split('"').next()))
}

/// Tests in a file of their own speak of keys that are not meant to be there.
fn is_test(source: &str) -> bool {
    source.contains("#[test]") && !source.contains("#[cfg(test)]")
}
