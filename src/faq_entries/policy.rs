//! Who keeps a space's FAQ, and of what.

use crate::error::Error;
use crate::platform::words::Message;
use crate::rights::Viewer;
use crate::threads::Thread;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Roles sleep while their holder is suspended.
    Suspended,
    /// Only the leads of the thread's space.
    LeadsOnly,
    /// What is not solved, or cannot be read, answers nobody.
    NotResolved,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::Suspended => "faq-entries-refused-suspended",
            Refusal::LeadsOnly => "faq-entries-refused-leads-only",
            Refusal::NotResolved => "faq-entries-refused-not-resolved",
        }))
    }
}

/// Leads of the space, and those who run the site, look after its entries.
pub fn may_keep(by: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if by.is_lead_of(thread.space_id) {
        Ok(())
    } else {
        Err(Refusal::LeadsOnly)
    }
}

/// A thread becomes an entry, or is confirmed as one, while it is resolved.
pub fn may_make(by: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    may_keep(by, thread)?;
    if thread.resolved_at.is_some() && thread.hidden_at.is_none() { Ok(()) } else { Err(Refusal::NotResolved) }
}
