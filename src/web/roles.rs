//! Who answers for a space, and since when; leads and those who run the site grant and withdraw roles there.

use serde::{Deserialize, Serialize};

use super::shown::{ShownSpace, face};
use super::spaces::role_words;
use super::{Form, Path, Query, Response, Visit};
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::PersonId;
use crate::people::{self, Person};
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::views;
use crate::platform::words::Message;
use crate::rights::{Member, Role, Viewer};
use crate::roles::{self, Held, policy};
use crate::spaces::{self, Space};
use crate::urls;

/// How many changes of the past are told.
const MOST_CHANGES: i64 = 20;

/// Whom a link to the page has in mind.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    handle: Option<String>,
}

/// Who is to have which role.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct GrantForm {
    handle: String,
    role: Role,
}

/// Who is to have it no longer.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawForm {
    person: PersonId,
    role: Role,
}

/// The roles of a space.
#[derive(Serialize)]
struct RolesPage {
    space: ShownSpace,
    url: String,
    held: Vec<ShownRole>,
    /// What the viewer may grant here.
    grantable: Vec<Choice>,
    changes: Vec<Change>,
    form: GrantForm,
    errors: FieldErrors,
}

#[derive(Serialize)]
struct ShownRole {
    person: views::Person,
    person_id: i64,
    role: Role,
    words: &'static str,
    is_everywhere: bool,
    at: i64,
    by: Option<views::Person>,
    may_withdraw: bool,
}

#[derive(Serialize)]
struct Choice {
    value: Role,
    label: String,
}

/// A role that was granted or withdrawn.
#[derive(Serialize)]
struct Change {
    words: &'static str,
    role: &'static str,
    person: views::Person,
    by: Option<views::Person>,
    at: i64,
}

/// `GET /spaces/{slug}/roles`
pub async fn list(visit: Visit, slug: Path<String>, query: Query<Asked>) -> Result<Response> {
    let form = GrantForm { handle: query.0.handle.unwrap_or_default(), role: Role::Expert };
    let word = slug.0.clone();
    match page(&visit, slug.0, form, FieldErrors::new()).await {
        Ok(page) => visit.page("roles/list.html", &page),
        Err(Error::NotFound) => {
            let space = visit.read(move |conn, viewer| spaces::find_renamed(conn, viewer, &word)).await?;
            visit.moved_to(&address_of(&space.slug))
        }
        Err(other) => Err(other),
    }
}

/// `POST /spaces/{slug}/roles`
pub async fn grant(visit: Visit, by: Member, slug: Path<String>, form: Form<GrantForm>) -> Result<Response> {
    let (word, role) = (slug.0.clone(), form.role);
    let handle = form.handle.trim().trim_start_matches('@').to_lowercase();
    let granted = visit.write(move |tx| {
        let space = spaces::find_by_slug(tx.conn(), &by, &word)?;
        policy::may_change(&by, role, Some(space.id))?;
        let person = people::find_by_handle(tx.conn(), &handle)
            .map_err(|_| Error::field("handle", Message::new("roles-no-such-handle")))?;
        roles::grant(tx, Some(&by), person.id, role, Some(space.id))
    });
    match granted.await {
        Ok(()) => visit.leads_to_saying(&address_of(&slug), "roles-said-granted"),
        Err(Error::Invalid(errors)) => {
            visit.form_again("roles/list.html", &page(&visit, slug.0, form.0, errors).await?)
        }
        Err(other) => Err(other),
    }
}

/// `POST /spaces/{slug}/roles/withdraw`
pub async fn withdraw(visit: Visit, by: Member, slug: Path<String>, form: Form<WithdrawForm>) -> Result<Response> {
    let (word, WithdrawForm { person, role }) = (slug.0.clone(), form.0);
    visit
        .write(move |tx| {
            let space = spaces::find_by_slug(tx.conn(), &by, &word)?;
            roles::withdraw(tx, Some(&by), person, role, Some(space.id))
        })
        .await?;
    visit.leads_to_saying(&address_of(&slug), "roles-said-withdrawn")
}

fn address_of(slug: &str) -> String {
    format!("{}/roles", urls::space(slug))
}

async fn page(visit: &Visit, slug: String, form: GrantForm, errors: FieldErrors) -> Result<RolesPage> {
    let words = visit.app().views.words();
    let label = |role: Role| words.translate(visit.language(), role_words(role), &[]);
    let labels: Vec<(Role, String)> = Role::ALL.iter().map(|role| (*role, label(*role))).collect();
    visit
        .read(move |conn, viewer| {
            let space = spaces::find_by_slug(conn, viewer, &slug)?;
            roles_page(conn, viewer, &space, labels, (form, errors))
        })
        .await
}

fn roles_page(
    conn: &mut Conn,
    viewer: &Viewer,
    space: &Space,
    labels: Vec<(Role, String)>,
    (form, errors): (GrantForm, FieldErrors),
) -> Result<RolesPage> {
    let may = |role: Role| policy::may_change(viewer, role, Some(space.id)).is_ok();
    let held = roles::list_in(conn, space.id)?;
    // What was changed is for those who may change it.
    let changed = match may(Role::Expert) {
        true => events::list_of_space(conn, space.id, &["role_granted", "role_withdrawn"], MOST_CHANGES)?,
        false => Vec::new(),
    };
    let ids = held.iter().flat_map(|it| [Some(it.person_id), it.by_id]).flatten();
    let ids = ids.chain(changed.iter().flat_map(|(event, _)| people_of(event))).collect::<Vec<_>>();
    let people = people::list_by_ids(conn, &ids)?;
    Ok(RolesPage {
        url: address_of(&space.slug),
        space: ShownSpace::of(space),
        held: held.iter().filter_map(|it| shown(it, &people, &may)).collect(),
        grantable: labels
            .into_iter()
            .filter(|(role, _)| may(*role))
            .map(|(value, label)| Choice { value, label })
            .collect(),
        changes: changed.into_iter().filter_map(|(event, at)| change(&event, at.micros(), &people)).collect(),
        form,
        errors,
    })
}

fn shown(held: &Held, people: &[Person], may: &impl Fn(Role) -> bool) -> Option<ShownRole> {
    Some(ShownRole {
        person: person_of(people, held.person_id)?,
        person_id: held.person_id.number(),
        role: held.role,
        words: role_words(held.role),
        is_everywhere: held.space_id.is_none(),
        at: held.at.micros(),
        by: held.by_id.and_then(|id| person_of(people, id)),
        may_withdraw: held.space_id.is_some() && may(held.role),
    })
}

fn person_of(people: &[Person], id: PersonId) -> Option<views::Person> {
    let person = people.iter().find(|person| person.id == id)?;
    Some(face(person))
}

/// Whom a change of roles concerns, and who made it.
fn people_of(event: &Event) -> Vec<PersonId> {
    match event {
        Event::RoleGranted { person, by, .. } | Event::RoleWithdrawn { person, by, .. } => {
            [Some(*person), *by].into_iter().flatten().collect()
        }
        _ => Vec::new(),
    }
}

fn change(event: &Event, at: i64, people: &[Person]) -> Option<Change> {
    let (words, person, role, by) = match event {
        Event::RoleGranted { person, role, by, .. } => ("roles-was-granted", person, role, by),
        Event::RoleWithdrawn { person, role, by, .. } => ("roles-was-withdrawn", person, role, by),
        _ => return None,
    };
    Some(Change {
        words,
        role: role_words(role.parse().ok()?),
        person: person_of(people, *person)?,
        by: by.and_then(|by| person_of(people, by)),
        at,
    })
}

/// Where the viewer may give a person roles: the spaces they lead, with the page for it.
pub(super) fn places_to_grant(viewer: &Viewer, spaces: &[Space], handle: &str) -> Vec<(String, String)> {
    let leads = |space: &&Space| policy::may_change(viewer, Role::Expert, Some(space.id)).is_ok();
    let place = |space: &Space| {
        let address = format!("{}?handle={}", address_of(&space.slug), urls::path_segment(handle));
        (space.name.clone(), address)
    };
    spaces.iter().filter(leads).map(place).collect()
}
