//! Spaces, groups, tags and jobs through the pages of the administration.

use peerdesk::rights::Role;

use crate::support::Forum;

#[test]
fn a_space_is_made_changed_and_moved() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let list = root
        .opens("/admin/spaces/new")
        .fills("name", "Lights & heating")
        .fills("palette", "3")
        .fills("products", "Valve: 1.0, 1.1\n\nBulb")
        .presses("Save");
    assert!(list.says("The space is there.") && list.shows("tbody th", "Lights & heating"));
    assert!(forum.guest().opens("/spaces/lights-heating").shows(".side", "Valve 1.0, 1.1"));
    forum.space("hub");
    let moved = root.opens("/admin/spaces").presses("Move hub up");
    assert_eq!(moved.texts("tbody th"), ["hub", "Lights & heating"]);

    let form = moved.follows("Lights & heating");
    assert!(form.shows("form", "Valve 1.0, 1.1"));
    form.fills("slug", "heating").presses("Save");
    assert_eq!(forum.guest().opens("/spaces/lights-heating").path, "/spaces/heating");
}

#[test]
fn a_form_that_will_not_do_comes_back_with_what_was_typed() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    forum.space("hub");
    let again = root.opens("/admin/spaces/new").fills("name", "Another").fills("slug", "hub").presses("Save");
    assert_eq!(again.status, 422);
    assert!(again.shows(".field__error", "Another space has this address already."));
    assert_eq!(again.attributes("#field-name", "value"), ["Another"]);
    let closed = root.opens("/admin/spaces/new").fills("name", "Inner").fills("access", "groups").presses("Save");
    assert!(closed.shows(".field__error", "Choose at least one group"));
    assert_eq!(forum.count("spaces"), 1);
}

#[test]
fn a_group_is_made_and_filled_and_opens_a_space() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let ada = forum.member("ada");
    let group = root.opens("/admin/groups").fills("name", "Insiders").presses("Make a group");
    let nobody = group.fills("handle", "nobody").presses("Add");
    assert_eq!(nobody.status, 422);
    assert!(nobody.shows(".field__error", "Nobody has this handle."));
    let path = nobody.path.trim_end_matches("/members").to_owned();
    assert!(root.opens(&path).fills("handle", "@ada").presses("Add").shows(".person", "Ada"));

    let id = path.rsplit('/').next().unwrap().to_owned();
    let form = root.opens("/admin/spaces/new").fills("name", "Inner").fills("access", "groups");
    form.fills("groups", &id).presses("Save");
    assert!(ada.opens("/spaces").says("Inner") && !forum.guest().opens("/spaces").says("Inner"));
    assert_eq!(root.forges(&format!("{path}/retire"), &[]).status, 403);
    root.opens(&path).presses("Remove Ada");
    assert!(!ada.opens("/spaces").says("Inner"));
}

#[test]
fn tags_are_renamed_described_and_merged() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let ada = forum.member("ada");
    for tags in ["light", "lights"] {
        let space = forum.space("general").to_string();
        let form = ada.opens("/ask").fills("title", "Why is it dark?").fills("space", &space).fills("tags", tags);
        form.fills("body", "It stopped working on Tuesday.").presses("Post the question");
    }
    let form = root.opens("/admin/tags").follows("lights").fills("name", "Bright  Lights");
    form.fills("description", "All that shines.").presses("Save");
    assert!(forum.guest().opens("/tags/bright-lights").shows(".lead", "All that shines."));
    let taken = root.opens("/admin/tags").follows("light").fills("name", "bright-lights").presses("Save");
    assert!(taken.shows(".field__error", "Merge this one into it"));
    let merged = root.opens("/admin/tags").follows("light").fills("into", "bright-lights").presses("Merge");
    assert_eq!(merged.texts("tbody th"), ["bright-lights"]);
    // Whatever they were called, they are found.
    for old in ["light", "lights"] {
        assert_eq!(forum.guest().opens(&*format!("/tags/{old}")).path, "/tags/bright-lights");
    }
    assert!(forum.guest().opens("/tags").shows(".tag-list__tag", "2 threads"));
}

#[test]
fn work_that_was_put_aside_is_tried_again() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    forum.execute(
        "INSERT INTO jobs (kind, data, run_at, tries, failed_at, problem, made_at) \
         VALUES ('send_mail', '{}', 0, 10, 1, 'no route to host', 0)",
    );
    let jobs = root.opens("/admin/jobs");
    assert!(jobs.shows("tbody tr", "no route to host"));
    assert!(root.opens("/admin").says("1 job was put aside"));
    assert!(jobs.presses("Try again").says("tried again in a moment"));
    assert_eq!(forum.count("jobs WHERE failed_at IS NULL AND tries = 0"), 1);
    assert_eq!(root.forges("/admin/jobs/999/retry", &[]).status, 404);
}
