//! Who enters a space's hours.

use crate::error::Error;
use crate::ids::SpaceId;
use crate::platform::words::Message;
use crate::rights::Viewer;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Roles sleep while their holder is suspended.
    Suspended,
    /// Only the space's leads.
    LeadsOnly,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::Suspended => "shifts-refused-suspended",
            Refusal::LeadsOnly => "shifts-refused-leads-only",
        }))
    }
}

/// The leads of a space, and those who run the site.
pub fn may_keep(by: &Viewer, space: SpaceId) -> Result<(), Refusal> {
    if by.is_suspended() {
        Err(Refusal::Suspended)
    } else if by.is_lead_of(space) {
        Ok(())
    } else {
        Err(Refusal::LeadsOnly)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rights::{Grant, Role, Standing, Suspension};

    #[test]
    fn leads_enter_the_hours_of_their_spaces() {
        let (here, elsewhere) = (SpaceId::new(1), SpaceId::new(2));
        let with = |role, space| Viewer::for_test(Standing::Member, vec![Grant { role, space }]);
        let spam = Standing::Suspended(Suspension { why: "spam".into(), until: None });
        let cases = [
            (with(Role::Lead, Some(here)), Ok(())),
            (with(Role::Admin, None), Ok(())),
            (with(Role::Lead, Some(elsewhere)), Err(Refusal::LeadsOnly)),
            (with(Role::Expert, Some(here)), Err(Refusal::LeadsOnly)),
            (Viewer::nobody(), Err(Refusal::LeadsOnly)),
            (Viewer::for_test(spam, vec![Grant { role: Role::Lead, space: None }]), Err(Refusal::Suspended)),
        ];
        for (by, expected) in cases {
            assert_eq!(may_keep(&by, here), expected, "{by:?}");
        }
    }
}
