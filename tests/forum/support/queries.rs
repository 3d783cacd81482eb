<<<<<<< HEAD
//! How many queries a forum's database is asked, counted by the database each connection was opened to:
//! tests run beside each other in one process.

use std::collections::HashMap;
use std::sync::{Mutex, Once, PoisonError};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

static COUNTS: Mutex<Option<HashMap<String, usize>>> = Mutex::new(None);
static ONCE: Once = Once::new();

/// Counts from now on, for connections that are opened from now on.
pub fn watch() {
    ONCE.call_once(|| set_default_instrumentation(|| Some(Box::new(Counter::default()))).unwrap());
}

/// How many queries were asked so far of databases whose address holds a text.
pub fn count(of: &str) -> usize {
    let counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    counts.iter().flatten().filter(|(url, _)| url.contains(of)).map(|(_, count)| count).sum()
}

#[derive(Default)]
struct Counter {
    url: String,
}

impl Instrumentation for Counter {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => self.url = url.to_owned(),
            InstrumentationEvent::StartQuery { .. } => {
                let mut counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
                *counts.get_or_insert_default().entry(self.url.clone()).or_default() += 1;
=======
//! What a forum asks its database: every connection tells of its queries under the address it was opened at.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, Once};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

/// Queries by the address of the database, while somebody listens to it.
static HEARD: LazyLock<Mutex<HashMap<String, Vec<String>>>> = LazyLock::new(Mutex::default);
static LISTENING: Once = Once::new();

/// One connection's teller.
#[derive(Default)]
struct Teller {
    address: String,
}

impl Instrumentation for Teller {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => self.address = url.to_owned(),
            InstrumentationEvent::StartQuery { query, .. } => {
                if let Some(queries) = HEARD.lock().unwrap().get_mut(&self.address) {
                    queries.push(query.to_string());
                }
>>>>>>> main
            }
            _ => {}
        }
    }
}
<<<<<<< HEAD
=======

/// Lets connections tell from now on; those that are open already stay silent.
pub fn listen() {
    LISTENING.call_once(|| set_default_instrumentation(|| Some(Box::<Teller>::default())).unwrap());
}

/// What a database is asked while something is done; transactions and checks of connections apart.
pub fn asked<T>(address: &str, act: impl FnOnce() -> T) -> Vec<String> {
    HEARD.lock().unwrap().insert(address.to_owned(), Vec::new());
    act();
    let queries = HEARD.lock().unwrap().remove(address).unwrap_or_default();
    let asks = |query: &String| {
        let plain = ["BEGIN", "ROLLBACK", "COMMIT", "SET ", "PRAGMA", "SELECT 1"];
        !plain.iter().any(|word| query.trim_start().starts_with(word)) || query.contains(" FROM ")
    };
    queries.into_iter().filter(asks).collect()
}
>>>>>>> main
