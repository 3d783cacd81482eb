//! Who may grant and withdraw which role.

use crate::error::Error;
use crate::ids::SpaceId;
use crate::platform::words::Message;
use crate::rights::{Role, Viewer};

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Only those who run the site, or lead the space.
    NotYours,
    /// Who runs the site runs all of it.
    AdminOfASpace,
    /// Somebody has to run the site.
    LastAdmin,
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(Message::new(match refusal {
            Refusal::NotYours => "roles-refused-not-yours",
            Refusal::AdminOfASpace => "roles-refused-admin-of-a-space",
            Refusal::LastAdmin => "roles-refused-last-admin",
        }))
    }
}

/// Admins grant and withdraw every role; a lead makes experts and moderators of the spaces they lead.
pub fn may_change(by: &Viewer, role: Role, space: Option<SpaceId>) -> Result<(), Refusal> {
    let is_below_lead = matches!(role, Role::Expert | Role::Moderator);
    if !makes_sense(role, space) {
        Err(Refusal::AdminOfASpace)
    } else if by.is_admin() || is_below_lead && space.is_some_and(|space| by.is_lead_of(space)) {
        Ok(())
    } else {
        Err(Refusal::NotYours)
    }
}

/// Whether a role can be held there at all.
pub fn makes_sense(role: Role, space: Option<SpaceId>) -> bool {
    role != Role::Admin || space.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rights::{Grant, Standing, Suspension};

    const HERE: SpaceId = SpaceId::new(1);
    const ELSEWHERE: SpaceId = SpaceId::new(2);

    #[test]
    fn who_may_grant_and_withdraw() {
        let with = |role, space| Viewer::for_test(Standing::Member, vec![Grant { role, space }]);
        let suspended = Standing::Suspended(Suspension { why: "spam".into(), until: None });
        let suspended_admin = Viewer::for_test(suspended, vec![Grant { role: Role::Admin, space: None }]);
        let (admin, lead) = (with(Role::Admin, None), with(Role::Lead, Some(HERE)));
        let (lead_of_all, expert) = (with(Role::Lead, None), with(Role::Expert, Some(HERE)));
        let not_yours = Err(Refusal::NotYours);
        let cases = [
            (&admin, Role::Admin, None, Ok(())),
            (&admin, Role::Admin, Some(HERE), Err(Refusal::AdminOfASpace)),
            (&admin, Role::Lead, Some(HERE), Ok(())),
            (&admin, Role::Expert, None, Ok(())),
            (&lead, Role::Expert, Some(HERE), Ok(())),
            (&lead, Role::Moderator, Some(HERE), Ok(())),
            (&lead, Role::Lead, Some(HERE), not_yours),
            (&lead, Role::Expert, Some(ELSEWHERE), not_yours),
            (&lead, Role::Expert, None, not_yours),
            (&lead, Role::Admin, None, not_yours),
            (&lead_of_all, Role::Moderator, Some(ELSEWHERE), Ok(())),
            (&lead_of_all, Role::Moderator, None, not_yours),
            (&expert, Role::Expert, Some(HERE), not_yours),
            (&suspended_admin, Role::Expert, Some(HERE), not_yours),
            (&Viewer::nobody(), Role::Expert, Some(HERE), not_yours),
        ];
        for (by, role, space, expected) in cases {
            assert_eq!(may_change(by, role, space), expected, "{by:?} {role} {space:?}");
        }
    }
}
