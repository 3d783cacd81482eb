//! What is said of an address: who may call it, how often, with what.

use actix_web::guard;
use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, Responder};

use actix_web::http::Method;

use crate::platform::config::Config;
use crate::platform::limits::Rule;
use crate::web::gate;
use crate::web::multipart::TakesFile;

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
    /// Whoever is signed in and not suspended, whether or not they are one of the members yet.
    Drafters,
    /// Whoever is one of the members and not suspended.
    Writers,
    /// Whoever holds a role somewhere.
    Staff,
    /// Whoever runs the site.
    Admins,
}

/// An address as it is declared.
#[derive(Clone, Debug)]
pub struct Declared {
    /// Who may call it.
    pub who: Who,
    /// By which method.
    pub method: Method,
    /// Its pattern, as in `/threads/{thread}`.
    pub pattern: &'static str,
    /// How often one may call it, beside what counts for every request and every write.
    pub limit: Option<Rule>,
    /// The file its form may carry.
    pub file: Option<TakesFile>,
    /// Whether one proves once more who one is, unless one did lately.
    pub asks_proof: bool,
    /// Whether it is one of the site's own doors, which "only this way" closes.
    pub is_local_door: bool,
}

impl Declared {
    /// A page for everyone, of which nothing further is said.
    pub(super) fn open(pattern: &'static str) -> Self {
        get(pattern).declared(Who::Everyone)
    }
}

pub(super) struct Address {
    method: Method,
    pattern: &'static str,
    limit: Option<Rule>,
    file: Option<TakesFile>,
    asks_proof: bool,
    is_local_door: bool,
}

impl Address {
    fn declared(self, who: Who) -> Declared {
        let Self { method, pattern, limit, file, asks_proof, is_local_door } = self;
        Declared { who, method, pattern, limit, file, asks_proof, is_local_door }
    }

    /// For who proved lately who they are; others do so first.
    pub(super) fn asks_proof(self) -> Self {
        Self { asks_proof: true, ..self }
    }

    /// One of the site's own doors: closed while people come in with providers only.
    pub(super) fn local_door(self) -> Self {
        Self { is_local_door: true, ..self }
    }

    /// Counted by a rule of its own.
    pub(super) fn counted(self, rule: Rule) -> Self {
        Self { limit: Some(rule), ..self }
    }

    /// Its form may carry a file, in this field and of so many bytes at most.
    pub(super) fn with_file(self, field: &'static str, most: fn(&Config) -> usize) -> Self {
        Self { file: Some(TakesFile { field, most }), ..self }
    }
}

pub(super) fn get(pattern: &'static str) -> Address {
    address(Method::GET, pattern)
}

pub(super) fn post(pattern: &'static str) -> Address {
    address(Method::POST, pattern)
}

fn address(method: Method, pattern: &'static str) -> Address {
    Address { method, pattern, limit: None, file: None, asks_proof: false, is_local_door: false }
}

/// Collects what is declared, and tells it to a server if there is one.
pub(super) struct Routes<'c> {
    pub(super) config: Option<&'c mut ServiceConfig>,
    pub(super) declared: Vec<Declared>,
}

impl Routes<'_> {
    pub(super) fn open_to<F, Args>(&mut self, who: Who, address: Address, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let (pattern, declared) = (address.pattern, address.declared(who));
        if let Some(config) = &mut self.config {
            let resource = web::resource(pattern).app_data(declared.clone());
            // A HEAD is a GET whose body nobody reads.
            let resource = if declared.method == Method::GET {
                resource.guard(guard::Any(guard::Get()).or(guard::Head()))
            } else {
                resource.guard(guard::Method(declared.method.clone()))
            };
            config.service(resource.to(handler).wrap(from_fn(gate::gate)));
        }
        self.declared.push(declared);
    }
}
