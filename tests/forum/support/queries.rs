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
            }
            _ => {}
        }
    }
}

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
