//! Which spaces are open to whom. Queries filter by the outcome, so the rule stands here alone.

use super::viewer::{Grant, Role};
use crate::ids::{GroupId, SpaceId};
use crate::stored_words;

stored_words! {
    /// Whom a space is open to.
    pub enum Access {
        /// Guests too.
        Everyone = "everyone",
        /// Whoever is signed in.
        Members = "members",
        /// The people of named groups, and the space's own staff.
        Groups = "groups",
    }
}

/// A space as its door sees it.
#[derive(Clone, Debug)]
pub struct SpaceDoor {
    /// The space.
    pub id: SpaceId,
    /// Whom it is open to.
    pub access: Access,
    /// The groups it is open to, if it is open to groups.
    pub groups: Vec<GroupId>,
}

impl SpaceDoor {
    /// Whether it is open to somebody: `None` is a guest, otherwise their grants and groups.
    /// Staff of a space, and whoever runs the site, always get in.
    pub fn is_open_to(&self, member: Option<(&[Grant], &[GroupId])>) -> bool {
        let Some((grants, groups)) = member else {
            return self.access == Access::Everyone;
        };
        let is_staff = || grants.iter().any(|grant| grant.role == Role::Admin || grant.covers(self.id));
        match self.access {
            Access::Everyone | Access::Members => true,
            Access::Groups => self.groups.iter().any(|group| groups.contains(group)) || is_staff(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: SpaceId = SpaceId::new(1);
    const ELSEWHERE: SpaceId = SpaceId::new(2);
    const INSIDERS: GroupId = GroupId::new(1);
    const OTHERS: GroupId = GroupId::new(2);

    #[test]
    fn who_gets_in() {
        let door = |access| SpaceDoor { id: HERE, access, groups: vec![INSIDERS] };
        let expert_here = [Grant { role: Role::Expert, space: Some(HERE) }];
        let lead_elsewhere = [Grant { role: Role::Lead, space: Some(ELSEWHERE) }];
        let moderator = [Grant { role: Role::Moderator, space: None }];
        let admin = [Grant { role: Role::Admin, space: None }];
        type Cases<'a> = [(Access, Option<(&'a [Grant], &'a [GroupId])>, bool); 10];
        let cases: Cases<'_> = [
            (Access::Everyone, None, true),
            (Access::Members, None, false),
            (Access::Members, Some((&[], &[])), true),
            (Access::Groups, None, false),
            (Access::Groups, Some((&[], &[])), false),
            (Access::Groups, Some((&[], &[OTHERS])), false),
            (Access::Groups, Some((&[], &[OTHERS, INSIDERS])), true),
            (Access::Groups, Some((&expert_here, &[])), true),
            (Access::Groups, Some((&lead_elsewhere, &[])), false),
            (Access::Groups, Some((&moderator, &[])), true),
        ];
        for (access, member, expected) in cases {
            assert_eq!(door(access).is_open_to(member), expected, "{access} {member:?}");
        }
        assert!(door(Access::Groups).is_open_to(Some((&admin, &[]))));
    }
}
