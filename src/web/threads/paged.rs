//! A page of threads with the addresses of the pages beside it, wherever threads are listed.

use super::row::{Row, rows};
use crate::error::Result;
use crate::platform::db::Conn;
use crate::rights::Viewer;
use crate::spaces::Space;
use crate::threads::{self, Cursor, Filter, ListedThread, PAGE, Page, Tab};

/// A page of threads, and where the list goes on.
pub(in crate::web) struct Paged {
    pub(in crate::web) rows: Vec<Row>,
    pub(in crate::web) older: Option<String>,
    pub(in crate::web) newer: Option<String>,
}

/// Which page an address asks for.
pub(in crate::web) fn page_asked(after: Option<Cursor>, before: Option<Cursor>) -> Page {
    match (after, before) {
        (Some(row), _) => Page::After(row),
        (None, Some(row)) => Page::Before(row),
        (None, None) => Page::First,
    }
}

/// A page of threads, pinned ones first where the list is of all or of a space. `address` is the list's own with what narrows it, ending in `?` or `&`.
pub(in crate::web) fn paged(
    conn: &mut Conn,
    viewer: &Viewer,
    (tab, filter, page): (Tab, Filter, Page),
    spaces: &[Space],
    address: &str,
) -> Result<Paged> {
    let pinned = match (tab, page, filter) {
        (Tab::Newest, Page::First, Filter { space, tag: None, product: None, asked_by: None }) => {
            threads::list_pinned(conn, viewer, space)?
        }
        _ => Vec::new(),
    };
    let mut threads = threads::list(conn, viewer, tab, filter, page)?;
    let has_more = threads.len() > PAGE;
    threads.truncate(PAGE);
    let is_backwards = matches!(page, Page::Before(_));
    if is_backwards {
        threads.reverse();
    }
    let beside = |name: &str, row: &ListedThread| {
        let cursor = Cursor { at: row.last_activity_at, id: row.id };
        format!("{address}{name}={cursor}")
    };
    let goes_on = has_more || is_backwards;
    let began_before = matches!(page, Page::After(_)) || (is_backwards && has_more);
    let older = threads.last().filter(|_| goes_on).map(|row| beside("after", row));
    let newer = threads.first().filter(|_| began_before).map(|row| beside("before", row));
    threads.retain(|thread| pinned.iter().all(|first| first.id != thread.id));
    let rows = rows(conn, pinned.into_iter().chain(threads).collect(), spaces)?;
    Ok(Paged { rows, older, newer })
}
