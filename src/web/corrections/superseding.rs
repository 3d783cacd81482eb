//! The form that leads from an answer to a better one, and taking that back.

use serde::{Deserialize, Serialize};

use super::About;
use crate::cases::{self, Ending, PutRight};
use crate::corrections::{self, Target, policy};
use crate::error::{Error, Result};
use crate::ids::{PersonId, PostId, SupersessionId, ThreadId};
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::markup;
use crate::platform::words::Message;
use crate::posts::{From, Order, Post};
use crate::rights::{Member, Viewer};
use crate::threads::Thread;
use crate::web::{Form, Path, Response, Visit};
use crate::{people, posts, urls};

/// What the form sends: an answer of the same thread, or what was typed: an address or a number.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SupersessionForm {
    #[serde(default)]
    answer: Option<PostId>,
    #[serde(default)]
    better: String,
}

/// Which of them.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndForm {
    supersession: SupersessionId,
}

/// The form.
#[derive(Serialize)]
struct SupersessionPage {
    about: About,
    action: String,
    /// The other answers of the thread.
    answers: Vec<Choice>,
    form: SupersessionForm,
    errors: FieldErrors,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    /// By whom it is.
    label: String,
    /// What it says first.
    hint: String,
}

/// `GET /posts/{post}/supersession`
pub async fn new_supersession(visit: Visit, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    let page = visit.read(move |conn, viewer| page(conn, viewer, post, SupersessionForm::default())).await?;
    visit.unlisted_page("corrections/supersession.html", &page)
}

/// `POST /posts/{post}/supersession`
pub async fn supersede(visit: Visit, by: Member, post: Path<PostId>, form: Form<SupersessionForm>) -> Result<Response> {
    let (post, form) = (*post, form.0);
    let kept = match form.target() {
        Some(better) => visit.write(move |tx| cases::put_right(tx, &by, post, Ending::Superseded(better))).await,
        None => Err(Error::field("better", Message::new("corrections-better-missing"))),
    };
    match kept {
        Ok(()) => visit.leads_to_saying(&urls::post(post), "corrections-said-superseded"),
        Err(Error::Invalid(errors)) => {
            let page = visit.read(move |conn, viewer| page(conn, viewer, post, form)).await?;
            visit.form_again("corrections/supersession.html", &SupersessionPage { errors, ..page })
        }
        Err(other) => Err(other),
    }
}

/// `POST /posts/{post}/supersession/undo`
pub async fn undo(visit: Visit, by: Member, post: Path<PostId>, form: Form<EndForm>) -> Result<Response> {
    let (post, supersession) = (*post, form.supersession);
    visit.write(move |tx| cases::undo_put_right(tx, &by, post, PutRight::Superseded(supersession))).await?;
    visit.leads_to_saying(&urls::post(post), "corrections-said-undone")
}

/// `POST /posts/{post}/supersession/withdraw`
pub async fn withdraw(visit: Visit, by: Member, post: Path<PostId>, form: Form<EndForm>) -> Result<Response> {
    let (post, supersession) = (*post, form.supersession);
    visit.write(move |tx| corrections::withdraw_supersession(tx, &by, post, supersession)).await?;
    visit.leads_to_saying(&urls::post(post), "corrections-said-not-superseded")
}

impl SupersessionForm {
    /// What was typed goes before what was chosen.
    fn target(&self) -> Option<Target> {
        target_in(&self.better).or(self.answer.filter(|_| self.better.trim().is_empty()).map(Target::Answer))
    }
}

/// What an address means: `/posts/12`, `/threads/12-how`, the latter with an answer's anchor too.
pub(in crate::web) fn target_in(typed: &str) -> Option<Target> {
    let number = |text: &str| -> Option<i64> {
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    let after = |mark: &str| typed.rsplit_once(mark).and_then(|(_, rest)| number(rest));
    let answer = after("/posts/").or_else(|| after("#post-"));
    let thread = || after("/threads/").map(|id| Target::Thread(ThreadId::new(id)));
    answer.map(|id| Target::Answer(PostId::new(id))).or_else(thread)
}

fn page(conn: &mut Conn, viewer: &Viewer, id: PostId, form: SupersessionForm) -> Result<SupersessionPage> {
    let (thread, post) = posts::find_visible(conn, viewer, id)?;
    policy::may_correct(viewer, &thread, &post)?;
    Ok(SupersessionPage {
        about: About::of(conn, viewer, &thread, &post)?,
        action: format!("/posts/{id}/supersession"),
        answers: others(conn, viewer, &thread, id)?,
        form,
        errors: FieldErrors::new(),
    })
}

/// The other answers of the thread that everybody may read, the best ones if they are many.
fn others(conn: &mut Conn, viewer: &Viewer, thread: &Thread, but: PostId) -> Result<Vec<Choice>> {
    let mut answers = posts::list_answers(conn, viewer, thread, Order::Useful, From::First)?;
    answers.retain(|answer| answer.id != but && answer.is_shown());
    let authors: Vec<PersonId> = answers.iter().map(|answer| answer.author_id).collect();
    let people = people::list_by_ids(conn, &authors)?;
    let name = |answer: &Post| {
        let person = people.iter().find(|person| person.id == answer.author_id).map(|person| person.name.clone());
        answer.author_name.clone().or(person).unwrap_or_default()
    };
    let ids: Vec<PostId> = answers.iter().map(|answer| answer.id).collect();
    let standing = corrections::standing_of(conn, viewer, &ids)?;
    let said = |answer: &Post| {
        let correction = standing.iter().map(|it| &it.correction).find(|it| it.post_id == answer.id);
        markup::first_sentence(correction.map_or(&answer.markdown, |it| &it.markdown))
    };
    let choice = |answer: &Post| Choice { value: answer.id.to_string(), label: name(answer), hint: said(answer) };
    Ok(answers.iter().map(choice).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_better_is_named_by_its_address() {
        let answer = |id| Some(Target::Answer(PostId::new(id)));
        let thread = |id| Some(Target::Thread(ThreadId::new(id)));
        let cases = [
            ("/posts/12", answer(12)),
            (" https://community.example/posts/12 ", answer(12)),
            ("https://community.example/threads/7-how-do-i#post-12", answer(12)),
            ("/threads/7-how-do-i", thread(7)),
            ("https://community.example/threads/7", thread(7)),
            ("", None),
            ("how do i", None),
            ("/posts/99999999999999999999999", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(target_in(typed), expected, "{typed}");
        }
    }
}
