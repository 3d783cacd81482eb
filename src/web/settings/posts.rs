//! What one wrote oneself, on a page of one's own: also where one may not read any more what others wrote beside it.

use serde::{Deserialize, Serialize};

use crate::corrections;
use crate::error::Result;
use crate::ids::PostId;
use crate::platform::db::Conn;
use crate::posts::{self, OWN_PAGE, Post, PostKind};
use crate::rights::{Member, Viewer};
use crate::spaces::{self, Space};
use crate::threads::Thread;
use crate::urls;
use crate::web::posts::{Gone, gone};
use crate::web::shown::{ShownSpace, space_of};
use crate::web::{Query, Response, Visit};

/// Where it stands.
const AT: &str = "/settings/posts";

/// What the address asks for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    before: Option<PostId>,
}

#[derive(Serialize)]
struct PostsPage {
    posts: Vec<OwnPost>,
    older: Option<String>,
    newer: Option<&'static str>,
}

#[derive(Serialize)]
struct OwnPost {
    kind: PostKind,
    at: i64,
    lang: Option<String>,
    /// Its thread's; none where that is closed to its author, but for a question whose title is their own.
    title: Option<String>,
    title_lang: Option<String>,
    /// Where it stands; none where that is closed to its author.
    place: Option<Place>,
    /// As they wrote it; none where it is hidden, or where the staff of a place that is closed to them changed it.
    text: Option<String>,
    /// What puts that right.
    correction: Option<String>,
    /// Why it is hidden.
    gone: Option<Gone>,
    is_held: bool,
}

#[derive(Serialize)]
struct Place {
    url: String,
    space: Option<ShownSpace>,
}

/// `GET /settings/posts`
pub async fn show(visit: Visit, by: Member, asked: Query<Asked>) -> Result<Response> {
    let before = asked.0.before;
    let page = visit.read(move |conn, viewer| page(conn, viewer, &by, before)).await?;
    super::page(&visit, AT, "settings/posts.html", page)
}

/// Three queries and one more on later pages, however much somebody wrote.
fn page(conn: &mut Conn, viewer: &Viewer, by: &Member, before: Option<PostId>) -> Result<PostsPage> {
    let mut written = posts::list_own(conn, by.id, before)?;
    let has_more = written.len() > OWN_PAGE;
    written.truncate(OWN_PAGE);
    let older = written.last().filter(|_| has_more).map(|(last, _)| format!("{AT}?before={}", last.id));
    let spaces = spaces::list(conn, viewer)?;
    let ids: Vec<PostId> = written.iter().map(|(post, _)| post.id).collect();
    let standing = corrections::texts_of(conn, by.id, &ids)?;
    let own = |post: Post, thread: &Thread| {
        let correction = standing.iter().find(|it| it.post_id == post.id).map(|it| it.html.clone());
        own(viewer, post, thread, &spaces, correction)
    };
    Ok(PostsPage {
        posts: written.into_iter().map(|(post, thread)| own(post, &thread)).collect(),
        older,
        newer: before.map(|_| AT),
    })
}

fn own(viewer: &Viewer, post: Post, thread: &Thread, spaces: &[Space], correction: Option<String>) -> OwnPost {
    let is_open = viewer.may_enter(thread.space_id) && thread.is_known_to(viewer);
    let place = is_open.then(|| Place { url: urls::post(post.id), space: space_of(spaces, thread.space_id) });
    let is_as_written = post.edited_by.is_none_or(|editor| editor == post.author_id);
    let may_read = is_open || is_as_written;
    OwnPost {
        title: (is_open || may_read && post.kind == PostKind::Question).then(|| thread.title.clone()),
        title_lang: thread.language.clone(),
        kind: post.kind,
        at: post.created_at.micros(),
        lang: post.language.clone(),
        place,
        gone: gone(&post),
        is_held: post.held_at.is_some(),
        correction: correction.filter(|_| post.hidden_at.is_none() && may_read),
        text: Some(post.markdown).filter(|_| post.hidden_at.is_none() && may_read),
    }
}
