//! What the address of a search asks for. Whatever stands there is forgiven: people paste, and links are cut.

use std::convert::Infallible;

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use futures_util::future::{Ready, ok};

use crate::search::State;
use crate::urls::path_segment;

/// How many results a page holds.
pub(super) const PAGE: usize = 20;
/// How many pages there are at most. Results come in an order of worth, which has no key to go on from, so
/// pages begin at a number; that costs more the further one goes, and nobody reads so far.
pub(super) const PAGES: usize = 10;

/// What is searched for, and what that is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What was typed, without characters that cannot be seen.
    pub(super) q: String,
    /// A space's word.
    pub(super) space: Option<String>,
    pub(super) state: Option<State>,
    /// From 1 on.
    pub(super) page: usize,
}

impl Asked {
    fn of(query: &str) -> Self {
        let mut asked = Self { page: 1, ..Self::default() };
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let value: String = value.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
            match name.as_ref() {
                "q" => asked.q = value.trim().to_owned(),
                "space" => asked.space = Some(value).filter(|slug| !slug.is_empty()),
                "state" => asked.state = value.parse().ok(),
                "page" => asked.page = value.parse().unwrap_or(1).clamp(1, PAGES),
                _ => {}
            }
        }
        asked
    }

    /// The address that asks for this.
    pub(super) fn url(&self) -> String {
        let mut url = format!("/search?q={}", path_segment(&self.q));
        if let Some(slug) = &self.space {
            url.push_str(&format!("&space={}", path_segment(slug)));
        }
        if let Some(state) = self.state {
            url.push_str(&format!("&state={state}"));
        }
        if self.page > 1 {
            url.push_str(&format!("&page={}", self.page));
        }
        url
    }

    /// Where the same words become a question: the words alone, without what narrows the search.
    pub(super) fn ask_url(&self) -> String {
        let is_word = |word: &&str| {
            let is_filter = ["tag:", "space:", "is:", "author:"].iter().any(|name| word.starts_with(name));
            !is_filter && !word.starts_with('-')
        };
        let words: Vec<&str> = self.q.split_whitespace().filter(is_word).collect();
        let title: String = words.join(" ").replace('"', "").chars().take(crate::web::questions::TITLE).collect();
        let mut url = format!("/ask?title={}", path_segment(title.trim()));
        if let Some(slug) = &self.space {
            url.push_str(&format!("&space={}", path_segment(slug)));
        }
        url
    }
}

impl FromRequest for Asked {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ok(Self::of(request.query_string()))
    }
}

/// The title that suggestions are wanted for.
#[derive(Clone, Debug)]
pub struct Typed(pub(super) String);

impl FromRequest for Typed {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let pairs = url::form_urlencoded::parse(request.query_string().as_bytes());
        let title = pairs.filter(|(name, _)| name == "title").last().map(|(_, title)| title.into_owned());
        ok(Self(title.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_stands_in_an_address_is_forgiven() {
        let cases = [
            ("", "/search?q=", "/ask?title="),
            (
                "q=%00lost%20+gateway%ff&page=3",
                "/search?q=lost%20%20gateway%EF%BF%BD&page=3",
                "/ask?title=lost%20gateway%EF%BF%BD",
            ),
            (
                "q=%22it+drops%22+tag:wifi+-hub&space=hub",
                "/search?q=%22it%20drops%22%20tag%3Awifi%20-hub&space=hub",
                "/ask?title=it%20drops&space=hub",
            ),
            ("q=a&state=odd&page=0&page=99&x=%zz", "/search?q=a&page=10", "/ask?title=a"),
            ("q=a&state=resolved&space=", "/search?q=a&state=resolved", "/ask?title=a"),
        ];
        for (query, url, ask) in cases {
            let asked = Asked::of(query);
            assert_eq!((asked.url().as_str(), asked.ask_url().as_str()), (url, ask), "{query}");
        }
        assert!(Asked::of(&format!("q={}", "a".repeat(9_000))).ask_url().len() < 200);
    }
}
