//! Where the questions and answers stand, and which belong together.

use std::collections::HashMap;

use super::reading::Reading;
use crate::imports::stackexchange::authors::Author;
use crate::imports::stackexchange::files::DumpFile;
use crate::imports::stackexchange::problems::{Reason, Skipped, Stopped};
use crate::imports::stackexchange::reader::Place;
use crate::imports::stackexchange::report::{Mend, Report};
use crate::imports::stackexchange::rows::{PostKind, PostRow, Row};
use crate::imports::stackexchange::seen::Seen;

/// What is kept in memory of a post.
#[derive(Debug)]
pub(in crate::imports::stackexchange) struct Slot {
    pub(in crate::imports::stackexchange) id: i64,
    /// The question it belongs to: itself, if it is one.
    pub(in crate::imports::stackexchange) question: i64,
    pub(in crate::imports::stackexchange) place: Place,
    pub(in crate::imports::stackexchange) ups: u32,
    pub(in crate::imports::stackexchange) downs: u32,
    pub(super) score: i32,
    standing: Standing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Question,
    Answer,
    OtherKind,
    LeftOut,
}

/// All posts by id, with the answers of each question.
#[derive(Debug, Default)]
pub(in crate::imports::stackexchange) struct Posts {
    pub(super) slots: Vec<Slot>,
    answers: Vec<(i64, u32)>,
    accepted: HashMap<i64, i64>,
    /// How much text each thread may still take.
    room: HashMap<i64, u64>,
}

impl Posts {
    pub(super) fn read(reading: &mut Reading<'_>, people: &Seen) -> Result<Posts, Stopped> {
        let mut posts = Posts::default();
        let room = reading.limits.thread_bytes;
        reading.each(|row: PostRow, place, report| posts.add(row, place, room, people, report))?;
        posts.slots.sort_unstable_by_key(|slot| slot.id);
        posts.slots.shrink_to_fit();
        posts.settle_answers(&mut reading.report);
        posts.settle_acceptances(&mut reading.report);
        Ok(posts)
    }

    fn add(&mut self, row: PostRow, place: Place, room: u64, people: &Seen, report: &mut Report) -> Result<(), Reason> {
        let (question, standing) = match row.kind {
            PostKind::Question => (row.id, Standing::Question),
            PostKind::Answer { question } => (question, Standing::Answer),
            PostKind::Other(_) => (0, Standing::OtherKind),
        };
        let score = i32::try_from(row.score).map_err(|_| Reason::OutOfRange("Score"))?;
        self.slots.push(Slot { id: row.id, question, place, ups: 0, downs: 0, score, standing });
        if let PostKind::Other(kind) = row.kind {
            return Err(Reason::PostKind(kind));
        }
        if row.kind == PostKind::Question {
            self.room.insert(row.id, room.saturating_sub(u64::from(place.length)));
            self.accepted.extend(row.accepted.map(|answer| (row.id, answer)));
        }
        if matches!(Author::of(row.owner, people), Author::Former { .. }) {
            report.mend(DumpFile::Posts, u64::from(place.line), Mend::FormerMember);
        }
        Ok(())
    }

    /// Only when all posts are known can be said which answers have a question: dumps promise no order.
    fn settle_answers(&mut self, report: &mut Report) {
        for at in 0..self.slots.len() {
            let Slot { question, place, standing, .. } = self.slots[at];
            if standing != Standing::Answer {
                continue;
            }
            let settled = self.belongs(question).and_then(|()| self.take_room(question, place));
            match settled {
                Ok(()) => self.answers.extend(u32::try_from(at).map(|at| (question, at))),
                Err(reason) => {
                    self.slots[at].standing = Standing::LeftOut;
                    let line = u64::from(place.line);
                    report.drop(Skipped { file: DumpFile::Posts, line, reason });
                }
            }
        }
        self.answers.sort_unstable();
    }

    fn belongs(&self, question: i64) -> Result<(), Reason> {
        match self.at(question).map(|at| self.slots[at].standing) {
            None => Err(Reason::NoQuestion),
            Some(Standing::Question) => Ok(()),
            Some(_) => Err(Reason::ParentIsNoQuestion),
        }
    }

    fn settle_acceptances(&mut self, report: &mut Report) {
        let is_wrong =
            |question: i64, answer: i64| !self.answers_to(question).iter().any(|(_, at)| self.get(*at).id == answer);
        let pairs = self.accepted.iter().map(|(question, answer)| (*question, *answer));
        let mut wrong: Vec<i64> =
            pairs.filter(|(question, answer)| is_wrong(*question, *answer)).map(|(question, _)| question).collect();
        wrong.sort_unstable();
        for question in wrong {
            self.accepted.remove(&question);
            if let Some(at) = self.at(question) {
                let line = u64::from(self.slots[at].place.line);
                report.mend(PostRow::FILE, line, Mend::NoSuchAnswer);
            }
        }
    }

    fn at(&self, id: i64) -> Option<usize> {
        self.slots.binary_search_by_key(&id, |slot| slot.id).ok()
    }

    /// A post that is imported, by its id.
    pub(in crate::imports::stackexchange) fn find(&self, id: i64) -> Result<u32, Reason> {
        let at = self.at(id).ok_or(Reason::NoPost)?;
        match self.slots[at].standing {
            Standing::Question | Standing::Answer => u32::try_from(at).map_err(|_| Reason::NoPost),
            Standing::OtherKind => Err(Reason::PostNotImported),
            Standing::LeftOut => Err(Reason::NoPost),
        }
    }

    pub(in crate::imports::stackexchange) fn get(&self, post: u32) -> &Slot {
        &self.slots[post as usize]
    }

    pub(super) fn get_mut(&mut self, post: u32) -> &mut Slot {
        &mut self.slots[post as usize]
    }

    /// Takes a row into the thread of a question, if the thread can take it.
    pub(super) fn take_room(&mut self, question: i64, place: Place) -> Result<(), Reason> {
        let room = self.room.get_mut(&question).ok_or(Reason::NoQuestion)?;
        *room = room.checked_sub(u64::from(place.length)).ok_or(Reason::ThreadTooLong)?;
        Ok(())
    }

    /// Questions and answers.
    pub(super) fn imported(&self) -> Vec<u32> {
        let is_imported = |slot: &Slot| matches!(slot.standing, Standing::Question | Standing::Answer);
        (0_u32..).zip(&self.slots).filter(|(_, slot)| is_imported(slot)).map(|(at, _)| at).collect()
    }

    /// The questions, by id.
    pub(in crate::imports::stackexchange) fn questions(&self) -> Vec<u32> {
        let slots = (0_u32..).zip(&self.slots);
        slots.filter(|(_, slot)| slot.standing == Standing::Question).map(|(at, _)| at).collect()
    }

    /// Whether a question of this id is imported.
    pub(in crate::imports::stackexchange) fn is_question(&self, id: i64) -> bool {
        self.at(id).is_some_and(|at| self.slots[at].standing == Standing::Question)
    }

    /// The answers to a question, by id.
    pub(in crate::imports::stackexchange) fn answers_to(&self, question: i64) -> &[(i64, u32)] {
        let from = self.answers.partition_point(|(of, _)| *of < question);
        let length = self.answers[from..].partition_point(|(of, _)| *of == question);
        &self.answers[from..from + length]
    }

    /// The answer that a question's asker accepted, if it is one of its answers.
    pub(in crate::imports::stackexchange) fn accepted_of(&self, question: i64) -> Option<i64> {
        self.accepted.get(&question).copied()
    }
}
