//! A person's page: who they are to the community, and what they did lately.

use serde::Serialize;

use super::shown::{ShownPerson, shown};
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::posts::AnswerBy;
use crate::rights::{self, Viewer};
use crate::spaces::{self, Space};
use crate::threads::{self, Filter, ListedThread, Page, Tab};
use crate::web::roles::places_to_grant;
use crate::web::settings::products::{ShownUse, shown_uses};
use crate::web::shown::{ShownSpace, space_of};
use crate::web::{Path, Response, Visit};
use crate::{people, posts, profiles, urls};

/// How much of each kind of deed is shown.
const MOST_DEEDS: usize = 8;

/// A person's page.
#[derive(Serialize)]
struct PersonPage {
    #[serde(flatten)]
    shown: ShownPerson,
    about: String,
    /// The products they use, as far as the reader may know of them.
    used: Vec<ShownUse>,
    /// `shown`, `own` where others are not shown the lists below, `hidden`.
    activity: &'static str,
    answers: Vec<Deed>,
    questions: Vec<Deed>,
    /// Whether the reader looks at themselves.
    is_self: bool,
    /// Where those who run the site look after this person.
    admin_url: Option<String>,
    /// The spaces where the reader may give this person a role.
    role_places: Vec<Place>,
    /// Until when somebody may not write: told to staff only.
    suspension: Option<Suspension>,
}

/// Something that somebody wrote.
#[derive(Serialize)]
struct Deed {
    url: String,
    title: String,
    lang: Option<String>,
    space: Option<ShownSpace>,
    at: i64,
    /// `accepted`, `verified`, `answer`; `resolved`, `question`.
    kind: &'static str,
    icon: &'static str,
}

#[derive(Serialize)]
struct Place {
    name: String,
    url: String,
}

#[derive(Serialize)]
struct Suspension {
    until: Option<i64>,
}

/// `GET /people/{handle}`
pub async fn show(visit: Visit, handle: Path<String>) -> Result<Response> {
    let (handle, now) = (handle.0, visit.now());
    let asked = handle.clone();
    let page = visit.read(move |conn, viewer| person_page(conn, viewer, &asked, now)).await?;
    if page.shown.person.handle != handle {
        return visit.moved_to(&urls::person(&page.shown.person.handle));
    }
    visit.page("people/show.html", &page)
}

fn person_page(conn: &mut Conn, viewer: &Viewer, handle: &str, now: Instant) -> Result<PersonPage> {
    let person = people::find_by_handle(conn, handle)?;
    // Anybody may name anybody's address: until it is confirmed, and a yes was said, nobody is known of.
    let may_know = viewer.is(person.id) || viewer.is_admin() || rights::is_admitted(conn, person.id)?;
    if !may_know {
        return Err(Error::NotFound);
    }
    let (id, about) = (person.id, person.about.clone());
    let is_suspended = person.suspended_at.is_some() && person.suspended_until.is_none_or(|until| until > now);
    let suspension = Suspension { until: person.suspended_until.map(Instant::micros) };
    let admin_url = viewer.is_admin().then(|| format!("/admin/people/{}", urls::path_segment(&person.handle)));
    let spaces = spaces::list(conn, viewer)?;
    let places = places_to_grant(viewer, &spaces, &person.handle);
    let is_private = person.activity_hidden_at.is_some();
    let activity = match viewer.is(id) || viewer.is_staff() {
        _ if !is_private => "shown",
        true => "own",
        false => "hidden",
    };
    let (answers, questions) = match activity {
        "hidden" => (Vec::new(), Vec::new()),
        _ => deeds(conn, viewer, id, &spaces)?,
    };
    Ok(PersonPage {
        shown: shown(conn, viewer, vec![person])?.pop().ok_or(Error::NotFound)?,
        about,
        used: shown_uses(profiles::list_used(conn, viewer, id)?),
        activity,
        answers,
        questions,
        is_self: viewer.is(id),
        admin_url,
        role_places: places.into_iter().map(|(name, url)| Place { name, url }).collect(),
        suspension: Some(suspension).filter(|_| is_suspended && viewer.is_staff()),
    })
}

/// What they answered and asked lately, as far as the viewer may read it.
fn deeds(conn: &mut Conn, viewer: &Viewer, id: PersonId, spaces: &[Space]) -> Result<(Vec<Deed>, Vec<Deed>)> {
    let most = i64::try_from(MOST_DEEDS).unwrap_or(i64::MAX);
    let answers = posts::list_answers_by(conn, viewer, id, most)?;
    let asked = Filter { asked_by: Some(id), ..Filter::default() };
    let questions = threads::list(conn, viewer, Tab::Newest, asked, Page::First)?;
    Ok((
        answers.into_iter().map(|it| answer(it, spaces)).collect(),
        questions.into_iter().take(MOST_DEEDS).map(|it| question(it, spaces)).collect(),
    ))
}

fn answer(it: AnswerBy, spaces: &[Space]) -> Deed {
    let (kind, icon) = match (it.accepted_at, it.verified_at) {
        (Some(_), _) => ("accepted", "accepted"),
        (None, Some(_)) => ("verified", "verified"),
        (None, None) => ("answer", "chat"),
    };
    Deed {
        url: urls::post(it.id),
        title: it.thread_title,
        lang: it.thread_language,
        space: space_of(spaces, it.space_id),
        at: it.at.micros(),
        kind,
        icon,
    }
}

fn question(it: ListedThread, spaces: &[Space]) -> Deed {
    let (kind, icon) = if it.resolved_at.is_some() { ("resolved", "accepted") } else { ("question", "clock") };
    Deed {
        url: urls::thread(it.id, &it.title),
        title: it.title,
        lang: it.language,
        space: space_of(spaces, it.space_id),
        at: it.created_at.micros(),
        kind,
        icon,
    }
}
