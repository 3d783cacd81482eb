//! A language by its tag, and what a reader's browser asks for.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// A language as `en`, `ko` or `pt-BR`: a BCP 47 tag in its usual writing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(Cow<'static, str>);

impl Language {
    /// The language that has every word.
    pub const ENGLISH: Self = Self(Cow::Borrowed("en"));
    /// English in disguise, for tests: all that comes from a Fluent file stands in ⟦brackets⟧.
    pub const PSEUDO: Self = Self(Cow::Borrowed("qps"));

    /// The language of a tag, or none if it is no tag.
    pub fn parse(tag: &str) -> Option<Self> {
        let identifier: LanguageIdentifier = tag.parse().ok()?;
        let known = identifier.language != LanguageIdentifier::default().language;
        known.then(|| Self(Cow::Owned(identifier.to_string())))
    }

    /// The tag, for `lang` attributes.
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// `rtl` or `ltr`, for `dir` attributes.
    pub fn dir(&self) -> &'static str {
        match self.identifier().character_direction() {
            CharacterDirection::RTL => "rtl",
            _ => "ltr",
        }
    }

    /// Whether a reader who wants `wanted` can read this: the same language, whatever the region.
    pub(super) fn serves(&self, wanted: &Self) -> bool {
        self == wanted || self.identifier().language == wanted.identifier().language
    }

    pub(super) fn identifier(&self) -> LanguageIdentifier {
        self.0.parse().unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0.into_owned()
    }
}

impl TryFrom<String> for Language {
    type Error = String;

    fn try_from(tag: String) -> Result<Self, Self::Error> {
        Self::parse(&tag).ok_or_else(|| format!("no language is called {tag:?}"))
    }
}

/// The languages an `Accept-Language` header names, best first. Only its first twenty count.
pub(super) fn wanted(header: &str) -> impl Iterator<Item = Language> {
    let mut wanted: Vec<(f32, Language)> = header
        .split(',')
        .take(20)
        .filter_map(|part| {
            let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
            let weight = weight.trim().strip_prefix("q=")?.parse().ok()?;
            Some((weight, Language::parse(tag.trim())?))
        })
        .filter(|(weight, _)| *weight > 0.0)
        .collect();
    wanted.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    wanted.into_iter().map(|(_, language)| language)
}
