//! Entering weekly hours.

use super::{WeeklyHours, model, policy};
use crate::error::{Error, Result};
use crate::events::{self, Event};
use crate::ids::{PersonId, SpaceId};
use crate::platform::db::Tx;
use crate::platform::forms::Check;
use crate::platform::words::Message;
use crate::rights::{Member, Role};
use crate::{roles, spaces};

/// The most shifts of a space.
pub const MOST: i64 = 200;

/// Weekly hours of somebody for a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewShift {
    /// For which space.
    pub space: SpaceId,
    /// Whose.
    pub person: PersonId,
    /// When.
    pub hours: WeeklyHours,
}

/// Enters the weekly hours of an expert of the space; one who begins then already does not do so twice.
pub fn add(tx: &mut Tx<'_>, by: &Member, new: &NewShift) -> Result<()> {
    let space = spaces::find(tx.conn(), by, new.space)?.id;
    policy::may_keep(by, space)?;
    spaces::lock(tx, space)?;
    let now = tx.now();
    let staff = roles::list_staff_of(tx.conn(), space, now)?;
    let answers = |role: Role| matches!(role, Role::Expert | Role::Lead);
    let is_expert = staff.iter().any(|(person, role)| *person == new.person && answers(*role));
    let WeeklyHours { weekday, starts, ends } = new.hours;
    let is_few = model::count(tx.conn(), space)? < MOST;
    Check::new()
        .that("person", is_expert, || Message::new("shifts-no-expert"))
        .that("person", is_few, || Message::new("shifts-many").with("most", MOST))
        .that("weekday", (1..=7).contains(&weekday), || Message::new("shifts-weekday-missing"))
        .that("from", (0..1440).contains(&starts), || Message::new("shifts-time"))
        .that("until", (0..1440).contains(&ends), || Message::new("shifts-time"))
        .finish()?;
    match model::add(tx, new, Some(by.id))? {
        Some(shift) => events::record(tx, &Event::ShiftAdded { shift, space, person: new.person, by: by.id }),
        None => Err(Error::field("from", Message::new("shifts-taken"))),
    }
}
