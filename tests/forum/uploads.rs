//! Pictures and files in posts: who may see them, what is kept of them, and how they go.

use std::time::Duration;

use peerdesk::doctor;
use peerdesk::posts;
use peerdesk::uploads::{self, Most, Upload};

use crate::support::files::{log, png};
use crate::support::{Forum, Person, Thread};

/// Brings a file for a post to come.
fn brings(person: &Person<'_>, name: &str, bytes: Vec<u8>) -> Upload {
    let app = &person.forum.app;
    let by = person.forum.as_member(person.id());
    uploads::bring(&app.db, &app.store, &Most::of(&app.config), &by, name, bytes).unwrap()
}

fn status(person: &Person<'_>, upload: &Upload) -> u16 {
    person.gets(&upload.url()).status
}

/// A thread in a space, with a picture in its question's first answer.
fn answered_with(person: &Person<'_>, thread: &Thread, upload: &Upload) -> peerdesk::ids::PostId {
    person.answers(thread, &format!("It looks like this.\n\n![The tab](  {} )", upload.url()))
}

#[test]
fn a_picture_is_its_bringers_until_a_post_uses_it_and_then_its_readers() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let picture = brings(&grace, "tab.png", png(40, 30));
    assert_eq!((status(&grace, &picture), status(&ada, &picture), status(&forum.guest(), &picture)), (200, 404, 404));

    answered_with(&grace, &thread, &picture);
    assert_eq!((status(&ada, &picture), status(&forum.guest(), &picture)), (200, 200));
    let page = ada.opens(&thread);
    let shown = "a.picture > img[width='40'][height='30'][loading=lazy]";
    assert_eq!(page.attributes(shown, "src"), [picture.url()]);
    assert_eq!(page.attributes("a.picture", "href"), [picture.url()]);
}

#[test]
fn hiding_deleting_holding_and_moving_a_post_takes_its_picture_along_at_once() {
    let forum = Forum::new();
    let (ada, grace, mo) = (forum.member("ada"), forum.member("grace"), forum.moderator("mo", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let picture = brings(&grace, "tab.png", png(4, 3));
    let post = answered_with(&grace, &thread, &picture);
    let all = || [&ada, &grace, &mo].map(|person| status(person, &picture));
    for (change, expected) in [
        ("UPDATE posts SET hidden_at = 5", [404, 404, 200]),
        ("UPDATE posts SET hidden_at = NULL, deleted_at = 5", [404, 200, 200]),
        ("UPDATE posts SET deleted_at = NULL, held_at = 5", [404, 200, 200]),
        ("UPDATE posts SET held_at = NULL", [200, 200, 200]),
    ] {
        forum.execute(&format!("{change} WHERE id = {post}"));
        assert_eq!(all(), expected, "{change}");
    }
    forum.space("vault");
    forum.execute("UPDATE spaces SET access = 'groups' WHERE slug = 'vault'");
    forum.execute("UPDATE threads SET space_id = (SELECT id FROM spaces WHERE slug = 'vault')");
    assert_eq!(all(), [404, 404, 404]);
}

#[test]
fn a_picture_that_was_edited_out_goes_with_its_version() {
    let forum = Forum::new();
    let (ada, grace, mo) = (forum.member("ada"), forum.member("grace"), forum.moderator("mo", "general"));
    let thread = ada.asks("How do I restore a backup?");
    let picture = brings(&grace, "tab.png", png(4, 3));
    let post = answered_with(&grace, &thread, &picture);
    let edited = grace.opens(&*format!("/posts/{post}/edit")).fills("body", "No picture.").presses("Save");
    assert_eq!(edited.status, 200, "{}", edited.html);
    assert_eq!(status(&ada, &picture), 200, "its history is open");
    forum.execute(&format!("UPDATE revisions SET hidden_at = 5 WHERE post_id = {post} AND version = 1"));
    assert_eq!([&ada, &grace, &mo].map(|person| status(person, &picture)), [404, 404, 200]);
}

#[test]
fn nobody_borrows_a_picture_by_its_address() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let secret = brings(&grace, "secret.png", png(4, 3));
    let post = answered_with(&ada, &thread, &secret);
    assert_eq!((status(&ada, &secret), status(&grace, &secret)), (404, 200));
    assert_eq!(forum.count("upload_uses"), 0);
    let page = grace.opens(&thread);
    assert!(page.attributes("img[src^='/uploads/']", "src").is_empty() && page.says("The tab"));
    let previewed = ada.forges("/preview", &[("body", &format!("![x]({})", secret.url()))]);
    assert!(!previewed.html.contains("<img"), "{}", previewed.html);

    // Its bringer uses it, and from then on whoever may see it may show it elsewhere.
    answered_with(&grace, &thread, &secret);
    let other = answered_with(&ada, &thread, &secret);
    assert_eq!(forum.count(&format!("upload_uses WHERE post_id = {other}")), 1);
    forum.execute(&format!("UPDATE posts SET hidden_at = 5 WHERE id NOT IN ({other}, {post})"));
    assert_eq!(status(&forum.guest(), &secret), 200, "one of its posts can still be read");
    let nothing = forum.read(|conn| Ok(posts::find_upload(conn, &forum.as_member(ada.id()), "nothing").is_err()));
    assert!(nothing);
}

#[test]
fn a_file_is_given_out_as_a_file_and_a_picture_as_a_picture() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let evil = brings(&ada, "../evil.html", b"<script>alert(1)</script>".to_vec());
    let given = ada.gets(&evil.url());
    assert_eq!((given.status, given.header("content-type")), (200, Some("text/plain; charset=utf-8")));
    let how = given.header("content-disposition").unwrap();
    assert!(how.starts_with("attachment;") && how.contains("evil.html.txt"), "{how}");
    let picture = ada.gets(&brings(&ada, "화면.png", png(4, 3)).url());
    assert_eq!(picture.header("content-type"), Some("image/png"));
    assert!(picture.header("content-disposition").unwrap().starts_with("inline;"));
    for page in [&given, &picture] {
        let policy = page.header("content-security-policy").unwrap();
        assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"), "{policy}");
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(page.header("cache-control"), Some("private, no-cache"));
    }
    let mark = picture.header("etag").unwrap();
    let again = actix_web::test::TestRequest::get().uri(&picture.path).insert_header(("if-none-match", mark));
    assert_eq!(ada.sends(again, &picture.path).status, 304);
}

#[test]
fn what_nobody_uses_for_a_day_goes_with_its_file() {
    let forum = Forum::new();
    let (ada, app) = (forum.member("ada"), &forum.app);
    let thread = ada.asks("How do I restore a backup?");
    let used = brings(&ada, "used.png", png(4, 3));
    let (drafted, twin, lost) =
        (brings(&ada, "a.log", log("1")), brings(&ada, "b.png", png(4, 3)), brings(&ada, "c.log", log("2")));
    answered_with(&ada, &thread, &used);
    let place = format!("/drafts?place=/threads/{}/answers", thread.id);
    assert_eq!(ada.forges(&place, &[("body", &drafted.markdown())]).status, 204);
    assert_eq!(uploads::forget_unused(&app.db, &app.store).unwrap(), 0, "not before a day has passed");
    app.clock.advance(Duration::from_secs(25 * 3600));
    assert_eq!(uploads::forget_unused(&app.db, &app.store).unwrap(), 2);
    let size = |upload: &Upload| app.store.size(&upload.content).unwrap();
    assert_eq!((size(&twin).is_some(), size(&lost), size(&drafted).is_some()), (true, None, true));
    forum.execute(&format!("DELETE FROM upload_uses WHERE upload_id = {}", used.id));
    assert_eq!(uploads::forget_unused(&app.db, &app.store).unwrap(), 0, "its day begins when its post went");
    assert_eq!(doctor::examine_files(&app.db, &app.store).unwrap(), []);
}

#[test]
fn the_doctor_misses_files_and_finds_strange_ones() {
    let forum = Forum::new();
    let (ada, app) = (forum.member("ada"), &forum.app);
    let (torn, gone) = (brings(&ada, "a.log", log("1")), brings(&ada, "b.log", log("2")));
    std::fs::write(app.store.path(&torn.content).unwrap(), "half").unwrap();
    app.store.remove(&gone.content).unwrap();
    let strange = app.store.put(b"strange").unwrap();
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(7200);
    std::fs::File::open(app.store.path(&strange).unwrap()).unwrap().set_modified(long_ago).unwrap();
    let found = doctor::examine_files(&app.db, &app.store).unwrap();
    assert_eq!(found.iter().map(|it| it.check).collect::<Vec<_>>(), ["files", "files", "unknown files"]);
    let (mended, left) = doctor::mend_files(&app.db, &app.store).unwrap();
    assert_eq!((mended.len(), left.len()), (1, 2));
}

#[test]
fn many_at_once_keep_one_file_and_never_more_than_one_person_may() {
    let forum = Forum::with(|config| config.upload_megabytes_each = 1);
    let (ada, app) = (forum.member("ada"), &forum.app);
    let by = forum.as_member(ada.id());
    let bytes = vec![b'x'; 300 * 1024];
    let most = Most::of(&app.config);
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let one = || uploads::bring(&app.db, &app.store, &most, &by, "a.log", bytes.clone()).is_ok();
        let all: Vec<_> = (0..12).map(|_| scope.spawn(one)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(outcomes.iter().filter(|is_kept| **is_kept).count(), 3);
    assert_eq!((forum.count("uploads"), app.store.list().unwrap().len()), (3, 1));
}
