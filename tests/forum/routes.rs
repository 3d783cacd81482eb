//! Every declared address, called by every kind of viewer.

use actix_web::test::TestRequest;
use peerdesk::web::{self, Declared, Method, Who};

use crate::support::{CLOSED, Kind, Page, Person, Town};

/// Every address with an open and a closed thing in its places.
fn every_address(town: &Town) -> Vec<(Declared, String)> {
    let all = web::declared().into_iter();
    all.flat_map(|declared| {
        let addresses = town.addresses(declared.pattern);
        addresses.into_iter().take(2).map(move |address| (declared.clone(), address)).collect::<Vec<_>>()
    })
    .collect()
}

fn call<'p>(person: &'p Person<'_>, declared: &Declared, address: &str) -> Page<'p> {
    match declared.method {
        Method::POST => person.forges(address, &[]),
        _ => person.gets(address),
    }
}

/// What must be answered to somebody who may not call an address; nothing if they may.
fn refusal(who: Who, kind: Kind) -> Option<u16> {
    let is_staff = matches!(kind, Kind::Expert | Kind::Moderator | Kind::ModeratorElsewhere | Kind::Lead | Kind::Admin);
    match (who, kind) {
        // Whoever is signed in already is led on, and nothing is done.
        (Who::Guests, kind) if kind != Kind::Guest => Some(303),
        (Who::Machines | Who::Everyone | Who::Guests, _) => None,
        (_, Kind::Guest) => Some(401),
        (Who::Writers | Who::Drafters, Kind::Suspended) | (Who::Writers, Kind::Unconfirmed) => Some(403),
        (Who::Staff, _) if !is_staff => Some(404),
        (Who::Admins, kind) if kind != Kind::Admin => Some(404),
        _ => None,
    }
}

/// What every answer carries, errors too.
fn assert_headers(page: &Page<'_>) {
    let at = &page.path;
    let policy = page.header("content-security-policy").unwrap_or_default();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{at}: {policy}");
    let is_sandboxed = policy.contains("sandbox") && policy.contains("form-action 'none'");
    assert!(policy.contains("frame-ancestors 'none'"), "{at}: {policy}");
    assert!(policy.contains("form-action 'self'") || is_sandboxed, "{at}: {policy}");
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"), "{at}");
    assert_eq!(page.header("referrer-policy"), Some("same-origin"), "{at}");
    assert_eq!(page.header("cross-origin-opener-policy"), Some("same-origin"), "{at}");
    assert_eq!(page.header("cross-origin-resource-policy"), Some("same-origin"), "{at}");
    assert!(page.header("permissions-policy").is_some(), "{at}");
    let caching = page.header("cache-control").unwrap_or_default();
    assert!(page.status < 400 || caching == "no-store", "{at} is an error that may be kept: {caching}");
}

fn is_refused(status: u16, expected: u16) -> bool {
    // Who is not signed in may also be led to where one signs in, so that what they typed is kept.
    status == expected || expected == 401 && status == 303
}

#[test]
fn each_address_answers_each_kind_of_viewer_as_declared() {
    let town = Town::new();
    for (declared, address) in every_address(&town) {
        for kind in Kind::ALL {
            let person = town.arrives(kind);
            let page = call(&person, &declared, &address);
            let what = format!("{} {address} as {kind:?}: {}", declared.method, page.status);
            assert!(page.status < 500, "{what}\n{}", page.html);
            assert_headers(&page);
            match refusal(declared.who, kind) {
                Some(expected) => assert!(is_refused(page.status, expected), "{what}, not {expected}"),
                None => assert!(page.status != 401 || kind == Kind::Guest, "{what}"),
            }
        }
    }
}

#[test]
fn what_is_personal_is_kept_by_no_cache() {
    let town = Town::new();
    for (declared, address) in every_address(&town) {
        let (person, is_page) = (town.arrives(Kind::Member), declared.who != Who::Machines);
        if is_page && declared.method == Method::GET {
            let page = person.gets(&address);
            assert_eq!(page.header("cache-control"), Some("no-store"), "{address}");
        }
    }
}

#[test]
fn no_form_is_taken_without_its_token_or_from_elsewhere() {
    let town = Town::new();
    let takes = |declared: &Declared| declared.method == Method::POST && declared.who != Who::Machines;
    for (declared, address) in every_address(&town).into_iter().filter(|(declared, _)| takes(declared)) {
        for kind in [Kind::Guest, Kind::Member, Kind::Admin] {
            // Whoever is signed in is sent from the door to the front page, whatever they sent.
            if refusal(declared.who, kind).is_some() || declared.who == Who::Guests && kind != Kind::Guest {
                continue;
            }
            let person = town.arrives(kind);
            let foreign = person.sends(from("cross-site", "https://evil.example", &address), &address);
            assert_eq!(foreign.status, 403, "{address} from elsewhere as {kind:?}");
            let silent = person.sends(TestRequest::post().uri(&address), &address);
            assert_eq!(silent.status, 403, "{address} from nowhere as {kind:?}");
            if kind != Kind::Guest {
                assert_eq!(person.posts(&address, &[]).status, 403, "{address} without a token as {kind:?}");
                let wrong = [("csrf".to_owned(), town.arrives(Kind::Asker).cookie("session").unwrap())];
                assert_eq!(person.posts(&address, &wrong).status, 403, "{address} with a wrong token as {kind:?}");
            }
        }
    }
}

fn from(site: &str, origin: &str, address: &str) -> TestRequest {
    TestRequest::post()
        .uri(address)
        .insert_header(("content-type", "application/x-www-form-urlencoded"))
        .insert_header(("sec-fetch-site", site))
        .insert_header(("origin", origin))
}

/// Every table with the number of its rows.
fn rows(town: &Town) -> Vec<(String, i64)> {
    let schema = include_str!("../../src/platform/db/schema.rs");
    let tables = schema.split("diesel::table! {").skip(1).filter_map(|rest| rest.trim().split(' ').next());
    tables.map(|table| (table.to_owned(), town.forum.count(table))).collect()
}

#[test]
fn looking_changes_nothing() {
    let town = Town::new();
    let people: Vec<Person<'_>> = Kind::ALL.into_iter().map(|kind| town.arrives(kind)).collect();
    let before = rows(&town);
    for (_, address) in every_address(&town).into_iter().filter(|(declared, _)| declared.method == Method::GET) {
        for person in &people {
            person.gets(&address);
        }
    }
    assert_eq!(rows(&town), before);
}

#[test]
fn what_is_not_declared_does_not_exist() {
    let town = Town::new();
    let admin = town.arrives(Kind::Admin);
    for address in
        ["/nowhere", "/threads/1/nowhere", "/admin/nowhere", "/.env", "/api", "/threads//", "/index.php", "/%00"]
    {
        for page in [admin.gets(address), admin.forges(address, &[])] {
            assert_eq!(page.status, 404, "{address}");
            assert_headers(&page);
        }
    }
    for (_, address) in every_address(&town) {
        for request in [TestRequest::put(), TestRequest::delete(), TestRequest::patch()] {
            let page = admin.sends(request.uri(&address), &address);
            assert!([403, 404, 405].contains(&page.status), "{address}: {}", page.status);
            assert_headers(&page);
        }
    }
}

/// A closed space's thread is to others as one that never was, whatever they try to do to it.
#[test]
fn what_one_may_not_know_of_is_not_found() {
    let town = Town::new();
    let (thread, post) = (town.closed.to_string(), town.closed_answer.to_string());
    let outsiders = [Kind::Guest, Kind::NewMember, Kind::Member, Kind::Expert, Kind::Moderator, Kind::Suspended];
    let about = |declared: &Declared| declared.pattern.contains("{thread}") || declared.pattern.contains("{post}");
    for declared in web::declared().into_iter().filter(about) {
        for kind in outsiders {
            let closed = asked_of(&town, kind, &declared, &thread, &post);
            let unknown = asked_of(&town, kind, &declared, "999999", "999999");
            let what = format!("{} {} as {kind:?}", declared.method, declared.pattern);
            assert_eq!(closed.0, unknown.0, "{what}");
            let is_refused = closed.0 == 404 || refusal(declared.who, kind) == Some(closed.0);
            assert!(declared.method == Method::POST || is_refused, "{what}: {}", closed.0);
            assert!(CLOSED.iter().all(|word| !closed.1.contains(word)), "{what}:\n{}", closed.1);
        }
    }
}

/// The status, and all that is said.
fn asked_of(town: &Town, kind: Kind, declared: &Declared, thread: &str, post: &str) -> (u16, String) {
    let address = declared.pattern.replace("{thread}", thread).replace("{post}", post).replace("{version}", "1");
    let person = town.arrives(kind);
    let page = match declared.method {
        Method::POST => person.forges(&address, &[("post", post), ("body", "Hello")]),
        _ => person.gets(&address),
    };
    (page.status, format!("{:?}{}", page.headers, page.html))
}
