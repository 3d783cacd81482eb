//! What people agreed to when they made an account: the versions of the pages that stood there then.

use diesel::prelude::*;

use crate::ids::{PageId, PersonId};
use crate::platform::db::schema::{consents, site_pages};
use crate::platform::db::{Conn, QueryResult, Tx};

/// A page that is to be agreed to, in its present version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Which version.
    pub id: PageId,
    /// `rules`, `privacy` or `terms`.
    pub name: String,
}

/// The pages that are to be agreed to, in the order of the form; none while none is written.
pub fn list_agreements(conn: &mut Conn) -> QueryResult<Vec<Agreement>> {
    let versions: Vec<(PageId, String)> = site_pages::table
        .filter(site_pages::name.eq_any(["rules", "privacy", "terms"]))
        .order((site_pages::name, site_pages::version.desc()))
        .select((site_pages::id, site_pages::name))
        .load(conn)?;
    let present = |name: &str| versions.iter().find(|(_, it)| it == name).map(|(id, _)| *id);
    let named = ["rules", "terms", "privacy"].into_iter().filter_map(|name| Some((present(name)?, name)));
    Ok(named.map(|(id, name)| Agreement { id, name: name.to_owned() }).collect())
}

/// Writes down that somebody agreed.
pub fn agree(tx: &mut Tx<'_>, person: PersonId, agreements: &[Agreement]) -> QueryResult<()> {
    let now = tx.now();
    for agreement in agreements {
        diesel::insert_into(consents::table)
            .values((consents::person_id.eq(person), consents::page_id.eq(agreement.id), consents::at.eq(now)))
            .execute(tx.conn())?;
    }
    Ok(())
}
