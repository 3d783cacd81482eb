//! Things as several pages show them: made for their audience, from rows that never leave as they are.

use serde::Serialize;

use crate::ids::SpaceId;
use crate::people::Person;
use crate::platform::views;
use crate::spaces::Space;

/// A space's name and colour.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ShownSpace {
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) palette: i64,
}

impl ShownSpace {
    pub(super) fn of(space: &Space) -> Self {
        Self { name: space.name.clone(), slug: space.slug.clone(), palette: space.palette }
    }
}

/// Somebody as pages show them.
pub(super) fn face(person: &Person) -> views::Person {
    views::Person::new(person.id.number(), &person.name, &person.handle).shown_by(person.picture.as_deref())
}

/// The space of an id among some.
pub(super) fn space_of(spaces: &[Space], id: SpaceId) -> Option<ShownSpace> {
    spaces.iter().find(|space| space.id == id).map(ShownSpace::of)
}

/// A tab as the `tabs` component draws it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ShownTab {
    pub(super) words: String,
    pub(super) url: String,
    pub(super) is_current: bool,
    pub(super) count: Option<i64>,
}
