//! Who looks and who acts.

use std::ops::Deref;

use super::{Admission, Standing};
use crate::ids::{PersonId, SpaceId};
use crate::platform::clock::Instant;
use crate::stored_words;

stored_words! {
    /// What somebody was granted, for a space or everywhere.
    pub enum Role {
        /// Knows the product: accepts and verifies.
        Expert = "expert",
        /// Keeps answers right and the tone calm.
        Moderator = "moderator",
        /// May what both others may, and grants these roles in the spaces they lead.
        Lead = "lead",
        /// Runs the site; granted everywhere only.
        Admin = "admin",
    }
}

/// A role as its holder has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    /// What was granted.
    pub role: Role,
    /// Where; everywhere if nothing is said.
    pub space: Option<SpaceId>,
}

impl Grant {
    /// Whether it holds in a space.
    pub fn covers(self, space: SpaceId) -> bool {
        self.space.is_none_or(|here| here == space)
    }
}

/// Who looks at a page: a guest, or somebody signed in.
#[derive(Clone, Debug)]
pub struct Viewer {
    pub(super) id: Option<PersonId>,
    pub(super) standing: Standing,
    pub(super) admission: Admission,
    pub(super) grants: Vec<Grant>,
    pub(super) spaces: Vec<SpaceId>,
}

impl Viewer {
    /// Somebody to whom nothing is open: who it is could not be found out.
    pub fn nobody() -> Self {
        let (standing, admission) = (Standing::Member, Admission::Admitted);
        Self { id: None, standing, admission, grants: Vec::new(), spaces: Vec::new() }
    }

    /// Somebody with a standing and roles, for tables of cases.
    #[cfg(test)]
    pub(crate) fn for_test(standing: Standing, grants: Vec<Grant>) -> Self {
        let admission = Admission::Admitted;
        Self { id: Some(PersonId::new(1)), standing, admission, grants, spaces: Vec::new() }
    }

    /// Who they are, if they are signed in.
    pub fn id(&self) -> Option<PersonId> {
        self.id
    }

    /// Whether they are a certain person.
    pub fn is(&self, person: PersonId) -> bool {
        self.id == Some(person)
    }

    /// What they may do before anyone knows them.
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Whether they may write at all.
    pub fn is_suspended(&self) -> bool {
        matches!(self.standing, Standing::Suspended(_))
    }

    /// Whether they are one of the members yet.
    pub fn admission(&self) -> Admission {
        self.admission
    }

    /// Whether what they write is posted; otherwise it stays a draft.
    pub fn may_post(&self) -> bool {
        self.id.is_some() && self.is_awake()
    }

    /// The spaces open to them: what every list, count and link is filtered by.
    pub fn spaces(&self) -> &[SpaceId] {
        &self.spaces
    }

    /// Whether a space is open to them.
    pub fn may_enter(&self, space: SpaceId) -> bool {
        self.spaces.contains(&space)
    }

    /// Expert, moderator or lead of a space.
    pub fn is_staff_of(&self, space: SpaceId) -> bool {
        self.holds(space, |_| true)
    }

    /// Whether they may vouch for answers in a space.
    pub fn is_expert_of(&self, space: SpaceId) -> bool {
        self.holds(space, |role| matches!(role, Role::Expert | Role::Lead))
    }

    /// Whether they keep order in a space.
    pub fn is_moderator_of(&self, space: SpaceId) -> bool {
        self.holds(space, |role| matches!(role, Role::Moderator | Role::Lead | Role::Admin))
    }

    /// Whether they lead a space.
    pub fn is_lead_of(&self, space: SpaceId) -> bool {
        self.holds(space, |role| matches!(role, Role::Lead | Role::Admin))
    }

    /// Whether they run the site.
    pub fn is_admin(&self) -> bool {
        self.is_awake() && self.grants.iter().any(|grant| grant.role == Role::Admin)
    }

    /// Whether they hold any role anywhere.
    pub fn is_staff(&self) -> bool {
        self.is_awake() && !self.grants.is_empty()
    }

    /// What they were granted.
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// Roles sleep while their holder is suspended, or not one of the members yet.
    fn is_awake(&self) -> bool {
        !self.is_suspended() && self.admission == Admission::Admitted
    }

    fn holds(&self, space: SpaceId, suffices: impl Fn(Role) -> bool) -> bool {
        self.is_awake() && self.grants.iter().any(|grant| grant.covers(space) && suffices(grant.role))
    }
}

/// Somebody signed in: who acts.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who they are.
    pub id: PersonId,
    /// Their name in addresses.
    pub handle: String,
    /// Their name.
    pub name: String,
    /// The language they chose, if they chose one.
    pub language: Option<String>,
    /// Their time zone, if they chose one.
    pub time_zone: Option<String>,
    /// `light`, `dark` or `auto`.
    pub theme: String,
    /// The key of the upload they are shown by, if there is one.
    pub picture: Option<String>,
    /// Whether a key by itself does something for them.
    pub has_shortcuts: bool,
    /// When they will be deleted, if they asked for it.
    pub leaving_at: Option<Instant>,
    /// When what they may last changed: sessions from before get a new token.
    pub rights_changed_at: Option<Instant>,
    pub(super) viewer: Viewer,
}

impl Member {
    /// The same person as one who looks.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }
}

impl Deref for Member {
    type Target = Viewer;

    fn deref(&self) -> &Viewer {
        &self.viewer
    }
}
