//! The forms that merge a thread into another, and make an answer a thread of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::closing::number_in;
use super::{About, Choice, NOTE, clean_note};
use crate::corrections;
use crate::error::{Error, Result};
use crate::ids::{PostId, ThreadId};
use crate::moderation::policy;
use crate::platform::db::Conn;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::markup;
use crate::posts::{self, PostKind};
use crate::regroupings::{self, NewSplit};
use crate::rights::{Member, Viewer};
use crate::threads;
use crate::web::questions::check_title;
use crate::web::{Form, Path, Response, Visit};

const MERGE: &str = "moderation/merge.html";
const SPLIT: &str = "moderation/split.html";

/// What the form of a merge sends.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct MergeForm {
    #[serde(default)]
    into: String,
    #[serde(default)]
    note: String,
}

#[derive(Serialize)]
struct MergePage {
    about: About,
    action: String,
    form: MergeForm,
    errors: FieldErrors,
}

/// `GET /threads/{thread}/merge`
pub async fn new_merge(visit: Visit, thread: Path<ThreadId>) -> Result<Response> {
    let page = merge_page(&visit, *thread, MergeForm::default(), FieldErrors::new()).await?;
    visit.unlisted_page(MERGE, &page)
}

/// `POST /threads/{thread}/merge`
pub async fn merge(visit: Visit, by: Member, thread: Path<ThreadId>, form: Form<MergeForm>) -> Result<Response> {
    let (thread, form) = (*thread, form.0);
    let (into, note) = (number_in(&form.into), clean_note(&form.note));
    let merged = match Check::new().text("note", &note, 0..=NOTE).finish() {
        Ok(()) => visit.write(move |tx| regroupings::merge(tx, &by, thread, into, &note)).await,
        Err(errors) => Err(errors.into()),
    };
    match (merged, into) {
        (Ok(()), Some(into)) => visit.leads_to_saying(&format!("/threads/{into}"), "regroupings-said-merged"),
        (Ok(()), None) => visit.leads_to("/threads"),
        (Err(Error::Invalid(errors)), _) => visit.form_again(MERGE, &merge_page(&visit, thread, form, errors).await?),
        (Err(other), _) => Err(other),
    }
}

async fn merge_page(visit: &Visit, thread: ThreadId, form: MergeForm, errors: FieldErrors) -> Result<MergePage> {
    visit
        .read(move |conn, viewer| {
            let thread = threads::find(conn, viewer, thread)?;
            policy::may_moderate(viewer, &thread)?;
            let action = format!("/threads/{}/merge", thread.id);
            Ok::<_, Error>(MergePage { about: About::thread(&thread), action, form, errors })
        })
        .await
}

/// What the form of a split sends: `title`, `note`, and `along-12` for each answer that goes along.
pub type SplitForm = BTreeMap<String, String>;

#[derive(Serialize)]
struct SplitPage {
    about: About,
    action: String,
    /// What the answer says, to be asked.
    text: String,
    /// The other answers that everybody may read, by what they say first.
    others: Vec<Choice>,
    /// The most letters of a title.
    most: usize,
    form: SplitForm,
    errors: FieldErrors,
}

/// `GET /posts/{post}/split`
pub async fn new_split(visit: Visit, post: Path<PostId>) -> Result<Response> {
    let page = split_page(&visit, *post, SplitForm::new(), FieldErrors::new()).await?;
    visit.unlisted_page(SPLIT, &page)
}

/// `POST /posts/{post}/split`
pub async fn split(visit: Visit, by: Member, post: Path<PostId>, form: Form<SplitForm>) -> Result<Response> {
    let (post, form) = (*post, form.0);
    match wanted(&form) {
        Ok(new) => {
            let made = visit.write(move |tx| regroupings::split(tx, &by, post, &new)).await?;
            visit.leads_to_saying(&format!("/threads/{made}"), "regroupings-said-split")
        }
        Err(errors) => visit.form_again(SPLIT, &split_page(&visit, post, form, errors).await?),
    }
}

fn wanted(form: &SplitForm) -> Result<NewSplit, FieldErrors> {
    let typed = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let note = clean_note(typed("note"));
    let mut errors = Check::new().text("note", &note, 0..=NOTE).finish().err().unwrap_or_default();
    let title = check_title(typed("title"), &mut errors);
    let along = form.keys().filter_map(|name| name.strip_prefix("along-")?.parse().ok()).collect();
    if errors.is_empty() { Ok(NewSplit { title, along, note }) } else { Err(errors) }
}

async fn split_page(visit: &Visit, post: PostId, form: SplitForm, errors: FieldErrors) -> Result<SplitPage> {
    visit
        .read(move |conn, viewer| {
            let (thread, post) = posts::find_visible(conn, viewer, post)?;
            policy::may_moderate(viewer, &thread)?;
            if post.kind != PostKind::Answer || !post.is_shown() {
                return Err(Error::NotFound);
            }
            regroupings::refuse_put_right(conn, viewer, post.id)?;
            let others = others(conn, viewer, thread.id, post.id)?;
            Ok(SplitPage {
                about: About::thread(&thread),
                action: format!("/posts/{}/split", post.id),
                text: markup::plain_text(&post.markdown),
                others,
                most: crate::web::questions::TITLE,
                form,
                errors,
            })
        })
        .await
}

/// The other answers by what they say first; one that was put right by what is right now.
fn others(conn: &mut Conn, viewer: &Viewer, thread: ThreadId, answer: PostId) -> Result<Vec<Choice>> {
    let mut answers = posts::list_beginnings(conn, thread)?;
    answers.retain(|(id, _)| *id != answer);
    let ids: Vec<PostId> = answers.iter().map(|(id, _)| *id).collect();
    for standing in corrections::standing_of(conn, viewer, &ids)? {
        let correction = standing.correction;
        if let Some((_, label)) = answers.iter_mut().find(|(id, _)| *id == correction.post_id) {
            *label = markup::first_sentence(&correction.markdown);
        }
    }
    Ok(answers.into_iter().map(|(id, label)| Choice { value: id.to_string(), label }).collect())
}
