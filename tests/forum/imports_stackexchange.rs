//! A Stack Exchange dump brought into a forum: whole, once, and never over what was changed here.

use std::fs;
use std::path::Path;

use peerdesk::ids::PostId;
use peerdesk::imports::stackexchange::{Dump, Limits};
use peerdesk::imports::{self, Outcome, Target};
use peerdesk::moderation;
use peerdesk::posts::Change;
use tempfile::TempDir;

use crate::support::Forum;

/// A dump of one thread: a question by Ada, two answers, comments, versions; and a second, closed one.
pub struct Written {
    folder: TempDir,
}

impl Written {
    pub fn new() -> Self {
        let dump = Self { folder: tempfile::tempdir().unwrap() };
        dump.file("Users", &[USER_ADA, USER_BOB, USER_ADA_TOO]);
        dump.file("Posts", &[QUESTION, ANSWER_BOB, ANSWER_GONE, DUPLICATE]);
        dump.file("Comments", &[COMMENT]);
        dump.file("Votes", VOTES);
        dump.file("PostLinks", &[LINK]);
        dump.file("PostHistory", HISTORY);
        dump
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str, rows: &[&str]) {
        let root = name.to_lowercase();
        let rows: String = rows.iter().map(|row| format!("  <row {row} />\n")).collect();
        let text = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root}>\n{rows}</{root}>\n");
        fs::write(self.path().join(format!("{name}.xml")), text).unwrap();
    }

    pub fn goes_into(&self, forum: &Forum) -> anyhow::Result<Outcome> {
        let dump = Dump::open(self.path(), Limits::at(forum.app.clock.now()), &mut |_| ())?;
        let target = Target { space: "beer".into(), source: "old-forum".into() };
        imports::run(&forum.app.db, &dump, &target, &mut |_| ())
    }
}

pub const USER_ADA: &str = r#"Id="1" CreationDate="2020-01-02T03:04:05.678" DisplayName="Ada" AboutMe="&lt;p&gt;Brews &lt;b&gt;ale&lt;/b&gt;.&lt;/p&gt;""#;
pub const USER_BOB: &str = r#"Id="2" CreationDate="2020-01-02T03:04:05.678" DisplayName="Bob""#;
pub const USER_ADA_TOO: &str = r#"Id="3" CreationDate="2020-01-02T03:04:05.678" DisplayName="ada""#;
pub const QUESTION: &str = r#"Id="10" PostTypeId="1" AcceptedAnswerId="11" CreationDate="2020-01-03T00:00:00.000" LastEditDate="2020-01-03T12:00:00.000" LastEditorUserId="2" LastActivityDate="2020-01-05T00:00:00.000" Score="2" ViewCount="70" Body="&lt;p&gt;It hums &lt;em&gt;loudly&lt;/em&gt;.&lt;/p&gt;" OwnerUserId="1" Title="Why does it hum at night?" Tags="&lt;noise&gt;&lt;lager&gt;""#;
pub const ANSWER_BOB: &str = r#"Id="11" PostTypeId="2" ParentId="10" CreationDate="2020-01-04T00:00:00.000" Score="3" Body="&lt;p&gt;Tighten it, see #10.&lt;/p&gt;" OwnerUserId="2""#;
pub const ANSWER_GONE: &str = r#"Id="12" PostTypeId="2" ParentId="10" CreationDate="2020-01-05T00:00:00.000" Score="-1" Body="&lt;p&gt;Drink faster.&lt;/p&gt;" OwnerDisplayName="user77""#;
pub const DUPLICATE: &str = r#"Id="20" PostTypeId="1" CreationDate="2020-02-03T00:00:00.000" ClosedDate="2020-02-04T00:00:00.000" Score="0" ViewCount="5" Body="&lt;p&gt;Hum?&lt;/p&gt;" OwnerUserId="3" Title="Humming" Tags="&lt;noise&gt;""#;
pub const COMMENT: &str =
    r#"Id="1" PostId="11" Score="4" Text="It worked, @Bob" CreationDate="2020-01-04T01:00:00.000" UserId="1""#;
const VOTES: &[&str] = &[
    r#"Id="1" PostId="11" VoteTypeId="1" CreationDate="2020-01-06T00:00:00.000""#,
    r#"Id="2" PostId="10" VoteTypeId="2" CreationDate="2020-01-06T00:00:00.000""#,
    r#"Id="3" PostId="10" VoteTypeId="2" CreationDate="2020-01-06T00:00:00.000""#,
    r#"Id="4" PostId="12" VoteTypeId="3" CreationDate="2020-01-06T00:00:00.000""#,
];
const LINK: &str = r#"Id="1" CreationDate="2020-02-04T00:00:00.000" PostId="20" RelatedPostId="10" LinkTypeId="3""#;
pub const HISTORY: &[&str] = &[
    r#"Id="1" PostHistoryTypeId="1" PostId="10" RevisionGUID="a" CreationDate="2020-01-03T00:00:00.000" UserId="1" Text="Why does it hum?""#,
    r#"Id="2" PostHistoryTypeId="2" PostId="10" RevisionGUID="a" CreationDate="2020-01-03T00:00:00.000" UserId="1" Text="It hums.""#,
    r#"Id="3" PostHistoryTypeId="4" PostId="10" RevisionGUID="b" CreationDate="2020-01-03T06:00:00.000" UserId="1" Text="Why does it hum at night?""#,
    r#"Id="4" PostHistoryTypeId="5" PostId="10" RevisionGUID="c" CreationDate="2020-01-03T12:00:00.000" UserId="2" Text="It hums *loudly*." Comment="how it hums""#,
    r#"Id="5" PostHistoryTypeId="6" PostId="10" RevisionGUID="d" CreationDate="2020-01-03T13:00:00.000" UserId="2" Text="&lt;noise&gt;&lt;lager&gt;""#,
    r#"Id="6" PostHistoryTypeId="10" PostId="20" RevisionGUID="e" CreationDate="2020-02-04T00:00:00.000" UserId="2" Comment="101""#,
    r#"Id="7" PostHistoryTypeId="14" PostId="20" RevisionGUID="f" CreationDate="2020-02-05T00:00:00.000" UserId="2""#,
];

#[test]
fn a_thread_comes_with_all_that_hangs_under_it() {
    let (forum, dump) = (Forum::new(), Written::new());
    let outcome = dump.goes_into(&forum).unwrap();
    assert_eq!((outcome.people.new, outcome.new_posts(), outcome.accepted.new, outcome.links.new), (3, 5, 1, 1));

    let reader = forum.guest();
    let page = reader.opens("/questions/10/why-does-it-hum");
    assert_eq!(page.status, 200);
    for words in ["Why does it hum at night?", "loudly", "Tighten it, see #10.", "Drink faster."] {
        assert!(page.says(words), "{words}");
    }
    assert!(page.attributes("a.thread-link", "href").is_empty(), "#10 is a number of another site");
    for rows in [
        "threads WHERE view_count = 70 AND answer_count = 2 AND resolved_how = 'accepted' AND created_at = 1578009600000000",
        "threads WHERE last_activity_at = 1578182400000000 AND last_post_by = (SELECT id FROM people WHERE handle = 'former-member')",
        "threads WHERE closed_why = 'duplicate' AND duplicate_of IS NOT NULL AND locked_at IS NOT NULL",
        "posts WHERE author_name = 'user77' AND baseline_down = 1 AND worth < 0",
        "posts JOIN imported_posts ON post_id = posts.id WHERE foreign_id = 11 AND baseline_up = 3",
        "posts WHERE kind = 'comment' AND baseline_up = 4 AND parent_id IN (SELECT id FROM posts WHERE kind = 'answer')",
        "people WHERE name = 'Ada' AND handle = 'ada' AND about = 'Brews ale.' AND post_count = 2",
        "people WHERE name = 'ada' AND handle = 'ada-2'",
        "people WHERE name = 'Bob' AND accepted_count = 1",
        "tags WHERE name = 'noise' AND thread_count = 2",
        "spaces WHERE slug = 'beer' AND thread_count = 2",
    ] {
        assert_eq!(forum.count(rows), 1, "{rows}");
    }
    assert_eq!(forum.count("events WHERE kind = 'thread_imported'"), 2);
    assert_eq!(forum.count("events WHERE kind IN ('person_joined', 'thread_asked', 'answer_posted')"), 0);
}

#[test]
fn each_version_is_a_whole_text_and_the_last_is_the_present_one() {
    let (forum, dump) = (Forum::new(), Written::new());
    dump.goes_into(&forum).unwrap();
    for rows in [
        "revisions WHERE version = 1 AND title = 'Why does it hum?' AND markdown = 'It hums.'",
        "revisions WHERE version = 2 AND title = 'Why does it hum at night?' AND markdown = 'It hums.'",
        "revisions WHERE version = 3 AND markdown = 'It hums *loudly*.' AND note = 'how it hums'",
        "posts JOIN revisions ON post_id = posts.id AND revisions.version = posts.version \
         WHERE posts.version = 3 AND posts.markdown = revisions.markdown AND edited_by = by_id",
    ] {
        assert_eq!(forum.count(rows), 1, "{rows}");
    }
    assert_eq!(forum.count("revisions"), 3, "posts that were never edited have no versions beside them");
}

#[test]
fn a_second_run_adds_nothing_and_keeps_what_was_edited_here() {
    let (forum, dump) = (Forum::new(), Written::new());
    dump.goes_into(&forum).unwrap();
    edit_here(&forum, 11);
    let tables = ["people", "posts", "threads", "revisions", "thread_links", "old_addresses", "tags", "events"];
    let before = tables.map(|table| forum.count(table));

    let again = dump.goes_into(&forum).unwrap();
    assert_eq!((again.new_posts(), again.people.new, again.links.new), (0, 0, 0));
    assert_eq!((again.people.here, again.questions.here, again.comments.here), (3, 2, 1));
    assert_eq!((again.answers.here, again.answers.changed), (1, 1));
    assert_eq!(tables.map(|table| forum.count(table)), before);
    assert_eq!(forum.count("posts WHERE markdown = 'Put right here.'"), 1);
}

/// A moderator edits an imported post after the import.
pub fn edit_here(forum: &Forum, foreign: i64) {
    forum.app.clock.advance(std::time::Duration::from_secs(60));
    let by = forum.as_member(forum.moderator("moss", "beer").id());
    let post =
        forum.number(&format!("post_id AS number FROM imported_posts WHERE foreign_id = {foreign} AND is_comment = 0"));
    let change = Change { began_from: 1, body: "Put right here.".into(), note: String::new(), heading: None };
    forum.write(|tx| moderation::edit_post(tx, &by, PostId::new(post), &change));
}

#[test]
fn what_was_added_to_a_thread_since_is_added_by_a_second_run() {
    let (forum, dump) = (Forum::new(), Written::new());
    dump.file("Posts", &[&QUESTION.replace("AcceptedAnswerId=\"11\"", ""), DUPLICATE]);
    dump.file("Comments", &[]);
    let first = dump.goes_into(&forum).unwrap();
    assert_eq!((first.answers.new, first.accepted.new), (0, 0));

    dump.file("Posts", &[QUESTION, ANSWER_BOB, ANSWER_GONE, DUPLICATE]);
    dump.file("Comments", &[COMMENT]);
    let second = dump.goes_into(&forum).unwrap();
    assert_eq!((second.questions.new, second.answers.new, second.comments.new, second.accepted.new), (0, 2, 1, 1));
    assert_eq!(forum.count("threads WHERE answer_count = 2 AND resolved_how = 'accepted'"), 1);
    assert_eq!(forum.count("acceptances"), 1);
    assert_eq!(forum.count("spaces WHERE thread_count = 2"), 1);
}

#[test]
fn an_import_that_stopped_half_way_leaves_whole_threads_and_goes_on() {
    let (forum, dump) = (Forum::new(), Written::new());
    let opened = Dump::open(dump.path(), Limits::at(forum.app.clock.now()), &mut |_| ()).unwrap();
    // The file is changed between the first reading and the second.
    let whole = fs::read(dump.path().join("Posts.xml")).unwrap();
    fs::write(dump.path().join("Posts.xml"), &whole[..whole.len() - 200]).unwrap();
    let target = Target { space: "beer".into(), source: "old-forum".into() };
    let stopped = imports::run(&forum.app.db, &opened, &target, &mut |_| ()).unwrap_err().to_string();
    assert!(stopped.starts_with("Posts.xml, line"), "{stopped}");
    assert_eq!(forum.count("threads WHERE id NOT IN (SELECT thread_id FROM posts WHERE kind = 'question')"), 0);

    fs::write(dump.path().join("Posts.xml"), &whole).unwrap();
    dump.goes_into(&forum).unwrap();
    assert_eq!((forum.count("threads"), forum.count("posts"), forum.count("imported_posts")), (2, 5, 5));
}

#[test]
fn a_broken_dump_writes_nothing() {
    let (forum, dump) = (Forum::new(), Written::new());
    let whole = fs::read_to_string(dump.path().join("Posts.xml")).unwrap();
    for (broken, reason) in [
        (whole[..whole.len() / 2].to_owned(), "Posts.xml, line"),
        (whole.replacen("<posts>", "<!DOCTYPE a [<!ENTITY b \"b\">]><posts>", 1), "document type"),
        (String::new(), "empty"),
    ] {
        fs::write(dump.path().join("Posts.xml"), broken).unwrap();
        let refusal = dump.goes_into(&forum).unwrap_err().to_string();
        assert!(refusal.contains(reason), "{refusal}");
    }
    assert_eq!((forum.count("people"), forum.count("threads"), forum.count("spaces")), (0, 0, 0));
}

#[test]
fn old_addresses_lead_to_what_one_may_see() {
    let (forum, dump) = (Forum::new(), Written::new());
    dump.goes_into(&forum).unwrap();
    let guest = forum.guest();
    for (old, new) in [
        ("/questions/10", "/threads/"),
        ("/questions/10/why-does-it-hum/11", "/threads/"),
        ("/q/20", "/threads/"),
        ("/a/11", "/posts/"),
        ("/users/1/ada", "/people/ada"),
    ] {
        let page = guest.gets(old);
        assert_eq!(page.status, 308, "{old}");
        assert!(page.leads_to().unwrap().starts_with(new), "{old}");
    }
    assert_eq!(guest.gets("/questions/999").status, 404);
    close_to_guests(&forum);
    for old in ["/questions/10", "/a/11"] {
        assert_eq!(guest.gets(old).status, 404, "{old}");
    }
}

fn close_to_guests(forum: &Forum) {
    use diesel::connection::SimpleConnection;
    forum.write(|tx| Ok(tx.conn().batch_execute("UPDATE spaces SET access = 'members'")?));
}

#[test]
fn another_space_for_the_same_source_is_refused() {
    let (forum, dump) = (Forum::new(), Written::new());
    dump.goes_into(&forum).unwrap();
    let opened = Dump::open(dump.path(), Limits::at(forum.app.clock.now()), &mut |_| ()).unwrap();
    let elsewhere = Target { space: "wine".into(), source: "old-forum".into() };
    let refusal = imports::run(&forum.app.db, &opened, &elsewhere, &mut |_| ()).unwrap_err().to_string();
    assert!(refusal.contains("imported into the space beer"), "{refusal}");
    let badly = Target { space: "Bad Name".into(), source: "another".into() };
    let refusal = imports::run(&forum.app.db, &opened, &badly, &mut |_| ()).unwrap_err().to_string();
    assert!(refusal.contains("small letters"), "{refusal}");
}
