//! Adding files to texts: by the script's address, and along with each form where there is no script.

use peerdesk::rights::Role;

use crate::support::files::{log, png};
use crate::support::{Forum, Person};

fn sends<'p>(person: &'p Person<'_>, name: &str, bytes: &[u8]) -> crate::support::Page<'p> {
    let token = person.csrf().map(|token| ("csrf".to_owned(), token));
    person.sends_file("/uploads", token.as_slice(), ("file", name, bytes))
}

#[test]
fn a_script_is_given_the_markdown_or_the_reason() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let picture = sends(&ada, "tab.png", &png(4, 3));
    assert_eq!(picture.status, 201);
    let url = picture.html.strip_prefix("![](").and_then(|rest| rest.strip_suffix(')')).unwrap();
    assert_eq!(ada.gets(url).status, 200);
    let file = sends(&ada, "my app.log", &log("1"));
    assert!(file.html.starts_with("[my-app.log](/uploads/"), "{}", file.html);
    for (name, bytes, reason) in [
        ("a.png", b"\x7fELF\x02\0".to_vec(), "cannot be added"),
        ("empty.log", Vec::new(), "is empty"),
        ("long.log", vec![b'x'; 10 * 1024 * 1024 + 1], "larger than 10 MB"),
    ] {
        let refused = sends(&ada, name, &bytes);
        assert_eq!((refused.status, refused.header("content-type")), (422, Some("text/plain; charset=utf-8")));
        assert!(refused.html.contains(reason), "{}", refused.html);
    }
    assert_eq!(forum.count("uploads"), 2);
}

#[test]
fn only_who_may_write_brings_files() {
    let forum = Forum::new();
    let sven = forum.member("sven");
    forum.execute("UPDATE people SET suspended_at = 1, suspended_why = 'spam' WHERE handle = 'sven'");
    assert_eq!(sends(&sven, "tab.png", &png(4, 3)).status, 403);
    let guest = forum.guest();
    let refused = sends(&guest, "tab.png", &png(4, 3)).status;
    assert!(refused == 303 || refused == 401, "{refused}");
    assert_eq!((forum.count("uploads"), forum.app.store.list().unwrap().len()), (0, 0));
}

/// A guest may open `/ask`, so its form takes their words; a file is thrown away as it comes, and not for ever.
#[test]
fn of_a_guests_file_nothing_is_kept_and_not_all_is_read() {
    let forum = Forum::new();
    forum.space("general");
    let guest = forum.guest();
    let fields =
        [("title".to_owned(), "What is error 17?".to_owned()), ("body".to_owned(), "It says this.".to_owned())];
    let kept = guest.sends_file("/ask", &fields, ("file", "a.log", &log("1")));
    assert!(kept.status == 200 && kept.html.contains("It says this."), "{}", kept.status);
    let endless = vec![b'x'; 48 * 1024 * 1024];
    assert_eq!(guest.sends_file("/ask", &fields, ("file", "a.log", &endless)).status, 422);
    assert_eq!((forum.count("uploads"), forum.app.store.list().unwrap().len()), (0, 0));
}

#[test]
fn files_are_counted() {
    let forum = Forum::with(|config| config.limits = true);
    let ada = forum.member("ada");
    let refused = (0..40).map(|nth| sends(&ada, "a.log", &log(&nth.to_string())).status).find(|status| *status == 429);
    assert_eq!(refused, Some(429));
}

#[test]
fn without_a_script_a_file_goes_along_with_an_answer() {
    let forum = Forum::new();
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?");
    let form = grace.opens(&thread).fills("body", "Use the Restore tab.").attaches("file", "tab.png", png(40, 30));
    let again = form.presses_in("#answer-form", "Add the file");
    assert!(again.says("stands at the end of your text"), "{}", again.html);
    let typed = again.texts("#answer-form textarea").remove(0);
    assert!(typed.starts_with("Use the Restore tab. ![](/uploads/"), "{typed}");
    assert_eq!(forum.count("posts WHERE kind = 'answer'"), 0);

    let posted = again.presses("Post your answer");
    assert_eq!(posted.attributes(".prose a.picture img", "alt"), ["tab.png"]);
    assert_eq!(forum.guest().gets(&posted.attributes(".prose img", "src")[0]).status, 200);
}

#[test]
fn sent_with_the_main_button_a_file_is_not_lost_either() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let form = ada.opens(&thread).fills("body", "See the log.").attaches("file", "app.log", log("1"));
    let again = form.presses("Post your answer");
    assert_eq!(forum.count("posts WHERE kind = 'answer'"), 0);
    let posted = again.presses("Post your answer");
    assert_eq!(posted.texts(".prose a.file"), ["app.log"]);
}

#[test]
fn what_is_not_taken_is_said_beside_the_field_and_the_text_stays() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let post = ada.answers(&thread, "An answer.");
    let comments = format!("/posts/{post}/comments");
    let edit = format!("/posts/{post}/edit");
    for (page, within) in
        [("/ask", "#ask"), (&*thread.url, "#answer-form"), (&*comments, ".comment-form"), (&*edit, "#edit-form")]
    {
        let form = ada.opens(page).fills("body", "What I typed.").attaches("file", "a.png", b"MZ\x90\0".to_vec());
        let refused = form.presses_in(within, "Add the file");
        assert_eq!(refused.status, 422, "{page}");
        assert!(
            refused.shows(&format!("{within} .files .field__error"), "cannot be added"),
            "{page}: {}",
            refused.html
        );
        assert!(refused.shows(&format!("{within} textarea"), "What I typed."), "{page}: {}", refused.html);
        let nothing = ada.opens(page).fills("body", "What I typed.").presses_in(within, "Add the file");
        assert!(nothing.shows(&format!("{within} .files .field__error"), "Choose a file first"), "{page}");
    }
    assert_eq!((forum.count("posts"), forum.count("uploads")), (2, 0));
}

#[test]
fn each_form_takes_files() {
    let forum = Forum::new();
    let ada = forum.with_role("ada", Role::Lead, None);
    let thread = ada.asks("How do I restore a backup?");
    let post = ada.answers(&thread, "An answer.");
    let (comments, edit) = (format!("/posts/{post}/comments"), format!("/posts/{post}/edit"));
    for (page, within, send) in
        [("/ask", "#ask", ""), (&*comments, ".comment-form", "Post your comment"), (&*edit, "#edit-form", "Save")]
    {
        let form = ada.opens(page).fills("body", "What I typed.").attaches("file", "a.log", log(page));
        let again = form.presses_in(within, "Add the file");
        let typed = again.texts(&format!("{within} textarea")).remove(0);
        assert!(typed.starts_with("What I typed. [a.log](/uploads/"), "{page}: {typed}");
        if !send.is_empty() {
            let sent = again.presses_in(within, send);
            assert!(sent.texts(".prose a.file").contains(&"a.log".to_owned()), "{page}: {}", sent.html);
        }
    }
    assert_eq!(forum.count("upload_uses"), 2);
}
