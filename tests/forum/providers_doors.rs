//! "Only this way": every door of the site's own is closed, by its declaration.

use std::collections::BTreeSet;

use peerdesk::rights::Role;
use peerdesk::settings::{self, Settings};
use peerdesk::web::{self, Declared, Method};

use crate::support::{Forum, Liar, Town};

/// The site's own doors: by password, by mailed link or code, by a new account, by another password or address.
const DOORS: [&str; 13] = [
    "/addresses/{token}",
    "/confirmation/address",
    "/confirmation/send",
    "/confirmations/{token}",
    "/confirmations/{token}/again",
    "/forgotten-password",
    "/forgotten-password/{token}",
    "/proof",
    "/settings/address",
    "/settings/password",
    "/sign-in",
    "/sign-in/code",
    "/sign-in/links/{token}",
];
const FURTHER: [&str; 5] = ["/forgotten-password/sent", "/proof/code", "/proof/mail", "/sign-in/mail", "/sign-up"];

fn doors() -> Vec<Declared> {
    web::declared().into_iter().filter(|declared| declared.is_local_door).collect()
}

#[test]
fn each_door_of_the_sites_own_is_declared_as_one() {
    let declared: BTreeSet<&str> = doors().iter().map(|door| door.pattern).collect();
    assert_eq!(declared, DOORS.into_iter().chain(FURTHER).collect());
}

#[test]
fn with_providers_only_each_of_them_is_closed_to_everybody() {
    let town = Town::with_mail();
    let forum = &town.forum;
    forum.write(|tx| {
        let before = settings::load(tx.conn())?;
        settings::save(tx, None, &Settings { only_providers: true, ..before })
    });
    forum.app.refresh_settings().unwrap();
    let (guest, member) = (forum.guest(), forum.member("iris"));
    for door in doors() {
        for address in town.addresses(door.pattern) {
            for person in [&guest, &member] {
                let page = match door.method {
                    Method::POST => person.forges(&address, &[]),
                    _ => person.gets(&address),
                };
                assert_eq!(page.status, 403, "{} {address}", door.method);
                assert!(page.says("company's account only"), "{} {address}: {}", door.method, page.html);
            }
        }
    }
}

#[test]
fn nobody_shuts_themselves_out_and_the_command_line_is_the_way_back() {
    let liar = Liar::start();
    let forum = Forum::with(Liar::configure);
    Liar::known_to(&forum, &[(&liar, "company", "Company")]);
    let grace = forum.with_role("grace", Role::Admin, None);
    let refused = grace.opens("/admin/providers").presses("Let people in only this way");
    assert!(refused.status == 403 && refused.says("lock yourself out"), "{}", refused.html);
    forum.write(peerdesk::providers::open_local_doors);
    assert!(!forum.read(|conn| Ok(settings::load(conn)?)).only_providers);
}
