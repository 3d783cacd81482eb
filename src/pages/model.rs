//! The rows of pages, and the texts that stand there until somebody writes others.

use diesel::dsl::max;
use diesel::prelude::*;

use crate::ids::PageId;
use crate::platform::clock::Instant;
use crate::platform::db::schema::site_pages;
use crate::platform::db::{Conn, QueryResult};
use crate::platform::markup::{self, Limits, Mentioned, Names};
use crate::platform::words::{Language, Words};
use crate::stored_words;

stored_words! {
    /// Which page.
    pub enum PageName {
        /// How people treat each other here.
        Rules = "rules",
        /// What is stored about them.
        Privacy = "privacy",
        /// What they agree to.
        Terms = "terms",
    }
}

/// A page as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitePage {
    /// This version, if somebody has written one.
    pub id: Option<PageId>,
    /// Its number, from 1; 0 is our own text.
    pub version: i64,
    /// What it says.
    pub markdown: String,
    /// The same as safe HTML.
    pub html: String,
    /// Since when it says so.
    pub at: Option<Instant>,
}

/// A version of a page, without its text.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "each field is its column")]
pub struct Version {
    pub version: i64,
    pub at: Instant,
    pub by_id: Option<crate::ids::PersonId>,
}

/// What was last written on a page; none while [`ours`] stands there.
pub fn current(conn: &mut Conn, name: PageName) -> QueryResult<Option<SitePage>> {
    let written: Option<(PageId, i64, String, String, Instant)> = site_pages::table
        .filter(site_pages::name.eq(name))
        .order(site_pages::version.desc())
        .select((site_pages::id, site_pages::version, site_pages::markdown, site_pages::html, site_pages::at))
        .first(conn)
        .optional()?;
    let page = |(id, version, markdown, html, at)| SitePage { id: Some(id), version, markdown, html, at: Some(at) };
    Ok(written.map(page))
}

/// The newest version of each page that somebody has written: what one consents to when signing up.
pub fn current_ids(conn: &mut Conn) -> QueryResult<Vec<PageId>> {
    let newest: Vec<Option<PageId>> =
        site_pages::table.group_by(site_pages::name).order(site_pages::name).select(max(site_pages::id)).load(conn)?;
    Ok(newest.into_iter().flatten().collect())
}

/// The versions of a page, newest first, at most a hundred.
pub fn list_versions(conn: &mut Conn, name: PageName) -> QueryResult<Vec<Version>> {
    site_pages::table
        .filter(site_pages::name.eq(name))
        .order(site_pages::version.desc())
        .limit(100)
        .select((site_pages::version, site_pages::at, site_pages::by_id))
        .load(conn)
}

/// Our own text, which stands there until somebody writes another.
pub fn ours(words: &Words, language: &Language, name: PageName) -> SitePage {
    let markdown = words.text(language, name.word()).to_owned();
    // Its own test holds that it is within the limits.
    let html = markup::render(&markdown, &Nobody(""), Limits::POST).map(|it| it.html).unwrap_or_default();
    SitePage { id: None, version: 0, markdown, html, at: None }
}

/// Pages of the site mention nobody.
pub(super) struct Nobody<'s>(pub(super) &'s str);

impl Names for Nobody<'_> {
    fn person(&self, _: &str) -> Option<Mentioned> {
        None
    }

    fn site(&self) -> &str {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::files::Files;

    #[test]
    fn our_own_texts_can_be_shown_in_every_language() -> anyhow::Result<()> {
        let words = Words::load(&Files::own())?;
        for language in words.languages() {
            for name in PageName::ALL {
                let page = ours(&words, &language, *name);
                assert!(page.html.contains("<li>"), "{language} {name}");
            }
        }
        let korean = Language::parse("ko").unwrap_or(Language::ENGLISH);
        assert!(ours(&words, &korean, PageName::Rules).markdown.contains("질문"), "in its own words where it has them");
        Ok(())
    }
}
