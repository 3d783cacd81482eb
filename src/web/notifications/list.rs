//! The page of notifications, by thread.

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::ids::{NotificationId, ThreadId};
use crate::notifications::{self, Group, Item, PAGE, Wanted, leads_to, said};
use crate::platform::db::Conn;
use crate::platform::views::Person;
use crate::platform::words::Message;
use crate::rights::{Member, Viewer};
use crate::spaces::{self, Space};
use crate::threads::{self, ListedThread};
use crate::urls;
use crate::web::shown::{ShownSpace, ShownTab, space_of};
use crate::web::{Query, Response, Visit};

/// What the address asks for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    show: Show,
    before: Option<NotificationId>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Show {
    #[default]
    All,
    Unread,
}

#[derive(Serialize)]
struct NotificationsPage {
    tabs: Vec<ShownTab>,
    groups: Vec<ShownGroup>,
    older: Option<String>,
    newer: Option<String>,
    is_unread: bool,
    /// Up to where all is read by one button; none where nothing is new.
    upto: Option<i64>,
}

/// What somebody was told of one thread, or of none.
#[derive(Serialize)]
struct ShownGroup {
    thread: i64,
    /// None where it is of no thread.
    title: Option<String>,
    lang: Option<String>,
    url: Option<String>,
    space: Option<ShownSpace>,
    unread: i64,
    upto: i64,
    items: Vec<ShownItem>,
    /// How many more there are than are shown.
    more: i64,
}

#[derive(Serialize)]
struct ShownItem {
    said: Message,
    url: String,
    person: Option<Person>,
    at: i64,
    is_new: bool,
}

/// `GET /notifications`
pub async fn list(visit: Visit, _by: Member, asked: Query<Asked>) -> Result<Response> {
    let (asked, unread) = (asked.0, visit.unread());
    let page = visit.read(move |conn, viewer| page(conn, viewer, asked, unread)).await?;
    visit.unlisted_page("notifications/list.html", &page)
}

/// Four queries, however much somebody was told.
fn page(conn: &mut Conn, viewer: &Viewer, asked: Asked, unread: i64) -> Result<NotificationsPage> {
    let wanted = if asked.show == Show::Unread { Wanted::Unread } else { Wanted::All };
    let mut groups = notifications::list_groups(conn, viewer, wanted, asked.before)?;
    let has_more = groups.len() > PAGE;
    groups.truncate(PAGE);
    let items = notifications::list_items(conn, viewer, &groups)?;
    let ids: Vec<ThreadId> = groups.iter().map(|group| ThreadId::new(group.thread)).collect();
    let (threads, spaces) = (threads::list_found(conn, viewer, &ids)?, spaces::list(conn, viewer)?);
    let narrowed = if wanted == Wanted::Unread { "show=unread&" } else { "" };
    let older = groups.last().filter(|_| has_more);
    let older = older.map(|last| format!("/notifications?{narrowed}before={}", last.last));
    let first = if wanted == Wanted::Unread { "/notifications?show=unread" } else { "/notifications" };
    let newest = groups.first().map(|group| group.last.number());
    Ok(NotificationsPage {
        tabs: tabs(wanted, unread),
        upto: newest.filter(|_| unread > 0 && asked.before.is_none()),
        groups: groups.iter().filter_map(|group| shown(group, &items, &threads, &spaces)).collect(),
        older,
        newer: asked.before.map(|_| first.to_owned()),
        is_unread: wanted == Wanted::Unread,
    })
}

fn tabs(wanted: Wanted, unread: i64) -> Vec<ShownTab> {
    let tab = |words: &str, url: &str, is_current, count| ShownTab {
        words: words.to_owned(),
        url: url.to_owned(),
        is_current,
        count,
    };
    let count = Some(unread).filter(|count| *count > 0);
    vec![
        tab("notifications-tab-all", "/notifications", wanted == Wanted::All, None),
        tab("notifications-tab-unread", "/notifications?show=unread", wanted == Wanted::Unread, count),
    ]
}

/// A group with its thread; nothing if the thread went out of sight meanwhile.
fn shown(group: &Group, items: &[Item], threads: &[ListedThread], spaces: &[Space]) -> Option<ShownGroup> {
    let thread = threads.iter().find(|thread| thread.id.number() == group.thread);
    if thread.is_none() && group.thread != 0 {
        return None;
    }
    let url = thread.map(|thread| urls::thread(thread.id, &thread.title));
    let items: Vec<ShownItem> =
        items.iter().filter(|item| item.thread == group.thread).map(|item| shown_item(item, url.as_deref())).collect();
    Some(ShownGroup {
        thread: group.thread,
        title: thread.map(|thread| thread.title.clone()),
        lang: thread.and_then(|thread| thread.language.clone()),
        space: thread.and_then(|thread| space_of(spaces, thread.space_id)),
        unread: group.unread,
        upto: group.last.number(),
        more: group.total - i64::try_from(items.len()).unwrap_or_default(),
        items,
        url,
    })
}

fn shown_item(item: &Item, thread: Option<&str>) -> ShownItem {
    let person = item.by.zip(item.name.as_ref()).zip(item.handle.as_ref());
    ShownItem {
        said: said(item),
        url: leads_to(item, thread),
        person: person.map(|((id, name), handle)| Person::new(id.number(), name, handle)),
        at: item.at.micros(),
        is_new: item.read_at.is_none(),
    }
}
