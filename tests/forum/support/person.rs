//! Somebody in front of the forum: opens pages, sends forms.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};

use actix_web::cookie::Cookie;
use actix_web::test::TestRequest;
use peerdesk::ids::{PersonId, PostId, ThreadId};
use peerdesk::platform::tokens::Token;

use super::{Forum, Page};

/// A thread that a story is about.
#[derive(Clone, Debug)]
pub struct Thread {
    pub id: ThreadId,
    pub url: String,
}

/// Whatever has an address.
pub trait AsPath {
    fn path(&self) -> String;
}

impl AsPath for &str {
    fn path(&self) -> String {
        (*self).to_owned()
    }
}

impl AsPath for &String {
    fn path(&self) -> String {
        (*self).clone()
    }
}

impl AsPath for &Thread {
    fn path(&self) -> String {
        self.url.clone()
    }
}

/// Somebody with a browser: cookies, and an address.
pub struct Person<'f> {
    pub forum: &'f Forum,
    pub handle: String,
    id: Option<PersonId>,
    cookies: RefCell<BTreeMap<String, String>>,
    language: RefCell<String>,
    address: IpAddr,
}

impl<'f> Person<'f> {
    pub(super) fn guest(forum: &'f Forum) -> Self {
        Self {
            forum,
            handle: "guest".into(),
            id: None,
            cookies: RefCell::default(),
            language: RefCell::new("en".into()),
            address: IpAddr::from([192, 0, 2, forum.next_address()]),
        }
    }

    pub(super) fn member(forum: &'f Forum, handle: &str, id: PersonId, session: Token) -> Self {
        let person = Self { handle: handle.into(), id: Some(id), ..Self::guest(forum) };
        person.cookies.borrow_mut().insert("session".into(), session.text());
        person
    }

    /// Who they are in the database.
    pub fn id(&self) -> PersonId {
        self.id.expect("a guest is nobody")
    }

    /// Reads in another language from now on.
    pub fn reads(&self, language: &str) -> &Self {
        self.cookies.borrow_mut().insert("language".into(), language.into());
        *self.language.borrow_mut() = language.into();
        self
    }

    /// Has a browser that asks for languages, best first.
    pub fn browses_in(&self, languages: &str) -> &Self {
        languages.clone_into(&mut self.language.borrow_mut());
        self
    }

    /// Comes from a network of its own choice.
    pub fn coming_from(self, address: &str) -> Self {
        Self { address: address.parse().unwrap(), ..self }
    }

    /// Loses a cookie, as when a session expires.
    pub fn loses_cookie(&self, name: &str) {
        self.cookies.borrow_mut().remove(name);
    }

    /// Has a cookie again that was lost.
    pub fn keeps_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.into(), value.into());
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// The token that forms of this session carry.
    pub fn csrf(&self) -> Option<String> {
        self.cookie("session").and_then(|text| Token::parse(&text)).map(|token| token.csrf())
    }

    /// Opens an address, following where it leads.
    pub fn opens(&self, what: impl AsPath) -> Page<'_> {
        let mut path = what.path();
        for _ in 0..10 {
            let page = self.gets(&path);
            match page.leads_to() {
                Some(next) => path = next,
                None => return page,
            }
        }
        panic!("{path} leads round in circles");
    }

    /// Opens an address and stays there, wherever it leads.
    pub fn gets(&self, path: &str) -> Page<'_> {
        self.sends(TestRequest::get().uri(path), path)
    }

    /// Sends a form and follows where it leads.
    pub fn posts_and_follows(&self, path: &str, fields: &[(String, String)]) -> Page<'_> {
        self.follows_from(self.posts(path, fields))
    }

    /// Goes on to where an answer leads.
    pub fn follows_from<'p>(&'p self, page: Page<'p>) -> Page<'p> {
        match page.leads_to() {
            Some(next) => self.opens(&next),
            None => page,
        }
    }

    /// Sends a form with a file: its field, its name and what is in it.
    pub fn sends_file(&self, path: &str, fields: &[(String, String)], file: (&str, &str, &[u8])) -> Page<'_> {
        let (field, file_name, bytes) = file;
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = format!("Content-Disposition: form-data; name=\"{field}\"; filename=\"{file_name}\"");
        body.extend_from_slice(format!("--edge\r\n{head}\r\nContent-Type: image/png\r\n\r\n").as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let request = TestRequest::post()
            .uri(path)
            .insert_header(("content-type", "multipart/form-data; boundary=edge"))
            .insert_header(("sec-fetch-site", "same-origin"))
            .insert_header(("host", "localhost:8080"))
            .set_payload(body);
        self.sends(request, path)
    }

    /// Sends a form's fields as they are.
    pub fn posts(&self, path: &str, fields: &[(String, String)]) -> Page<'_> {
        let body = serde_urlencoded::to_string(fields).unwrap();
        let request = TestRequest::post()
            .uri(path)
            .insert_header(("content-type", "application/x-www-form-urlencoded"))
            .insert_header(("sec-fetch-site", "same-origin"))
            .insert_header(("host", "localhost:8080"))
            .set_payload(body);
        self.sends(request, path)
    }

    /// Sends a form that no page offered, with the session's own token.
    pub fn forges(&self, path: &str, fields: &[(&str, &str)]) -> Page<'_> {
        let mut all: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        all.extend(self.csrf().map(|token| ("csrf".into(), token)));
        self.posts(path, &all)
    }

    /// Sends a request with this person's cookies, and keeps those that come back.
    pub fn sends(&self, mut request: TestRequest, path: &str) -> Page<'_> {
        for (name, value) in self.cookies.borrow().iter() {
            request = request.cookie(Cookie::new(name.clone(), value.clone()));
        }
        request = request.insert_header(("accept-language", self.language.borrow().as_str()));
        let (status, headers, body) = self.forum.send(request.peer_addr(SocketAddr::new(self.address, 40_000)));
        for (_, value) in headers.iter().filter(|(name, _)| name == "set-cookie") {
            let cookie = Cookie::parse(value.clone()).unwrap();
            let mut cookies = self.cookies.borrow_mut();
            if cookie.value().is_empty() {
                cookies.remove(cookie.name());
            } else {
                cookies.insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        Page::new(self, path, status, headers, body)
    }

    /// Asks in the space `general`.
    pub fn asks(&self, title: &str) -> Thread {
        self.asks_in("general", title)
    }

    /// Asks in a space, which is made if need be.
    pub fn asks_in(&self, space: &str, title: &str) -> Thread {
        let space = self.forum.space(space);
        let page = self
            .opens("/ask")
            .fills("title", title)
            .fills("space", &space.to_string())
            .fills("body", "It stopped working on Tuesday.")
            .presses("Post the question");
        assert_eq!(page.status, 200, "{}", page.html);
        let digits = page.path.trim_start_matches("/threads/").split('-').next().unwrap_or_default().to_owned();
        Thread { id: digits.parse().expect("asking leads to the thread"), url: page.path.clone() }
    }

    /// Answers a thread; the answer's id.
    pub fn answers(&self, thread: &Thread, body: &str) -> PostId {
        let page = self.opens(thread).fills("body", body).presses("Post your answer");
        assert_eq!(page.status, 200, "{}", page.html);
        page.last_post()
    }

    /// Comments at an address such as `/posts/12/comments`; the comment's id.
    pub fn comments_at(&self, path: &str, body: &str) -> PostId {
        let sent = self.forges(path, &[("body", body)]);
        let place = sent.header("location").expect("it leads to the comment");
        place.trim_start_matches("/posts/").parse().expect("a comment")
    }
}
