//! Who may do what in the review: every address of it, called by everybody.

use std::collections::BTreeSet;

use peerdesk::rights::Role;
use peerdesk::web::{self, Declared, Method};

use crate::support::{Forum, Person};

/// Who calls, in the order of the columns below. The suspended one moderates the space, and may not now.
const CALLERS: [&str; 10] = ["", "mia", "grace", "olaf", "emil", "otto", "sven", "mona", "lena", "anna"];

/// How and what is called, with which fields, and what each caller is answered.
type Row = (&'static str, &'static str, &'static [(&'static str, &'static str)], [u16; 10]);

/// What each is answered: a guest, a member, the post's author, who flagged it, an expert of the space, a moderator of
/// another, a suspended moderator; then the space's moderator, its lead, and who runs the site, each after the other:
/// 409 says that the one before has done it. A guest's 401 may be a 303 to where one signs in.
const TABLE: &[Row] = &[
    ("GET", "/cases", &[], [401, 404, 404, 404, 404, 200, 404, 200, 200, 200]),
    ("GET", "/cases/2", &[], [401, 404, 404, 404, 404, 404, 404, 200, 200, 200]),
    ("POST", "/cases/2/claim", &[], [401, 404, 404, 404, 404, 404, 404, 303, 409, 409]),
    ("POST", "/cases/2/release", &[], [401, 404, 404, 404, 404, 404, 404, 303, 303, 303]),
    ("POST", "/cases/2/notes", &[("text", "Look.")], [401, 404, 404, 404, 404, 404, 404, 303, 303, 303]),
    ("POST", "/cases/2/decision", &[("outcome", "accurate")], [401, 404, 404, 404, 404, 404, 404, 303, 409, 409]),
    ("POST", "/decisions/1/undo", &[], [401, 404, 404, 404, 404, 404, 404, 303, 404, 404]),
    // It can be undone still, so nobody was told of it, and nobody appeals.
    ("GET", "/decisions/1/appeal", &[], [401, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST", "/decisions/1/appeal", &[("words", "Why?")], [401, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("GET", "/appeals", &[], [401, 404, 404, 404, 404, 200, 404, 200, 200, 200]),
    ("GET", "/decisions", &[], [401, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/cases/2/opinions", &[("question", "Is it?")], [401, 404, 404, 404, 404, 404, 404, 303, 303, 303]),
    ("GET", "/cases/2/author", &[], [401, 404, 404, 404, 404, 404, 404, 200, 200, 200]),
    ("POST", "/sweeps", &[("case", "2")], [401, 404, 404, 404, 409, 409, 404, 303, 409, 409]),
    ("GET", "/opinions", &[], [401, 404, 404, 404, 200, 404, 404, 404, 200, 404]),
    ("POST", "/opinions/1", &[("verdict", "wrong")], [401, 404, 404, 404, 303, 404, 404, 404, 409, 404]),
    ("GET", "/desk", &[], [401, 404, 404, 404, 404, 200, 404, 200, 200, 200]),
    ("GET", "/posts/2/flags", &[], [401, 200, 403, 200, 200, 200, 403, 200, 200, 200]),
    ("POST", "/posts/2/flags", &[("reason", "spam")], [401, 303, 403, 303, 303, 303, 403, 303, 303, 303]),
    ("GET", "/flags", &[], [401, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/flags/2/withdraw", &[], [401, 404, 404, 303, 404, 404, 404, 404, 404, 404]),
    ("GET", "/posts/2/hide", &[], [401, 403, 403, 403, 403, 403, 403, 200, 200, 200]),
    ("POST", "/posts/2/hide", &[("why", "spam")], [401, 403, 403, 403, 403, 403, 403, 303, 303, 303]),
    ("POST", "/posts/2/hide/withdraw", &[], [401, 403, 403, 403, 403, 403, 403, 303, 303, 303]),
];

/// A case that waits, with a question to the experts and a decision that can be undone, in a space of its own.
fn scene(forum: &Forum) -> Vec<Person<'_>> {
    let (grace, olaf) = (forum.member("grace"), forum.member("olaf"));
    let mia = forum.member("mia");
    let thread = mia.asks("How do I restore a backup?");
    let (one, two) = (grace.answers(&thread, "Delete the folder."), grace.answers(&thread, "Press Restore."));
    let (emil, otto) = (forum.expert("emil", "general"), forum.moderator("otto", "payments"));
    let (sven, mona) = (forum.moderator("sven", "general"), forum.moderator("mona", "general"));
    let lena = forum.with_role("lena", Role::Lead, Some("general"));
    let anna = forum.with_role("anna", Role::Admin, None);
    olaf.flags(two, "inaccurate", &[("wrong", "It does not.")]);
    mona.claims_first().fills("outcome", "accurate").presses("End the case");
    olaf.flags(one, "inaccurate", &[("wrong", "It loses data.")]);
    mona.opens("/cases/2").fills("question", "Is it?").presses("Ask");
    forum.execute("UPDATE people SET suspended_at = 1, suspended_why = 'spam' WHERE handle = 'sven'");
    vec![forum.guest(), mia, grace, olaf, emil, otto, sven, mona, lena, anna]
}

#[test]
fn each_may_do_what_is_theirs_and_nothing_else() {
    let mut wrong = Vec::new();
    for (method, address, fields, expected) in TABLE {
        let forum = Forum::new();
        let callers = scene(&forum);
        for ((caller, name), expected) in callers.iter().zip(CALLERS).zip(expected) {
            let page = if *method == "GET" { caller.gets(address) } else { caller.forges(address, fields) };
            let is_led_to_sign_in = *expected == 401 && page.status == 303;
            if page.status != *expected && !is_led_to_sign_in {
                wrong.push(format!("{method} {address} as {name}: {} and not {expected}", page.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_address_of_the_review_stands_in_the_table() {
    let is_review = |declared: &Declared| {
        let (pattern, names) =
            (declared.pattern, ["{case}", "{decision}", "{opinion}", "{flag}", "/flags", "/hide", "/cases", "/desk"]);
        names.iter().any(|name| pattern.contains(name)) && !pattern.contains("{version}")
    };
    let place = |address: &str| {
        let steps: Vec<&str> = address
            .split('/')
            .map(|step| if step.starts_with('{') || step.parse::<u32>().is_ok() { "*" } else { step })
            .collect();
        steps.join("/")
    };
    let declared: BTreeSet<(String, String)> =
        web::declared().into_iter().filter(is_review).map(|it| (it.method.to_string(), place(it.pattern))).collect();
    let told: BTreeSet<(String, String)> =
        TABLE.iter().map(|(method, address, ..)| ((*method).to_owned(), place(address))).collect();
    let missing: Vec<_> = declared.difference(&told).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(declared.iter().any(|(method, _)| *method == Method::POST.to_string()));
}
