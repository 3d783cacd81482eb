//! Search: the page of results, suggestions while somebody types, the same as JSON, and what becomes of a draft
//! when a suggestion solved it.

mod api;
mod asked;
mod page;
mod results;
mod solved;
mod suggestions;
mod wants;

pub use page::find;
pub(super) use results::Eyes;
pub use solved::{solve, take_back};
pub use suggestions::suggest;
pub(super) use suggestions::{Suggestion, suggestions, threads_near};

use crate::platform::words::Message;
use crate::search::QueryFault;

/// What is said where a search cannot be taken as it is typed.
fn fault(fault: QueryFault) -> Message {
    match fault {
        QueryFault::TooLong { most } => Message::new("search-too-long").with("most", most),
    }
}
