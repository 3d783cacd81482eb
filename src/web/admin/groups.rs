//! Groups, and who is in each.

use serde::{Deserialize, Serialize};

use super::line;
use crate::error::{Error, Result};
use crate::groups;
use crate::ids::{GroupId, PersonId};
use crate::people;
use crate::platform::forms::FieldErrors;
use crate::platform::views::Person;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::urls;
use crate::web::{Form, Path, Query, Response, Visit};

const AREA: &str = "/admin/groups";
const MEMBERS: usize = 50;

/// A group's name.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NameForm {
    name: String,
}

/// Who is to be added.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct AddForm {
    handle: String,
}

/// Who is to be taken out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoveForm {
    person: PersonId,
}

/// Where a list of members goes on.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct After {
    after: Option<String>,
}

#[derive(Serialize)]
struct GroupsPage {
    groups: Vec<ShownGroup>,
    form: NameForm,
    errors: FieldErrors,
}

#[derive(Serialize)]
struct ShownGroup {
    id: i64,
    name: String,
    members: i64,
}

#[derive(Serialize)]
struct GroupPage {
    id: i64,
    name: String,
    members: Vec<ShownMember>,
    older: Option<String>,
    newer: Option<String>,
    name_form: NameForm,
    name_errors: FieldErrors,
    form: AddForm,
    errors: FieldErrors,
}

#[derive(Serialize)]
struct ShownMember {
    id: i64,
    person: Person,
}

/// `GET /admin/groups`
pub async fn list(visit: Visit) -> Result<Response> {
    let page = groups_page(&visit, NameForm::default(), FieldErrors::new()).await?;
    super::page(&visit, AREA, "groups", page)
}

/// `POST /admin/groups`
pub async fn make(visit: Visit, by: Member, form: Form<NameForm>) -> Result<Response> {
    let name = line(&form.name);
    match visit.write(move |tx| groups::make(tx, Some(&by), &name)).await {
        Ok(group) => visit.leads_to_saying(&format!("{AREA}/{group}"), "admin-said-group-made"),
        Err(Error::Invalid(errors)) => {
            super::form_again(&visit, AREA, "groups", groups_page(&visit, form.0, errors).await?)
        }
        Err(other) => Err(other),
    }
}

/// `GET /admin/groups/{group}`
pub async fn show(visit: Visit, group: Path<GroupId>, query: Query<After>) -> Result<Response> {
    let page = group_page(&visit, *group, query.0.after).await?;
    super::page(&visit, AREA, "group", page)
}

/// `POST /admin/groups/{group}`
pub async fn rename(visit: Visit, by: Member, group: Path<GroupId>, form: Form<NameForm>) -> Result<Response> {
    let (group, name) = (*group, line(&form.name));
    match visit.write(move |tx| groups::rename(tx, &by, group, &name)).await {
        Ok(()) => visit.leads_to_saying(&format!("{AREA}/{group}"), "admin-said-saved"),
        Err(Error::Invalid(errors)) => {
            let page = group_page(&visit, group, None).await?;
            let page = GroupPage { name_form: form.0, name_errors: errors, ..page };
            super::form_again(&visit, AREA, "group", page)
        }
        Err(other) => Err(other),
    }
}

/// `POST /admin/groups/{group}/members`
pub async fn add(visit: Visit, by: Member, group: Path<GroupId>, form: Form<AddForm>) -> Result<Response> {
    let (group, handle) = (*group, form.handle.trim().trim_start_matches('@').to_owned());
    let added = visit.write(move |tx| {
        let person = people::find_by_handle(tx.conn(), &handle)
            .map_err(|_| Error::field("handle", Message::new("admin-no-such-handle")))?;
        groups::add_member(tx, Some(&by), group, person.id)
    });
    match added.await {
        Ok(()) => visit.leads_to_saying(&format!("{AREA}/{group}"), "admin-said-member-added"),
        Err(Error::Invalid(errors)) => {
            let page = GroupPage { form: form.0, errors, ..group_page(&visit, group, None).await? };
            super::form_again(&visit, AREA, "group", page)
        }
        Err(other) => Err(other),
    }
}

/// `POST /admin/groups/{group}/members/remove`
pub async fn remove(visit: Visit, by: Member, group: Path<GroupId>, form: Form<RemoveForm>) -> Result<Response> {
    let (group, person) = (*group, form.person);
    visit.write(move |tx| groups::remove_member(tx, Some(&by), group, person)).await?;
    visit.leads_to_saying(&format!("{AREA}/{group}"), "admin-said-member-removed")
}

/// `POST /admin/groups/{group}/retire`
pub async fn retire(visit: Visit, by: Member, group: Path<GroupId>) -> Result<Response> {
    let group = *group;
    visit.write(move |tx| groups::retire(tx, &by, group)).await?;
    visit.leads_to_saying(AREA, "admin-said-group-retired")
}

async fn groups_page(visit: &Visit, form: NameForm, errors: FieldErrors) -> Result<GroupsPage> {
    let groups = visit.read(|conn, _| Ok(groups::list(conn)?)).await?;
    let shown =
        |group: groups::ListedGroup| ShownGroup { id: group.id.number(), name: group.name, members: group.members };
    Ok(GroupsPage { groups: groups.into_iter().map(shown).collect(), form, errors })
}

async fn group_page(visit: &Visit, id: GroupId, after: Option<String>) -> Result<GroupPage> {
    let from = after.clone().unwrap_or_default();
    let (group, mut members) = visit
        .read(move |conn, _| {
            let most = i64::try_from(MEMBERS + 1).unwrap_or(i64::MAX);
            Ok((groups::find(conn, id)?, groups::list_members(conn, id, &from, most)?))
        })
        .await?;
    let has_more = members.len() > MEMBERS;
    members.truncate(MEMBERS);
    let address = format!("{AREA}/{id}");
    let last = members.last().filter(|_| has_more);
    let older = last.map(|(_, handle, _)| format!("{address}?after={}", urls::path_segment(handle)));
    let members = members
        .into_iter()
        .map(|(id, handle, name)| ShownMember { id: id.number(), person: Person::new(id.number(), name, handle) });
    Ok(GroupPage {
        id: id.number(),
        members: members.collect(),
        older,
        newer: after.map(|_| address),
        name_form: NameForm { name: group.name.clone() },
        name: group.name,
        name_errors: FieldErrors::new(),
        form: AddForm::default(),
        errors: FieldErrors::new(),
    })
}
