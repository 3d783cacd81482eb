//! What a source did after its first import: brought by the next run, unless something else was decided here.

use peerdesk::acceptances;
use peerdesk::closings;
use peerdesk::doctor;
use peerdesk::ids::ThreadId;
use peerdesk::moderation::{self, ThreadEdit};

use crate::imports_stackexchange::{
    ANSWER_BOB, ANSWER_GONE, DUPLICATE, HISTORY, QUESTION, USER_ADA, USER_ADA_TOO, USER_BOB, Written, edit_here,
};
use crate::support::{Forum, Page, Person};

/// A question of the source, by the number that it has there.
fn thread_of(forum: &Forum, foreign: i64) -> ThreadId {
    let found = "thread_id AS number FROM posts JOIN imported_posts ON post_id = posts.id WHERE is_comment = 0";
    ThreadId::new(forum.number(&format!("{found} AND foreign_id = {foreign}")))
}

fn history_of<'p>(reader: &'p Person<'_>, forum: &Forum, foreign: i64) -> Page<'p> {
    reader.opens(&format!("/threads/{}/history", thread_of(forum, foreign)))
}

/// A row with other values in some places; each must be there.
fn with(row: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(row.to_owned(), |row, (from, to)| {
        assert!(row.contains(from), "{row} has no {from}");
        row.replace(from, to)
    })
}

fn assert_sound(forum: &Forum) {
    assert_eq!(doctor::examine(&forum.app.db).unwrap(), []);
}

#[test]
fn closings_and_locks_stand_in_the_public_history() {
    let (forum, dump) = (Forum::new(), Written::new());
    let earlier = r#"Id="8" PostHistoryTypeId="10" PostId="20" RevisionGUID="g" CreationDate="2020-02-03T06:00:00.000" UserId="1" Comment="102""#;
    let reopened = r#"Id="9" PostHistoryTypeId="11" PostId="20" RevisionGUID="h" CreationDate="2020-02-03T12:00:00.000" UserId="3""#;
    dump.file("PostHistory", &[HISTORY, &[earlier, reopened]].concat());
    assert_eq!(dump.goes_into(&forum).unwrap().closed.new, 1);
    let guest = forum.guest();
    let page = history_of(&guest, &forum, 20);
    let acts = page.texts(".revisions > li > p:first-child");
    let words = ["Bob locked the thread.", "Bob closed the thread.", "ada opened the thread again.", "Ada closed"];
    assert_eq!(acts.len(), 4, "{}", page.html);
    for ((act, words), day) in acts.iter().zip(words).zip(["5 February 2020", "4 Feb", "3 Feb", "3 Feb"]) {
        assert!(act.starts_with(words) && act.contains(day), "{act}");
    }
    assert!(page.shows(".revisions", "Another thread asks the same"), "{}", page.html);

    let again = dump.goes_into(&forum).unwrap();
    assert_eq!((again.closed.new, again.closed.here), (0, 1));
    assert_eq!(forum.count("moderation_acts"), 4);
    assert_sound(&forum);
}

#[test]
fn a_closing_that_no_history_tells_of_was_done_by_the_source_itself() {
    for community in [false, true] {
        let (forum, dump) = (Forum::new(), Written::new());
        dump.file("PostHistory", &[]);
        let account = r#"Id="-1" CreationDate="2020-01-01T00:00:00.000" DisplayName="Community""#;
        let users = [account, USER_ADA, USER_BOB, USER_ADA_TOO];
        dump.file("Users", if community { &users } else { &users[1..] });
        dump.goes_into(&forum).unwrap();
        let by = if community { "Community closed the thread." } else { "Former member closed the thread." };
        let guest = forum.guest();
        let page = history_of(&guest, &forum, 20);
        assert!(page.shows(".revisions", by) && page.shows(".revisions", "4 February 2020"), "{}", page.html);
    }
}

#[test]
fn what_was_edited_at_the_source_is_new_versions_here() {
    let (forum, dump) = (Forum::new(), Written::new());
    dump.goes_into(&forum).unwrap();
    let question = with(
        QUESTION,
        &[
            ("LastEditDate=\"2020-01-03T12", "LastEditDate=\"2020-03-01T12"),
            ("It hums", "It whistles"),
            ("hum at night", "whistle at night"),
            ("&lt;lager&gt;", "&lt;stout&gt;"),
        ],
    );
    let edited = "LastEditDate=\"2020-03-02T00:00:00.000\" LastEditorUserId=\"1\" Score=\"3\"";
    let answer = with(ANSWER_BOB, &[("Score=\"3\"", edited), ("Tighten it", "Tighten it well")]);
    let text = r#"Id="20" PostHistoryTypeId="5" PostId="10" RevisionGUID="m" CreationDate="2020-03-01T12:00:00.000" UserId="2" Text="It whistles *loudly*." Comment="no hum""#;
    let title = r#"Id="21" PostHistoryTypeId="4" PostId="10" RevisionGUID="m" CreationDate="2020-03-01T12:00:00.000" UserId="2" Text="Why does it whistle at night?""#;
    let tags = r#"Id="22" PostHistoryTypeId="6" PostId="10" RevisionGUID="m" CreationDate="2020-03-01T12:00:00.000" UserId="2" Text="&lt;noise&gt;&lt;stout&gt;""#;
    dump.file("Posts", &[&question, &answer, ANSWER_GONE, DUPLICATE]);
    dump.file("PostHistory", &[HISTORY, &[text, title, tags]].concat());
    let second = dump.goes_into(&forum).unwrap();
    assert_eq!((second.questions.updated, second.answers.updated, second.new_posts()), (1, 1, 0));
    assert_eq!((second.questions.here, second.answers.here), (1, 1));

    let guest = forum.guest();
    let page = guest.opens("/questions/10");
    assert!(page.shows("h1", "Why does it whistle at night?") && page.shows(".prose", "It whistles loudly"));
    assert!(page.shows(".prose", "Tighten it well"), "{}", page.html);
    assert_eq!(page.texts(".thread-head .tag"), ["noise", "stout"]);
    for rows in [
        "revisions WHERE version = 4 AND title = 'Why does it whistle at night?' AND note = 'no hum'",
        "revisions JOIN people ON people.id = by_id WHERE version = 2 AND markdown LIKE 'Tighten it well%' AND name = 'Ada'",
        "revisions JOIN people ON people.id = by_id WHERE version = 1 AND markdown LIKE 'Tighten it,%' AND name = 'Bob'",
        "tags WHERE name = 'lager' AND thread_count = 0",
    ] {
        assert_eq!(forum.count(rows), 1, "{rows}");
    }
    assert_eq!(dump.goes_into(&forum).unwrap().questions.updated, 0);
    assert_eq!((forum.count("revisions"), forum.count("events WHERE kind = 'thread_imported'")), (6, 3));
    assert_sound(&forum);
}

#[test]
fn what_was_edited_here_stays_whatever_the_source_does_later() {
    let (forum, dump) = (Forum::new(), Written::new());
    dump.goes_into(&forum).unwrap();
    edit_here(&forum, 11);
    let moss = forum.as_member(forum.moderator("nell", "beer").id());
    let new = ThreadEdit { title: "Why the hum?".into(), tags: vec!["noise".into(), "lager".into()] };
    forum.write(|tx| moderation::edit(tx, &moss, thread_of(&forum, 10), &new));

    let question = with(QUESTION, &[("LastEditDate=\"2020-01-03T12", "LastEditDate=\"2020-03-01T12")]);
    let edited = "LastEditDate=\"2026-06-02T00:00:00.000\" Score=\"3\"";
    let answer = with(ANSWER_BOB, &[("Score=\"3\"", edited), ("Tighten it", "Tighten it well")]);
    dump.file("Posts", &[&question, &answer, ANSWER_GONE, DUPLICATE]);
    for _ in 0..2 {
        forum.app.clock.advance(std::time::Duration::from_secs(100 * 24 * 3600));
        let again = dump.goes_into(&forum).unwrap();
        assert_eq!((again.questions.changed, again.answers.changed), (1, 1));
        assert_eq!((again.questions.updated, again.answers.updated), (0, 0));
        assert!(again.to_string().contains("kept: edited here"), "{again}");
    }
    assert_eq!(forum.count("posts WHERE markdown = 'Put right here.'"), 1);
    assert_eq!(forum.count("threads WHERE title = 'Why the hum?'"), 1);
}

#[test]
fn a_closing_at_the_source_is_brought_unless_it_was_opened_here() {
    let (forum, dump) = (Forum::new(), Written::new());
    let open = with(DUPLICATE, &[(" ClosedDate=\"2020-02-04T00:00:00.000\"", "")]);
    dump.file("Posts", &[QUESTION, ANSWER_BOB, ANSWER_GONE, &open]);
    dump.file("PostHistory", &HISTORY[..5]);
    assert_eq!(dump.goes_into(&forum).unwrap().closed.new, 0);

    dump.file("Posts", &[QUESTION, ANSWER_BOB, ANSWER_GONE, DUPLICATE]);
    dump.file("PostHistory", HISTORY);
    assert_eq!(dump.goes_into(&forum).unwrap().closed.new, 1);
    assert_eq!(forum.count("threads WHERE closed_why = 'duplicate' AND duplicate_of > 0 AND locked_at > 0"), 1);
    assert_eq!(forum.count("events WHERE kind = 'thread_imported'"), 3);

    let reopened = r#"Id="8" PostHistoryTypeId="11" PostId="20" RevisionGUID="h" CreationDate="2020-02-06T00:00:00.000" UserId="3""#;
    dump.file("Posts", &[QUESTION, ANSWER_BOB, ANSWER_GONE, &open]);
    dump.file("PostHistory", &[HISTORY, &[reopened]].concat());
    assert_eq!(dump.goes_into(&forum).unwrap().closed.updated, 1);
    assert_eq!(forum.count("threads WHERE closed_at IS NOT NULL OR duplicate_of IS NOT NULL"), 0);

    let moss = forum.as_member(forum.moderator("moss", "beer").id());
    let closing =
        closings::NewClosing { why: peerdesk::threads::Closing::OffTopic, duplicate_of: None, note: String::new() };
    forum.write(|tx| closings::close(tx, &moss, thread_of(&forum, 20), &closing));
    forum.write(|tx| closings::open(tx, &moss, thread_of(&forum, 20)));
    let closed_again = with(HISTORY[5], &[("Id=\"6\"", "Id=\"9\""), ("2020-02-04", "2020-02-07")]);
    dump.file("Posts", &[QUESTION, ANSWER_BOB, ANSWER_GONE, &with(DUPLICATE, &[("2020-02-04", "2020-02-07")])]);
    dump.file("PostHistory", &[HISTORY, &[reopened, &closed_again]].concat());
    let last = dump.goes_into(&forum).unwrap();
    assert_eq!((last.closed.changed, last.closed.new, last.closed.updated), (1, 0, 0));
    assert_eq!(forum.count("threads WHERE closed_at IS NOT NULL"), 0);
    assert_sound(&forum);
}

#[test]
fn another_acceptance_at_the_source_is_brought_unless_it_was_decided_here() {
    let (forum, dump) = (Forum::new(), Written::new());
    dump.goes_into(&forum).unwrap();
    let accepts =
        |answer: &str| with(QUESTION, &[("AcceptedAnswerId=\"11\"", &format!("AcceptedAnswerId=\"{answer}\""))]);
    dump.file("Posts", &[&accepts("12"), ANSWER_BOB, ANSWER_GONE, DUPLICATE]);
    let second = dump.goes_into(&forum).unwrap();
    assert_eq!((second.accepted.updated, second.accepted.new), (1, 0));
    assert_eq!(
        forum.count("acceptances JOIN imported_posts USING (post_id) WHERE foreign_id = 12 AND is_comment = 0"),
        1
    );
    assert_eq!(forum.count("people WHERE handle = 'former-member' AND accepted_count = 1"), 1);

    let thread = thread_of(&forum, 10);
    let moss = forum.as_member(forum.moderator("moss", "beer").id());
    forum.write(|tx| acceptances::withdraw(tx, &moss, thread));
    let third = dump.goes_into(&forum).unwrap();
    assert_eq!((third.accepted.changed, third.accepted.new, third.accepted.updated), (1, 0, 0));
    assert_eq!(forum.count("acceptances"), 0);
    assert_sound(&forum);
}
