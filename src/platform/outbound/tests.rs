//! Where requests go and where not, and when they are given up.

use std::io::{Read, Write};
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::*;

fn get(address: &str) -> Request<Vec<u8>> {
    Request::get(address).body(Vec::new()).unwrap()
}

/// A server on loopback that answers each of so many connections in its way.
fn server(answers: usize, answer: impl Fn(&mut std::net::TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for connection in listener.incoming().take(answers) {
            let mut connection = connection.unwrap();
            let _ = connection.set_read_timeout(Some(Duration::from_millis(50)));
            let _ = connection.read(&mut [0; 4096]);
            answer(&mut connection);
        }
    });
    address
}

fn loopback() -> Outbound {
    Outbound::new(vec!["127.0.0.0/8".parse().unwrap()], None, LONGEST)
}

#[test]
fn which_addresses_are_public() {
    let public = ["1.1.1.1", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.63.0.1", "2606:4700::1", "2a00:1450::1"];
    let not = [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "ff02::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2001:0:4136::1",
    ];
    for address in public {
        assert!(is_public(address.parse::<IpAddr>().unwrap()), "{address}");
    }
    for address in not {
        assert!(!is_public(address.parse::<IpAddr>().unwrap()), "{address}");
    }
}

#[test]
fn places_are_hosts_or_networks() {
    let place = |text: &str| text.parse::<Place>();
    let ip = |text: &str| text.parse::<IpAddr>().unwrap();
    assert!(place("10.0.0.0/8").unwrap().holds("anything", ip("10.1.1.1")));
    assert!(!place("10.0.0.0/8").unwrap().holds("anything", ip("11.1.1.1")));
    assert!(place("Login.Internal").unwrap().holds("login.internal", ip("10.1.1.1")));
    assert!(!place("login.internal").unwrap().holds("login.internal.evil.example", ip("10.1.1.1")));
    assert!(place("http://login").is_err() && place("").is_err());
}

#[test]
fn what_is_not_public_is_not_asked_unless_the_configuration_names_it() {
    let address = server(1, |it| it.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi").unwrap());
    let client = Outbound::new(Vec::new(), None, LONGEST);
    let port = address.rsplit(':').next().unwrap();
    for host in ["127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"] {
        let refused = client.send(get(&format!("http://{host}:{port}/")));
        assert!(refused.is_err(), "{host}");
    }
    assert!(matches!(client.send(get(&address)), Err(OutboundError::Private(_))));
    assert!(matches!(client.send(get("http://1.1.1.1/")), Err(OutboundError::NotHttps)));
    assert!(matches!(client.send(get("https://a:b@1.1.1.1/")), Err(OutboundError::NotAnAddress)));
    assert_eq!(loopback().send(get(&address)).unwrap().body(), b"hi");
}

#[test]
fn a_redirect_is_an_answer_and_is_not_followed() {
    let address = server(1, |it| {
        it.write_all(b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n").unwrap();
    });
    assert_eq!(loopback().send(get(&address)).unwrap().status(), 302);
}

#[test]
fn an_answer_without_end_is_given_up() {
    let address = server(1, |it| {
        let _ = it.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        let chunk = [b'x'; 64 * 1024];
        while it.write_all(&chunk).is_ok() {}
    });
    assert!(matches!(loopback().send(get(&address)), Err(OutboundError::TooLarge)));
}

#[test]
fn an_answer_that_takes_too_long_is_given_up() {
    let address = server(1, |it| {
        let _ = it.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n");
        // Nothing more comes until the other side has gone.
        let _ = it.set_read_timeout(Some(LONGEST));
        let _ = it.read(&mut [0; 1]);
    });
    let short = Outbound::new(vec!["127.0.0.0/8".parse().unwrap()], None, Duration::from_millis(300));
    assert!(matches!(short.send(get(&address)), Err(OutboundError::TooSlow)));
}

#[test]
fn what_cannot_be_reached_says_so() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    assert!(matches!(loopback().send(get(&address)), Err(OutboundError::Failed(_))));
}

/// Names that are somewhere else each time they are looked up.
#[derive(Debug)]
struct Rebinds {
    answers: Mutex<Vec<Vec<SocketAddr>>>,
    asked: Arc<AtomicUsize>,
}

impl Resolver for Rebinds {
    fn resolve(&self, _: &Uri, _: &ureq::config::Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let mut found = self.empty();
        self.answers.lock().unwrap().remove(0).into_iter().for_each(|address| found.push(address));
        Ok(found)
    }
}

fn rebinding(answers: &[&[SocketAddr]]) -> (Outbound, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let answers = Mutex::new(answers.iter().map(|each| each.to_vec()).collect());
    let names = Rebinds { answers, asked: Arc::clone(&asked) };
    (Outbound::with(vec!["127.0.0.1/32".parse().unwrap()], None, LONGEST, names), asked)
}

#[test]
fn what_was_looked_at_is_what_is_connected_to() {
    let address = server(1, |it| it.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi").unwrap());
    let good: SocketAddr = address.strip_prefix("http://").unwrap().parse().unwrap();
    let private: SocketAddr = "10.0.0.1:80".parse().unwrap();
    let (client, asked) = rebinding(&[&[good], &[private]]);
    assert_eq!(client.send(get("http://login.example/")).unwrap().body(), b"hi");
    assert_eq!(asked.load(Ordering::SeqCst), 1, "a name is looked up once a request");
    // It has moved meanwhile, and is looked at anew.
    let refused = client.send(get("http://login.example/"));
    assert!(matches!(refused, Err(OutboundError::Private(it)) if it == private.ip()), "{refused:?}");
}

#[test]
fn a_name_with_one_private_address_among_others_is_refused() {
    let address = server(1, |it| drop(it.write_all(b"HTTP/1.1 200 OK\r\n\r\n")));
    let good: SocketAddr = address.strip_prefix("http://").unwrap().parse().unwrap();
    let (client, _) = rebinding(&[&[good, "169.254.169.254:80".parse().unwrap()]]);
    assert!(matches!(client.send(get("http://login.example/")), Err(OutboundError::Private(_))));
}
