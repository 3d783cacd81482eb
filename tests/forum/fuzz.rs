//! Hostile requests of every kind at every address: never a 5xx, never a panic, always the headers.
//!
//! The seed is printed; `PEERDESK_FUZZ_SEED` repeats a run, `PEERDESK_FUZZ_SECONDS` makes it longer.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io::Write;
use std::time::{Duration, Instant};

use actix_web::http::Method as Verb;
use actix_web::test::TestRequest;
use peerdesk::web::{self, Declared, Method};

use crate::support::{Kind, Town};

/// xorshift64*: the same run for the same seed, everywhere.
struct Dice(u64);

impl Dice {
    fn throw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.throw() % most as u64).unwrap()
    }

    fn one_in(&mut self, chance: usize) -> bool {
        self.below(chance) == 0
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// Values that have broken something somewhere; already encoded for an address or a form.
const HOSTILE: [&str; 44] = [
    "",
    "0",
    "-1",
    "1",
    "2",
    "3",
    "999999",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551616",
    "1e309",
    "NaN",
    "0x10",
    "01",
    "1.0",
    "1%20",
    "%00",
    "a%00b",
    "%ff%fe",
    "%c0%af",
    "%ed%a0%80",
    "%",
    "%zz",
    "%2",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e",
    "%f0%9f%98%80%f0%9f%91%a8%e2%80%8d%f0%9f%91%a9",
    "%e2%80%ae%e2%81%a6abc",
    "%cc%81%cc%81%cc%81",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "%22onload%3D%22x",
    "%27%20OR%201%3D1--",
    "%7B%7B7*7%7D%7D",
    "%7B%25%20include%20x%20%25%7D",
    "%5B%5B%5B%5B",
    "%28%28%28%28",
    "a%0d%0aSet-Cookie:%20a=b",
    "true",
    "null",
    "newest",
    "everyone",
    "2026-11-21_1",
    "%ed%95%9c%ea%b5%ad%ec%96%b4",
];

fn value(dice: &mut Dice) -> String {
    match dice.below(40) {
        0 => "%5B".repeat(5_000),
        1 => "%3E".repeat(11_000),
        2 => "a".repeat(40_000),
        3 => "%F0%9F%98%80".repeat(300),
        4 => "*%60_%5B%5D(".repeat(800),
        5 => "%0A-%20".repeat(2_000),
        _ => dice.of(&HOSTILE).to_owned(),
    }
}

/// Names that forms and addresses of this site know, from its own templates and structs, and some that none knows.
fn names() -> Vec<String> {
    let mut names: Vec<String> =
        ["next", "tab", "after", "before", "space", "post", "csrf", "q", "page", "\u{0}", "[]", "__proto__"]
            .iter()
            .map(|name| (*name).to_owned())
            .collect();
    for (_, template) in crate::templates::templates() {
        names.extend(
            template.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(ToOwned::to_owned),
        );
    }
    names.retain(|name| !name.contains('{') && name.len() < 30);
    names.sort();
    names.dedup();
    names
}

fn fields(dice: &mut Dice, names: &[String], csrf: Option<&str>) -> String {
    let mut fields = Vec::new();
    for _ in 0..dice.below(8) {
        let name = &names[dice.below(names.len())];
        fields.push(format!("{name}={}", value(dice)));
        if dice.one_in(12) {
            fields.push(format!("{name}={}", value(dice)));
        }
    }
    if let Some(token) = csrf.filter(|_| !dice.one_in(10)) {
        fields.push(format!("csrf={token}"));
    }
    fields.join(if dice.one_in(50) { "&&=&" } else { "&" })
}

/// An address of a pattern, mostly with things that are there; sometimes with anything else.
fn address(dice: &mut Dice, town: &Town, pattern: &str, names: &[String]) -> String {
    let mut address = if dice.one_in(3) {
        let mut filled = String::new();
        for part in pattern.split_inclusive(['{', '}']) {
            match part.strip_suffix('}') {
                Some(_) => filled.push_str(&value(dice)),
                None => filled.push_str(part.trim_end_matches('{')),
            }
        }
        filled
    } else {
        let addresses = town.addresses(pattern);
        addresses[dice.below(addresses.len())].clone()
    };
    if dice.one_in(2) {
        address = format!("{address}?{}", fields(dice, names, None));
    }
    address.truncate(60_000);
    address
}

fn request(dice: &mut Dice, declared: &Declared, body: String) -> TestRequest {
    let verbs = [Verb::GET, Verb::POST, Verb::HEAD, Verb::PUT, Verb::DELETE, Verb::OPTIONS, Verb::PATCH, Verb::TRACE];
    let verb = if dice.one_in(15) { verbs[dice.below(verbs.len())].clone() } else { verb_of(&declared.method) };
    let kinds = [
        "application/json",
        "text/plain",
        "multipart/form-data; boundary=x",
        "",
        "application/x-www-form-urlencoded; charset=utf-16",
    ];
    let kind = if dice.one_in(10) { dice.of(&kinds) } else { "application/x-www-form-urlencoded" };
    let mut request = TestRequest::default().method(verb).insert_header(("content-type", kind));
    if !dice.one_in(10) {
        request = request.insert_header(("sec-fetch-site", "same-origin"));
    }
    for header in ["cookie", "referer", "accept-language", "x-fragment", "x-forwarded-for", "user-agent", "host"] {
        if dice.one_in(25) {
            let odd = [
                "\u{e9}\u{fc}",
                "en;q=x,,;,*;q=9",
                "session=;theme=%00;language=../..",
                "::::,",
                "http://[::1",
                "\t \t",
            ];
            request = request.append_header((header, dice.of(&odd)));
        }
    }
    if dice.one_in(200) { request.set_payload("a=".repeat(2_000_000)) } else { request.set_payload(body) }
}

fn verb_of(method: &Method) -> Verb {
    method.as_str().parse().unwrap()
}

#[test]
fn nothing_that_is_sent_is_our_fault() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seed = number("PEERDESK_FUZZ_SEED").unwrap_or_else(|| RandomState::new().build_hasher().finish());
    let lasts = Duration::from_secs(number("PEERDESK_FUZZ_SECONDS").unwrap_or(4));
    // Past the capture of the tests' output, which shows nothing of those that pass.
    let _ = writeln!(std::io::stderr(), "fuzz: PEERDESK_FUZZ_SEED={seed}, for {lasts:?}");
    let town = Town::new();
    let (mut dice, names, all) = (Dice(seed | 1), names(), web::declared());
    let (begun, mut sent) = (Instant::now(), 0_u64);
    while begun.elapsed() < lasts {
        let kind = [Kind::Guest, Kind::Member, Kind::Moderator, Kind::Admin][dice.below(4)];
        let person = town.arrives(kind);
        let csrf = person.csrf();
        for _ in 0..20 {
            let declared = &all[dice.below(all.len())];
            let address = address(&mut dice, &town, declared.pattern, &names);
            // What cannot even be an address never leaves a client, nor passes the server's own reader.
            if address.parse::<actix_web::http::Uri>().is_err() {
                continue;
            }
            let body = fields(&mut dice, &names, csrf.as_deref());
            let told = format!("seed {seed}, {} {address} as {kind:?} with {body}", declared.method);
            let page = person.sends(request(&mut dice, declared, body).uri(&address), &address);
            assert!(page.status < 500, "{}: {:.2000}\n{:.3000}", page.status, told, page.html);
            assert_eq!(page.header("x-content-type-options"), Some("nosniff"), "{told:.500}");
            sent += 1;
        }
    }
    let _ = writeln!(std::io::stderr(), "fuzz: {sent} requests");
    assert!(sent > 10, "only {sent} requests were sent");
}
