//! Searching as scripts do, and what is found told in short.

use actix_web::test::TestRequest;
use peerdesk::urls::path_segment;
use serde_json::Value;

use super::{Page, Person};

impl<'f> Person<'f> {
    /// Opens an address as a script does.
    pub fn asks_for_json(&self, path: &str) -> (u16, Value) {
        let page = self.sends(TestRequest::get().uri(path).insert_header(("accept", "application/json")), path);
        let body = serde_json::from_str(&page.html).unwrap_or_else(|why| panic!("{path}: {why}\n{}", page.html));
        (page.status, body)
    }

    /// The page of a search.
    pub fn searches(&self, words: &str) -> Page<'_> {
        self.gets(&format!("/search?q={}", path_segment(words)))
    }

    /// The titles that a search finds, best first.
    pub fn finds(&self, words: &str) -> Vec<String> {
        let (status, found) = self.asks_for_json(&format!("/search?q={}", path_segment(words)));
        assert_eq!(status, 200, "{words}: {found}");
        let titles = titles(&found);
        assert_eq!(found["total"].as_u64(), Some(titles.len() as u64), "{words}: {found}");
        titles
    }

    /// The titles that are suggested for one, best first.
    pub fn is_suggested(&self, title: &str) -> Vec<String> {
        let (status, found) = self.asks_for_json(&format!("/suggestions?title={}", path_segment(title)));
        assert_eq!(status, 200, "{title}: {found}");
        titles(&found)
    }
}

fn titles(found: &Value) -> Vec<String> {
    let results = found["results"].as_array().expect("results").iter();
    results.map(|result| result["title"].as_str().unwrap_or_default().to_owned()).collect()
}
