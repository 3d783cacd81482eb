//! A thread with all that was said in it, as its reader may see it.

use serde::{Deserialize, Serialize};

use super::head::{self, ThreadHead};
use super::side::{self, ThreadSide};
use crate::error::{Error, Result};
use crate::ids::{PostId, ThreadId};
use crate::notifications;
use crate::platform::clock::Instant;
use crate::platform::config::BaseUrl;
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::tokens;
use crate::posts::{self, ANSWERS, From, Order, Post};
use crate::rights::Viewer;
use crate::threads::{self, Thread};
use crate::web::answers::AnswerForm;
use crate::web::crawlers;
use crate::web::drafts::ShownDraft;
use crate::web::notes::ShownNotes;
use crate::web::posts::{Around, Marks, ShownMarks, ShownPost};
use crate::web::visit::Numbered;
use crate::web::{Path, Query, Response, Visit};

/// Which of its answers a thread's address asks for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Asked {
    order: Option<Order>,
    from: Option<PostId>,
    before: Option<PostId>,
}

/// A thread with all that was said in it.
#[derive(Serialize)]
struct ThreadPage {
    head: ThreadHead,
    /// What staff say of it among themselves.
    notes: Option<ShownNotes>,
    /// What is new to its reader here.
    news: Option<ShownNews>,
    side: ThreadSide,
    question: ShownPost,
    answers: Vec<ShownAnswer>,
    answer_count: i64,
    orders: Vec<ShownOrder>,
    earlier: Option<String>,
    later: Option<String>,
    may_answer: bool,
    is_guest: bool,
    /// Whether a guest reads: no stream tells them of more.
    is_told: bool,
    /// What search engines read; told to guests alone, as whom they come.
    structured: Option<String>,
    draft: ShownDraft,
    form: AnswerForm,
    errors: FieldErrors,
}

/// What is new to a thread's reader: how much, and up to which notification.
#[derive(Serialize)]
struct ShownNews {
    count: i64,
    upto: i64,
}

/// An answer with its marks.
#[derive(Serialize)]
struct ShownAnswer {
    post: ShownPost,
    marks: ShownMarks,
}

/// An order that answers can stand in.
#[derive(Serialize)]
struct ShownOrder {
    words: &'static str,
    url: String,
    is_current: bool,
}

/// `GET /threads/{thread}`
pub async fn show(visit: Visit, thread: Path<Numbered<ThreadId>>, asked: Query<Asked>) -> Result<Response> {
    let (thread, asked, base) = (thread.0, asked.0, visit.app().base.clone());
    let id = thread.id;
    let now = visit.now();
    let page = match visit.read(move |conn, viewer| thread_page(conn, viewer, (&base, now), id, asked, None)).await {
        Ok(page) => page,
        Err(error) => return leads_on(&visit, id, "", error).await,
    };
    if !thread.is_written_as(&page.head.url) {
        return visit.moved_to(&format!("{}{}", page.head.url, asked.as_query()));
    }
    visit.counts_view(id);
    visit.draw("threads/show.html", &page, actix_web::HttpResponse::Ok(), |frame| {
        frame.robots = page.head.is_unlisted.then_some("noindex");
        frame.canonical = Some(visit.canonical());
    })
}

/// To the thread that one was merged into, in place of an error because it is not there; `end` is the rest of the
/// address.
pub(in crate::web) async fn leads_on(visit: &Visit, id: ThreadId, end: &str, error: Error) -> Result<Response> {
    let into = match error {
        Error::NotFound => visit.read(move |conn, viewer| threads::merged_into(conn, viewer, id)).await?,
        _ => None,
    };
    match into {
        Some(into) => visit.moved_to(&format!("/threads/{into}{end}")),
        None => Err(error),
    }
}

/// The page again, with an answer that needs another look.
pub(in crate::web) async fn show_again(
    visit: &Visit,
    thread: ThreadId,
    form: AnswerForm,
    errors: FieldErrors,
) -> Result<Response> {
    let typed = Some((form, errors));
    let (base, now) = (visit.app().base.clone(), visit.now());
    let page = visit
        .read(move |conn, viewer| thread_page(conn, viewer, (&base, now), thread, Asked::default(), typed))
        .await?;
    visit.form_again("threads/show.html", &page)
}

impl Asked {
    fn order(self) -> Order {
        self.order.unwrap_or(Order::Useful)
    }

    fn page(self) -> From {
        match (self.from, self.before) {
            (Some(id), _) => From::At(id),
            (None, Some(id)) => From::Before(id),
            (None, None) => From::First,
        }
    }

    /// As it stands in an address, with its question mark.
    fn as_query(self) -> String {
        let order = self.order.map(|order| format!("order={order}"));
        let from = self.from.map(|id| format!("from={id}"));
        let before = self.before.map(|id| format!("before={id}"));
        let parts: Vec<String> = [order, from, before].into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

fn thread_page(
    conn: &mut Conn,
    viewer: &Viewer,
    (base, now): (&BaseUrl, Instant),
    id: ThreadId,
    asked: Asked,
    typed: Option<(AnswerForm, FieldErrors)>,
) -> Result<ThreadPage> {
    let thread = threads::find(conn, viewer, id)?;
    let question = posts::question_of(conn, id)?;
    let (answers, earlier, later) = match thread.is_known_to(viewer) {
        true => page_of_answers(conn, viewer, &thread, asked)?,
        false => (Vec::new(), None, None),
    };
    let marks = Marks::load(conn, &thread)?;
    let posts: Vec<&Post> = answers.iter().chain([&question]).collect();
    let mut around = Around::load(conn, viewer, &thread, &posts, &marks.people(), now)?;
    let (form, errors) = typed.map_or_else(|| Ok((fresh(&around)?, FieldErrors::new())), Ok::<_, Error>)?;
    let head = head::load(conn, viewer, &thread, &question)?;
    let is_told = viewer.id().is_none();
    let structured =
        is_told.then(|| crawlers::structured(base, &thread, &question, &answers, &marks, &around)).flatten();
    let link = |asked: Asked| format!("{}{}#answers", head.url, asked.as_query());
    let news = notifications::news_in(conn, viewer, id)?;
    Ok(ThreadPage {
        notes: ShownNotes::load(conn, viewer, &thread)?,
        news: news.map(|news| ShownNews { count: news.count, upto: news.last.number() }),
        side: side::load(conn, viewer, &thread)?,
        answer_count: if thread.is_known_to(viewer) { thread.answer_count } else { 0 },
        orders: orders(asked.order(), link),
        earlier: earlier.map(|before| link(Asked { order: asked.order, from: None, before: Some(before) })),
        later: later.map(|from| link(Asked { order: asked.order, from: Some(from), before: None })),
        may_answer: viewer.id().is_some() && threads::policy::may_add(viewer, &thread).is_ok(),
        is_guest: viewer.id().is_none() && !thread.is_shut(),
        is_told,
        structured,
        draft: around.answer_draft(),
        question: ShownPost::of(question, &mut around, false),
        answers: answers.into_iter().map(|answer| shown(answer, &marks, &mut around)).collect(),
        head,
        form,
        errors,
    })
}

/// A page of answers, the one that the page before ends at, and the one that the next begins with.
type PageOfAnswers = (Vec<Post>, Option<PostId>, Option<PostId>);

fn page_of_answers(conn: &mut Conn, viewer: &Viewer, thread: &Thread, asked: Asked) -> Result<PageOfAnswers> {
    let page = asked.page();
    let mut answers = posts::list_answers(conn, viewer, thread, asked.order(), page)?;
    let beyond = if answers.len() > usize::try_from(ANSWERS).unwrap_or_default() { answers.pop() } else { None };
    if let From::Before(next) = page {
        answers.reverse();
        return Ok((answers.clone(), beyond.and(answers.first()).map(|it| it.id), Some(next)));
    }
    let is_first = page == From::First;
    let earlier = answers.first().filter(|_| !is_first).map(|first| first.id);
    Ok((answers, earlier, beyond.map(|next| next.id)))
}

fn orders(current: Order, link: impl Fn(Asked) -> String) -> Vec<ShownOrder> {
    let one = |order: Order, words| ShownOrder {
        words,
        url: link(Asked { order: Some(order).filter(|it| *it != Order::Useful), ..Asked::default() }),
        is_current: order == current,
    };
    vec![one(Order::Useful, "answers-useful-first"), one(Order::Oldest, "answers-oldest-first")]
}

fn shown(answer: Post, marks: &Marks, around: &mut Around<'_>) -> ShownAnswer {
    let is_marked = marks.is_marked(answer.id);
    ShownAnswer { marks: marks.of(&answer, around), post: ShownPost::of(answer, around, is_marked) }
}

/// The form for an answer as it is first opened, with the draft in it if there is one.
fn fresh(around: &Around<'_>) -> Result<AnswerForm> {
    let key = tokens::random_text::<12>().map_err(anyhow::Error::from)?;
    Ok(AnswerForm { body: around.answer_typed(), follow: true, key: Some(key) })
}
