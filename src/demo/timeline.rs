//! Who does what when: every thread's story, woven into one order of time.

use std::collections::HashMap;
use std::time::Duration;

use super::content::{
    AnswerText, ClosedText, CommentText, Community, CorrectedText, EditedText, FlagText, HiddenText, ResolvedText,
    ThreadFile,
};
use crate::platform::clock::Instant;
use crate::votes::Vote;

/// Something somebody does in a thread.
pub(super) enum Deed<'t> {
    Ask,
    Answer(usize, &'t AnswerText),
    /// On an answer, or on the question.
    Comment(Option<usize>, &'t CommentText),
    Vote(Option<usize>, &'t str, Vote),
    Too(&'t str),
    Accept(usize, &'t str),
    AlsoWorks(usize, &'t str),
    Verify(usize, &'t str),
    Edit(usize, &'t EditedText),
    Hide(usize, &'t HiddenText),
    Correct(usize, &'t CorrectedText),
    Flag(usize, &'t FlagText),
    Resolve(&'t ResolvedText),
    Close(&'t ClosedText),
    Lock,
    Pin,
}

/// A deed with its moment.
pub(super) struct Planned<'t> {
    pub(super) at: Instant,
    /// The thread's place among all.
    pub(super) thread: usize,
    pub(super) deed: Deed<'t>,
}

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// How far apart votes are.
const BETWEEN_VOTES: Duration = Duration::from_secs(47 * 60);

/// Every deed, in the order in which they are done. Nothing lies in the future.
pub(super) fn of<'t>(community: &'t Community, threads: &'t [ThreadFile], now: Instant) -> Vec<Planned<'t>> {
    let latest = now.minus(MINUTE);
    let people = community.people.iter();
    let joined: HashMap<&str, Instant> =
        people.map(|person| (person.handle.as_str(), now.minus(person.since.length))).collect();
    let mut all = Vec::new();
    for (thread, file) in threads.iter().enumerate() {
        let mut story = Story { joined: &joined, thread, asked: asked(file, now), latest, now, planned: Vec::new() };
        story.tell(file);
        all.extend(story.planned);
    }
    all.sort_by_key(|planned| planned.at);
    all
}

/// When a thread was asked: so many days ago, at a time of day that differs from thread to thread.
fn asked(file: &ThreadFile, now: Instant) -> Instant {
    let asked = now.minus(file.text.asked.length);
    if !file.text.asked.is_of_days || file.text.asked.length < 2 * DAY {
        return asked;
    }
    let day = 86_400_000_000;
    let morning = asked.micros() - asked.micros().rem_euclid(day);
    let spread = file.text.title.bytes().fold(7_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    // From 5:00 to 19:00 UTC.
    Instant::from_micros(morning).plus(Duration::from_secs(5 * 60 * 60 + spread % (14 * 60 * 60)))
}

struct Story<'j, 't> {
    /// Since when people are here: nobody votes before.
    joined: &'j HashMap<&'t str, Instant>,
    thread: usize,
    asked: Instant,
    latest: Instant,
    now: Instant,
    planned: Vec<Planned<'t>>,
}

impl<'t> Story<'_, 't> {
    fn tell(&mut self, file: &'t ThreadFile) {
        let text = &file.text;
        self.plan(self.asked, Deed::Ask);
        self.votes(None, self.asked, self.latest, &text.up, Vote::Up);
        // The closing comes after what was planned for the same moment.
        let open_until = text.closed.as_ref().map_or(self.latest, |closed| self.after(closed.after.length));
        for (too, nth) in text.too.iter().zip(1_u32..) {
            self.plan(self.asked.plus(BETWEEN_VOTES * 3 * nth).min(open_until), Deed::Too(too));
        }
        for comment in &text.comments {
            self.plan(self.after(comment.after.length), Deed::Comment(None, comment));
        }
        for (nth, answer) in text.answers.iter().enumerate() {
            self.answer(nth, answer);
        }
        if text.pinned {
            self.plan(self.asked.plus(DAY), Deed::Pin);
        }
        if let Some(resolved) = &text.resolved {
            self.plan(self.after(resolved.after.length), Deed::Resolve(resolved));
        }
        if let Some(closed) = &text.closed {
            self.plan(self.after(closed.after.length), Deed::Close(closed));
        }
        if text.locked {
            let last = self.planned.iter().map(|planned| planned.at).max().unwrap_or(self.asked);
            self.plan(last, Deed::Lock);
        }
    }

    fn answer(&mut self, nth: usize, answer: &'t AnswerText) {
        let at = self.after(answer.after.length);
        self.plan(at, Deed::Answer(nth, answer));
        let hidden_at = answer.hidden.as_ref().map(|hidden| self.after(hidden.after.length));
        let until = hidden_at.unwrap_or(self.latest);
        self.votes(Some(nth), at, until, &answer.up, Vote::Up);
        self.votes(Some(nth), at, until, &answer.down, Vote::Down);
        for comment in &answer.comments {
            self.plan(self.after(comment.after.length).max(at), Deed::Comment(Some(nth), comment));
        }
        if let Some(edited) = &answer.edited {
            self.plan(self.after(edited.after.length).max(at), Deed::Edit(nth, edited));
        }
        if let Some(corrected) = &answer.corrected {
            self.plan(self.after(corrected.after.length).max(at), Deed::Correct(nth, corrected));
        }
        for flag in &answer.flags {
            self.plan(self.now.minus(flag.ago.length).max(at), Deed::Flag(nth, flag));
        }
        let marks = [
            (&answer.accepted, Deed::Accept as fn(usize, &'t str) -> Deed<'t>),
            (&answer.also_works, Deed::AlsoWorks),
            (&answer.verified, Deed::Verify),
        ];
        for (mark, deed) in marks {
            if let Some(mark) = mark {
                self.plan(self.after(mark.after.length).max(at), deed(nth, &mark.by));
            }
        }
        if let (Some(hidden), Some(hidden_at)) = (&answer.hidden, hidden_at) {
            self.plan(hidden_at.max(at), Deed::Hide(nth, hidden));
        }
    }

    fn votes(&mut self, on: Option<usize>, from: Instant, until: Instant, by: &'t [String], vote: Vote) {
        for (by, nth) in by.iter().zip(1_u32..) {
            let joined = self.joined.get(by.as_str()).map_or(from, |joined| joined.plus(BETWEEN_VOTES * nth));
            let at = from.plus(BETWEEN_VOTES * nth).max(joined).min(until).max(from);
            self.plan(at, Deed::Vote(on, by, vote));
        }
    }

    fn after(&self, length: Duration) -> Instant {
        self.asked.plus(length).min(self.latest)
    }

    fn plan(&mut self, at: Instant, deed: Deed<'t>) {
        self.planned.push(Planned { at: at.min(self.latest), thread: self.thread, deed });
    }
}
