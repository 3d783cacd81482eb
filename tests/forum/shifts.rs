//! Expert hours: entered by leads, told on home, space and ask form, listed for the week.

use peerdesk::ids::PersonId;
use peerdesk::platform::clock::Instant;
use peerdesk::rights::Role;
use peerdesk::shifts::{self, NewShift, WeeklyHours};

use crate::support::Forum;

/// Mina of the hub, weekdays nine to five in Helsinki, entered by the hub's lead.
fn staffed(forum: &Forum) -> PersonId {
    forum.execute("INSERT INTO settings (name, value, changed_at) VALUES ('zone', '\"Europe/Helsinki\"', 1)");
    forum.app.refresh_settings().unwrap();
    let mina = forum.expert("mina", "hub").id();
    let lead = forum.as_member(forum.with_role("lea", Role::Lead, Some("hub")).id());
    let space = forum.space("hub");
    for weekday in 1..=5 {
        let hours = WeeklyHours { weekday, starts: 540, ends: 1020 };
        forum.write(|tx| shifts::add(tx, &lead, &NewShift { space, person: mina, hours }));
    }
    mina
}

fn at(forum: &Forum, moment: &str) {
    forum.app.clock.set(Instant::parse(moment).unwrap());
}

#[test]
fn experts_are_here_until_and_back_at() {
    let forum = Forum::new();
    staffed(&forum);
    let guest = forum.guest();
    // 4 May 2026 is a Monday.
    let cases = [
        ("2026-05-04T05:00:00Z", "Experts are back today at 09:00 EEST"),
        ("2026-05-04T06:00:00Z", "Experts are here until 17:00 EEST"),
        ("2026-05-04T14:00:00Z", "Experts are back tomorrow at 09:00 EEST"),
        ("2026-05-08T15:00:00Z", "Experts are back on Monday at 09:00 EEST"),
        ("2026-03-27T16:00:00Z", "Experts are back on Monday at 09:00 EEST"),
    ];
    for (moment, words) in cases {
        at(&forum, moment);
        for path in ["/", "/spaces/hub", "/ask"] {
            let page = guest.opens(path);
            assert!(page.shows(".hours-line", words), "{path} at {moment}: {:?}", page.texts(".hours-line"));
        }
    }
}

#[test]
fn without_hours_nothing_is_said_of_them() {
    let forum = Forum::new();
    forum.space("hub");
    let guest = forum.guest();
    for path in ["/", "/spaces/hub", "/ask"] {
        assert!(guest.opens(path).texts(".hours-line").is_empty(), "{path}");
    }
    assert!(guest.opens("/experts").says("No hours are announced"));
}

#[test]
fn the_week_stands_on_one_page_with_who_is_there() {
    let forum = Forum::new();
    staffed(&forum);
    at(&forum, "2026-05-06T05:00:00Z");
    let guest = forum.guest();
    let page = guest.opens("/").follows("All hours");
    assert_eq!(page.path, "/experts");
    let days = page.texts(".hours th");
    assert_eq!(days[0], "Wednesday 6 May 2026");
    assert_eq!(days.len(), 5, "{days:?}");
    assert!(page.shows(".hours td", "09:00 to 17:00 EEST") && page.shows(".hours td", "Mina"));
    assert_eq!(page.attributes(".hours time", "datetime")[0], "2026-05-06T06:00:00Z");
}

#[test]
fn a_lead_enters_hours_and_takes_them_away() {
    let forum = Forum::new();
    forum.expert("mina", "hub");
    let lead = forum.with_role("lea", Role::Lead, Some("hub"));
    let mina = forum.read(|conn| Ok(peerdesk::people::find_by_handle(conn, "mina")?)).id.to_string();
    let form = || lead.opens("/spaces/hub").follows("Enter expert hours");
    let added = form().fills("person", &mina).fills("weekday", "7").fills("from", "22:00").fills("until", "02:00");
    let added = added.presses("Add");
    assert!(added.says("Added.") && added.shows("tbody", "22:00 to 02:00 to the next day"), "{}", added.html);
    let again = form().fills("person", &mina).fills("weekday", "7").fills("from", "22:00").fills("until", "03:00");
    let again = again.presses("Add");
    assert!(again.status == 422 && again.shows(".field__error", "They begin then already"));
    let empty = form().fills("person", &mina).fills("weekday", "7").fills("from", "soon").presses("Add");
    assert!(empty.status == 422 && empty.shows(".field__error", "Write a time such as 09:00."));
    assert_eq!(empty.attributes("#field-from", "value"), ["soon"]);

    let zoned = form().fills("zone", "Asia/Seoul").presses("Save the zone");
    assert!(zoned.shows(".lead", "Asia/Seoul"));
    let gone = zoned.presses("Remove Sunday, 22:00");
    assert!(gone.says("Removed.") && forum.count("shifts") == 0);
    assert_eq!(forum.count("events WHERE kind IN ('shift_added', 'shift_removed')"), 2);
}

#[test]
fn only_leads_of_the_space_enter_its_hours() {
    let forum = Forum::new();
    let mina = forum.expert("mina", "hub");
    let person = mina.id().to_string();
    let fields = [("person", person.as_str()), ("weekday", "1"), ("from", "09:00"), ("until", "17:00")];
    for other in [&mina, &forum.with_role("leo", Role::Lead, Some("lights")), &forum.member("ada")] {
        assert_eq!(other.gets("/spaces/hub/shifts").status, 403);
        assert_eq!(other.forges("/spaces/hub/shifts", &fields).status, 403);
        assert_eq!(other.forges("/spaces/hub/shifts/zone", &[("zone", "UTC")]).status, 403);
        assert_eq!(other.forges("/spaces/hub/shifts/remove", &[("shift", "1")]).status, 403);
    }
    let lead = forum.with_role("lea", Role::Lead, Some("hub"));
    let stranger = forum.member("grace").id().to_string();
    let fields = [("person", stranger.as_str()), ("weekday", "1"), ("from", "09:00"), ("until", "17:00")];
    assert_eq!(lead.forges("/spaces/hub/shifts", &fields).status, 422, "who is no expert there");
    assert_eq!(lead.forges("/spaces/hub/shifts/zone", &[("zone", "Mars/Olympus")]).status, 422);
    assert_eq!(forum.count("shifts"), 0);
}

#[test]
fn hours_of_who_is_no_longer_an_expert_do_not_count() {
    let forum = Forum::new();
    staffed(&forum);
    at(&forum, "2026-05-04T08:00:00Z");
    let guest = forum.guest();
    assert!(guest.opens("/").shows(".hours-line", "Experts are here"));
    forum.execute("UPDATE people SET suspended_at = 1 WHERE handle = 'mina'");
    assert!(guest.opens("/").texts(".hours-line").is_empty());
    forum.execute("UPDATE people SET suspended_at = NULL WHERE handle = 'mina'");
    forum.execute("DELETE FROM role_grants WHERE role = 'expert'");
    assert!(guest.opens("/").texts(".hours-line").is_empty());
}

#[test]
fn hours_of_a_closed_space_are_told_to_nobody_else() {
    let forum = Forum::new();
    staffed(&forum);
    at(&forum, "2026-05-04T08:00:00Z");
    forum.execute("UPDATE spaces SET access = 'groups'");
    let guest = forum.guest();
    assert!(guest.opens("/").texts(".hours-line").is_empty() && !guest.opens("/experts").says("Mina"));
    assert_eq!(guest.gets("/spaces/hub/shifts").status, 401);
    assert_eq!(forum.member("ada").gets("/spaces/hub/shifts").status, 404);
}

#[test]
fn the_same_hours_many_times_at_once_are_entered_once() {
    let forum = Forum::new();
    let mina = forum.expert("mina", "hub").id();
    let lead = forum.as_member(forum.with_role("lea", Role::Lead, Some("hub")).id());
    let new =
        NewShift { space: forum.space("hub"), person: mina, hours: WeeklyHours { weekday: 1, starts: 540, ends: 600 } };
    let outcomes = forum.at_once(8, |_, tx| shifts::add(tx, &lead, &new));
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1, "{outcomes:?}");
    assert_eq!(forum.count("shifts"), 1);
    assert_eq!(forum.count("events WHERE kind = 'shift_added'"), 1);
}
