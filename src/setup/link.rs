//! The link: only the newest works, once, and only while nobody runs the site.

use diesel::prelude::*;

use crate::error::Result;
use crate::platform::db::schema::setup_links;
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::tokens::{Token, TokenHash};
use crate::roles;

/// Whether nobody with an account runs the site yet.
pub fn is_needed(conn: &mut Conn) -> QueryResult<bool> {
    Ok(roles::count_admins(conn)? == 0)
}

/// Makes a link in place of those before.
pub fn new_link(tx: &mut Tx<'_>) -> Result<Token> {
    let token = Token::random()?;
    let now = tx.now();
    diesel::delete(setup_links::table).execute(tx.conn())?;
    diesel::insert_into(setup_links::table)
        .values((setup_links::token_hash.eq(token.hash()), setup_links::made_at.eq(now)))
        .execute(tx.conn())?;
    Ok(token)
}

/// Whether a link still works.
pub fn is_open(conn: &mut Conn, link: &TokenHash) -> QueryResult<bool> {
    let links: i64 = setup_links::table.find(link).count().get_result(conn)?;
    Ok(links == 1 && is_needed(conn)?)
}

/// Uses a link up; false if it works no longer. Whoever comes second waits here for the first.
pub(super) fn use_up(tx: &mut Tx<'_>, link: &TokenHash) -> QueryResult<bool> {
    let used = diesel::delete(setup_links::table.find(link)).execute(tx.conn())?;
    Ok(used == 1 && is_needed(tx.conn())?)
}
