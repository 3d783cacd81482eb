//! Doing what the demonstration tells, each deed by a command, by whoever does it, at its moment.

use std::collections::HashMap;

use anyhow::Context;
use diesel::prelude::*;

use super::cast::{self, Stage};
use super::content::{Community, ThreadFile};
use super::lead;
use super::timeline::{Deed, Planned};
use crate::answers::NewAnswer;
use crate::cases::Ending;
use crate::closings::NewClosing;
use crate::comments::NewComment;
use crate::corrections::NewCorrection;
use crate::flags::NewFlag;
use crate::ids::{PostId, ThreadId};
use crate::platform::db::schema::threads as thread_rows;
use crate::platform::db::{QueryResult, Tx};
use crate::posts::Change;
use crate::questions::NewQuestion;
use crate::{
    acceptances, alternatives, answers, cases, closings, comments, moderation, posts, questions, resolutions, toos,
    verifications, votes,
};

/// Who does what no file names somebody for.
const MODERATOR: &str = "omar";

/// A thread that was asked.
struct Made {
    id: ThreadId,
    question: PostId,
    answers: HashMap<usize, PostId>,
}

struct Performance<'t> {
    stage: Stage,
    files: &'t [ThreadFile],
    made: HashMap<usize, Made>,
}

/// Does everything that is planned.
pub(super) fn all(
    tx: &mut Tx<'_>,
    stage: Stage,
    files: &[ThreadFile],
    plan: &[Planned<'_>],
    community: &Community,
) -> anyhow::Result<()> {
    let mut performance = Performance { stage, files, made: HashMap::new() };
    for planned in plan {
        let file = &files[planned.thread];
        let tx = &mut tx.at(planned.at);
        performance
            .perform(tx, planned)
            .with_context(|| format!("the demonstration's {}/{}", file.space, file.name))?;
    }
    let thread = |space: &str, name: &str| {
        let nth = files.iter().position(|file| file.space == space && file.name == name)?;
        performance.made.get(&nth).map(|made| made.id)
    };
    lead::answer_often_asked(tx, &performance.stage, community, thread)?;
    for (nth, made) in &performance.made {
        view(tx, made.id, files[*nth].text.views)?;
    }
    Ok(())
}

impl Performance<'_> {
    fn perform(&mut self, tx: &mut Tx<'_>, planned: &Planned<'_>) -> anyhow::Result<()> {
        let nth = planned.thread;
        match &planned.deed {
            Deed::Ask => {
                let made = self.ask(tx, &self.files[nth])?;
                self.made.insert(nth, made);
            }
            Deed::Answer(answer, text) => {
                let by = self.stage.person(&text.by)?;
                let new = NewAnswer { body: text.body.clone(), follow: true, submission_key: None };
                let post = answers::post(tx, by, self.thread(nth)?.id, &new)?;
                if let Some(made) = self.made.get_mut(&nth) {
                    made.answers.insert(*answer, post);
                }
            }
            Deed::Comment(on, text) => {
                let new = NewComment { body: text.body.clone(), submission_key: None };
                comments::post(tx, self.stage.person(&text.by)?, self.post(nth, *on)?, &new)?;
            }
            Deed::Vote(on, by, vote) => votes::cast(tx, self.stage.person(by)?, self.post(nth, *on)?, *vote)?,
            Deed::Too(by) => toos::mark(tx, self.stage.person(by)?, self.thread(nth)?.id)?,
            deed => self.mark(tx, nth, deed)?,
        }
        Ok(())
    }

    /// What changes the state of a thread or of an answer.
    fn mark(&self, tx: &mut Tx<'_>, nth: usize, deed: &Deed<'_>) -> anyhow::Result<()> {
        let thread = self.thread(nth)?.id;
        let answer = |answer: &usize| self.post(nth, Some(*answer));
        match deed {
            Deed::Accept(on, by) => acceptances::accept(tx, self.stage.person(by)?, thread, answer(on)?).map(|_| ())?,
            Deed::AlsoWorks(on, by) => alternatives::mark(tx, self.stage.person(by)?, answer(on)?)?,
            Deed::Verify(on, by) => verifications::verify(tx, self.stage.person(by)?, answer(on)?)?,
            Deed::Hide(on, text) => {
                moderation::hide_post(tx, self.stage.person(&text.by)?, answer(on)?, text.why, &text.note)?;
            }
            Deed::Correct(on, text) => {
                let (body, why, source) = (text.body.clone(), text.why.clone(), text.source.clone());
                let new = NewCorrection { body, why, source, keeps_marks: true };
                cases::put_right(tx, self.stage.person(&text.by)?, answer(on)?, Ending::Corrected(new))?;
            }
            Deed::Flag(on, text) => {
                let new = NewFlag {
                    reason: text.reason,
                    words: text.words.clone(),
                    better: text.better.clone(),
                    source: text.source.clone(),
                    since: text.since.clone(),
                };
                cases::flag(tx, self.stage.person(&text.by)?, answer(on)?, &new)?;
            }
            Deed::Edit(on, text) => {
                let by = self.stage.person(&self.files[nth].text.answers[*on].by)?;
                let (body, note) = (text.body.clone(), text.note.clone());
                posts::edit(tx, by, answer(on)?, &Change { began_from: 1, body, note, heading: None })?;
            }
            Deed::Resolve(text) => resolutions::resolve(tx, self.stage.person(&text.by)?, thread, text.how)?,
            Deed::Close(text) => {
                let duplicate_of = text.of.as_deref().map(|of| self.named(nth, of)).transpose()?;
                let new = NewClosing { why: text.why, duplicate_of, note: String::new() };
                closings::close(tx, self.stage.person(&text.by)?, thread, &new)?;
            }
            Deed::Lock => moderation::lock(tx, self.stage.person(MODERATOR)?, thread)?,
            Deed::Pin => moderation::pin(tx, self.stage.person(MODERATOR)?, thread)?,
            Deed::Ask | Deed::Answer(..) | Deed::Comment(..) | Deed::Vote(..) | Deed::Too(_) => {}
        }
        Ok(())
    }

    fn ask(&self, tx: &mut Tx<'_>, file: &ThreadFile) -> anyhow::Result<Made> {
        let (by, space) = (self.stage.person(&file.text.by)?, self.stage.space(&file.space)?);
        let text = &file.text;
        let (product, version) = cast::product(tx.conn(), space, text.product.as_deref(), text.version.as_deref())?;
        let new = NewQuestion {
            title: text.title.clone(),
            body: text.body.clone(),
            space,
            tags: text.tags.clone(),
            product,
            version,
            language: Some(text.language.clone()),
            submission_key: None,
        };
        let id = questions::ask(tx, by, &new)?;
        Ok(Made { id, question: posts::question_of(tx.conn(), id)?.id, answers: HashMap::new() })
    }

    fn thread(&self, nth: usize) -> anyhow::Result<&Made> {
        self.made.get(&nth).context("something happens before the question is asked")
    }

    fn post(&self, nth: usize, answer: Option<usize>) -> anyhow::Result<PostId> {
        let made = self.thread(nth)?;
        let post = answer.map_or(Some(made.question), |answer| made.answers.get(&answer).copied());
        post.context("something happens before the answer is written")
    }

    /// Another thread of the same space, by its file.
    fn named(&self, nth: usize, name: &str) -> anyhow::Result<ThreadId> {
        let space = &self.files[nth].space;
        let other = self.files.iter().position(|file| file.space == *space && file.name == name);
        Ok(self.thread(other.with_context(|| format!("{name} is no thread there"))?)?.id)
    }
}

/// Says how often a thread was opened: nobody has, so there is no command for it.
fn view(tx: &mut Tx<'_>, thread: ThreadId, views: i64) -> QueryResult<()> {
    diesel::update(thread_rows::table.find(thread)).set(thread_rows::view_count.eq(views)).execute(tx.conn())?;
    Ok(())
}
