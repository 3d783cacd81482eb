//! What the index finds, for whom, and what it does with damaged files.

mod damage;
mod finding;
mod rights;

use tempfile::TempDir;

use super::*;
use crate::search::document::Document;

/// The moment of these tests.
const NOW: Instant = Instant::from_micros(1_795_300_000_000_000);

fn document(id: i64, space: i64, title: &str) -> Document {
    let space = SpaceId::new(space);
    Document {
        kind: Kind::Thread,
        id,
        access: vec![AccessKey::space(space)],
        space,
        state: State::Open,
        title: title.into(),
        question: String::new(),
        solutions: String::new(),
        answers: String::new(),
        tags: Vec::new(),
        authors: Vec::new(),
        unlisted: Vec::new(),
        language: None,
        votes: 0,
        toos: 0,
        asked_at: NOW,
        last_activity_at: NOW,
        is_faq: false,
        is_corrected: false,
    }
}

/// An index of some documents, in a folder that goes with it.
struct Shelf {
    folder: TempDir,
    index: Index,
}

impl Shelf {
    fn of(documents: &[Document]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open_or_create(folder.path()).unwrap();
        let mut writer = index.writer().unwrap();
        for document in documents {
            writer.put(document).unwrap();
        }
        writer.commit("as made").unwrap();
        Self { folder, index }
    }

    /// Documents of space 1 by their titles, numbered from 1.
    fn titled(titles: &[&str]) -> Self {
        let documents: Vec<Document> = (1..).zip(titles).map(|(id, title)| document(id, 1, title)).collect();
        Self::of(&documents)
    }

    fn found(&self, typed: &str, spaces: &[i64]) -> Found {
        let query = Query::parse(typed).unwrap();
        let access: Vec<AccessKey> = spaces.iter().map(|space| AccessKey::space(SpaceId::new(*space))).collect();
        let request = Request {
            query: &query,
            access: &access,
            space: None,
            state: None,
            without: &[],
            now: NOW,
            first: 0,
            count: 10,
        };
        self.index.search(&request).unwrap()
    }

    fn ids(&self, typed: &str) -> Vec<i64> {
        self.found(typed, &[1]).hits.iter().map(|hit| hit.id).collect()
    }

    fn suggested(&self, title: &str) -> Vec<i64> {
        let access = [AccessKey::space(SpaceId::new(1))];
        self.index.suggest(title, &access, 5, NOW).unwrap().iter().map(|hit| hit.id).collect()
    }
}
