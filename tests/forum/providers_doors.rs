//! "Only this way": every door of the site's own is closed, by its declaration.

use std::collections::BTreeSet;
use std::process::Command;

use peerdesk::platform::config::DatabaseUrl;
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

/// `peerdesk local-sign-in`, beside a forum that is open.
fn runs_local_sign_in(forum: &Forum) -> String {
    let database = match forum.app.db.place() {
        DatabaseUrl::Sqlite(file) => format!("sqlite:{}", file.display()),
        DatabaseUrl::Postgres(address) => address.expose().to_owned(),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_peerdesk"));
    command.env("PEERDESK_DATA", forum.folder()).env("PEERDESK_DATABASE", database).arg("local-sign-in");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn nobody_shuts_themselves_out_and_the_command_line_is_the_way_back() {
    let liar = Liar::start();
    let forum = Forum::with(Liar::configure);
    Liar::known_to(&forum, &[(&liar, "company", "Company")]);
    let grace = forum.with_role("grace", Role::Admin, None);
    let refused = grace.opens("/admin/providers").presses("Let people in only this way");
    assert!(refused.status == 403 && refused.says("lock yourself out"), "{}", refused.html);

    let back = liar.leads_back(&grace.opens("/settings/identities").presses("Join Company"));
    grace.opens(&*back);
    grace.opens("/admin/providers").presses("Let people in only this way");
    assert!(forum.read(settings::load).only_providers);
    assert!(runs_local_sign_in(&forum).contains("Email and password are taken again"));
    assert!(!forum.read(settings::load).only_providers);
    assert_eq!(forum.count("audit WHERE kind = 'settings_changed' AND detail = 'all_doors'"), 1);
}
