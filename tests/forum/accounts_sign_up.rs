//! Making an account: handles, consent, and what the form says when something does not fit.

use peerdesk::accounts::{self, NewAccount};
use peerdesk::platform::mail_address::MailAddress;
use peerdesk::settings::{self, Settings, SignUp};

use crate::support::{Forum, Page, Person};

fn fill<'p>(person: &'p Person<'_>, name: &str, handle: &str, mail: &str) -> Page<'p> {
    let form = person.opens("/sign-up").fills("name", name).fills("handle", handle);
    form.fills("mail", mail).fills("password", "correct horse battery staple")
}

fn new_account(name: &str, handle: &str, mail: &str) -> NewAccount {
    NewAccount {
        name: name.into(),
        handle: handle.into(),
        mail: MailAddress::parse(mail).unwrap(),
        password_hash: None,
        about: String::new(),
    }
}

#[test]
fn a_guest_makes_an_account_and_is_signed_in() {
    let forum = Forum::new();
    let ada = forum.guest();
    let front = fill(&ada, "Ada Lovelace", "ada", "Ada@Example.org").presses("Make an account");
    assert!(front.offers("Sign out"));
    assert_eq!(ada.opens("/people/ada").status, 200);
    assert_eq!(forum.count("audit WHERE kind = 'signed_up'"), 1);
    assert_eq!(ada.gets("/sign-up").leads_to().as_deref(), Some("/"));
}

#[test]
fn a_handle_is_made_of_the_name_and_numbered() {
    let forum = Forum::new();
    for (nth, handle) in ["ada-lovelace", "ada-lovelace-2", "ada-lovelace-3"].iter().enumerate() {
        let guest = forum.guest();
        let front = fill(&guest, "Ada Lovelace", "", &format!("ada{nth}@example.org")).presses("Make an account");
        assert!(front.says(&format!("@{handle}")), "{}", front.html);
    }
}

#[test]
fn what_does_not_fit_is_told_beside_its_field_and_the_rest_stays() {
    let forum = Forum::new();
    forum.member("ada");
    let cases = [
        ("Ada", "аda", "new@example.org", "#field-handle-about", "several scripts"),
        ("Ada", "adа", "new@example.org", "#field-handle-about", "several scripts"),
        ("Ada", "Ada", "new@example.org", "#field-handle-about", "is taken"),
        ("Ada", "admin", "new@example.org", "#field-handle-about", "kept for the site"),
        ("Ada", "ada2", "ADA@example.org", "#field-mail-about", "already"),
        ("Ada", "ada2", "ada", "#field-mail-about", "email address"),
        ("", "ada2", "new@example.org", "#field-name-about", "fill this in"),
    ];
    for (name, handle, mail, place, said) in cases {
        let guest = forum.guest();
        let again = fill(&guest, name, handle, mail).presses("Make an account");
        assert_eq!(again.status, 422, "{handle} {mail}");
        assert!(again.shows(place, said), "{handle} {mail}: {}", again.html);
        assert_eq!(again.attributes("#field-mail", "value"), [mail]);
        assert_eq!(again.attributes("#field-password", "value"), [""]);
    }
    assert_eq!(forum.count("people"), 1);
}

#[test]
fn consent_is_asked_for_what_is_written_and_its_version_is_kept() {
    let forum = Forum::new();
    let write = |version: i64| {
        forum.execute(&format!(
            "INSERT INTO site_pages (name, version, markdown, html, at) VALUES ('rules', {version}, 'Be kind.', '', 0)"
        ));
    };
    write(1);
    let ada = forum.guest();
    let form = fill(&ada, "Ada", "ada", "ada@example.org");
    assert!(form.shows("label.check", "I agree to Rules"));
    let again = form.presses("Make an account");
    assert!(again.shows("#field-consent-about", "please agree"));

    let agreed = again.fills("password", "correct horse battery staple").fills("consent", "true");
    write(2);
    let changed = agreed.presses("Make an account");
    assert!(changed.shows("#field-consent-about", "changed just now"));
    let front = changed.fills("password", "correct horse battery staple").presses("Make an account");
    assert!(front.offers("Sign out"));
    assert_eq!(forum.count("consents c JOIN site_pages p ON p.id = c.page_id WHERE p.version = 2"), 1);
}

#[test]
fn where_sign_up_is_closed_it_is_not_offered_and_refused() {
    let forum = Forum::new();
    forum.write(|tx| settings::save(tx, None, &Settings { sign_up: SignUp::Closed, ..Settings::default() }));
    forum.app.refresh_settings().unwrap();
    let guest = forum.guest();
    assert!(!guest.opens("/sign-up").offers("Make an account"));
    let fields = [("name", "Ada"), ("handle", "ada"), ("mail", "a@b.c"), ("password", "correct horse battery")];
    assert_eq!(guest.forges("/sign-up", &fields).status, 403);
}

#[test]
fn handles_that_look_alike_at_once_leave_one() {
    let forum = Forum::new();
    let handles = ["ada0", "adao"];
    let outcomes = forum.at_once(8, |nth, tx| {
        accounts::join(tx, &new_account("Ada", handles[nth % 2], &format!("ada{nth}@example.org")))
    });
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1, "{outcomes:?}");
    assert_eq!((forum.count("people"), forum.count("accounts")), (1, 1));
}

#[test]
fn one_mail_address_at_once_leaves_one_account() {
    let forum = Forum::new();
    let outcomes =
        forum.at_once(8, |nth, tx| accounts::join(tx, &new_account("Ada", &format!("ada-{nth}"), "Ada@example.org")));
    assert_eq!(outcomes.iter().filter(|it| it.is_ok()).count(), 1, "{outcomes:?}");
    assert_eq!((forum.count("people"), forum.count("accounts")), (1, 1));
}

#[test]
fn one_name_at_once_gets_a_handle_each() {
    let forum = Forum::new();
    let outcomes =
        forum.at_once(8, |nth, tx| accounts::join(tx, &new_account("Ada", "", &format!("ada{nth}@example.org"))));
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(forum.count("people WHERE handle LIKE 'ada-%'"), 7);
}
