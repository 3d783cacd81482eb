//! The help pages with what is asked often, and the forms by which leads keep it.

use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

use super::shown::ShownSpace;
use super::{Form, Path, Response, Visit};
use crate::error::{Error, Result};
use crate::faq_entries::{self, Entry, LONGEST, ListedEntry, Standing, policy};
use crate::ids::ThreadId;
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::rights::{Member, Viewer};
use crate::spaces::{self, Direction, Space};
use crate::{acceptances, corrections, posts, threads, urls};

/// How many entries of each space stand on the page of all.
const FIRST: usize = 8;

/// A short answer in a lead's own words.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct EntryForm {
    body: String,
    /// The moment of the entry that the form began from, in microseconds; 0 where there was none.
    began_from: Option<i64>,
}

impl EntryForm {
    fn of(entry: Entry) -> Self {
        Self { began_from: Some(entry.at.micros()), body: entry.markdown }
    }

    fn of_none() -> Self {
        Self { began_from: Some(0), body: String::new() }
    }
}

/// Which way an entry moves.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderForm {
    to: Direction,
}

/// What is asked often, by space.
#[derive(Serialize)]
struct HelpPage {
    shelves: Vec<Shelf>,
    /// Entries of spaces that the viewer leads whose thread says something else today.
    to_check: Vec<ShownEntry>,
    may_keep: bool,
}

/// What is asked often in a space.
#[derive(Serialize)]
struct ShelfPage {
    shelf: Shelf,
    description: String,
    may_keep: bool,
}

#[derive(Serialize)]
struct Shelf {
    space: ShownSpace,
    url: String,
    entries: Vec<ShownEntry>,
    /// How many there are, where not all of them stand here.
    all: Option<i64>,
}

#[derive(Clone, Serialize)]
struct ShownEntry {
    id: i64,
    title: String,
    lang: Option<String>,
    html: String,
    url: String,
    is_being_checked: bool,
    /// Whether it can be confirmed or written anew; a thread that is open can only be taken out.
    is_resolved: bool,
    may_keep: bool,
    is_first: bool,
    is_last: bool,
}

/// The form that makes a thread an entry, or changes it.
#[derive(Serialize)]
struct EntryPage {
    id: i64,
    title: String,
    title_lang: Option<String>,
    url: String,
    is_entry: bool,
    is_being_checked: bool,
    /// What the thread's accepted answer says.
    answer: Option<String>,
    answer_lang: Option<String>,
    /// What puts that right.
    correction: Option<String>,
    /// What another lead wrote meanwhile.
    meanwhile: Option<String>,
    most: usize,
    form: EntryForm,
    errors: FieldErrors,
}

/// `GET /help`
pub async fn list(visit: Visit) -> Result<Response> {
    let page = visit.read(help_page).await?;
    visit.page("faq_entries/list.html", &page)
}

/// `GET /help/{slug}`
pub async fn show(visit: Visit, slug: Path<String>) -> Result<Response> {
    let slug = slug.0;
    let found = visit.read(move |conn, viewer| shelf_or_renamed(conn, viewer, &slug)).await?;
    match found {
        Ok(page) => visit.page("faq_entries/show.html", &page),
        Err(moved) => visit.moved_to(&urls::help(&moved)),
    }
}

/// `GET /threads/{thread}/faq-entry`
pub async fn edit(visit: Visit, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    let page = visit.read(move |conn, viewer| entry_page(conn, viewer, thread)).await?;
    visit.unlisted_page("faq_entries/edit.html", &page)
}

/// `POST /threads/{thread}/faq-entry`
pub async fn keep(visit: Visit, by: Member, thread: Path<ThreadId>, form: Form<EntryForm>) -> Result<Response> {
    let (thread, typed) = (*thread, form.0.clone());
    match visit.write(move |tx| faq_entries::keep(tx, &by, thread, &typed.body, typed.began_from)).await {
        Ok(()) => visit.leads_to_saying(&place_of(&visit, thread).await?, "faq-entries-said-kept"),
        Err(Error::Invalid(errors)) => {
            let page = visit.read(move |conn, viewer| entry_page(conn, viewer, thread)).await?;
            visit.form_again("faq_entries/edit.html", &EntryPage { form: form.0, errors, ..page })
        }
        Err(Error::Conflict(_)) => {
            let page = visit.read(move |conn, viewer| beside(conn, viewer, thread, form.0.body)).await?;
            visit.draw("faq_entries/edit.html", &page, HttpResponse::Conflict(), |_| {})
        }
        Err(other) => Err(other),
    }
}

/// `POST /threads/{thread}/faq-entry/confirm`
pub async fn confirm(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    visit.write(move |tx| faq_entries::confirm(tx, &by, thread)).await?;
    visit.leads_to_saying(&place_of(&visit, thread).await?, "faq-entries-said-confirmed")
}

/// `POST /threads/{thread}/faq-entry/order`
pub async fn change_place(visit: Visit, by: Member, thread: Path<ThreadId>, form: Form<OrderForm>) -> Result<Response> {
    let (thread, to) = (*thread, form.to);
    visit.write(move |tx| faq_entries::change_place(tx, &by, thread, to)).await?;
    visit.leads_to(&place_of(&visit, thread).await?)
}

/// `POST /threads/{thread}/faq-entry/remove`
pub async fn remove(visit: Visit, by: Member, thread: Path<ThreadId>) -> Result<Response> {
    let thread = *thread;
    let shelf = place_of(&visit, thread).await?;
    visit.write(move |tx| faq_entries::remove(tx, &by, thread)).await?;
    visit.leads_to_saying(&shelf, "faq-entries-said-removed")
}

/// The help page of the space that a thread is in, at its entry.
async fn place_of(visit: &Visit, thread: ThreadId) -> Result<String> {
    visit
        .read(move |conn, viewer| {
            let found = threads::find(conn, viewer, thread)?;
            Ok(format!("{}#faq-{thread}", urls::help(&spaces::find(conn, viewer, found.space_id)?.slug)))
        })
        .await
}

fn help_page(conn: &mut Conn, viewer: &Viewer) -> Result<HelpPage> {
    let spaces = spaces::list(conn, viewer)?;
    let listed = faq_entries::list(conn, viewer)?;
    let is_to_check = |entry: &&ListedEntry| entry.standing == Standing::BeingChecked && viewer.is_lead_of(entry.space);
    let to_check = listed.iter().filter(is_to_check).map(|entry| shown(entry, viewer)).collect();
    let shelves = spaces.iter().filter_map(|space| {
        let mut shelf = shelf(viewer, space, &listed);
        let all = i64::try_from(shelf.entries.len()).unwrap_or(i64::MAX);
        shelf.all = (shelf.entries.len() > FIRST).then_some(all);
        shelf.entries.truncate(FIRST);
        (!shelf.entries.is_empty()).then_some(shelf)
    });
    Ok(HelpPage {
        shelves: shelves.collect(),
        to_check,
        may_keep: spaces.iter().any(|space| viewer.is_lead_of(space.id)),
    })
}

/// The page, or the word by which the space is found today.
fn shelf_or_renamed(conn: &mut Conn, viewer: &Viewer, slug: &str) -> Result<Result<ShelfPage, String>> {
    let space = match spaces::find_by_slug(conn, viewer, slug) {
        Err(Error::NotFound) => return Ok(Err(spaces::find_renamed(conn, viewer, slug)?.slug)),
        found => found?,
    };
    let listed = faq_entries::list_in(conn, viewer, space.id)?;
    let shelf = shelf(viewer, &space, &listed);
    Ok(Ok(ShelfPage { may_keep: viewer.is_lead_of(space.id), description: space.description, shelf }))
}

fn shelf(viewer: &Viewer, space: &Space, listed: &[ListedEntry]) -> Shelf {
    let own: Vec<&ListedEntry> = listed.iter().filter(|entry| entry.space == space.id).collect();
    let last = own.len().saturating_sub(1);
    let entries = own.iter().enumerate().map(|(nth, entry)| ShownEntry {
        is_first: nth == 0,
        is_last: nth == last,
        ..shown(entry, viewer)
    });
    Shelf { url: urls::help(&space.slug), space: ShownSpace::of(space), entries: entries.collect(), all: None }
}

fn shown(entry: &ListedEntry, viewer: &Viewer) -> ShownEntry {
    ShownEntry {
        id: entry.thread.number(),
        url: urls::thread(entry.thread, &entry.title),
        title: entry.title.clone(),
        lang: entry.language.clone(),
        html: entry.html.clone(),
        is_being_checked: entry.standing == Standing::BeingChecked,
        is_resolved: entry.is_resolved,
        may_keep: viewer.is_lead_of(entry.space),
        is_first: true,
        is_last: true,
    }
}

/// The form with what was typed, beside what another lead wrote meanwhile: sent again it takes that one's place.
fn beside(conn: &mut Conn, viewer: &Viewer, thread: ThreadId, body: String) -> Result<EntryPage> {
    let meanwhile = faq_entries::find(conn, thread)?.map(|entry| entry.html);
    let page = entry_page(conn, viewer, thread)?;
    Ok(EntryPage { meanwhile, form: EntryForm { body, ..page.form }, ..page })
}

fn entry_page(conn: &mut Conn, viewer: &Viewer, thread: ThreadId) -> Result<EntryPage> {
    let thread = threads::find(conn, viewer, thread)?;
    policy::may_make(viewer, &thread)?;
    let entry = faq_entries::find(conn, thread.id)?;
    let listed = faq_entries::list_in(conn, viewer, thread.space_id)?;
    let standing = listed.iter().find(|it| it.thread == thread.id).map(|it| it.standing);
    let accepted = acceptances::find(conn, thread.id)?;
    let answer = accepted.map(|accepted| posts::find_in(conn, &thread, accepted.post_id)).transpose()?;
    let answer = answer.filter(posts::Post::is_shown);
    let correction = match &answer {
        Some(answer) => corrections::standing_of(conn, viewer, &[answer.id])?.pop(),
        None => None,
    };
    Ok(EntryPage {
        id: thread.id.number(),
        url: urls::thread(thread.id, &thread.title),
        title: thread.title,
        title_lang: thread.language,
        is_being_checked: standing == Some(Standing::BeingChecked),
        is_entry: entry.is_some(),
        answer_lang: answer.as_ref().and_then(|answer| answer.language.clone()),
        answer: answer.map(|answer| answer.html),
        correction: correction.map(|it| it.correction.html),
        most: LONGEST,
        meanwhile: None,
        form: entry.map_or_else(EntryForm::of_none, EntryForm::of),
        errors: FieldErrors::new(),
    })
}
