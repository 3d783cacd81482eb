//! What the index holds of a document, and how a document becomes that.

use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, IndexRecordOption, NumericOptions, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{PreTokenizedString, Token as IndexedToken};

use crate::search::analysis::{Reading, Token, tokens};
use crate::search::document::{Document, Kind};

/// A text of a document; each is searched by itself and has a weight of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its title.
    Title,
    /// The question.
    Question,
    /// Answers that helped.
    Solutions,
    /// Other answers and comments.
    Answers,
    /// Its tags.
    Tags,
    /// Who wrote in it.
    Authors,
}

impl Part {
    /// Every one.
    pub const ALL: [Self; 6] = [Self::Title, Self::Question, Self::Solutions, Self::Answers, Self::Tags, Self::Authors];

    fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Question => "question",
            Self::Solutions => "solutions",
            Self::Answers => "answers",
            Self::Tags => "tags",
            Self::Authors => "authors",
        }
    }
}

/// Where a part is kept: its words as they stand, with their places, and their roots and parts beside them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text {
    pub(super) part: Part,
    pub(super) forms: Field,
    pub(super) roots: Field,
}

/// The fields of the index.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    /// `thread-7`: what a document is replaced and removed by.
    pub(super) key: Field,
    pub(super) access: Field,
    pub(super) tag: Field,
    pub(super) author: Field,
    pub(super) texts: [Text; 6],
}

/// Columns of numbers, by name.
pub(super) mod column {
    pub(in crate::search::index) const KIND: &str = "kind";
    pub(in crate::search::index) const ID: &str = "id";
    pub(in crate::search::index) const SPACE: &str = "space";
    pub(in crate::search::index) const STATE: &str = "state";
    pub(in crate::search::index) const VOTES: &str = "votes";
    pub(in crate::search::index) const TOOS: &str = "toos";
    pub(in crate::search::index) const ASKED: &str = "asked";
    pub(in crate::search::index) const ACTIVE: &str = "active";
    pub(in crate::search::index) const FAQ: &str = "faq";
    pub(in crate::search::index) const CORRECTED: &str = "corrected";
    pub(super) const ALL: [&str; 10] = [KIND, ID, SPACE, STATE, VOTES, TOOS, ASKED, ACTIVE, FAQ, CORRECTED];
}

impl Fields {
    /// The fields and the schema that has them.
    pub(super) fn new() -> (Self, Schema) {
        let mut schema = Schema::builder();
        let key = schema.add_text_field("key", STRING);
        let access = schema.add_text_field("access", STRING);
        let tag = schema.add_text_field("tag", STRING);
        let author = schema.add_text_field("author", STRING);
        let texts = Part::ALL.map(|part| Text {
            part,
            forms: words_field(&mut schema, part.name(), IndexRecordOption::WithFreqsAndPositions, true),
            roots: words_field(&mut schema, &format!("{}_roots", part.name()), IndexRecordOption::WithFreqs, false),
        });
        for name in column::ALL {
            schema.add_i64_field(name, NumericOptions::default() | FAST);
        }
        (Self { key, access, tag, author, texts }, schema.build())
    }

    /// What the index keeps of a document.
    pub(super) fn document(&self, from: &Document, schema: &Schema) -> tantivy::Result<TantivyDocument> {
        let mut document = TantivyDocument::default();
        document.add_text(self.key, key(from.kind, from.id));
        for access in &from.access {
            document.add_text(self.access, access.as_str());
        }
        for tag in &from.tags {
            document.add_text(self.tag, tag.to_lowercase());
        }
        for author in from.authors.iter().chain(&from.unlisted) {
            document.add_text(self.author, author.to_lowercase());
        }
        for text in &self.texts {
            add_words(
                &mut document,
                *text,
                &tokens(&words_of(from, text.part), Reading::Text(from.language.as_deref())),
            );
        }
        for (name, number) in numbers(from) {
            document.add_i64(schema.get_field(name)?, number);
        }
        Ok(document)
    }
}

/// What a document is replaced and removed by.
pub(super) fn key(kind: Kind, id: i64) -> String {
    format!("{kind}-{id}")
}

fn words_field(schema: &mut SchemaBuilder, name: &str, option: IndexRecordOption, has_lengths: bool) -> Field {
    let indexing =
        TextFieldIndexing::default().set_tokenizer("raw").set_index_option(option).set_fieldnorms(has_lengths);
    schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}

fn words_of(from: &Document, part: Part) -> String {
    match part {
        Part::Title => from.title.clone(),
        Part::Question => from.question.clone(),
        Part::Solutions => from.solutions.clone(),
        Part::Answers => from.answers.clone(),
        Part::Tags => from.tags.join("\n"),
        Part::Authors => from.authors.join("\n"),
    }
}

fn numbers(from: &Document) -> [(&'static str, i64); 10] {
    [
        (column::KIND, from.kind as i64),
        (column::ID, from.id),
        (column::SPACE, from.space.number()),
        (column::STATE, from.state as i64),
        (column::VOTES, from.votes),
        (column::TOOS, from.toos),
        (column::ASKED, from.asked_at.micros()),
        (column::ACTIVE, from.last_activity_at.micros()),
        (column::FAQ, i64::from(from.is_faq)),
        (column::CORRECTED, i64::from(from.is_corrected)),
    ]
}

fn add_words(document: &mut TantivyDocument, text: Text, words: &[Token]) {
    if words.is_empty() {
        return;
    }
    let mut forms = Vec::with_capacity(words.len());
    let mut roots = Vec::with_capacity(words.len() * 2);
    for (position, word) in words.iter().enumerate() {
        forms.push(indexed(position, &word.form));
        let inside = word.roots.iter().chain(&word.parts).chain(&word.joined);
        roots.extend(inside.map(|root| indexed(position, root)));
    }
    document.add_pre_tokenized_text(text.forms, PreTokenizedString { text: String::new(), tokens: forms });
    document.add_pre_tokenized_text(text.roots, PreTokenizedString { text: String::new(), tokens: roots });
}

fn indexed(position: usize, text: &str) -> IndexedToken {
    IndexedToken { position, text: text.to_owned(), ..IndexedToken::default() }
}
