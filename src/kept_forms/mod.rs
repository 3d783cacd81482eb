//! Forms sent by somebody who was not signed in: kept until they are, then their draft.

mod model;

pub use model::{KEPT_FOR, KeptForm, MOST_BYTES, adopt, forget_old, keep, keep_as_draft};
