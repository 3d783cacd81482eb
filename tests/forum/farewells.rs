//! Deleting oneself: two weeks to undo it, and then a word that only they wrote is found in no file.

use std::path::Path;
use std::time::Duration;

use peerdesk::corrections::{self, NewCorrection};
use peerdesk::doctor;
use peerdesk::farewells::{Erasing, How, Progress, UNDO_WITHIN};
use peerdesk::platform::config::MailTransport;
use peerdesk::platform::db::Backend;
use peerdesk::rights::Role;
use peerdesk::schedule;
use peerdesk::uploads::{self, Most};

use crate::support::{Forum, Person, Thread};

/// The word, in what they wrote and in what they are called.
const WORD: &str = "zqcanary";

/// Does all jobs that are due.
fn works(forum: &Forum) {
    while schedule::work_once(&forum.app, "test").unwrap() {}
}

/// Every file below a folder in which some bytes stand.
fn found_in(folder: &Path, word: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(found_in(&path, word));
        } else if std::fs::read(&path).unwrap().windows(word.len()).any(|bytes| bytes.eq_ignore_ascii_case(word)) {
            found.push(path.display().to_string());
        }
    }
    found
}

/// Rows of the database in which the word stands, by table: on PostgreSQL there are no files of ours, and what a dump
/// of each table would hold is looked at.
fn found_in_rows(forum: &Forum) -> Vec<String> {
    let schema = include_str!("../../src/platform/db/schema.rs");
    let mut found = Vec::new();
    for table in schema.split("diesel::table! {").skip(1) {
        let name = table.trim().split(' ').next().unwrap().to_owned();
        if forum.app.db.backend() == Backend::Postgres {
            let dumped = forum.count(&format!("{name} WHERE {name}::text ILIKE '%{WORD}%'"));
            assert!(dumped == 0 || table.contains("Text"), "{name} has it in what is no text");
        }
        let columns = table.split("\n    }").next().unwrap().lines().filter(|line| line.contains("Text"));
        for column in columns.filter_map(|line| line.trim().split(' ').next()) {
            let rows = forum.count(&format!("{name} WHERE lower({column}) LIKE '%{WORD}%'"));
            found.extend((rows > 0).then(|| format!("{name}.{column}")));
        }
    }
    found
}

fn leaves(person: &Person<'_>, how: &str) {
    let page = person.opens("/settings/privacy").fills("how", how).fills("sure", "true");
    let left = page.presses("Delete my account");
    assert!(left.path == "/farewell" && left.says("It will be gone 16 May 2026"), "{}", left.html);
}

/// Somebody in every corner of a forum, and a thread of somebody else's in which they are named and quoted.
fn everywhere(forum: &Forum) -> (Person<'_>, Thread) {
    let (cora, ada) = (forum.member("zqcanary"), forum.expert("ada", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let first = format!("My {WORD} cellar is wet.\nPump it.");
    let answer = cora.answers(&thread, &first);
    cora.opens(&*format!("/posts/{answer}/edit")).fills("body", &format!("Pump the {WORD} cellar.")).presses("Save");
    ada.comments_at(&format!("/posts/{answer}/comments"), &format!("Thanks @{WORD}, see [her page](/people/{WORD})."));
    let other = ada.answers(&thread, &format!("> Pump the {WORD} cellar.\n\nThat was it, @Zqcanary."));
    ada.comments_at(&format!("/posts/{answer}/comments"), "Cora Zqcanary knows cellars.");
    let expert = forum.as_member(ada.id());
    let quoting = format!("> Pump the {WORD} cellar.\n\nOr ask @Zqcanary.");
    for (post, body) in [(answer, format!("Not the {WORD} cellar.")), (other, quoting)] {
        let why = format!("As @{WORD} found.");
        let new = NewCorrection { body, why, source: String::new(), keeps_marks: true };
        forum.write(|tx| corrections::correct(tx, &expert, post, &new));
    }
    let own = cora.asks(&format!("Where is the {WORD} key?"));
    ada.answers(&own, "Under the mat.");
    cora.asks(&format!("Nobody answers {WORD}"));
    ada.opens(&thread).presses_in(&format!("#post-{answer}"), "Accept answer");
    cora.forges(&format!("/threads/{}/follow", thread.id), &[]);
    cora.forges(&format!("/threads/{}/too", thread.id), &[]);
    cora.forges("/drafts", &[("place", "/threads"), ("title", WORD), ("body", WORD)]);
    let by = forum.as_member(cora.id());
    let most = Most::of(&forum.app.config);
    let log = format!("a log with {WORD}\n").into_bytes();
    uploads::bring(&forum.app.db, &forum.app.store, &most, &by, "zqcanary.log", log).unwrap();
    let plain = b"what the pump said\n".to_vec();
    let shown = uploads::bring(&forum.app.db, &forum.app.store, &most, &by, "zqcanary-pump.log", plain).unwrap();
    cora.answers(&thread, &format!("See {}", shown.markdown()));
    let profile = cora.opens("/settings/profile").fills("name", "Cora Zqcanary");
    profile.fills("about", &format!("I am {WORD}")).presses("Save");
    forum.joins_unasked(cora.id(), WORD);
    cora.forges("/settings/privacy/export", &[]);
    works(forum);
    forum.search_catches_up();
    (cora, thread)
}

fn is_over(forum: &Forum) {
    forum.app.clock.advance(UNDO_WITHIN + Duration::from_secs(60));
    works(forum);
    forum.search_starts_again();
    forum.search_catches_up();
    while forum.search_goes_on().unwrap() != peerdesk::search::Pace::Rests {}
}

fn is_well(forum: &Forum) {
    assert_eq!(doctor::examine(&forum.app.db).unwrap(), []);
    assert_eq!(doctor::examine_files(&forum.app.db, &forum.app.store).unwrap(), []);
}

#[test]
fn what_goes_is_found_in_no_file() {
    let forum = Forum::new();
    let (cora, thread) = everywhere(&forum);
    assert!(!found_in_rows(&forum).is_empty());
    let (ada, line) = (forum.member("dora"), format!("> Pump the {WORD} cellar."));
    let elsewhere = ada.asks("Another question");
    ada.answers(&elsewhere, &format!("{line}\n\nSaid somebody."));
    ada.forges("/drafts", &[("place", "/threads"), ("body", &line)]);
    leaves(&cora, "go");
    is_over(&forum);
    assert_eq!(found_in_rows(&forum), Vec::<String>::new());
    assert_eq!(found_in(forum.folder(), WORD.as_bytes()), Vec::<String>::new());
    is_well(&forum);
    let guest = forum.guest();
    let left = guest.opens(&thread);
    assert!(left.says("That was it, @former-member.") && left.says("[…]"), "{}", left.html);
    assert_eq!(forum.count("people"), 3, "one stands for all who have left");
    assert_eq!(forum.guest().gets("/people/zqcanary").status, 404);
}

#[test]
fn what_stays_says_no_longer_whose_it_was() {
    let forum = Forum::new();
    let (cora, thread) = everywhere(&forum);
    leaves(&cora, "stay");
    is_over(&forum);
    is_well(&forum);
    let guest = forum.guest();
    let page = guest.opens(&thread);
    assert!(page.says("Pump the zqcanary cellar.") && page.says("Former member"));
    let kept = [
        "posts.markdown",
        "posts.html",
        "revisions.markdown",
        "threads.title",
        "corrections.markdown",
        "corrections.html",
    ];
    let others: Vec<_> = found_in_rows(&forum).into_iter().filter(|it| !kept.contains(&it.as_str())).collect();
    assert_eq!(others, Vec::<String>::new());
    for table in ["posts", "corrections"] {
        assert_eq!(forum.count(&format!("{table} WHERE lower(markdown) LIKE '%@zqcanary%'")), 0, "{table}");
    }
    assert_eq!(forum.count("accounts") + forum.count("sessions"), 2, "the other's");
    assert_eq!(forum.count("uploads WHERE name = 'file.log'"), 1, "what a post shows, and by no name of theirs");
    assert_eq!(forum.count("uploads") + forum.count("exports") + forum.count("drafts"), 1);
    assert_eq!(forum.count("posts WHERE html LIKE '%file.log%' AND markdown LIKE '%/file.log)'"), 1);
}

#[test]
fn until_then_they_see_one_page_and_can_take_it_back() {
    let forum = Forum::new();
    let (cora, ada) = (forum.member("cora"), forum.member("ada"));
    let thread = ada.asks("How do I restore a backup?");
    leaves(&cora, "stay");
    for path in ["/", "/threads", "/settings/profile", "/settings/privacy", "/admin"] {
        assert_eq!(cora.gets(path).header("location"), Some("/farewell"), "{path}");
    }
    cora.forges(&format!("/threads/{}/answers", thread.id), &[("body", "Still here")]);
    assert_eq!(forum.count("posts"), 1);
    let kept = cora.opens("/farewell").presses("Keep my account");
    assert!(kept.says("Your account stays."), "{}", kept.html);
    assert_eq!(cora.gets("/threads").status, 200);
    forum.app.clock.advance(UNDO_WITHIN * 2);
    works(&forum);
    assert_eq!(forum.count("people WHERE handle = 'cora'"), 1);
}

#[test]
fn it_has_to_be_meant() {
    let forum = Forum::new();
    let cora = forum.member("cora");
    let again = cora.opens("/settings/privacy").presses("Delete my account");
    assert!(again.status == 422 && again.shows("#field-sure-about", "check this box"), "{}", again.html);
    assert_eq!(forum.count("people WHERE leaving_at IS NOT NULL"), 0);
}

#[test]
fn the_last_who_runs_the_site_stays() {
    let forum = Forum::new();
    let (anna, otto) = (forum.with_role("anna", Role::Admin, None), forum.with_role("otto", Role::Admin, None));
    leaves(&otto, "go");
    let refused = anna.forges("/settings/privacy/deletion", &[("how", "go"), ("sure", "true")]);
    assert!(refused.status == 403 && refused.says("Somebody has to run this site"), "{}", refused.html);
    otto.opens("/farewell").presses("Keep my account");
    leaves(&otto, "go");
    forum.execute(&format!("DELETE FROM role_grants WHERE person_id = {}", anna.id()));
    is_over(&forum);
    assert_eq!(forum.count("people WHERE handle = 'otto' AND leaving_at IS NULL"), 1);
}

#[test]
fn who_is_suspended_may_go_too() {
    let forum = Forum::new();
    let cora = forum.member("cora");
    forum.execute(&format!("UPDATE people SET suspended_at = 0, suspended_why = 'spam' WHERE id = {}", cora.id()));
    assert!(cora.opens("/threads").says("Your account is suspended"));
    assert_eq!(cora.forges("/settings/profile", &[("name", "Spam"), ("theme", "auto")]).status, 403);
    assert_eq!(cora.forges("/settings/privacy/export", &[]).status, 303);
    leaves(&cora, "go");
    is_over(&forum);
    assert_eq!(forum.count("people WHERE handle = 'cora'"), 0);
}

#[test]
fn two_who_run_the_site_do_not_both_leave_at_once() {
    let forum = Forum::new();
    let people = [forum.with_role("anna", Role::Admin, None), forum.with_role("otto", Role::Admin, None)];
    let members: Vec<_> = people.iter().map(|person| forum.as_member(person.id())).collect();
    let how = How::Go;
    let outcomes = forum.at_once(2, |nth, tx| peerdesk::farewells::ask(tx, &members[nth], how, None, ""));
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
}

/// Somebody who wrote so many answers, and what stands beside them for who looks it over.
fn writes_much(forum: &Forum, many: i64) -> Person<'_> {
    let (cora, ada) = (forum.member(WORD), forum.member("ada"));
    let (mine, theirs) = (cora.asks(&format!("Where is the {WORD} key?")), ada.asks("How do I restore a backup?"));
    let next = forum.number("max(id) + 1 AS number FROM threads");
    let series = match forum.app.db.backend() {
        Backend::Sqlite => "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < MANY)",
        Backend::Postgres => "WITH s(n) AS (SELECT generate_series(1, MANY))",
    };
    let series = series.replace("MANY", &many.to_string());
    let copied = |table: &str, of: &str, row: i64, but: &[(&str, &str)]| {
        let columns = columns_of(table);
        let value =
            |name: &String| but.iter().find(|(it, _)| it == name).map_or(name.clone(), |(_, with)| (*with).into());
        let values: Vec<String> = columns.iter().map(value).collect();
        format!(
            "INSERT INTO {table} ({}) {series} SELECT {} FROM {table}, s WHERE {of} = {row}",
            columns.join(", "),
            values.join(", ")
        )
    };
    let (first, id) = (forum.number("max(id) AS number FROM posts") + 1, mine.id.number());
    forum.execute(&copied("threads", "id", id, &[("id", &format!("{next} + n"))]));
    forum.execute(&copied(
        "posts",
        "thread_id",
        id,
        &[("id", &format!("{first} + n")), ("thread_id", &format!("{next} + n")), ("submission_key", "NULL")],
    ));
    cora.answers(&theirs, &format!("Pump the {WORD} cellar until it is dry."));
    cora
}

/// The columns of a table, as the schema has them.
fn columns_of(table: &str) -> Vec<String> {
    let schema = include_str!("../../src/platform/db/schema.rs");
    let rest = schema.split(&format!("    {table} (")).nth(1).unwrap().split("\n    }").next().unwrap();
    rest.lines().skip(1).filter_map(|line| line.trim().split(" ->").next()).map(ToOwned::to_owned).collect()
}

#[test]
fn who_wrote_much_goes_by_steps_and_a_killed_worker_is_followed_by_another() {
    let forum = Forum::new();
    let cora = writes_much(&forum, 5_000);
    leaves(&cora, "go");
    forum.app.clock.advance(UNDO_WITHIN + Duration::from_secs(60));
    let mut progress = Progress::default();
    let mut erasing = Erasing::of(&forum.app, cora.id(), How::Go).unwrap();
    while forum.count(&format!("posts WHERE author_id = {} AND markdown <> ''", cora.id())) > 4_000 {
        progress = erasing.step(progress).unwrap();
    }
    assert_eq!(progress, Progress::Posts, "it is under way, and here it is killed");
    assert_eq!(forum.count(&format!("people WHERE handle = '{WORD}'")), 1);
    drop(erasing);
    let jobs = || forum.count("jobs WHERE kind = 'erase'");
    let mut runs = 0;
    while jobs() > 0 {
        assert!(schedule::work_once(&forum.app, "another").unwrap());
        runs += 1;
    }
    assert!(runs > 1, "no job is longer than its claim: {runs}");
    assert_eq!(found_in_rows(&forum), Vec::<String>::new());
    assert_eq!((forum.count("people"), forum.count("threads")), (2, 1));
    is_well(&forum);
}

#[test]
fn to_the_hour_it_can_be_taken_back_and_not_after() {
    let forum = Forum::new();
    let (cora, dora) = (forum.member("cora"), forum.member("dora"));
    for person in [&cora, &dora] {
        leaves(person, "stay");
    }
    forum.app.clock.advance(UNDO_WITHIN - Duration::from_secs(60 * 60));
    works(&forum);
    assert!(cora.opens("/farewell").presses("Keep my account").says("Your account stays."));
    forum.app.clock.advance(Duration::from_secs(60 * 60));
    let late = dora.forges("/farewell/undo", &[]);
    assert!(late.status == 403 && late.says("two weeks are over"), "{}", late.html);
    works(&forum);
    assert_eq!((forum.count("people WHERE handle = 'cora'"), forum.count("people WHERE handle = 'dora'")), (1, 0));
}

#[test]
fn mail_that_waits_for_them_or_was_refused_goes_too() {
    let forum = Forum::with(|config| config.mail_transport = MailTransport::Folder);
    let (cora, ada) = (forum.member(WORD), forum.member("ada"));
    let thread = ada.asks("How do I restore a backup?");
    cora.answers(&thread, "Use the Restore tab.");
    cora.forges("/settings/address", &[("mail", &format!("{WORD}@example.net"))]);
    forum.execute(&format!("INSERT INTO mail_refusals (address, at, problem) VALUES ('{WORD}@example.org', 1, 'no')"));
    assert!(forum.count(&format!("mails WHERE address LIKE '%{WORD}%'")) > 1);
    leaves(&cora, "go");
    is_over(&forum);
    let others: Vec<_> = found_in_rows(&forum);
    assert_eq!(others, Vec::<String>::new());
}

#[test]
fn whose_text_stays_is_a_former_member_in_the_readers_language() {
    let forum = Forum::new();
    let (cora, ada) = (forum.member("cora"), forum.member("ada"));
    let thread = cora.asks("How do I restore a backup?");
    let answer = cora.answers(&thread, "Use the Restore tab.");
    ada.comments_at(&format!("/posts/{answer}/comments"), "It worked.");
    leaves(&cora, "stay");
    is_over(&forum);
    let guest = forum.guest();
    guest.browses_in("ko");
    for address in [
        thread.url.clone(),
        "/".into(),
        "/threads".into(),
        "/search?q=restore".into(),
        format!("/threads/{}/history", thread.id),
    ] {
        let page = guest.opens(&*address);
        assert!(page.status == 200 && !page.says("Former member"), "{address}: {}", page.html);
    }
    assert!(guest.opens(&thread).says("탈퇴한 회원"));
}
