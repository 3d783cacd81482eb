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
            }
            _ => {}
        }
    }
}
