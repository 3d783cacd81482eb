//! Tidying tags: other names, words about them, two made one.

use serde::{Deserialize, Serialize};

use super::line;
use crate::error::{Error, Result};
use crate::ids::TagId;
use crate::platform::forms::FieldErrors;
use crate::platform::words::Message;
use crate::rights::Member;
use crate::tags::{self, PAGE, Tag};
use crate::urls;
use crate::web::{Form, Path, Query, Response, Visit};

const AREA: &str = "/admin/tags";

/// Which tags are listed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    q: Option<String>,
    after: Option<String>,
}

/// What the form of a tag sends.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TagForm {
    name: String,
    description: String,
}

/// Into which tag another goes.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MergeForm {
    into: String,
}

#[derive(Serialize)]
struct TagsPage {
    form: Search,
    tags: Vec<ShownTag>,
    older: Option<String>,
    newer: Option<String>,
}

#[derive(Serialize)]
struct Search {
    q: String,
}

#[derive(Serialize)]
struct ShownTag {
    id: i64,
    name: String,
    description: String,
    threads: i64,
}

#[derive(Serialize)]
struct TagPage {
    tag: ShownTag,
    form: TagForm,
    errors: FieldErrors,
    merge_form: MergeForm,
    merge_errors: FieldErrors,
}

/// `GET /admin/tags`
pub async fn list(visit: Visit, query: Query<Asked>) -> Result<Response> {
    let q = tags::fold(&query.0.q.unwrap_or_default());
    let after = query.0.after;
    let (beginning, from) = (q.clone(), after.clone().unwrap_or_default());
    let mut tags = visit.read(move |conn, _| Ok(tags::list_all(conn, &beginning, &from)?)).await?;
    let has_more = tags.len() > PAGE as usize;
    tags.truncate(PAGE as usize);
    let address = |after: &str| format!("{AREA}?q={}&after={}", urls::path_segment(&q), urls::path_segment(after));
    let page = TagsPage {
        older: tags.last().filter(|_| has_more).map(|tag| address(&tag.name)),
        newer: after.map(|_| format!("{AREA}?q={}", urls::path_segment(&q))),
        tags: tags.into_iter().map(shown).collect(),
        form: Search { q },
    };
    super::page(&visit, AREA, "tags", page)
}

/// `GET /admin/tags/{tag}`
pub async fn edit(visit: Visit, tag: Path<TagId>) -> Result<Response> {
    let page = tag_page(&visit, *tag).await?;
    super::page(&visit, AREA, "tag", page)
}

/// `POST /admin/tags/{tag}`
pub async fn change(visit: Visit, by: Member, tag: Path<TagId>, form: Form<TagForm>) -> Result<Response> {
    let (tag, name, description) = (*tag, tags::fold(&line(&form.name)), line(&form.description));
    match visit.write(move |tx| tags::change(tx, &by, tag, &name, &description)).await {
        Ok(()) => visit.leads_to_saying(AREA, "admin-said-saved"),
        Err(Error::Invalid(errors)) => {
            let page = TagPage { form: form.0, errors, ..tag_page(&visit, tag).await? };
            super::form_again(&visit, AREA, "tag", page)
        }
        Err(other) => Err(other),
    }
}

/// `POST /admin/tags/{tag}/merge`
pub async fn merge(visit: Visit, by: Member, tag: Path<TagId>, form: Form<MergeForm>) -> Result<Response> {
    let (tag, name) = (*tag, tags::fold(&line(&form.into)));
    let merged = visit.write(move |tx| {
        let named = tags::find_by_name(tx.conn(), &name)?;
        let into = named.ok_or_else(|| Error::field("into", Message::new("admin-no-such-tag")))?;
        tags::merge(tx, &by, tag, into.id)
    });
    match merged.await {
        Ok(()) => visit.leads_to_saying(AREA, "admin-said-tags-merged"),
        Err(Error::Invalid(merge_errors)) => {
            let page = TagPage { merge_form: form.0, merge_errors, ..tag_page(&visit, tag).await? };
            super::form_again(&visit, AREA, "tag", page)
        }
        Err(other) => Err(other),
    }
}

async fn tag_page(visit: &Visit, id: TagId) -> Result<TagPage> {
    let tag = visit.read(move |conn, _| Ok(tags::find(conn, id)?)).await?;
    Ok(TagPage {
        form: TagForm { name: tag.name.clone(), description: tag.description.clone() },
        tag: shown(tag),
        errors: FieldErrors::new(),
        merge_form: MergeForm::default(),
        merge_errors: FieldErrors::new(),
    })
}

fn shown(tag: Tag) -> ShownTag {
    ShownTag { id: tag.id.number(), name: tag.name, description: tag.description, threads: tag.thread_count }
}
