//! The stage of the demonstration: its settings, people, roles and spaces.

use std::collections::HashMap;
use std::time::Duration;

use anyhow::Context;
use diesel::prelude::*;

use super::content::{AccessWord, Community, PersonText, SpaceText};
use super::mail_of;
use crate::accounts::{self, NewAccount};
use crate::error::Result;
use crate::ids::{PersonId, ProductId, SpaceId, VersionId};
use crate::platform::db::schema::{people as people_rows, spaces as space_rows, threads as thread_rows};
use crate::platform::db::{Conn, QueryResult, Tx};
use crate::platform::mail_address::MailAddress;
use crate::rights::{self, Access, Member};
use crate::settings::{self, Settings};
use crate::spaces::{self, NewSpace};
use crate::{groups, people, roles};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const WELCOME: &str = "A demonstration: the makers, their products and their customers are made up.";

/// Who plays, and where.
pub(super) struct Stage {
    people: HashMap<String, Member>,
    spaces: HashMap<String, SpaceId>,
}

/// Whether a site holds neither people nor spaces nor threads.
pub(super) fn is_empty(conn: &mut Conn) -> QueryResult<bool> {
    let people: i64 = people_rows::table.count().get_result(conn)?;
    let spaces: i64 = space_rows::table.count().get_result(conn)?;
    let threads: i64 = thread_rows::table.count().get_result(conn)?;
    Ok(people + spaces + threads == 0)
}

/// Sets the stage.
pub(super) fn gather(tx: &mut Tx<'_>, community: &Community, password_hash: &str) -> anyhow::Result<Stage> {
    let now = tx.now();
    let mut cast: Vec<&PersonText> = community.people.iter().collect();
    cast.sort_by_key(|person| std::cmp::Reverse(person.since));
    let opened = now.minus(cast.first().map_or(Duration::ZERO, |first| first.since.length)).plus(DAY);
    let mut ids = HashMap::new();
    for person in &cast {
        let joined = now.minus(person.since.length);
        ids.insert(person.handle.clone(), join(&mut tx.at(joined), person, password_hash)?);
    }
    let mut made = HashMap::new();
    for space in &community.spaces {
        let id = open_space(&mut tx.at(opened), space, &cast, &ids)?;
        made.insert(space.slug.clone(), id);
    }
    for person in &cast {
        let Some(role) = person.role else { continue };
        let space =
            person.space.as_ref().map(|slug| made.get(slug).copied().with_context(|| slug.clone())).transpose()?;
        let since = now.minus(person.since.length).max(opened);
        roles::grant(&mut tx.at(since), None, ids[&person.handle], role, space)?;
    }
    keep_settings(tx, community)?;
    let mut people = HashMap::new();
    for (handle, id) in ids {
        people.insert(handle, rights::find_member(tx.conn(), id, now)?);
    }
    Ok(Stage { people, spaces: made })
}

/// Gives everybody another password.
pub(super) fn set_passwords(tx: &mut Tx<'_>, community: &Community, password_hash: &str) -> anyhow::Result<()> {
    for person in &community.people {
        let id = people::find_by_handle(tx.conn(), &person.handle)?.id;
        accounts::set_password(tx, id, password_hash)?;
    }
    Ok(())
}

impl Stage {
    pub(super) fn person(&self, handle: &str) -> anyhow::Result<&Member> {
        self.people.get(handle).with_context(|| format!("{handle} is nobody of the demonstration"))
    }

    pub(super) fn space(&self, slug: &str) -> anyhow::Result<SpaceId> {
        self.spaces.get(slug).copied().with_context(|| format!("{slug} is no space of the demonstration"))
    }
}

fn join(tx: &mut Tx<'_>, person: &PersonText, password_hash: &str) -> anyhow::Result<PersonId> {
    let new = NewAccount {
        name: person.name.clone(),
        handle: person.handle.clone(),
        mail: MailAddress::parse(&mail_of(&person.handle)).context("a mail address")?,
        password_hash: Some(password_hash.to_owned()),
        about: person.about.clone(),
    };
    Ok(accounts::join(tx, &new)?)
}

/// Makes a space; one for staff is open to a group of everybody who holds a role.
fn open_space(
    tx: &mut Tx<'_>,
    space: &SpaceText,
    cast: &[&PersonText],
    ids: &HashMap<String, PersonId>,
) -> Result<SpaceId> {
    let groups = match space.access {
        AccessWord::Everyone => Vec::new(),
        AccessWord::Staff => {
            let staff = groups::make(tx, None, "Staff")?;
            for person in cast.iter().filter(|person| person.role.is_some()) {
                groups::add_member(tx, None, staff, ids[&person.handle])?;
            }
            vec![staff]
        }
    };
    let new = NewSpace {
        slug: space.slug.clone(),
        name: space.name.clone(),
        description: space.description.clone(),
        palette: space.palette,
        access: if groups.is_empty() { Access::Everyone } else { Access::Groups },
        groups,
        template: space.template.clone(),
        products: space.products.iter().map(|it| (it.name.clone(), it.versions.clone())).collect(),
    };
    spaces::make(tx, None, &new)
}

fn keep_settings(tx: &mut Tx<'_>, community: &Community) -> Result<()> {
    let new = Settings {
        name: community.name.clone(),
        welcome: WELCOME.into(),
        zone: community.zone.clone(),
        accent: community.accent.clone(),
        is_set_up: true,
        ..Settings::default()
    };
    settings::save(tx, None, &new)
}

/// A product of a space and one of its versions, by their names.
pub(super) fn product(
    conn: &mut Conn,
    space: SpaceId,
    product: Option<&str>,
    version: Option<&str>,
) -> anyhow::Result<(Option<ProductId>, Option<VersionId>)> {
    let Some(name) = product else { return Ok((None, None)) };
    let found = spaces::products_of(conn, &[space])?.into_iter().find(|it| it.name == name);
    let product = found.with_context(|| format!("{name} is no product there"))?.id;
    let Some(name) = version else { return Ok((Some(product), None)) };
    let found = spaces::versions_of(conn, &[product])?.into_iter().find(|it| it.name == name);
    Ok((Some(product), Some(found.with_context(|| format!("{name} is no version of it"))?.id)))
}
