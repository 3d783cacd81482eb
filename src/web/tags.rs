//! The list of tags, and what is filed under each.

use serde::{Deserialize, Serialize};

use super::follows::Hearing;
use super::shown::ShownTab;
use super::spaces::{Asked, TABS, tabs};
use super::threads::{Row, page_asked, paged};
use super::{Path, Query, Response, Visit};
use crate::error::{Error, Result};
use crate::platform::db::Conn;
use crate::rights::Viewer;
use crate::tags::{self, PAGE, Place, UsedTag};
use crate::threads::{Filter, Tab};
use crate::{follows, spaces, urls};

/// Which page of the list: after a tag with so many threads and this name.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct After {
    threads: Option<i64>,
    after: Option<String>,
}

#[derive(Serialize)]
struct TagsPage {
    tags: Vec<ShownTag>,
    older: Option<String>,
    newer: Option<String>,
    may_change: bool,
}

#[derive(Serialize)]
struct ShownTag {
    name: String,
    description: String,
    threads: i64,
}

/// A tag with what is filed under it.
#[derive(Serialize)]
struct TagPage {
    tag: ShownTag,
    tabs: Vec<ShownTab>,
    rows: Vec<Row>,
    older: Option<String>,
    newer: Option<String>,
    change_url: Option<String>,
    /// How much of it the viewer hears; none for guests.
    hearing: Option<Hearing>,
}

/// `GET /tags`
pub async fn list(visit: Visit, query: Query<After>) -> Result<Response> {
    let After { threads, after } = query.0;
    let place = threads.zip(after).map(|(threads, name)| Place { threads, name });
    let page = visit
        .read(move |conn, viewer| {
            let mut tags = tags::list_used(conn, viewer, place.as_ref())?;
            let has_more = tags.len() > PAGE as usize;
            tags.truncate(PAGE as usize);
            let older = tags
                .last()
                .filter(|_| has_more)
                .map(|tag| format!("/tags?threads={}&after={}", tag.threads, urls::path_segment(&tag.name)));
            let newer = place.map(|_| "/tags".to_owned());
            let tags = tags.into_iter().map(shown).collect();
            Ok(TagsPage { tags, older, newer, may_change: viewer.is_admin() })
        })
        .await?;
    visit.page("tags/list.html", &page)
}

/// `GET /tags/{tag}`
pub async fn show(visit: Visit, tag: Path<String>, query: Query<Asked>) -> Result<Response> {
    let name = tags::fold(&tag);
    if name != tag.0 {
        return visit.moved_to(&urls::tag(&name));
    }
    let asked = query.0;
    match visit.read(move |conn, viewer| find_or_renamed(conn, viewer, &name, &asked)).await? {
        Ok(page) => visit.page("tags/show.html", &page),
        Err(moved) => visit.moved_to(&urls::tag(&moved)),
    }
}

/// The page, or the name that the tag has today.
fn find_or_renamed(conn: &mut Conn, viewer: &Viewer, name: &str, asked: &Asked) -> Result<Result<TagPage, String>> {
    match tag_page(conn, viewer, name, asked) {
        Ok(page) => Ok(Ok(page)),
        Err(Error::NotFound) => Ok(Err(tags::find_renamed(conn, viewer, name)?)),
        Err(other) => Err(other),
    }
}

fn tag_page(conn: &mut Conn, viewer: &Viewer, name: &str, asked: &Asked) -> Result<TagPage> {
    let tag = tags::find_used(conn, viewer, name)?;
    let spaces = spaces::list(conn, viewer)?;
    let tab = asked.tab.filter(|tab| TABS.contains(tab)).unwrap_or(Tab::Newest);
    let filter = Filter { tag: Some(tag.id), ..Filter::default() };
    let url = urls::tag(name);
    let page = page_asked(asked.after, asked.before);
    let listed = paged(conn, viewer, (tab, filter, page), &spaces, &format!("{url}?tab={tab}&"))?;
    let may_follow = viewer.id().is_some() && !viewer.is_suspended();
    let level = follows::level_of_tag(conn, viewer, tag.id)?;
    Ok(TagPage {
        hearing: may_follow.then(|| Hearing::of_tag(name, level)),
        change_url: viewer.is_admin().then(|| format!("/admin/tags/{}", tag.id)),
        tag: shown(tag),
        tabs: tabs(&url, tab),
        rows: listed.rows,
        older: listed.older,
        newer: listed.newer,
    })
}

fn shown(tag: UsedTag) -> ShownTag {
    ShownTag { name: tag.name, description: tag.description, threads: tag.threads }
}
