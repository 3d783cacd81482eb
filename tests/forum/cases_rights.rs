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
    ("GET", "/cases/5", &[], [401, 404, 404, 404, 404, 404, 404, 200, 200, 200]),
    ("POST", "/cases/5/claim", &[], [401, 404, 404, 404, 404, 404, 404, 303, 409, 409]),
    ("POST", "/cases/5/release", &[], [401, 404, 404, 404, 404, 404, 404, 303, 303, 303]),
    ("POST", "/cases/5/notes", &[("text", "Look.")], [401, 404, 404, 404, 404, 404, 404, 303, 303, 303]),
    ("POST", "/cases/5/decision", &[("outcome", "accurate")], [401, 404, 404, 404, 404, 404, 404, 303, 409, 409]),
    ("POST", "/decisions/3/undo", &[], [401, 404, 404, 404, 404, 404, 404, 303, 404, 404]),
    ("GET", "/decisions/2/appeal", &[], [401, 404, 200, 404, 404, 404, 404, 404, 404, 404]),
    ("POST", "/decisions/2/appeal", &[("words", "Why?")], [401, 404, 303, 404, 404, 404, 404, 404, 404, 404]),
    ("GET", "/appeals", &[], [401, 404, 404, 404, 404, 200, 404, 200, 200, 200]),
    ("GET", "/decisions", &[], [401, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/cases/5/opinions", &[("question", "Is it?")], [401, 404, 404, 404, 404, 404, 404, 303, 303, 303]),
    ("GET", "/cases/5/author", &[], [401, 404, 404, 404, 404, 404, 404, 200, 200, 200]),
    ("POST", "/sweeps", &[("case", "5"), ("why", "spam")], [401, 404, 404, 404, 409, 409, 404, 303, 409, 409]),
    ("GET", "/opinions", &[], [401, 404, 404, 404, 200, 404, 404, 404, 200, 404]),
    ("POST", "/opinions/1", &[("verdict", "wrong")], [401, 404, 404, 404, 303, 404, 404, 404, 409, 404]),
    ("GET", "/desk", &[], [401, 404, 404, 404, 404, 200, 404, 200, 200, 200]),
    ("GET", "/posts/6/flags", &[], [401, 200, 403, 200, 200, 200, 403, 200, 200, 200]),
    ("POST", "/posts/6/flags", &[("reason", "spam")], [401, 303, 403, 303, 303, 303, 403, 303, 303, 303]),
    ("GET", "/flags", &[], [401, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/flags/5/withdraw", &[], [401, 404, 404, 303, 404, 404, 404, 404, 404, 404]),
    ("GET", "/posts/6/hide", &[], [401, 403, 403, 403, 403, 403, 403, 200, 200, 200]),
    ("POST", "/posts/6/hide", &[("why", "spam")], [401, 403, 403, 403, 403, 403, 403, 303, 303, 303]),
    ("POST", "/posts/6/hide/withdraw", &[], [401, 403, 403, 403, 403, 403, 403, 303, 303, 303]),
    ("POST", "/sweeps/1/undo", &[], [401, 404, 404, 404, 404, 404, 404, 303, 404, 404]),
    ("GET", "/appeals/1", &[], [401, 404, 404, 404, 404, 404, 404, 200, 200, 200]),
    (
        "POST",
        "/appeals/1/decision",
        &[("outcome", "upheld"), ("answer", "It was.")],
        [401, 404, 404, 404, 404, 404, 404, 403, 303, 409],
    ),
    ("POST", "/threads/1/notes", &[("text", "Look.")], [401, 404, 404, 404, 303, 404, 404, 303, 303, 303]),
    ("POST", "/notes/1/remove", &[], [401, 404, 404, 404, 403, 404, 404, 303, 404, 404]),
    ("GET", "/log", &[], [200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET", "/log/2026", &[], [200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
];

/// A case that waits, with a question to the experts, in a space of its own; beside it a removal with its appeal and one
/// without, a decision and a removal of several that can be undone, and a note on the thread.
fn scene(forum: &Forum) -> Vec<Person<'_>> {
    let (grace, olaf, mia) = (forum.member("grace"), forum.member("olaf"), forum.member("mia"));
    let thread = mia.asks("How do I restore a backup?");
    let answers = ["One.", "Two.", "Three.", "Four.", "Five."].map(|words| grace.answers(&thread, words));
    let (emil, otto) = (forum.expert("emil", "general"), forum.moderator("otto", "payments"));
    let (sven, mona) = (forum.moderator("sven", "general"), forum.moderator("mona", "general"));
    let lena = forum.with_role("lena", Role::Lead, Some("general"));
    let anna = forum.with_role("anna", Role::Admin, None);
    for answer in &answers[..2] {
        olaf.flags(*answer, "spam", &[]);
        mona.claims_first().fills("outcome", "removed").fills("why", "spam").presses("End the case");
    }
    forum.decisions_stand();
    grace.forges("/decisions/1/appeal", &[("words", "It is right.")]);
    olaf.flags(answers[2], "inaccurate", &[("wrong", "It does not.")]);
    mona.claims_first().fills("outcome", "accurate").presses("End the case");
    olaf.flags(answers[3], "spam", &[]);
    mona.forges("/sweeps", &[("case", "4"), ("why", "spam")]);
    olaf.flags(answers[4], "inaccurate", &[("wrong", "It loses data.")]);
    mona.opens("/cases/5").fills("question", "Is it?").presses("Ask");
    mona.forges(&format!("/threads/{}/notes", thread.id), &[("text", "Look again in May.")]);
    assert_eq!((forum.count("appeals"), forum.count("sweeps"), forum.count("notes")), (1, 1, 1));
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
        let (pattern, names) = (
            declared.pattern,
            [
                "{case}",
                "{decision}",
                "{opinion}",
                "{flag}",
                "{sweep}",
                "{appeal}",
                "{note}",
                "/flags",
                "/hide",
                "/cases",
                "/desk",
                "/notes",
                "/sweeps",
                "/appeals",
                "/log",
            ],
        );
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
