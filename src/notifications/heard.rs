//! What each event means to people: whom it concerns, and as what. Asked again whenever an event is told, by
//! what is so then: of a post that is out of sight nobody is told before it is in sight again.

use diesel::prelude::*;

use super::{Kind, reviewed};
use crate::corrections;
use crate::error::{Error, Result};
use crate::events::Event;
use crate::events::Event::*;
use crate::follows::{Hearer, Level};
use crate::ids::{CorrectionId, PersonId, PostId, SpaceId, SupersessionId, ThreadId};
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::db::schema::{cases, decisions, mentions, notifications, posts, threads, toos, votes};
use crate::posts::Post;
use crate::threads::{Resolution, Thread};

/// How many of those whom a post names are told that it does: it is no way to reach everybody.
const MOST_NAMED: i64 = 10;

/// What is to be told.
#[derive(Clone, Debug)]
pub(super) enum Telling {
    /// To those who hear of a thread.
    InThread(InThread),
    /// To one person: a role.
    Granted { person: PersonId, space: Option<SpaceId>, role: String, by: Option<PersonId> },
    /// To the author of a post and those who flagged it, whatever they follow.
    Reviewed { space: SpaceId, to: Vec<(PersonId, Kind)> },
    /// To those who run the site: that addresses refused mail.
    Refused,
    /// To the author of a post that waited; and what was held back of its thread may be told.
    Approved { thread: ThreadId, post: PostId, author: PersonId },
    /// To nobody as long as it is out of sight: its thread.
    OutOfSight(ThreadId),
    /// To nobody; something of this thread may be in sight again: whatever puts a post before people's eyes, such as
    /// approving one that was held.
    BackInSight(ThreadId),
}

/// What is to be told of a thread.
#[derive(Clone, Debug)]
pub(super) struct InThread {
    pub(super) thread: ThreadId,
    pub(super) space: SpaceId,
    pub(super) asked_by: PersonId,
    pub(super) post: Option<PostId>,
    pub(super) by: PersonId,
    /// Those whom it concerns itself, as what: the first that names somebody counts.
    pub(super) named: Vec<(PersonId, Kind)>,
    /// What it is to those who follow, and how much they must want to hear.
    pub(super) others: Option<(Kind, Level)>,
    /// Who is told of it by something else.
    pub(super) untold: Option<PersonId>,
}

/// What is to be told of an event; nothing of most, and of what is no longer there.
pub(super) fn telling(conn: &mut Conn, event: &Event) -> Result<Option<Telling>> {
    or_nothing(heard(conn, event))
}

fn heard(conn: &mut Conn, event: &Event) -> Result<Option<Telling>> {
    match event {
        ThreadAsked { thread, post, by, .. } => said(conn, *thread, *post, *by, (Kind::Asked, Level::First)),
        AnswerPosted { thread, post, by } => said(conn, *thread, *post, *by, (Kind::Answer, Level::All)),
        CommentPosted { thread, post, by } => said(conn, *thread, *post, *by, (Kind::Comment, Level::All)),
        PostEdited { thread, post, by, version, mentioned } => edited(conn, (*thread, *post), *by, *version, mentioned),
        PostShown { thread, .. } | PostRestored { thread, .. } => Ok(Some(Telling::BackInSight(*thread))),
        AnswerAccepted { .. } | AnswerVerified { .. } | ThreadRegrouped { .. } => marked(conn, Kind::of_post(event)),
        AnswerCorrected { thread, post, by, correction } => corrected(conn, (*thread, *post), *by, *correction),
        AnswerSuperseded { thread, post, by, supersession } => superseded(conn, (*thread, *post), *by, *supersession),
        ThreadResolved { thread, by, .. } => ended(conn, *thread, *by, Kind::Resolved),
        ThreadClosed { thread, by, .. } => ended(conn, *thread, *by, Kind::Closed),
        Review(review) => reviewed::telling(conn, review),
        RoleGranted { person, space, role, by } => Ok(Some(granted(*person, *space, role, *by))),
        AddressesRefused { .. } => Ok(Some(Telling::Refused)),
        PersonJoined { .. }
        | PersonChanged { .. }
        | PersonRenamed { .. }
        | PersonErased { .. }
        | PeopleMerged { .. }
        | MergeUndone { .. }
        | PersonSuspended { .. }
        | SuspensionLifted { .. }
        | RoleWithdrawn { .. }
        | GroupChanged { .. }
        | SpaceMade { .. }
        | SpaceChanged { .. }
        | TagChanged { .. }
        | SettingsChanged { .. }
        | PageChanged { .. }
        | PostDeleted { .. }
        | PostHidden { .. }
        | RevisionHidden { .. }
        | RevisionShown { .. }
        | VoteChanged { .. }
        | AcceptanceWithdrawn { .. }
        | AlternativeMarked { .. }
        | AlternativeWithdrawn { .. }
        | VerificationWithdrawn { .. }
        | CorrectionChanged { .. }
        | ThreadReopened { .. }
        | ThreadOpened { .. }
        | ThreadLocked { .. }
        | ThreadUnlocked { .. }
        | ThreadPinned { .. }
        | ThreadUnpinned { .. }
        | ThreadMoved { .. }
        | ThreadRetitled { .. }
        | ThreadRetagged { .. }
        | TooMarked { .. }
        | TooWithdrawn { .. }
        | FaqEntryMade { .. }
        | FaqEntryChanged { .. }
        | FaqEntryRemoved { .. }
        | ShiftAdded { .. }
        | ShiftRemoved { .. }
        | ThreadImported { .. } => Ok(None),
    }
}

fn granted(person: PersonId, space: Option<SpaceId>, role: &str, by: Option<PersonId>) -> Telling {
    Telling::Granted { person, space, role: role.to_owned(), by }
}

/// What is not there any more tells nobody anything.
fn or_nothing(found: Result<Option<Telling>>) -> Result<Option<Telling>> {
    match found {
        Err(Error::NotFound) => Ok(None),
        other => other,
    }
}

/// It is told once it is in sight.
fn out_of_sight(thread: ThreadId) -> Result<Option<Telling>> {
    Ok(Some(Telling::OutOfSight(thread)))
}

/// Something new was said: to those mentioned, to whose post it hangs under, to those who follow.
fn said(
    conn: &mut Conn,
    thread: ThreadId,
    post: PostId,
    by: PersonId,
    others: (Kind, Level),
) -> Result<Option<Telling>> {
    let Some((mut telling, post)) = about(conn, thread, post, by)? else { return out_of_sight(thread) };
    let mentioned: Vec<PersonId> = mentions::table
        .filter(mentions::post_id.eq(post.id))
        .select(mentions::person_id)
        .order(mentions::person_id)
        .limit(MOST_NAMED)
        .load(conn)?;
    telling.named.extend(mentioned.into_iter().map(|person| (person, Kind::Mention)));
    if let Some(above) = post.parent_id {
        let author: PersonId = posts::table.find(above).select(posts::author_id).first(conn)?;
        telling.named.push((author, Kind::Comment));
    }
    telling.others = Some(others);
    Ok(Some(Telling::InThread(telling)))
}

/// A post was edited: to its author, if somebody else did it, and to those whom it names only now. Who was told that it
/// names them is not told again. An edit that was taken back is told to nobody, and what cuts out private data is told
/// by its decision.
fn edited(
    conn: &mut Conn,
    (thread, post): (ThreadId, PostId),
    by: PersonId,
    version: i64,
    mentioned: &[PersonId],
) -> Result<Option<Telling>> {
    let Some((mut telling, post)) = about(conn, thread, post, by)? else { return out_of_sight(thread) };
    if post.version < version || is_redaction(conn, post.id)? {
        return Ok(None);
    }
    telling.named.push((post.author_id, Kind::Edited));
    let told: Vec<PersonId> = notifications::table
        .filter(notifications::post_id.eq(post.id))
        .filter(notifications::kind.eq(Kind::Mention))
        .filter(notifications::person_id.eq_any(mentioned.to_vec()))
        .select(notifications::person_id)
        .load(conn)?;
    let named: Vec<PersonId> = mentions::table
        .filter(mentions::post_id.eq(post.id))
        .filter(mentions::person_id.eq_any(mentioned.to_vec()))
        .select(mentions::person_id)
        .order(mentions::person_id)
        .limit(MOST_NAMED)
        .load(conn)?;
    let anew = named.into_iter().filter(|person| !told.contains(person));
    telling.named.extend(anew.map(|person| (person, Kind::Mention)));
    Ok(Some(Telling::InThread(telling)))
}

/// Whether the present text of a post came of a decision to cut something out.
fn is_redaction(conn: &mut Conn, post: PostId) -> Result<bool> {
    let rows: i64 = decisions::table
        .inner_join(cases::table.inner_join(posts::table))
        .filter(posts::id.eq(post))
        .filter(decisions::outcome.eq("redacted"))
        .filter(posts::edited_at.eq(decisions::at.nullable()))
        .count()
        .get_result(conn)?;
    Ok(rows > 0)
}

/// A post was marked, or stands elsewhere now: to its author, and that the thread is resolved to who asked and follows.
fn marked(conn: &mut Conn, mark: Option<(ThreadId, PostId, PersonId, Kind)>) -> Result<Option<Telling>> {
    let Some((thread, post, by, kind)) = mark else { return Ok(None) };
    let Some((mut telling, post)) = about(conn, thread, post, by)? else { return out_of_sight(thread) };
    telling.named.push((post.author_id, kind));
    let how: Option<Resolution> = threads::table.find(thread).select(threads::resolved_how).first(conn)?;
    if kind == Kind::Accepted || kind == Kind::Verified && how == Some(Resolution::Verified) {
        telling.named.push((telling.asked_by, Kind::Resolved));
        telling.others = Some((Kind::Resolved, Level::All));
    }
    Ok(Some(Telling::InThread(telling)))
}

/// An answer was corrected, and still is.
fn corrected(
    conn: &mut Conn,
    place: (ThreadId, PostId),
    by: PersonId,
    correction: CorrectionId,
) -> Result<Option<Telling>> {
    match corrections::standing_since(conn, correction)? {
        Some(at) => put_right(conn, place, (by, at), [Kind::CorrectedOwn, Kind::Corrected]),
        None => Ok(None),
    }
}

/// There is a better answer, and still is.
fn superseded(
    conn: &mut Conn,
    place: (ThreadId, PostId),
    by: PersonId,
    supersession: SupersessionId,
) -> Result<Option<Telling>> {
    match corrections::superseded_since(conn, supersession)? {
        Some(at) => put_right(conn, place, (by, at), [Kind::SupersededOwn, Kind::Superseded]),
        None => Ok(None),
    }
}

/// An answer was put right: to its author, and to all who may have used it: who asked, who has it too, who voted for
/// it, who follows. An author to whom a moderator wrote as well is told by that decision.
fn put_right(
    conn: &mut Conn,
    (thread, post): (ThreadId, PostId),
    (by, at): (PersonId, Instant),
    [own, used]: [Kind; 2],
) -> Result<Option<Telling>> {
    let Some((mut telling, post)) = about(conn, thread, post, by)? else { return out_of_sight(thread) };
    let wrote: i64 = decisions::table
        .inner_join(cases::table)
        .filter(cases::post_id.eq(post.id))
        .filter(decisions::at.eq(at))
        .filter(decisions::message.ne(""))
        .count()
        .get_result(conn)?;
    telling.untold = (wrote > 0).then_some(post.author_id);
    let too: Vec<PersonId> = toos::table.filter(toos::thread_id.eq(thread)).select(toos::person_id).load(conn)?;
    let voted: Vec<PersonId> = votes::table
        .filter(votes::post_id.eq(post.id))
        .filter(votes::value.gt(0))
        .select(votes::person_id)
        .load(conn)?;
    let asked_by = telling.asked_by;
    telling.named.push((post.author_id, own));
    telling.named.extend([asked_by].into_iter().chain(too).chain(voted).map(|person| (person, used)));
    telling.others = Some((used, Level::All));
    Ok(Some(Telling::InThread(telling)))
}

/// A thread was resolved without an answer, or closed: to who asked, and to those who follow.
fn ended(conn: &mut Conn, thread: ThreadId, by: PersonId, kind: Kind) -> Result<Option<Telling>> {
    let Some(mut telling) = around(conn, thread, None, by)? else { return out_of_sight(thread) };
    telling.named.push((telling.asked_by, kind));
    telling.others = Some((kind, Level::All));
    Ok(Some(Telling::InThread(telling)))
}

/// A post that everybody who sees its thread may read.
fn about(conn: &mut Conn, thread: ThreadId, post: PostId, by: PersonId) -> Result<Option<(InThread, Post)>> {
    let found: Post = posts::table.find(post).select(Post::as_select()).first(conn)?;
    let is_above_shown = match found.parent_id {
        Some(above) => posts::table.find(above).select(Post::as_select()).first(conn).map(|it: Post| it.is_shown())?,
        None => true,
    };
    if !found.is_shown() || !is_above_shown {
        return Ok(None);
    }
    Ok(around(conn, thread, Some(post), by)?.map(|telling| (telling, found)))
}

fn around(conn: &mut Conn, thread: ThreadId, post: Option<PostId>, by: PersonId) -> Result<Option<InThread>> {
    let found: Thread = threads::table.find(thread).select(Thread::as_select()).first(conn)?;
    Ok(found.hidden_at.is_none().then(|| InThread {
        thread,
        space: found.space_id,
        asked_by: found.asked_by,
        post,
        by,
        named: Vec::new(),
        others: None,
        untold: None,
    }))
}

impl InThread {
    /// What it is to somebody who hears so much of the thread, and whether it is their own; nothing to who did it. Who
    /// chose something for the thread itself knows of its question.
    pub(super) fn is_to(&self, hearer: Hearer) -> Option<(Kind, bool)> {
        let Hearer { person, level, has_chosen } = hearer;
        if person == self.by || self.untold == Some(person) || level == Level::Muted {
            return None;
        }
        if let Some((_, kind)) = self.named.iter().find(|(named, _)| *named == person) {
            return Some((*kind, true));
        }
        let (kind, least) = self.others.filter(|(kind, _)| *kind != Kind::Asked || !has_chosen)?;
        (level >= least).then_some((kind, person == self.asked_by))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_answer_is_to_whom() {
        let [asker, answerer, mentioned, follower, told_apart] = [1, 2, 3, 4, 5].map(PersonId::new);
        let telling = InThread {
            thread: ThreadId::new(1),
            space: SpaceId::new(1),
            asked_by: asker,
            post: Some(PostId::new(1)),
            by: answerer,
            named: vec![(mentioned, Kind::Mention), (answerer, Kind::Mention)],
            others: Some((Kind::Answer, Level::All)),
            untold: Some(told_apart),
        };
        let cases = [
            (asker, Level::All, Some((Kind::Answer, true))),
            (asker, Level::Mentions, None),
            (answerer, Level::All, None),
            (mentioned, Level::All, Some((Kind::Mention, true))),
            (mentioned, Level::Mentions, Some((Kind::Mention, true))),
            (mentioned, Level::Muted, None),
            (follower, Level::All, Some((Kind::Answer, false))),
            (follower, Level::First, None),
            (told_apart, Level::All, None),
        ];
        for (person, level, expected) in cases {
            let hearer = Hearer { person, level, has_chosen: true };
            assert_eq!(telling.is_to(hearer), expected, "{person} {level}");
        }
        let asked = InThread { others: Some((Kind::Asked, Level::First)), ..telling };
        for (has_chosen, expected) in [(true, None), (false, Some((Kind::Asked, false)))] {
            assert_eq!(asked.is_to(Hearer { person: follower, level: Level::All, has_chosen }), expected);
        }
    }
}
