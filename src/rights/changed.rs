//! That somebody may more, or less, than before.

use diesel::prelude::*;

use crate::ids::{GroupId, PersonId};
use crate::platform::db::schema::{group_members, people};
use crate::platform::db::{QueryResult, Tx};

/// Writes down that what somebody may changes now: their sessions get new tokens when they are next used. Whatever
/// changes it, but roles, whose grants say when, calls this.
pub fn changed(tx: &mut Tx<'_>, person: PersonId) -> QueryResult<()> {
    let now = tx.now();
    diesel::update(people::table.find(person)).set(people::rights_changed_at.eq(now)).execute(tx.conn())?;
    Ok(())
}

/// The same of everybody in some groups.
pub fn changed_in_groups(tx: &mut Tx<'_>, groups: &[GroupId]) -> QueryResult<()> {
    let now = tx.now();
    let members = group_members::table.filter(group_members::group_id.eq_any(groups.to_vec()));
    diesel::update(people::table.filter(people::id.eq_any(members.select(group_members::person_id))))
        .set(people::rights_changed_at.eq(now))
        .execute(tx.conn())?;
    Ok(())
}
