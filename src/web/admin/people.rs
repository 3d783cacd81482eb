//! People: found by handle, name or mail address, their roles, and suspensions.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Choice, line, say};
use crate::accounts::{self, Change, FoundPerson, PEOPLE};
use crate::error::{Error, Result};
use crate::ids::SpaceId;
use crate::merges;
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::views::Person;
use crate::rights::{Member, Role, Viewer};
use crate::roles::{self, Held};
use crate::spaces::{self, Space};
use crate::urls;
use crate::web::spaces::role_words;
use crate::web::{Form, Path, Query, Response, Visit};

const AREA: &str = "/admin/people";

/// Which people are listed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    q: Option<String>,
    after: Option<String>,
}

/// A role to be granted or withdrawn; without a space, everywhere.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleForm {
    role: Role,
    space: Option<SpaceId>,
}

/// Why and how long somebody is suspended; without days, until it is lifted.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SuspendForm {
    why: String,
    days: Option<u16>,
}

#[derive(Serialize)]
struct PeoplePage {
    form: Search,
    people: Vec<ShownPerson>,
    older: Option<String>,
    newer: Option<String>,
}

#[derive(Serialize)]
struct Search {
    q: String,
}

#[derive(Serialize)]
struct ShownPerson {
    person: Person,
    mail: Option<String>,
    since: i64,
    signed_in_at: Option<i64>,
    posts: i64,
    /// Whether they have an account whose address nobody confirmed.
    is_unconfirmed: bool,
    suspension: Option<ShownSuspension>,
    roles: Vec<ShownRole>,
}

#[derive(Serialize)]
struct ShownSuspension {
    why: String,
    until: Option<i64>,
}

/// A merge that can still be undone.
#[derive(Serialize)]
struct ShownMerge {
    id: i64,
    at: i64,
}

#[derive(Serialize)]
struct ShownRole {
    words: &'static str,
    role: Role,
    space: Option<String>,
    space_id: Option<i64>,
}

#[derive(Serialize)]
struct PersonPage {
    shown: ShownPerson,
    /// Whether they can be joined to an account.
    may_merge: bool,
    merges: Vec<ShownMerge>,
    roles: Vec<Choice>,
    spaces: Vec<Choice>,
    lengths: Vec<Choice>,
    may_suspend: bool,
    form: SuspendForm,
    errors: FieldErrors,
}

/// `GET /admin/people`
pub async fn list(visit: Visit, query: Query<Asked>) -> Result<Response> {
    let Asked { q, after } = query.0;
    let (q, now) = (q.unwrap_or_default(), visit.now());
    let (begins, from) = (q.clone(), after.clone().unwrap_or_default());
    let page = visit.read(move |conn, viewer| {
        let mut found = accounts::search_people(conn, &begins, &from)?;
        let has_more = found.len() > PEOPLE;
        found.truncate(PEOPLE);
        let last = found.last().filter(|_| has_more).map(|person| person.handle.clone());
        Ok((people(conn, viewer, found, now)?, last))
    });
    let (people, last) = page.await?;
    let address = format!("{AREA}?q={}", urls::path_segment(&q));
    let page = PeoplePage {
        older: last.map(|handle| format!("{address}&after={}", urls::path_segment(&handle))),
        newer: after.map(|_| address),
        people,
        form: Search { q },
    };
    super::page(&visit, AREA, "people", page)
}

/// `GET /admin/people/{handle}`
pub async fn show(visit: Visit, handle: Path<String>) -> Result<Response> {
    let page = person_page(&visit, handle.0, SuspendForm::default(), FieldErrors::new()).await?;
    super::page(&visit, AREA, "person", page)
}

/// `POST /admin/people/{handle}/roles`
pub async fn grant(visit: Visit, by: Member, handle: Path<String>, form: Form<RoleForm>) -> Result<Response> {
    let (address, RoleForm { role, space }) = (address_of(&handle), form.0);
    visit
        .write(move |tx| {
            let person = accounts::find_person(tx.conn(), &handle)?.id;
            if let Some(space) = space {
                spaces::find(tx.conn(), &by, space)?;
            }
            roles::grant(tx, Some(&by), person, role, space)
        })
        .await?;
    visit.leads_to_saying(&address, "admin-said-role-granted")
}

/// `POST /admin/people/{handle}/roles/withdraw`
pub async fn withdraw(visit: Visit, by: Member, handle: Path<String>, form: Form<RoleForm>) -> Result<Response> {
    let (address, RoleForm { role, space }) = (address_of(&handle), form.0);
    visit
        .write(move |tx| {
            let person = accounts::find_person(tx.conn(), &handle)?.id;
            roles::withdraw(tx, Some(&by), person, role, space)
        })
        .await?;
    visit.leads_to_saying(&address, "admin-said-role-withdrawn")
}

/// `POST /admin/people/{handle}/suspension`
pub async fn suspend(visit: Visit, by: Member, handle: Path<String>, form: Form<SuspendForm>) -> Result<Response> {
    let (who, why) = (handle.0.clone(), line(&form.why));
    let days = form.days.map(|days| Duration::from_secs(u64::from(days) * 24 * 60 * 60));
    let told = visit.told_in();
    let suspended = visit.write(move |tx| {
        let person = accounts::find_person(tx.conn(), &who)?.id;
        let until = days.map(|days| tx.now().plus(days));
        accounts::suspend(tx, &by, person, &why, until)?;
        accounts::tell_of_change(tx, person, Change::Suspension, told.as_ref())
    });
    match suspended.await {
        Ok(()) => visit.leads_to_saying(&address_of(&handle), "admin-said-suspended"),
        Err(Error::Invalid(errors)) => {
            let page = person_page(&visit, handle.0, form.0, errors).await?;
            super::form_again(&visit, AREA, "person", page)
        }
        Err(other) => Err(other),
    }
}

/// `POST /admin/people/{handle}/confirmation`: where the mailed link did not do it.
pub async fn confirm(visit: Visit, by: Member, handle: Path<String>) -> Result<Response> {
    let (address, told) = (address_of(&handle), visit.told_in());
    visit
        .write(move |tx| {
            let person = accounts::find_person(tx.conn(), &handle)?.id;
            accounts::confirm_by_hand(tx, &by, person, told.as_ref())
        })
        .await?;
    visit.leads_to_saying(&address, "admin-said-confirmed")
}

/// `POST /admin/people/{handle}/suspension/lift`
pub async fn lift(visit: Visit, by: Member, handle: Path<String>) -> Result<Response> {
    let address = address_of(&handle);
    visit
        .write(move |tx| {
            let person = accounts::find_person(tx.conn(), &handle)?.id;
            accounts::lift(tx, &by, person)
        })
        .await?;
    visit.leads_to_saying(&address, "admin-said-lifted")
}

fn address_of(handle: &str) -> String {
    format!("{AREA}/{}", urls::path_segment(handle))
}

async fn person_page(visit: &Visit, handle: String, form: SuspendForm, errors: FieldErrors) -> Result<PersonPage> {
    let now = visit.now();
    let (mut shown, all, merges) = visit
        .read(move |conn, viewer| {
            let found = accounts::find_person(conn, &handle)?;
            let merges = merges::list_of(conn, found.id, now)?;
            Ok((people(conn, viewer, vec![found], now)?, spaces::list(conn, viewer)?, merges))
        })
        .await?;
    let mut spaces = vec![Choice::new("", say(visit, "admin-everywhere"))];
    spaces.extend(all.into_iter().map(|space| Choice::new(space.id, space.name)));
    let roles = Role::ALL.iter().map(|role| Choice::new(role, say(visit, role_words(*role))));
    let lengths = [("1", "day"), ("3", "three-days"), ("7", "week"), ("30", "month"), ("", "no-end")];
    let lengths = lengths.map(|(days, words)| Choice::new(days, say(visit, &format!("admin-suspend-{words}"))));
    let shown = shown.pop().ok_or(Error::NotFound)?;
    Ok(PersonPage {
        may_suspend: !shown.roles.iter().any(|held| held.role == Role::Admin),
        may_merge: shown.mail.is_none(),
        merges: merges.into_iter().map(|it| ShownMerge { id: it.id.number(), at: it.at.micros() }).collect(),
        shown,
        roles: roles.collect(),
        spaces,
        lengths: lengths.to_vec(),
        form,
        errors,
    })
}

/// People as the pages show them: two queries more, however many there are.
fn people(conn: &mut Conn, viewer: &Viewer, found: Vec<FoundPerson>, now: Instant) -> Result<Vec<ShownPerson>> {
    let ids: Vec<_> = found.iter().map(|person| person.id).collect();
    let held = roles::list_of(conn, &ids)?;
    let spaces = spaces::list(conn, viewer)?;
    let shown = found.into_iter().map(|person| {
        let own = held.iter().filter(|held| held.person_id == person.id);
        let is_over = person.suspended_until.is_some_and(|until| until <= now);
        ShownPerson {
            roles: own.map(|held| role(held, &spaces)).collect(),
            person: Person::new(person.id.number(), person.name, person.handle),
            is_unconfirmed: person.mail.is_some() && person.mail_confirmed_at.is_none(),
            mail: person.mail,
            since: person.created_at.micros(),
            signed_in_at: person.signed_in_at.map(|at| at.micros()),
            posts: person.post_count,
            suspension: person.suspended_at.filter(|_| !is_over).map(|_| ShownSuspension {
                why: person.suspended_why.unwrap_or_default(),
                until: person.suspended_until.map(|at| at.micros()),
            }),
        }
    });
    Ok(shown.collect())
}

fn role(held: &Held, spaces: &[Space]) -> ShownRole {
    let space = held.space_id.and_then(|id| spaces.iter().find(|space| space.id == id));
    ShownRole {
        words: role_words(held.role),
        role: held.role,
        space: space.map(|space| space.name.clone()),
        space_id: held.space_id.map(SpaceId::number),
    }
}
