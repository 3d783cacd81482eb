//! What the demonstration's lead set up: expert hours, and what is asked often.

use anyhow::Context;

use super::cast::Stage;
use super::content::Community;
use crate::ids::ThreadId;
use crate::platform::db::Tx;
use crate::shifts::{NewShift, WeeklyHours};
use crate::{faq_entries, shifts};

/// Who leads every space.
const LEAD: &str = "johanna";

/// Enters the hours of every space.
pub(super) fn enter_hours(tx: &mut Tx<'_>, stage: &Stage, community: &Community) -> anyhow::Result<()> {
    let lead = stage.person(LEAD)?;
    for text in &community.spaces {
        let space = stage.space(&text.slug)?;
        if let Some(zone) = &text.zone {
            shifts::choose_zone(tx, lead, space, Some(zone))?;
        }
        for hours in &text.hours {
            let person = stage.person(&hours.by)?.id;
            for weekday in &hours.days {
                let weekly = WeeklyHours { weekday: *weekday, starts: hours.from * 60, ends: hours.until * 60 % 1440 };
                shifts::add(tx, lead, &NewShift { space, person, hours: weekly })?;
            }
        }
    }
    Ok(())
}

/// Answers in short what is asked often; `thread` finds one by its space and file.
pub(super) fn answer_often_asked(
    tx: &mut Tx<'_>,
    stage: &Stage,
    community: &Community,
    thread: impl Fn(&str, &str) -> Option<ThreadId>,
) -> anyhow::Result<()> {
    let lead = stage.person(LEAD)?;
    for text in &community.faq {
        let found = thread(&text.space, &text.thread).with_context(|| format!("{} is no thread", text.thread))?;
        faq_entries::keep(tx, lead, found, &text.body, None)
            .with_context(|| format!("the FAQ entry {}", text.thread))?;
    }
    Ok(())
}
