//! Finding what an old address leads to.

use diesel::prelude::*;

use crate::error::{Error, Result};
use crate::ids::{PersonId, PostId, SpaceId, ThreadId};
use crate::platform::db::Conn;
use crate::platform::db::schema::old_addresses;
use crate::rights::Viewer;
use crate::{people, posts, spaces, threads, urls};

/// The longest path that is looked up, in bytes, and the most segments it may have.
const LONGEST: usize = 300;
const MOST_SEGMENTS: usize = 8;

type Row = (String, Option<ThreadId>, Option<PostId>, Option<SpaceId>, Option<PersonId>);

/// The address now of what had a path, or of what had its beginning: other sites put titles after ids.
/// What the viewer may not know of is not found.
pub fn find(conn: &mut Conn, viewer: &Viewer, path: &str) -> Result<String> {
    let beginnings = beginnings(path);
    if beginnings.is_empty() {
        return Err(Error::NotFound);
    }
    let found: Vec<Row> = old_addresses::table
        .filter(old_addresses::path.eq_any(beginnings))
        .select((
            old_addresses::path,
            old_addresses::thread_id,
            old_addresses::post_id,
            old_addresses::space_id,
            old_addresses::person_id,
        ))
        .load(conn)?;
    let longest = found.into_iter().max_by_key(|(path, ..)| path.len());
    match longest.ok_or(Error::NotFound)? {
        (_, Some(thread), ..) => {
            let thread = threads::find(conn, viewer, thread)?;
            Ok(urls::thread(thread.id, &thread.title))
        }
        (_, _, Some(post), ..) => Ok(urls::post(posts::find_visible(conn, viewer, post)?.1.id)),
        (_, _, _, Some(space), _) => Ok(urls::space(&spaces::find(conn, viewer, space)?.slug)),
        (_, _, _, _, Some(person)) => Ok(urls::person(&people::find(conn, person)?.handle)),
        _ => Err(Error::NotFound),
    }
}

/// `/questions/12/title` and what is left of it when segments are taken off its end, two at least.
fn beginnings(path: &str) -> Vec<&str> {
    let path = path.trim_end_matches('/');
    let ends = path.match_indices('/').map(|(at, _)| at).skip(2).chain([path.len()]);
    let ends: Vec<usize> = if path.len() > LONGEST || !path.starts_with('/') { Vec::new() } else { ends.collect() };
    let is_deep = path.matches('/').count() >= 2;
    ends.into_iter().filter(|_| is_deep).take(MOST_SEGMENTS).map(|end| &path[..end]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_after_an_id_are_taken_off() {
        assert_eq!(beginnings("/q/12"), ["/q/12"]);
        assert_eq!(beginnings("/questions/12/why/"), ["/questions/12", "/questions/12/why"]);
        for path in ["", "/", "/about", "x/y", &format!("/q/{}", "1".repeat(400))] {
            assert!(beginnings(path).is_empty(), "{path}");
        }
    }
}
