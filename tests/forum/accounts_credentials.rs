//! Every event that ends sessions against every credential there is (TRUST.md, rule 7).

use std::time::Duration;

use peerdesk::error::Result;
use peerdesk::ids::PersonId;
use peerdesk::platform::config::{MailTransport, Secret};
use peerdesk::platform::db::Tx;
use peerdesk::platform::tokens::Token;
use peerdesk::rights::{Member, Role};
use peerdesk::streams::{self, NewLine, Said};
use peerdesk::{accounts, farewells, providers, roles};

use crate::support::accounts::signs_in;
use crate::support::{Forum, Liar, PASSWORD, Person};

const ADA: &str = "ada@example.org";
const NEW: &str = "four new words for this";

/// What becomes of a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It works as before.
    Stays,
    /// It works no longer.
    Ends,
    /// It is worth nothing by itself, and its browser was given another.
    Renewed,
}
use Fate::{Ends, Renewed, Stays};

/// What happens to the account while all of these exist.
#[derive(Clone, Copy, Debug)]
enum Happens {
    SignOut,
    EndOne,
    EndOthers,
    PasswordChanged,
    PasswordReset,
    ResetByAdmin,
    Suspended,
    SuspensionLifted,
    RoleGranted,
    RoleWithdrawn,
    AddressChanged,
    DeletionAsked,
    ProviderLeft,
    ProviderClosed,
    ProviderRemoved,
    OnlyProviders,
}
use Happens::*;

/// The credentials: this session, another one, one begun with a provider, the open streams of the first two, the link
/// and the code to sign in, the link for a new password, the link that confirms an address, the code that proves who
/// one is, the link by which the address before takes a change back (that one stays, since who has lost the account
/// has nothing else); and that the other session's browser is known.
const TABLE: [(Happens, [Fate; 12]); 16] = [
    (SignOut, [Ends, Stays, Stays, Ends, Stays, Stays, Stays, Stays, Stays, Ends, Stays, Stays]),
    (EndOne, [Stays, Ends, Stays, Stays, Ends, Stays, Stays, Stays, Stays, Stays, Stays, Stays]),
    (EndOthers, [Stays, Ends, Ends, Stays, Ends, Ends, Ends, Ends, Ends, Ends, Stays, Ends]),
    (PasswordChanged, [Renewed, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Stays, Ends]),
    (PasswordReset, [Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Stays, Ends]),
    (ResetByAdmin, [Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Stays, Ends]),
    (Suspended, [Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Stays, Ends]),
    (SuspensionLifted, [Stays, Stays, Stays, Stays, Stays, Stays, Stays, Stays, Stays, Stays, Stays, Stays]),
    (RoleGranted, [Renewed, Renewed, Renewed, Ends, Ends, Stays, Stays, Stays, Stays, Ends, Stays, Stays]),
    (RoleWithdrawn, [Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Stays, Ends]),
    (AddressChanged, [Stays, Stays, Stays, Stays, Stays, Ends, Ends, Ends, Ends, Ends, Stays, Stays]),
    (DeletionAsked, [Stays, Ends, Ends, Stays, Ends, Ends, Ends, Ends, Ends, Ends, Stays, Ends]),
    (ProviderLeft, [Stays, Ends, Ends, Stays, Ends, Ends, Ends, Ends, Ends, Ends, Stays, Ends]),
    (ProviderClosed, [Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Stays, Ends]),
    (ProviderRemoved, [Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Stays, Ends]),
    (OnlyProviders, [Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Ends, Stays, Stays]),
];

/// Everything that opens the account.
struct Held<'f> {
    here: Person<'f>,
    there: Person<'f>,
    elsewhere: Person<'f>,
    asking: Person<'f>,
    sign_in: String,
    code: String,
    password: String,
    address: String,
    proof: String,
    before: String,
    tokens: [Option<String>; 3],
    streams: [Said; 2],
}

fn hold<'f>(forum: &'f Forum, liar: &Liar) -> Held<'f> {
    let (here, there, asking) = (forum.member("ada"), forum.guest(), forum.guest());
    let hub = forum.space("hub");
    forum.write(|tx| roles::grant(tx, None, here.id(), Role::Expert, Some(hub)));
    forum.app.clock.advance(Duration::from_secs(10));
    here.opens("/");
    let elsewhere = by_provider(forum, liar, &here);
    // The other session that was used last stands first in the list of those to end.
    forum.app.clock.advance(Duration::from_secs(10));
    signs_in(&there, ADA, PASSWORD);
    asking.forges("/sign-in/mail", &[("mail", ADA)]);
    let (sign_in, code) = (forum.mailed_link(ADA), forum.mailed_code(ADA));
    asking.forges("/forgotten-password", &[("mail", ADA)]);
    let password = forum.mailed_link(ADA);
    here.forges("/settings/address", &[("mail", "lovelace@example.org")]);
    let (address, before) = (forum.mailed_link("lovelace@example.org"), forum.mailed_link(ADA));
    here.forges("/proof/mail", &[]);
    let proof = forum.mailed_code(ADA);
    let tokens = [&here, &there, &elsewhere].map(|person| person.cookie("session"));
    let streams = [0, 1].map(|nth: usize| listens(forum, &here, tokens[nth].as_ref().unwrap()));
    forum.app.clock.advance(Duration::from_secs(10));
    Held { here, there, elsewhere, asking, sign_in, code, password, address, proof, before, tokens, streams }
}

/// A browser in which somebody came with a provider that their account was joined with.
fn by_provider<'f>(forum: &'f Forum, liar: &Liar, ada: &Person<'_>) -> Person<'f> {
    Liar::known_to(forum, &[(liar, "company", "Company")]);
    let back = liar.leads_back(&ada.opens("/settings/identities").presses("Join Company"));
    ada.opens(&*back);
    let elsewhere = forum.guest();
    assert!(liar.signs_in(&elsewhere).offers("Sign out"));
    elsewhere
}

/// The administrator who made the provider.
fn runs_the_site(forum: &Forum, run: impl FnOnce(&mut Tx<'_>, &Member, &providers::Provider) -> Result<()>) {
    let admin = forum.number("person_id AS number FROM role_grants WHERE role = 'admin'");
    let by = forum.as_member(PersonId::new(admin));
    forum.write(|tx| {
        let provider = providers::find_by_slug(tx.conn(), "company")?;
        run(tx, &by, &provider)
    });
}

fn joins(tx: &mut Tx<'_>, provider: &providers::Provider, by: &Member) -> Result<()> {
    let answer = providers::Answer {
        subject: "subject-admin".into(),
        mail: Err(providers::Refusal::NoMail),
        name: String::new(),
        handle: String::new(),
        called: "admin".into(),
        claims: providers::Claims::default(),
        id_token: Secret::new("word".to_owned()),
    };
    providers::join_person(tx, provider, by.id, &answer)
}

/// An open stream of a session.
fn listens(forum: &Forum, person: &Person<'_>, token: &str) -> Said {
    let session = Token::parse(token).unwrap().hash();
    forum.app.streams.open(NewLine { person: person.id(), session, threads: Vec::new() }).unwrap()
}

/// Whether a stream is still open once pages were told what changed.
fn fate_of_stream(forum: &Forum, said: &Said) -> Fate {
    streams::tell(&forum.app.db, &forum.app.streams).unwrap();
    fate(said.has_changed().is_ok())
}

fn happens(forum: &Forum, held: &Held<'_>, what: Happens) {
    let (ada, space) = (held.here.id(), forum.space("hub"));
    match what {
        SignOut => drop(held.here.opens("/").presses("Sign out")),
        EndOne => drop(held.here.opens("/settings/account").presses("Sign out there")),
        EndOthers => drop(held.here.opens("/settings/account").presses("Sign out everywhere else")),
        PasswordChanged => {
            let fields = [("present_password", PASSWORD), ("password", NEW)];
            assert_eq!(held.here.forges("/settings/password", &fields).status, 303);
        }
        PasswordReset => assert_eq!(forum.guest().forges(&held.password, &[("password", NEW)]).status, 303),
        ResetByAdmin => forum.write(|tx| accounts::reset_password(tx, None, ada, "hash")),
        Suspended => {
            let root = forum.with_role("root", Role::Admin, None);
            let by = forum.as_member(root.id());
            forum.write(|tx| accounts::suspend(tx, &by, ada, "spam", None));
        }
        SuspensionLifted => {
            let root = forum.with_role("root", Role::Admin, None);
            let by = forum.as_member(root.id());
            forum.write(|tx| accounts::lift(tx, &by, ada));
        }
        DeletionAsked => {
            let (by, session) = (forum.as_member(ada), held.here.cookie("session").unwrap());
            let spared = accounts::Spared { session: Token::parse(&session).unwrap().hash(), device: None };
            forum.write(|tx| farewells::ask(tx, &by, farewells::How::Go, Some(&spared), ""));
        }
        RoleGranted => forum.write(|tx| roles::grant(tx, None, ada, Role::Moderator, Some(space))),
        RoleWithdrawn => forum.write(|tx| roles::withdraw(tx, None, ada, Role::Expert, Some(space))),
        AddressChanged => assert_eq!(forum.guest().forges(&held.address, &[]).status, 303),
        ProviderLeft => drop(held.here.opens("/settings/identities").presses("Leave Company")),
        ProviderClosed => runs_the_site(forum, providers::close),
        ProviderRemoved => runs_the_site(forum, providers::remove),
        OnlyProviders => {
            runs_the_site(forum, |tx, by, provider| {
                joins(tx, provider, by)?;
                providers::let_only_providers(tx, by, None)
            });
            forum.app.refresh_settings().unwrap();
        }
    }
}

/// Whether the session behind a browser goes on, and under which token.
fn fate_of_session(forum: &Forum, person: &Person<'_>, before: Option<&String>) -> Fate {
    // Where sessions get another token when they are next used, they do here.
    let is_signed_in = person.opens("/").offers("Sign out");
    forum.app.clock.advance(Duration::from_secs(61));
    let old = Token::parse(before.unwrap()).unwrap().hash();
    let now = forum.app.clock.now();
    let is_old_good = forum.read(|conn| Ok(accounts::find_session(conn, &old, now)?)).is_some();
    match (is_signed_in, is_old_good) {
        (true, true) => Stays,
        (true, false) => Renewed,
        (false, false) => Ends,
        (false, true) => panic!("the session goes on without its browser"),
    }
}

/// Whether a browser is one that its owner signed in with before.
fn is_known(forum: &Forum, person: &Person<'_>) -> bool {
    let device = Token::parse(&person.cookie("device").unwrap()).unwrap().hash();
    forum.count(&format!("devices WHERE token_hash = '{}'", device.as_str())) == 1
}

fn fate(works: bool) -> Fate {
    if works { Stays } else { Ends }
}

#[test]
fn each_event_does_to_each_credential_what_the_table_says() {
    for (what, expected) in TABLE {
        let liar = Liar::start();
        let forum = Forum::with(|config| {
            config.mail_transport = MailTransport::Folder;
            Liar::configure(config);
        });
        let held = hold(&forum, &liar);
        happens(&forum, &held, what);
        // Opening a link uses nothing up. The code is tried last: it is that of the link to sign in.
        let opens = |person: &Person<'_>, link: &str| fate(person.gets(link).status == 200);
        let (guest, asking) = (forum.guest(), &held.asking);
        let found = [
            fate_of_session(&forum, &held.here, held.tokens[0].as_ref()),
            fate_of_session(&forum, &held.there, held.tokens[1].as_ref()),
            fate_of_session(&forum, &held.elsewhere, held.tokens[2].as_ref()),
            fate_of_stream(&forum, &held.streams[0]),
            fate_of_stream(&forum, &held.streams[1]),
            opens(asking, &held.sign_in),
            fate(asking.forges("/sign-in/code", &[("code", &held.code)]).status == 303),
            opens(&guest, &held.password),
            opens(&guest, &held.address),
            fate(held.here.forges("/proof/code", &[("code", &held.proof)]).header("location") == Some("/")),
            opens(&guest, &held.before),
            fate(is_known(&forum, &held.there)),
        ];
        assert_eq!(found, expected, "{what:?}");
    }
}

#[test]
fn a_session_that_ends_with_its_browser_has_no_age_and_ends_after_a_day() {
    let forum = Forum::new();
    forum.member("ada");
    let (passing, kept) = (forum.guest(), forum.guest());
    for (person, keep, ages) in [(&passing, false, false), (&kept, true, true)] {
        let mut fields = vec![("mail", ADA), ("password", PASSWORD)];
        fields.extend(keep.then_some(("keep", "true")));
        let sent = person.forges("/sign-in", &fields);
        let cookies = sent.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value);
        let session = cookies.into_iter().find(|value| value.starts_with("session=")).unwrap();
        assert_eq!(session.contains("Max-Age"), ages, "{session}");
    }
    forum.app.clock.advance(Duration::from_secs(25 * 3600));
    assert!(!passing.opens("/").offers("Sign out"));
    assert!(kept.opens("/").offers("Sign out"));
}
