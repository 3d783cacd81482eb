//! The words of every page and mail: Fluent files by language, English where a language lacks one.
//!
//! `config/locales/<language>/<feature>.ftl`, one prefix a file, and whole texts beside them as `.md`.
//! `docs/templates.md` shows their use, `docs/translating.md` how a language is added.

mod language;
mod message;
mod numbers;
mod pseudo;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, anyhow, bail};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::files::Files;
pub use language::Language;
pub use message::{Message, Value};
pub use numbers::number;

type Bundle = FluentBundle<FluentResource>;

/// All words in all languages. Shared between threads; loading again is how a change is seen.
pub struct Words {
    bundles: BTreeMap<Language, Bundle>,
    /// Markdown by its path, as `en/rules.md`.
    texts: BTreeMap<String, String>,
    unknown: Mutex<BTreeSet<String>>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("languages", &self.languages()).finish_non_exhaustive()
    }
}

impl Words {
    /// Reads the Fluent files. Errors name the file: words that do not parse, or a key given twice.
    pub fn load(files: &Files) -> anyhow::Result<Self> {
        Self::read(files, false)
    }

    /// As [`Words::load`], with the pseudo-language [`Language::PSEUDO`] made from English, in which
    /// a text that stands in a template rather than in a Fluent file is seen at once.
    pub fn load_with_pseudo(files: &Files) -> anyhow::Result<Self> {
        Self::read(files, true)
    }

    fn read(files: &Files, with_pseudo: bool) -> anyhow::Result<Self> {
        let (mut bundles, mut texts) = (BTreeMap::new(), BTreeMap::new());
        for (path, bytes) in files.locales()? {
            let is_text = path.ends_with(".md");
            let Some((tag, _)) = path.split_once('/').filter(|_| is_text || path.ends_with(".ftl")) else {
                continue;
            };
            let language = Language::parse(tag).with_context(|| format!("{path}: no language is called so"))?;
            let text = String::from_utf8(bytes.into_owned()).with_context(|| path.clone())?;
            if is_text {
                texts.insert(path, text);
                continue;
            }
            if with_pseudo && language == Language::ENGLISH {
                add(&mut bundles, Language::PSEUDO, &path, text.clone())?;
            }
            add(&mut bundles, language, &path, text)?;
        }
        if !bundles.contains_key(&Language::ENGLISH) {
            bail!("there are no English words");
        }
        Ok(Self { bundles, texts, unknown: Mutex::default() })
    }

    /// The words for a key; in English where the language has none, and as the key itself, logged
    /// once, where English has none either.
    pub fn translate(&self, language: &Language, key: &str, args: &[(&str, Value)]) -> String {
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            given.set(*name, FluentValue::from(value));
        }
        [language, &Language::ENGLISH]
            .into_iter()
            .find_map(|language| self.format(language, key, &given))
            .unwrap_or_else(|| {
                self.note(key);
                key.to_owned()
            })
    }

    /// The words for a message.
    pub fn say(&self, language: &Language, message: &Message) -> String {
        let said = |value: &Value| match value {
            Value::Word { word } => self.translate(language, word, &[]).into(),
            other => other.clone(),
        };
        let args: Vec<_> = message.args.iter().map(|(name, value)| (name.as_ref(), said(value))).collect();
        self.translate(language, &message.key, &args)
    }

    /// A whole text such as `rules`, as Markdown; in English where the language has none.
    pub fn text(&self, language: &Language, name: &str) -> &str {
        let found = [language, &Language::ENGLISH].map(|language| self.texts.get(&format!("{language}/{name}.md")));
        found.into_iter().flatten().next().map_or("", String::as_str)
    }

    /// Whether there are words in a language.
    pub fn speaks(&self, language: &Language) -> bool {
        self.bundles.contains_key(language)
    }

    /// Whether this very language has the key.
    pub fn has(&self, language: &Language, key: &str) -> bool {
        self.bundles.get(language).is_some_and(|bundle| bundle.has_message(key))
    }

    /// The languages there are words in, English first.
    pub fn languages(&self) -> Vec<Language> {
        let others = self.bundles.keys().filter(|it| **it != Language::ENGLISH);
        std::iter::once(&Language::ENGLISH).chain(others).cloned().collect()
    }

    /// The language that an `Accept-Language` header likes best of those there are, else another.
    /// The pseudo-language is never offered.
    pub fn best_for(&self, accept_language: &str, otherwise: &Language) -> Language {
        language::wanted(accept_language)
            .find_map(|wanted| self.bundles.keys().find(|have| have.serves(&wanted) && **have != Language::PSEUDO))
            .unwrap_or(otherwise)
            .clone()
    }

    /// Keys that were asked for and that English lacks. For tests.
    pub fn unknown(&self) -> Vec<String> {
        self.unknown.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    fn format(&self, language: &Language, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = self.bundles.get(language)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if !errors.is_empty() {
            self.note(&format!("{key} ({language}): {errors:?}"));
        }
        Some(if *language == Language::PSEUDO { pseudo::enclose(&text) } else { text })
    }

    fn note(&self, what: &str) {
        let mut unknown = self.unknown.lock().unwrap_or_else(PoisonError::into_inner);
        if unknown.insert(what.to_owned()) {
            tracing::warn!(key = what, "no words for this key");
        }
    }
}

fn add(bundles: &mut BTreeMap<Language, Bundle>, language: Language, path: &str, text: String) -> anyhow::Result<()> {
    let resource = FluentResource::try_new(text).map_err(|(_, errors)| anyhow!("{path}: {errors:?}"))?;
    let bundle = bundles.entry(language).or_insert_with_key(new_bundle);
    bundle.add_resource(resource).map_err(|errors| anyhow!("{path}: {errors:?}"))
}

/// Isolating marks (U+2068, U+2069) round every argument would keep a right-to-left name from
/// turning a sentence round, but they also travel into mail subjects, copied text and searches.
/// So they are set only in languages written from right to left, where they are needed most.
fn new_bundle(language: &Language) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language.identifier()]);
    bundle.set_use_isolating(language.dir() == "rtl");
    bundle.set_formatter(Some(numbers::formatter(language)));
    if *language == Language::PSEUDO {
        bundle.set_transform(Some(pseudo::accent));
    }
    bundle
}

#[cfg(test)]
mod tests;
