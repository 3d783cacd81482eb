//! Stems of words in scripts that have letters and endings, by Snowball's rules.

use tantivy::tokenizer::{Language, RawTokenizer, Stemmer, TokenFilter, TokenStream, Tokenizer};
use unicode_script::{Script, UnicodeScript};

use super::{Reading, forms, mongolian};

/// The languages in Latin letters whose stems we know.
const LATIN: [(&str, Language); 14] = [
    ("en", Language::English),
    ("de", Language::German),
    ("fr", Language::French),
    ("es", Language::Spanish),
    ("pt", Language::Portuguese),
    ("it", Language::Italian),
    ("nl", Language::Dutch),
    ("sv", Language::Swedish),
    ("da", Language::Danish),
    ("nb", Language::Norwegian),
    ("fi", Language::Finnish),
    ("hu", Language::Hungarian),
    ("ro", Language::Romanian),
    ("tr", Language::Turkish),
];

/// The fewest letters of a stem by the rules of a language that it may not be in.
const SHORTEST_FOREIGN: usize = 4;

/// How the words of one text are stemmed.
pub(super) struct Stemming {
    latin: Vec<Language>,
    is_mongolian: bool,
    is_russian: bool,
}

impl Stemming {
    /// By the text's language where it is known, else by its letters; a query's words by every rule.
    pub(super) fn of(text: &str, reading: Reading<'_>) -> Self {
        let has_mongolian = mongolian::is_mongolian(text);
        match reading {
            Reading::Query => {
                let latin = LATIN.iter().map(|(_, language)| *language).collect();
                Self { latin, is_mongolian: true, is_russian: !has_mongolian }
            }
            Reading::Text(language) => {
                let primary = language.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default();
                let known = LATIN.iter().find(|(tag, _)| *tag == primary).map(|(_, language)| *language);
                let is_mongolian = primary == "mn" || has_mongolian;
                Self { latin: vec![known.unwrap_or(Language::English)], is_mongolian, is_russian: !is_mongolian }
            }
        }
    }

    /// What a folded word shares with its other forms; never nothing.
    pub(super) fn roots(&self, form: &str, script: Script) -> Vec<String> {
        let mut roots = Vec::with_capacity(1);
        let mut add = |root: String| {
            if !root.is_empty() && !roots.contains(&root) {
                roots.push(root);
            }
        };
        match script {
            Script::Latin => {
                let plain = forms::without_accents(form);
                for (at, language) in self.latin.iter().enumerate() {
                    let with_accents = (plain != form).then(|| forms::without_accents(&stem(form, *language)));
                    for root in with_accents.into_iter().chain([stem(&plain, *language)]) {
                        // Short stems by other languages' rules are other words of this one.
                        if at == 0 || root.chars().count() >= SHORTEST_FOREIGN {
                            add(root);
                        }
                    }
                }
            }
            Script::Cyrillic => {
                if self.is_mongolian {
                    add(mongolian::root(form));
                }
                if self.is_russian {
                    add(stem(&form.replace('ё', "е"), Language::Russian));
                }
            }
            Script::Greek => add(stem(form, Language::Greek)),
            Script::Arabic => add(stem(form, Language::Arabic)),
            Script::Tamil => add(stem(form, Language::Tamil)),
            _ => {}
        }
        if roots.is_empty() {
            roots.push(form.to_owned());
        }
        roots
    }

    /// The likeliest root of a part.
    pub(super) fn first_root(&self, form: &str) -> String {
        let script = form.chars().next().map_or(Script::Common, |letter| letter.script());
        self.roots(form, script).into_iter().next().unwrap_or_default()
    }
}

fn stem(form: &str, language: Language) -> String {
    let mut stemmer = Stemmer::new(language).transform(RawTokenizer::default());
    let mut stream = stemmer.token_stream(form);
    if stream.advance() { std::mem::take(&mut stream.token_mut().text) } else { String::new() }
}
