//! Every address of the forum, who may call it, and the function that answers.

use actix_web::guard;
use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, Responder};

pub use actix_web::http::Method;

use super::{
    acceptances, alternatives, answers, assets, comments, drafts, errors, follows, gate, health, home, people, posts,
    preview, questions, revisions, sessions, threads, verifications, votes,
};
use Who::{Everyone, Guests, Machines, Members, Writers};

/// The forum's addresses, by feature.
fn routes(forum: &mut Routes<'_>) {
    // The site
    forum.open_to(Everyone, get("/"), home::show);
    forum.open_to(Machines, get("/assets/{name}"), assets::show);
    forum.open_to(Machines, get("/healthz"), health::alive);
    forum.open_to(Machines, get("/readyz"), health::ready);
    // Accounts
    forum.open_to(Guests, get("/sign-up"), sessions::new_account);
    forum.open_to(Guests, post("/sign-up"), sessions::sign_up);
    forum.open_to(Guests, get("/sign-in"), sessions::new);
    forum.open_to(Guests, post("/sign-in"), sessions::sign_in);
    forum.open_to(Members, post("/sign-out"), sessions::sign_out);
    // People
    forum.open_to(Everyone, get("/people/{handle}"), people::show);
    // Threads
    forum.open_to(Everyone, get("/threads"), threads::list);
    forum.open_to(Everyone, get("/threads/{thread}"), threads::show);
    forum.open_to(Writers, post("/threads/{thread}/follow"), follows::follow);
    forum.open_to(Members, post("/threads/{thread}/follow/withdraw"), follows::unfollow);
    forum.open_to(Writers, post("/threads/{thread}/too"), follows::mark_too);
    forum.open_to(Members, post("/threads/{thread}/too/withdraw"), follows::withdraw_too);
    // Posts
    forum.open_to(Everyone, get("/posts/{post}"), posts::show);
    forum.open_to(Writers, get("/posts/{post}/edit"), posts::edit);
    forum.open_to(Writers, post("/posts/{post}/edit"), posts::save);
    forum.open_to(Writers, post("/posts/{post}/delete"), posts::delete);
    forum.open_to(Writers, post("/posts/{post}/restore"), posts::restore);
    forum.open_to(Everyone, get("/posts/{post}/history"), revisions::list);
    forum.open_to(Everyone, get("/posts/{post}/comments"), comments::list);
    forum.open_to(Writers, post("/posts/{post}/comments"), comments::post);
    forum.open_to(Writers, post("/posts/{post}/vote"), votes::cast);
    // Questions
    forum.open_to(Everyone, get("/ask"), questions::new);
    forum.open_to(Writers, post("/threads"), questions::ask);
    // Answers
    forum.open_to(Writers, post("/threads/{thread}/answers"), answers::post);
    // Drafts and previews
    forum.open_to(Writers, post("/drafts"), drafts::keep);
    forum.open_to(Writers, post("/drafts/discard"), drafts::discard);
    forum.open_to(Everyone, post("/preview"), preview::show);
    // Acceptances
    forum.open_to(Writers, post("/threads/{thread}/acceptance"), acceptances::accept);
    forum.open_to(Writers, post("/threads/{thread}/acceptance/withdraw"), acceptances::withdraw);
    // Alternatives and verifications
    forum.open_to(Writers, post("/posts/{post}/alternative"), alternatives::mark);
    forum.open_to(Writers, post("/posts/{post}/alternative/withdraw"), alternatives::withdraw);
    forum.open_to(Writers, post("/posts/{post}/verification"), verifications::verify);
    forum.open_to(Writers, post("/posts/{post}/verification/withdraw"), verifications::withdraw);
}

/// Who may call an address; the rest is asked of the thing itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// No cookie is read: probes, files.
    Machines,
    /// Whoever is not signed in; others are sent to the front page.
    Guests,
    /// Guests and members.
    Everyone,
    /// Whoever is signed in, suspended or not.
    Members,
    /// Whoever is signed in and not suspended.
    Writers,
    /// Whoever holds a role somewhere.
    Staff,
    /// Whoever runs the site.
    Admins,
}

/// An address as it is declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// Who may call it.
    pub who: Who,
    /// By which method.
    pub method: Method,
    /// Its pattern, as in `/threads/{thread}`.
    pub pattern: &'static str,
}

struct Address {
    method: Method,
    pattern: &'static str,
}

fn get(pattern: &'static str) -> Address {
    Address { method: Method::GET, pattern }
}

fn post(pattern: &'static str) -> Address {
    Address { method: Method::POST, pattern }
}

/// Collects what is declared, and tells it to a server if there is one.
struct Routes<'c> {
    config: Option<&'c mut ServiceConfig>,
    declared: Vec<Declared>,
}

impl Routes<'_> {
    fn open_to<F, Args>(&mut self, who: Who, address: Address, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let Address { method, pattern } = address;
        if let Some(config) = &mut self.config {
            let resource = web::resource(pattern).app_data(who);
            // A HEAD is a GET whose body nobody reads.
            let resource = if method == Method::GET {
                resource.guard(guard::Any(guard::Get()).or(guard::Head()))
            } else {
                resource.guard(guard::Method(method.clone()))
            };
            config.service(resource.to(handler).wrap(from_fn(gate::gate)));
        }
        self.declared.push(Declared { who, method, pattern });
    }
}

/// Tells a server every address; what is not among them is not found.
pub(super) fn install(config: &mut ServiceConfig) {
    routes(&mut Routes { config: Some(config), declared: Vec::new() });
    let elsewhere = web::resource("{anywhere:.*}").app_data(Everyone).to(errors::not_found);
    config.service(elsewhere.wrap(from_fn(gate::gate)));
}

/// Every declared address.
pub(super) fn declared() -> Vec<Declared> {
    let mut all = Routes { config: None, declared: Vec::new() };
    routes(&mut all);
    all.declared
}
