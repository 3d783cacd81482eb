//! The page by which leads enter the hours of their space.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::ids::{PersonId, ShiftId, SpaceId};
use crate::people;
use crate::platform::clock::{Instant, Zone};
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::views::Person;
use crate::rights::{Member, Role};
use crate::shifts::{self, NewShift, Shift, WeeklyHours, policy};
use crate::spaces::{self, Space};
use crate::web::shown::{ShownSpace, face};
use crate::web::{Form, Path, Response, Visit};
use crate::{roles, urls};

/// Weekly hours as they are entered: times as in `09:00`.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ShiftForm {
    person: Option<PersonId>,
    weekday: Option<i64>,
    from: String,
    until: String,
}

/// Which hours go.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoveForm {
    shift: ShiftId,
}

/// By whose clocks the hours are meant; nothing for the site's.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneForm {
    zone: Option<String>,
}

#[derive(Serialize)]
struct ShiftsPage {
    space: ShownSpace,
    url: String,
    hours_zone: String,
    zone_choice: String,
    zones: Vec<Choice>,
    shifts: Vec<ShownShift>,
    experts: Vec<Choice>,
    weekdays: Vec<Choice>,
    form: ShiftForm,
    errors: FieldErrors,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

#[derive(Serialize)]
struct ShownShift {
    id: i64,
    weekday: i64,
    from: String,
    until: String,
    is_over_midnight: bool,
    person: Option<Person>,
    /// Whether they still are an expert there: hours of others do not count.
    counts: bool,
}

/// `GET /spaces/{slug}/shifts`
pub async fn edit(visit: Visit, slug: Path<String>) -> Result<Response> {
    let page = page(&visit, slug.0, ShiftForm::default(), FieldErrors::new()).await?;
    visit.unlisted_page("shifts/edit.html", &page)
}

/// `POST /spaces/{slug}/shifts`
pub async fn add(visit: Visit, by: Member, slug: Path<String>, form: Form<ShiftForm>) -> Result<Response> {
    let (word, typed) = (slug.0.clone(), form.0.clone());
    let added = visit.write(move |tx| {
        let space = spaces::find_by_slug(tx.conn(), &by, &word)?;
        shifts::add(tx, &by, &typed.shift(space.id))
    });
    match added.await {
        Ok(()) => visit.leads_to_saying(&address_of(&slug), "shifts-said-added"),
        Err(Error::Invalid(errors)) => {
            visit.form_again("shifts/edit.html", &page(&visit, slug.0, form.0, errors).await?)
        }
        Err(other) => Err(other),
    }
}

/// `POST /spaces/{slug}/shifts/remove`
pub async fn remove(visit: Visit, by: Member, slug: Path<String>, form: Form<RemoveForm>) -> Result<Response> {
    let (word, shift) = (slug.0.clone(), form.shift);
    visit
        .write(move |tx| {
            let space = spaces::find_by_slug(tx.conn(), &by, &word)?;
            shifts::remove(tx, &by, space.id, shift)
        })
        .await?;
    visit.leads_to_saying(&address_of(&slug), "shifts-said-removed")
}

/// `POST /spaces/{slug}/shifts/zone`
pub async fn set_zone(visit: Visit, by: Member, slug: Path<String>, form: Form<ZoneForm>) -> Result<Response> {
    let (word, zone) = (slug.0.clone(), form.0.zone);
    let set = visit.write(move |tx| {
        let space = spaces::find_by_slug(tx.conn(), &by, &word)?;
        shifts::choose_zone(tx, &by, space.id, zone.as_deref())
    });
    match set.await {
        Ok(()) => visit.leads_to_saying(&address_of(&slug), "shifts-said-zone"),
        Err(Error::Invalid(errors)) => {
            let page = page(&visit, slug.0, ShiftForm::default(), errors).await?;
            visit.form_again("shifts/edit.html", &page)
        }
        Err(other) => Err(other),
    }
}

impl ShiftForm {
    /// What is missing or no time is found by the command, which knows the form's fields.
    fn shift(&self, space: SpaceId) -> NewShift {
        let hours = WeeklyHours {
            weekday: self.weekday.unwrap_or_default(),
            starts: minutes(&self.from).unwrap_or(-1),
            ends: minutes(&self.until).unwrap_or(-1),
        };
        NewShift { space, person: self.person.unwrap_or(PersonId::new(0)), hours }
    }
}

/// `09:00`, `9:00` or `24:00` as minutes after midnight.
fn minutes(typed: &str) -> Option<i64> {
    let (hours, minutes) = typed.trim().split_once(':')?;
    let is_plain = |text: &str| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |text: &str, most: i64| text.parse::<i64>().ok().filter(|it| is_plain(text) && *it <= most);
    let all = number(hours, 24)? * 60 + number(minutes, 59)?;
    (all <= 1440).then_some(all % 1440)
}

fn clock(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn address_of(slug: &str) -> String {
    format!("{}/shifts", urls::space(slug))
}

async fn page(visit: &Visit, slug: String, form: ShiftForm, errors: FieldErrors) -> Result<ShiftsPage> {
    let (now, site_zone) = (visit.now(), visit.app().settings().zone.clone());
    let words = visit.app().views.words();
    let say = |key: &str| words.translate(visit.language(), key, &[]);
    let weekdays: Vec<Choice> =
        (1..=7).map(|day: i64| Choice { value: day.to_string(), label: say(&format!("shifts-day-{day}")) }).collect();
    let site = words.translate(visit.language(), "shifts-zone-site", &[("zone", site_zone.replace('_', " ").into())]);
    visit
        .read(move |conn, viewer| {
            let space = spaces::find_by_slug(conn, viewer, &slug)?;
            policy::may_keep(viewer, space.id)?;
            let (shifts, experts) = entered(conn, &space, now)?;
            let mut zones = vec![Choice { value: String::new(), label: site }];
            zones.extend(zone_names());
            Ok(ShiftsPage {
                url: address_of(&space.slug),
                hours_zone: shifts::zone_of(&space, &site_zone).name().to_owned(),
                zone_choice: space.time_zone.clone().unwrap_or_else(|| " ".into()),
                space: ShownSpace::of(&space),
                zones,
                shifts,
                experts,
                weekdays,
                form,
                errors,
            })
        })
        .await
}

/// What is entered, and for whom more can be.
fn entered(conn: &mut Conn, space: &Space, now: Instant) -> Result<(Vec<ShownShift>, Vec<Choice>)> {
    let shifts = shifts::list_in(conn, space.id)?;
    let staff = roles::list_staff_of(conn, space.id, now)?;
    let experts: Vec<PersonId> =
        staff.into_iter().filter(|(_, role)| matches!(role, Role::Expert | Role::Lead)).map(|(id, _)| id).collect();
    let ids: Vec<PersonId> = experts.iter().copied().chain(shifts.iter().map(|shift| shift.person_id)).collect();
    let people = people::list_by_ids(conn, &ids)?;
    let find = |id: PersonId| people.iter().find(|person| person.id == id);
    let shown = |shift: &Shift| ShownShift {
        id: shift.id.number(),
        weekday: shift.weekday,
        from: clock(shift.starts),
        until: clock(shift.ends),
        is_over_midnight: shift.ends <= shift.starts,
        person: find(shift.person_id).map(face),
        counts: experts.contains(&shift.person_id),
    };
    let choices = experts.iter().filter_map(|id| find(*id));
    let choices = choices.map(|it| Choice { value: it.id.to_string(), label: format!("{} (@{})", it.name, it.handle) });
    Ok((shifts.iter().map(shown).collect(), choices.collect()))
}

fn zone_names() -> impl Iterator<Item = Choice> {
    let names = Zone::names().into_iter().filter(|name| name == "UTC" || name.contains('/'));
    let names = names.filter(|name| Zone::parse(name).is_ok());
    names.map(|name| Choice { label: name.replace('_', " "), value: name })
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn times_of_the_clock() {
        let cases =
            [("09:00", Some(540)), ("9:30", Some(570)), ("00:00", Some(0)), ("24:00", Some(0)), ("23:59", Some(1439))];
        for (typed, expected) in cases {
            assert_eq!(minutes(typed), expected, "{typed}");
        }
        for typed in ["", "9", "25:00", "24:01", "9:60", "-1:00", "+9:00", "009:00", "9:00:00"] {
            assert_eq!(minutes(typed), None, "{typed}");
        }
    }
}
