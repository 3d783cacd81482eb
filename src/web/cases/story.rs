//! What is told on a case's page: flags, what happened, cases before, notes, and the decision.

use serde::Serialize;

use crate::cases::{Decision, Earlier, ListedNote, policy};
use crate::flags::{Flagger, Raised, Record};
use crate::ids::{PersonId, PostId};
use crate::notes;
use crate::people::Person;
use crate::platform::clock::Instant;
use crate::platform::views;
use crate::platform::words::Message;
use crate::rights::Viewer;
use crate::threads::Thread;
use crate::web::appeals::ShownAppeal;

/// A flag with who raised it.
#[derive(Serialize)]
pub(super) struct ShownFlag {
    person: views::Person,
    at: i64,
    reason: String,
    words: String,
    better: String,
    source: String,
    since: String,
    /// How right they were so far.
    record: Option<Message>,
}

/// Something that happened to the case.
#[derive(Serialize)]
pub(super) struct ShownStep {
    at: i64,
    words: Message,
}

impl ShownStep {
    /// Something that happened at a moment.
    pub(super) fn new(at: Instant, words: Message) -> Self {
        Self { at: at.micros(), words }
    }

    /// When it happened, to bring steps into order.
    pub(super) fn at(&self) -> i64 {
        self.at
    }
}

/// A case before this one.
#[derive(Serialize)]
pub(super) struct ShownEarlier {
    url: String,
    at: i64,
    reason: String,
    outcome: Option<String>,
    is_same_post: bool,
    title: String,
    lang: Option<String>,
    /// When its author was warned, and of what: a key.
    warned_at: Option<i64>,
    warned_of: Option<String>,
}

/// A note of staff.
#[derive(Serialize)]
pub(super) struct ShownNote {
    person: views::Person,
    at: i64,
    text: String,
}

/// What was decided last.
#[derive(Serialize)]
pub(super) struct ShownDecision {
    words: String,
    by: String,
    at: i64,
    message: String,
    reply: String,
    note: String,
    why: Option<String>,
    /// Where it is undone, and until when.
    undo_url: Option<String>,
    undo_until: i64,
    stands: bool,
    /// What its post's author says against it.
    appeal: Option<ShownAppeal>,
}

pub(super) fn flags(raised: &[Raised], records: &[(PersonId, Record)]) -> Vec<ShownFlag> {
    let one = |it: &Raised| {
        let mut person = views::Person::new(it.flag.person_id.number(), &it.name, &it.handle);
        person = person.shown_by(it.picture.as_deref());
        person.is_staff = it.flag.standing == Flagger::Staff;
        let record = records.iter().find(|(id, _)| *id == it.flag.person_id).map(|(_, record)| *record);
        ShownFlag {
            person,
            at: it.flag.at.micros(),
            reason: format!("flags-reason-{}", it.flag.reason.word().replace('_', "-")),
            words: it.flag.words.clone(),
            better: it.flag.better.clone(),
            source: it.flag.source.clone(),
            since: it.flag.since.clone(),
            record: record.map(|it| Message::new("cases-record").with("upheld", it.upheld).with("decided", it.decided)),
        }
    };
    raised.iter().map(one).collect()
}

/// Flags and decisions in the order in which they came.
pub(super) fn steps(raised: &[Raised], decisions: &[Decision], people: &[Person]) -> Vec<ShownStep> {
    let flag = |it: &Raised| {
        let word = it.flag.reason.word().replace('_', "-");
        let staff = if it.flag.standing == Flagger::Staff { "staff" } else { "member" };
        let words = Message::new(format!("cases-step-{word}")).with("who", staff.to_owned());
        ShownStep { at: it.flag.at.micros(), words }
    };
    let decided = |it: &Decision| ShownStep {
        at: it.at.micros(),
        words: Message::new(format!("cases-ended-by-{}", it.outcome.word().replace('_', "-")))
            .with("name", name_of(people, it.by_id)),
    };
    let mut steps: Vec<ShownStep> = raised.iter().map(flag).chain(decisions.iter().map(decided)).collect();
    steps.sort_by_key(|step| step.at);
    steps
}

pub(super) fn earlier(it: Earlier, post: PostId) -> ShownEarlier {
    ShownEarlier {
        url: format!("/cases/{}", it.id),
        at: it.opened_at.micros(),
        reason: format!("flags-reason-{}", it.reason.word().replace('_', "-")),
        outcome: it.outcome.map(|it| format!("cases-ended-{}", it.word().replace('_', "-"))),
        is_same_post: it.post_id == post,
        title: it.thread_title,
        lang: it.thread_language,
        warned_at: it.warned_at.map(Instant::micros),
        warned_of: it.warned_of.map(|why| format!("moderation-why-{}", why.word().replace('_', "-"))),
    }
}

pub(super) fn note(it: ListedNote) -> ShownNote {
    let person = views::Person::new(it.by.number(), it.name, it.handle);
    ShownNote { person, at: it.at.micros(), text: it.markdown }
}

pub(super) fn thread_note(it: notes::ListedNote) -> ShownNote {
    let person = views::Person::new(it.by.number(), it.name, it.handle);
    ShownNote { person, at: it.at.micros(), text: it.markdown }
}

pub(super) fn decision(
    it: &Decision,
    viewer: &Viewer,
    thread: &Thread,
    people: &[Person],
    (now, appeal): (Instant, Option<ShownAppeal>),
) -> ShownDecision {
    let may_undo = policy::may_undo(viewer, thread, it, now).is_ok();
    ShownDecision {
        words: format!("cases-ended-by-{}", it.outcome.word().replace('_', "-")),
        by: name_of(people, it.by_id),
        at: it.at.micros(),
        message: it.message.clone(),
        reply: it.reply.clone(),
        note: it.note.clone(),
        why: it.why.map(|why| format!("moderation-why-{}", why.word().replace('_', "-"))),
        undo_url: may_undo.then(|| format!("/decisions/{}/undo", it.id)),
        undo_until: it.undo_until.micros(),
        stands: it.stood_at.is_some(),
        appeal,
    }
}

fn name_of(people: &[Person], id: PersonId) -> String {
    people.iter().find(|it| it.id == id).map(|it| it.name.clone()).unwrap_or_default()
}
