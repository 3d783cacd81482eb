//! A thread with all that was said in it, as its reader may see it.

use serde::Serialize;

use crate::acceptances;
use crate::error::Result;
use crate::ids::{PersonId, ThreadId};
use crate::people;
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::tokens;
use crate::platform::views::Person;
use crate::posts::{self, Order, Post};
use crate::rights::Viewer;
use crate::threads::{self, Thread};
use crate::urls;
use crate::web::answers::AnswerForm;
use crate::web::visit::Numbered;
use crate::web::{Path, Response, Visit};

use super::head::{self, ThreadHead};
use super::side::{self, ThreadSide};

/// A thread with all that was said in it.
#[derive(Serialize)]
struct ThreadPage {
    head: ThreadHead,
    side: ThreadSide,
    question: ShownPost,
    answers: Vec<ShownAnswer>,
    answer_count: i64,
    may_answer: bool,
    form: AnswerForm,
    errors: FieldErrors,
}

/// A post as its thread's page shows it.
#[derive(Serialize)]
struct ShownPost {
    id: i64,
    url: String,
    author: Person,
    lang: Option<String>,
    html: String,
    at: i64,
    score: i64,
}

/// An answer as its thread's page shows it.
#[derive(Serialize)]
struct ShownAnswer {
    post: ShownPost,
    accepted_at: Option<i64>,
    may_accept: bool,
}

/// `GET /threads/{thread}`
pub async fn show(visit: Visit, thread: Path<Numbered<ThreadId>>) -> Result<Response> {
    let asked = thread.0;
    let form =
        AnswerForm { key: Some(tokens::random_text::<12>().map_err(anyhow::Error::from)?), ..AnswerForm::default() };
    let page = visit.read(move |conn, viewer| thread_page(conn, viewer, asked.id, form, FieldErrors::new())).await?;
    if !asked.is_written_as(&page.head.url) {
        return visit.moved_to(&page.head.url);
    }
    visit.counts_view(asked.id);
    visit.page("threads/show.html", &page)
}

/// The page again, with an answer that needs another look.
pub(in crate::web) async fn show_again(
    visit: &Visit,
    thread: ThreadId,
    form: AnswerForm,
    errors: FieldErrors,
) -> Result<Response> {
    let page = visit.read(move |conn, viewer| thread_page(conn, viewer, thread, form, errors)).await?;
    visit.form_again("threads/show.html", &page)
}

fn thread_page(
    conn: &mut Conn,
    viewer: &Viewer,
    id: ThreadId,
    form: AnswerForm,
    errors: FieldErrors,
) -> Result<ThreadPage> {
    let thread = threads::find(conn, viewer, id)?;
    let question = posts::question_of(conn, id)?;
    let answers = posts::list_answers(conn, id, Order::Useful, None)?;
    let acceptance = acceptances::find(conn, id)?;
    let ids: Vec<PersonId> = answers.iter().chain([&question]).map(|post| post.author_id).collect();
    let authors = people::list_by_ids(conn, &ids)?;
    let may_accept = acceptances::policy::may_accept(viewer, &thread).is_ok();
    let answers = answers
        .into_iter()
        .map(|post| {
            let accepted = acceptance.as_ref().filter(|it| it.post_id == post.id);
            ShownAnswer {
                accepted_at: accepted.map(|it| it.at.micros()),
                may_accept: may_accept && accepted.is_none(),
                post: shown(post, &authors, &thread, viewer),
            }
        })
        .collect();
    Ok(ThreadPage {
        head: head::load(conn, viewer, &thread)?,
        side: side::load(conn, viewer, &thread)?,
        answer_count: thread.answer_count,
        may_answer: viewer.id().is_some() && threads::policy::may_add(viewer, &thread).is_ok(),
        question: shown(question, &authors, &thread, viewer),
        answers,
        form,
        errors,
    })
}

fn shown(post: Post, authors: &[people::Person], _thread: &Thread, _viewer: &Viewer) -> ShownPost {
    let author = authors.iter().find(|person| person.id == post.author_id);
    let author = author.map(|it| Person::new(it.id.number(), &it.name, &it.handle));
    ShownPost {
        id: post.id.number(),
        url: urls::post(post.id),
        author: author.unwrap_or_else(|| Person::new(0, "", "")),
        score: post.score(),
        lang: post.language,
        html: post.html,
        at: post.created_at.micros(),
    }
}
