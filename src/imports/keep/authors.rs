//! The people of a source, none of whom has an account until it is claimed.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::addresses::{self, OldAddress};
use super::outcome::{Outcome, Step};
use super::rows::{self, PersonRow};
use super::sources::Source;
use crate::each_backend;
use crate::error::{Error, Result};
use crate::ids::PersonId;
use crate::imports::stackexchange::{Author, ForeignPerson, People};
use crate::platform::db::schema::{imported_people, old_handles, people};
use crate::platform::db::{Conn, Db, Tx};
use crate::platform::{handles, markup};

/// How many people a transaction makes.
const AT_ONCE: usize = 500;
/// How often a batch is tried again when others took its handles meanwhile.
const TRIES: usize = 5;
/// The longest text about oneself that is kept, and the longest name, in characters.
const LONGEST_ABOUT: usize = 2_000;
const LONGEST_NAME: usize = 80;

/// The account in whose name a source itself acts.
const COMMUNITY: i64 = -1;

/// Who everybody of a source is here.
#[derive(Debug)]
pub(super) struct Authors {
    people: HashMap<i64, PersonId>,
    former: PersonId,
}

/// The handles that are taken, by what they look like, and the next number of each name.
#[derive(Default)]
struct Taken {
    skeletons: HashSet<String>,
    next: HashMap<String, u32>,
}

impl Authors {
    /// Makes everybody who is not here yet.
    pub(super) fn keep(
        db: &Db,
        source: Source,
        dump: People,
        outcome: &mut Outcome,
        on_step: &mut dyn FnMut(Step),
    ) -> anyhow::Result<Authors> {
        let former = db.write(|tx| Ok::<_, Error>(crate::people::former(tx)?))?;
        let people = db.read(|conn| known(conn, source))?;
        let mut authors = Authors { people, former };
        let mut taken = db.read(Taken::load)?;
        let mut waiting = Vec::new();
        for person in dump {
            let person = person?;
            if authors.people.contains_key(&person.id) {
                outcome.people.here += 1;
                continue;
            }
            waiting.push(person);
            if waiting.len() == AT_ONCE {
                authors.make(db, source, &std::mem::take(&mut waiting), &mut taken, outcome)?;
                on_step(Step::People(outcome.people.new));
            }
        }
        authors.make(db, source, &waiting, &mut taken, outcome)?;
        on_step(Step::People(outcome.people.new));
        Ok(authors)
    }

    fn make(
        &mut self,
        db: &Db,
        source: Source,
        new: &[ForeignPerson],
        taken: &mut Taken,
        outcome: &mut Outcome,
    ) -> Result<()> {
        let mut tries = 0;
        let made = loop {
            match db.write(|tx| make(tx, source, new, taken)) {
                Err(Error::Conflict(_)) if tries < TRIES => tries += 1,
                done => break done?,
            }
            *taken = db.read(Taken::load)?;
        };
        outcome.people.new += made.len() as u64;
        self.people.extend(made);
        Ok(())
    }

    /// Who somebody is here, and the name that stayed if it is nobody known.
    pub(super) fn of<'a>(&self, author: &'a Author) -> (PersonId, Option<&'a str>) {
        match author {
            Author::Person(id) => (self.people.get(id).copied().unwrap_or(self.former), None),
            Author::Former { name } => (self.former, name.as_deref()),
        }
    }

    /// The same without the name.
    pub(super) fn id_of(&self, author: &Author) -> PersonId {
        self.of(author).0
    }

    /// Who did what the dump gives nobody for: the source's own account where it has one.
    pub(super) fn site(&self) -> PersonId {
        self.people.get(&COMMUNITY).copied().unwrap_or(self.former)
    }
}

impl Taken {
    fn load(conn: &mut Conn) -> Result<Taken> {
        let mut skeletons: Vec<String> = people::table.select(people::handle_skeleton).load(conn)?;
        skeletons.extend(old_handles::table.select(old_handles::handle_skeleton).load::<String>(conn)?);
        Ok(Taken { skeletons: skeletons.into_iter().collect(), next: HashMap::new() })
    }

    /// A handle that nobody has, with what it looks like.
    fn free(&mut self, name: &str) -> (String, String) {
        let base = handles::derive(name);
        let next = self.next.entry(base.clone()).or_insert(1);
        loop {
            let handle = handles::numbered(&base, *next);
            let skeleton = handles::skeleton(&handle);
            *next += 1;
            if self.skeletons.insert(skeleton.clone()) {
                return (handle, skeleton);
            }
        }
    }
}

fn known(conn: &mut Conn, source: Source) -> Result<HashMap<i64, PersonId>> {
    let rows: Vec<(i64, PersonId)> = imported_people::table
        .filter(imported_people::source_id.eq(source.id))
        .select((imported_people::foreign_id, imported_people::person_id))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

fn make(tx: &mut Tx<'_>, source: Source, new: &[ForeignPerson], taken: &mut Taken) -> Result<Vec<(i64, PersonId)>> {
    let ids = rows::reserve(tx, "people", new.len())?;
    let (mut people, mut imported, mut old) = (Vec::new(), Vec::new(), Vec::new());
    for (person, id) in new.iter().zip(ids) {
        let id = PersonId::new(id);
        let (handle, handle_skeleton) = taken.free(&person.name);
        people.push(PersonRow {
            id,
            handle,
            handle_skeleton,
            name: person.name.chars().take(LONGEST_NAME).collect(),
            about: person.about_html.as_deref().map(about).unwrap_or_default(),
            created_at: person.joined_at,
        });
        imported.push((
            imported_people::source_id.eq(source.id),
            imported_people::foreign_id.eq(person.id),
            imported_people::person_id.eq(id),
        ));
        old.push(OldAddress::of_person(person.id, id));
    }
    each_backend!(tx.conn(), conn => {
        diesel::insert_into(people::table).values(&people).execute(conn)?;
        diesel::insert_into(imported_people::table).values(&imported).execute(conn)
    })?;
    addresses::keep(tx, &old)?;
    Ok(new.iter().map(|person| person.id).zip(people.iter().map(|person| person.id)).collect())
}

/// What somebody says of themselves, as plain text.
fn about(html: &str) -> String {
    let text = markup::plain_text(&markup::markdown_from_html(html));
    text.chars().take(LONGEST_ABOUT).collect()
}
