//! Forms sent by somebody who was not signed in: kept until they are, then their draft.

mod model;

pub use model::{KEPT_FOR, KeptForm, adopt, forget_old, keep};
