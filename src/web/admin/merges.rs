//! Joining somebody who came with an import to their account: looked at first, done, and undone within a day.

use serde::{Deserialize, Serialize};

use crate::accounts;
use crate::error::{Error, Result};
use crate::ids::{MergeId, PersonId};
use crate::merges::{self, Preview};
use crate::people;
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::views::Person;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::urls;
use crate::web::shown::face;
use crate::web::{Form, Path, Query, Response, Visit};

const AREA: &str = "/admin/people";

/// To whom they are joined: a handle.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MergeForm {
    #[serde(default)]
    into: String,
}

#[derive(Serialize)]
struct MergePage {
    from: Person,
    form: MergeForm,
    errors: FieldErrors,
    shown: Option<ShownPreview>,
}

#[derive(Serialize)]
struct ShownPreview {
    into: Person,
    /// What moves and what goes, in words.
    lines: Vec<Message>,
}

/// `GET /admin/people/{handle}/merge`: asks for whom, and shows what would be done.
pub async fn show(visit: Visit, by: Member, handle: Path<String>, form: Query<MergeForm>) -> Result<Response> {
    let (handle, typed) = (handle.0, form.0.into.trim().to_owned());
    let read = visit.read(move |conn, _| {
        let id = accounts::find_person(conn, &handle)?.id;
        let from = people::find(conn, id)?;
        let looked = match typed.is_empty() {
            true => Ok(None),
            false => find(conn, &typed).and_then(|into| merges::preview(conn, &by, from.id, into)).map(Some),
        };
        match looked {
            Ok(looked) => Ok((face(&from), looked, FieldErrors::new())),
            Err(Error::Invalid(errors)) => Ok((face(&from), None, errors)),
            Err(other) => Err(other),
        }
    });
    let (from, looked, errors) = read.await?;
    let is_wrong = !errors.is_empty();
    let page = MergePage { from, form: form.0, errors, shown: looked.map(shown) };
    match is_wrong {
        true => super::form_again(&visit, AREA, "merge", page),
        false => super::page(&visit, AREA, "merge", page),
    }
}

/// `POST /admin/people/{handle}/merge`
pub async fn merge(visit: Visit, by: Member, handle: Path<String>, form: Form<MergeForm>) -> Result<Response> {
    let (handle, into) = (handle.0, form.0.into);
    let joined = visit.write(move |tx| {
        let from = accounts::find_person(tx.conn(), &handle)?.id;
        let into = find(tx.conn(), &into)?;
        merges::merge(tx, &by, from, into)?;
        Ok(people::find(tx.conn(), into)?.handle)
    });
    visit.leads_to_saying(&address_of(&joined.await?), "merges-said-merged")
}

/// `POST /admin/merges/{merge}/undo`
pub async fn undo(visit: Visit, by: Member, merge: Path<MergeId>) -> Result<Response> {
    let id = *merge;
    let undone = visit.write(move |tx| {
        let into = merges::undo(tx, &by, id)?;
        Ok(people::find(tx.conn(), into)?.handle)
    });
    visit.leads_to_saying(&address_of(&undone.await?), "merges-said-undone")
}

fn find(conn: &mut Conn, handle: &str) -> Result<PersonId> {
    let handle = handle.trim().trim_start_matches('@');
    match people::find_by_handle(conn, handle) {
        Ok(person) => Ok(person.id),
        Err(problem) => match Error::from(problem) {
            Error::NotFound => Err(Error::field("into", Message::new("merges-refused-unknown"))),
            other => Err(other),
        },
    }
}

fn shown(preview: Preview) -> ShownPreview {
    let line = |key: &'static str, count: i64| (count > 0).then(|| Message::new(key).with("count", count));
    let lines = [
        line("merges-posts", preview.posts),
        line("merges-accepted", preview.accepted),
        line("merges-votes", preview.votes),
        line("merges-follows", preview.follows),
        line("merges-toos", preview.toos),
        line("merges-doubled", preview.doubled),
        line("merges-own", preview.own),
    ];
    ShownPreview { into: face(&preview.into), lines: lines.into_iter().flatten().collect() }
}

fn address_of(handle: &str) -> String {
    format!("{AREA}/{}", urls::path_segment(handle))
}
