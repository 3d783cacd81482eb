//! People as these pages show them: name, drawn avatar, and their roles where the reader may know of them.

use serde::Serialize;

use crate::error::Result;
use crate::ids::PersonId;
use crate::people::Person;
use crate::platform::db::Conn;
use crate::platform::views;
use crate::posts;
use crate::rights::{Role, Viewer};
use crate::roles::{self, Held};
use crate::spaces::{self, Space};
use crate::web::shown::{ShownSpace, face, space_of};

/// A role with the spaces it is held in; everywhere if there are none.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ShownRole {
    role: &'static str,
    spaces: Vec<ShownSpace>,
}

/// Somebody in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ShownPerson {
    pub(super) person: views::Person,
    pub(super) roles: Vec<ShownRole>,
    pub(super) since: i64,
    pub(super) accepted: i64,
    pub(super) posts: i64,
}

/// People with their roles and what they wrote where the reader may read it: three queries, however many
/// they are.
pub(super) fn shown(conn: &mut Conn, viewer: &Viewer, people: Vec<Person>) -> Result<Vec<ShownPerson>> {
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let held = roles::list_of(conn, &ids)?;
    let spaces = spaces::list(conn, viewer)?;
    let wrote = posts::count_by_authors(conn, viewer, &ids)?;
    let wrote_of =
        |id| wrote.iter().find(|(author, ..)| *author == id).map_or((0, 0), |(_, posts, accepted)| (*posts, *accepted));
    Ok(people.into_iter().map(|person| one(wrote_of(person.id), person, &held, &spaces)).collect())
}

fn one((posts, accepted): (i64, i64), person: Person, held: &[Held], spaces: &[Space]) -> ShownPerson {
    let roles = roles_of(person.id, held, spaces);
    let mut shown = face(&person);
    shown.is_staff = !roles.is_empty();
    ShownPerson { person: shown, roles, since: person.created_at.micros(), accepted, posts }
}

/// The highest first. A role in a space that the reader may not know of is not told, nor is one in a space
/// where the same role is held everywhere.
fn roles_of(person: PersonId, held: &[Held], spaces: &[Space]) -> Vec<ShownRole> {
    let of = |role: Role| held.iter().filter(move |it| it.person_id == person && it.role == role);
    let shown = [Role::Admin, Role::Lead, Role::Moderator, Role::Expert].into_iter().filter_map(|role| {
        let is_everywhere = of(role).any(|it| it.space_id.is_none());
        let known = of(role).filter_map(|it| space_of(spaces, it.space_id?)).collect::<Vec<_>>();
        let spaces = if is_everywhere { Vec::new() } else { known };
        (is_everywhere || !spaces.is_empty()).then(|| ShownRole { role: role.word(), spaces })
    });
    shown.collect()
}
