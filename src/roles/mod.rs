//! Roles: granting them for a space or everywhere, and withdrawing them. What they allow is in `rights`.

mod grant;
mod model;
pub mod policy;
mod withdraw;

pub use grant::grant;
pub use model::{
    Held, count_admins, is_last_admin, list_admins, list_all, list_in, list_moderators_of, list_of, list_staff_of,
};
pub use policy::Refusal;
pub use withdraw::withdraw;
