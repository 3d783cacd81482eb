//! Shifts: when experts are there for a space, week after week, and what that makes of now and of the days ahead.

mod add;
mod hours;
mod model;
pub mod policy;
mod queries;
mod remove;
mod zone;

pub use add::{MOST, NewShift, add};
pub use hours::{AHEAD, Presence, Span, WeeklyHours, merged, presence, spans, weekday_of};
pub use model::Shift;
pub use queries::{Hours, hours_of, list_in, presence_of, zone_of};
pub use remove::remove;
pub use zone::choose_zone;
