//! What is to be beaten: plain BM25 over one text field, cut by tantivy's default tokenizer, any word a match.

use std::collections::HashMap;

use anyhow::Result;
use peerdesk::search::Document;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TEXT};
use tantivy::{Index, IndexReader, IndexWriter, TantivyDocument, Term};

/// The plain index.
pub struct Baseline {
    index: Index,
    reader: IndexReader,
    text: Field,
    /// The documents' numbers in the order they were put in; there is one segment.
    ids: Vec<i64>,
}

impl Baseline {
    /// Over documents as one text each.
    pub fn of(documents: &[Document]) -> Result<Self> {
        let mut schema = Schema::builder();
        let text = schema.add_text_field("text", TEXT);
        let index = Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, 200_000_000)?;
        for it in documents {
            let mut document = TantivyDocument::default();
            let tags = it.tags.join(" ");
            document.add_text(
                text,
                [&it.title, &it.question, &it.solutions, &it.answers, &tags].map(String::as_str).join("\n"),
            );
            writer.add_document(document)?;
        }
        writer.commit()?;
        let reader = index.reader()?;
        Ok(Self { index, reader, text, ids: documents.iter().map(|it| it.id).collect() })
    }

    /// The best so many for what was typed.
    pub fn search(&self, typed: &str, without: i64, count: usize) -> Result<Vec<i64>> {
        let mut tokenizer = self.index.tokenizer_for_field(self.text)?;
        let mut words: HashMap<String, ()> = HashMap::new();
        tokenizer.token_stream(typed).process(&mut |token| {
            words.insert(token.text.clone(), ());
        });
        let mut words: Vec<String> = words.into_keys().collect();
        words.sort();
        let any = |word: &String| -> (Occur, Box<dyn Query>) {
            let term = Term::from_field_text(self.text, word);
            (Occur::Should, Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)))
        };
        let query = BooleanQuery::new(words.iter().map(any).collect());
        let top = self.reader.searcher().search(&query, &TopDocs::with_limit(count + 1).order_by_score())?;
        let ids = top.into_iter().filter_map(|(_, at)| self.ids.get(at.doc_id as usize).copied());
        Ok(ids.filter(|id| *id != without).take(count).collect())
    }
}
