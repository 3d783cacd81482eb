//! Making, changing and ordering spaces.

use serde::{Deserialize, Serialize};

use super::space_form::SpaceForm;
use super::{Choice, say};
use crate::error::{Error, Result};
use crate::groups;
use crate::ids::SpaceId;
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::rights::{Access, Member, Viewer};
use crate::spaces::{self, Direction, MOST_PALETTES, NewSpace};
use crate::web::{Form, Path, Response, Visit};

const AREA: &str = "/admin/spaces";

#[derive(Serialize)]
struct SpacesPage {
    spaces: Vec<ListedSpace>,
}

#[derive(Serialize)]
struct ListedSpace {
    id: i64,
    name: String,
    slug: String,
    palette: i64,
    access: String,
    threads: i64,
    is_first: bool,
    is_last: bool,
}

/// The form of a space that is, or of one to be made.
#[derive(Serialize)]
struct SpacePage {
    id: Option<i64>,
    form: SpaceForm,
    errors: FieldErrors,
    accesses: Vec<Choice>,
    groups: Vec<ShownGroup>,
    palettes: Vec<i64>,
    /// Of a space that is.
    products: Vec<ShownProduct>,
}

#[derive(Serialize)]
struct ShownProduct {
    name: String,
    versions: String,
}

#[derive(Serialize)]
struct ShownGroup {
    id: i64,
    name: String,
    members: i64,
    is_chosen: bool,
}

/// Which way a space moves among the others.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderForm {
    to: Direction,
}

/// `GET /admin/spaces`
pub async fn list(visit: Visit) -> Result<Response> {
    let spaces = visit.read(|conn, viewer| Ok(spaces::list(conn, viewer)?)).await?;
    let last = spaces.len().saturating_sub(1);
    let listed = spaces.into_iter().enumerate().map(|(place, space)| ListedSpace {
        id: space.id.number(),
        name: space.name,
        slug: space.slug,
        palette: space.palette,
        access: format!("admin-access-{}", space.access),
        threads: space.thread_count,
        is_first: place == 0,
        is_last: place == last,
    });
    super::page(&visit, AREA, "spaces", SpacesPage { spaces: listed.collect() })
}

/// `GET /admin/spaces/new`
pub async fn new(visit: Visit) -> Result<Response> {
    let count = visit.read(|conn, viewer| Ok(spaces::list(conn, viewer)?.len())).await?;
    let palette = i64::try_from(count).unwrap_or_default() % MOST_PALETTES + 1;
    let page = form_page(&visit, None, SpaceForm::empty(palette), FieldErrors::new()).await?;
    super::page(&visit, AREA, "space", page)
}

/// `POST /admin/spaces`
pub async fn make(visit: Visit, by: Member, form: Form<SpaceForm>) -> Result<Response> {
    let new = form.space();
    match visit.write(move |tx| spaces::make(tx, Some(&by), &new)).await {
        Ok(_) => visit.leads_to_saying(AREA, "admin-said-space-made"),
        Err(Error::Invalid(errors)) => {
            let page = form_page(&visit, None, form.0, errors).await?;
            super::form_again(&visit, AREA, "space", page)
        }
        Err(other) => Err(other),
    }
}

/// `GET /admin/spaces/{space}`
pub async fn edit(visit: Visit, space: Path<SpaceId>) -> Result<Response> {
    let id = *space;
    let form = visit.read(move |conn, viewer| form_of(conn, viewer, id)).await?;
    let page = form_page(&visit, Some(id), form, FieldErrors::new()).await?;
    super::page(&visit, AREA, "space", page)
}

/// `POST /admin/spaces/{space}`
pub async fn change(visit: Visit, by: Member, space: Path<SpaceId>, form: Form<SpaceForm>) -> Result<Response> {
    let (id, to) = (*space, form.space());
    let changed = visit.write(move |tx| {
        let products = spaces::named_products(tx.conn(), id)?;
        spaces::change(tx, &by, id, &NewSpace { products, ..to })
    });
    match changed.await {
        Ok(()) => visit.leads_to_saying(AREA, "admin-said-saved"),
        Err(Error::Invalid(errors)) => {
            let page = form_page(&visit, Some(id), form.0, errors).await?;
            super::form_again(&visit, AREA, "space", page)
        }
        Err(other) => Err(other),
    }
}

/// `POST /admin/spaces/{space}/order`
pub async fn order(visit: Visit, by: Member, space: Path<SpaceId>, form: Form<OrderForm>) -> Result<Response> {
    let (id, to) = (*space, form.to);
    visit
        .write(move |tx| {
            let mut order: Vec<SpaceId> = spaces::list(tx.conn(), &by)?.iter().map(|space| space.id).collect();
            let place = order.iter().position(|it| *it == id).ok_or(Error::NotFound)?;
            to.shift(&mut order, place);
            spaces::change_order(tx, &by, &order)
        })
        .await?;
    visit.leads_to(AREA)
}

fn form_of(conn: &mut Conn, viewer: &Viewer, id: SpaceId) -> Result<SpaceForm> {
    let space = spaces::find(conn, viewer, id)?;
    let groups = spaces::groups_of(conn, id)?;
    Ok(SpaceForm::of(space, groups))
}

async fn form_page(visit: &Visit, id: Option<SpaceId>, form: SpaceForm, errors: FieldErrors) -> Result<SpacePage> {
    let (groups, products) = visit
        .read(move |conn, _| {
            let products = id.map(|id| spaces::named_products(conn, id)).transpose()?.unwrap_or_default();
            Ok((groups::list(conn)?, products))
        })
        .await?;
    let products =
        products.into_iter().map(|(name, versions)| ShownProduct { name, versions: versions.join(", ") }).collect();
    let groups = groups.into_iter().map(|group| ShownGroup {
        is_chosen: form.groups.contains(&group.id),
        id: group.id.number(),
        name: group.name,
        members: group.members,
    });
    let accesses = Access::ALL.iter().map(|access| Choice {
        hint: Some(say(visit, &format!("admin-access-{access}-hint"))),
        ..Choice::new(access, say(visit, &format!("admin-access-{access}")))
    });
    Ok(SpacePage {
        id: id.map(SpaceId::number),
        groups: groups.collect(),
        products,
        accesses: accesses.collect(),
        palettes: (1..=MOST_PALETTES).collect(),
        form,
        errors,
    })
}
