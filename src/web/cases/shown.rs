//! A case with all that one needs to decide it.

use serde::Serialize;

use super::ReviewPage;
use super::endings::{Has, ShownEndings};
use super::form::DecisionForm;
use super::letters;
use super::opinions::{self, ShownOpinion};
use super::proposal::{self, ShownProposal};
use super::queue::{self, Asked};
use super::similar::{self, ShownSimilar};
use super::story::{self, ShownDecision, ShownEarlier, ShownFlag, ShownNote, ShownStep};
use super::suspending::{self, ShownSuspension};
use super::sweeps::SweepForm;
use crate::app::App;
use crate::cases::{self, Case, Decision};
use crate::error::Result;
use crate::flags::{self, FlagState, Raised};
use crate::ids::CaseId;
use crate::people::{self, Person};
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::markup::{Line, difference};
use crate::platform::views;
use crate::platform::words::Message;
use crate::posts::{self, Post};
use crate::revisions;
use crate::rights::Viewer;
use crate::rules;
use crate::threads::Thread;
use crate::web::appeals::ShownAppeal;
use crate::web::search::Eyes;
use crate::web::shown::{ShownSpace, face, space_of};
use crate::web::{Path, Query, Response, Visit};
use crate::{acceptances, appeals, corrections, notes, urls, verifications};

/// A case as its page shows it.
#[derive(Serialize)]
pub(super) struct ShownCase {
    id: i64,
    title: Message,
    space: Option<ShownSpace>,
    kind: &'static str,
    at: i64,
    claim: ShownClaim,
    thread_title: String,
    thread_lang: Option<String>,
    thread_url: String,
    is_resolved: bool,
    author: views::Person,
    member_since: i64,
    author_posts: i64,
    author_accepted: i64,
    html: String,
    /// What puts it right already.
    correction: Option<String>,
    lang: Option<String>,
    post_url: String,
    is_hidden: bool,
    is_deleted: bool,
    /// What changed since the first flag.
    changes: Vec<Line>,
    edited_at: Option<i64>,
    is_revised: bool,
    asked_until: Option<i64>,
    flags: Vec<ShownFlag>,
    /// Whether staff opened it, and nobody flagged the post.
    is_by_staff: bool,
    /// The rules that found something in it.
    found: Vec<String>,
    is_held: bool,
    reach: ShownReach,
    earlier: Vec<ShownEarlier>,
    steps: Vec<ShownStep>,
    notes: Vec<ShownNote>,
    /// Those on its thread.
    thread_notes: Vec<ShownNote>,
    /// What experts were asked and said.
    opinions: Vec<ShownOpinion>,
    opinion_url: String,
    /// What they can be asked: what whoever flagged says is wrong; none where a question waits or the case has ended.
    may_ask: bool,
    question: String,
    decision: Option<ShownDecision>,
    /// The suspension that came with it.
    suspension: Option<ShownSuspension>,
    /// Where else the same is said; only while the case is open.
    similar: Vec<ShownSimilar>,
    /// What a second person is asked to agree to.
    proposal: Option<ShownProposal>,
    note_url: String,
    /// Everything that its author wrote lately.
    author_url: String,
}

/// Who is at a case.
#[derive(Serialize)]
struct ShownClaim {
    /// `mine`, `other`, `free` or `closed`.
    state: &'static str,
    by: Option<String>,
    until: Option<i64>,
    url: String,
}

/// How far a post has gone.
#[derive(Serialize)]
struct ShownReach {
    views: i64,
    up: i64,
    toos: i64,
    follows: i64,
    is_accepted: bool,
    is_verified: bool,
}

/// `GET /cases/{case}`
pub async fn show(visit: Visit, case: Path<CaseId>, asked: Query<Asked>) -> Result<Response> {
    let page = page(&visit, *case, asked.0, None).await?;
    visit.unlisted_page("cases/review.html", &page)
}

/// The page again, with a decision that needs another look.
pub(super) async fn again(
    visit: &Visit,
    case: CaseId,
    asked: Asked,
    form: DecisionForm,
    errors: FieldErrors,
) -> Result<Response> {
    let page = page(visit, case, asked, Some((form, errors))).await?;
    visit.form_again("cases/review.html", &page)
}

async fn page(
    visit: &Visit,
    case: CaseId,
    asked: Asked,
    typed: Option<(DecisionForm, FieldErrors)>,
) -> Result<ReviewPage> {
    let (app, now) = (std::sync::Arc::clone(visit.app()), visit.now());
    visit.read(move |conn, viewer| load(conn, viewer, &app, now, case, &asked, typed)).await
}

fn load(
    conn: &mut Conn,
    viewer: &Viewer,
    app: &App,
    now: Instant,
    id: CaseId,
    asked: &Asked,
    typed: Option<(DecisionForm, FieldErrors)>,
) -> Result<ReviewPage> {
    let (case, thread, post) = cases::find(conn, viewer, id)?;
    let queue =
        queue::load(conn, viewer, asked, (now, app.settings().first_look_hours), Some(id), &SweepForm::default())?;
    let flags = flags::list_of_cases(conn, &[id])?;
    let decisions = cases::list_decisions(conn, id)?;
    let people = people_of(conn, &case, &post, &decisions)?;
    let author = people.iter().find(|it| it.id == post.author_id);
    let may_decide = cases::policy::may_decide(viewer, &thread, &post).is_ok();
    let is_mine = case.holder(now).is_some_and(|it| viewer.is(it));
    let is_free = typed.is_some() && case.holder(now).is_none();
    let decides = case.closed_at.is_none() && may_decide && (is_mine || is_free);
    let proposed = proposal::load(conn, viewer, (&case, &thread, &post), now)?;
    let standing = corrections::standing_of(conn, viewer, &[post.id])?.pop().map(|it| it.correction);
    let (form, errors) = match typed {
        Some(typed) => typed,
        None if decides => {
            let name = author.map(|it| it.name.as_str()).unwrap_or_default();
            let letters = letters::for_author(conn, app, &thread, &post, name)?;
            let form = DecisionForm::prepared(&case, &post, &flags, &letters);
            (form.over(standing.as_ref()).agreeing(proposed.open.as_ref()), FieldErrors::new())
        }
        None => (DecisionForm::default(), FieldErrors::new()),
    };
    let name = author.map(|it| it.name.clone()).unwrap_or_default();
    let has_marks = decides && posts::is_marked(conn, post.id)?;
    let has = Has { marks: has_marks, flags: !flags.is_empty() };
    let endings = match decides {
        true => {
            let suspends = suspending::offered(conn, viewer, (&thread, &post), form.term, now)?;
            Some(ShownEndings::of(&case, (&post, has), &form, &queue.query).to(name, suspends))
        }
        false => None,
    };
    let eyes = Eyes { viewer, search: &app.search, now };
    let similar = if case.closed_at.is_none() { similar::list(conn, &eyes, &post)? } else { Vec::new() };
    let space = space_of(&queue.own, thread.space_id);
    let found = Found { case, thread, post, flags, decisions, people };
    let shown = found.shown(conn, viewer, now, &queue.query)?;
    let correction = standing.map(|it| it.html);
    let mut case = ShownCase { proposal: proposed.shown, correction, similar, space, ..shown };
    case.steps.extend(proposed.steps);
    case.steps.sort_by_key(ShownStep::at);
    Ok(ReviewPage { queue, case: Some(case), endings, form, errors })
}

/// Whom the page names.
fn people_of(conn: &mut Conn, case: &Case, post: &Post, decisions: &[Decision]) -> Result<Vec<Person>> {
    let by = decisions.iter().map(|it| it.by_id);
    let named: Vec<_> = by.chain([post.author_id]).chain(case.claimed_by).collect();
    Ok(people::list_by_ids(conn, &named)?)
}

/// What was read of a case.
struct Found {
    case: Case,
    thread: Thread,
    post: Post,
    flags: Vec<Raised>,
    decisions: Vec<Decision>,
    people: Vec<Person>,
}

impl Found {
    fn shown(self, conn: &mut Conn, viewer: &Viewer, now: Instant, query: &str) -> Result<ShownCase> {
        let (case, thread, post) = (&self.case, &self.thread, &self.post);
        let changes = self.changes(conn)?;
        let earlier = cases::list_earlier(conn, viewer, case, post.author_id)?;
        let own_notes = cases::list_notes(conn, case.id)?;
        let asked = cases::list_opinions(conn, case.id)?;
        let records = flags::list_records(conn, &self.flags.iter().map(|it| it.flag.person_id).collect::<Vec<_>>())?;
        let counted = posts::count_by_authors(conn, viewer, &[post.author_id])?;
        let (written, accepted) = counted.first().map_or((0, 0), |(_, posts, accepted)| (*posts, *accepted));
        let author = self.people.iter().find(|it| it.id == post.author_id);
        let last = self.decisions.last();
        let made = last.map(|it| appeals::list_of_decisions(conn, &[it.id])).transpose()?;
        let appeal = made.and_then(|mut it| it.pop()).map(ShownAppeal::of);
        Ok(ShownCase {
            id: case.id.number(),
            title: self.title(),
            space: None,
            kind: post.kind.word(),
            at: post.created_at.micros(),
            claim: self.claim(viewer, now, query),
            thread_title: thread.title.clone(),
            thread_lang: thread.language.clone(),
            thread_url: urls::thread(thread.id, &thread.title),
            is_resolved: thread.resolved_at.is_some(),
            author: author.map_or_else(|| views::Person::new(0, "", ""), face),
            member_since: author.map_or(0, |it| it.created_at.micros()),
            author_posts: written,
            author_accepted: accepted,
            html: post.html.clone(),
            correction: None,
            lang: post.language.clone(),
            post_url: urls::post(post.id),
            is_hidden: post.hidden_at.is_some(),
            is_deleted: post.deleted_at.is_some(),
            edited_at: post.edited_at.filter(|_| !changes.is_empty()).map(Instant::micros),
            changes,
            is_revised: case.is_revised(post),
            asked_until: case.asked_until.filter(|until| *until > now).map(Instant::micros),
            flags: story::flags(&self.flags, &records),
            is_by_staff: self.flags.is_empty() && self.case.reason.is_raised() && self.case.closed_at.is_none(),
            found: rules::list_found_in(conn, &[post.id])?.into_iter().map(|(_, name)| name).collect(),
            is_held: post.held_at.is_some(),
            reach: self.reach(conn)?,
            earlier: earlier.into_iter().map(|it| story::earlier(it, post.id)).collect(),
            steps: story::steps(&self.flags, &self.decisions, &self.people),
            notes: own_notes.into_iter().map(story::note).collect(),
            thread_notes: notes::list(conn, thread.id)?.into_iter().map(story::thread_note).collect(),
            decision: last.map(|it| story::decision(it, viewer, thread, &self.people, (now, appeal))),
            proposal: None,
            similar: Vec::new(),
            may_ask: case.closed_at.is_none() && asked.iter().all(|(it, _)| it.at.is_some()),
            question: self.question(),
            opinions: asked.into_iter().map(opinions::of_case).collect(),
            opinion_url: format!("/cases/{}/opinions{query}", case.id),
            suspension: suspending::of_decision(conn, last)?,
            author_url: format!("/cases/{}/author", case.id),
            note_url: format!("/cases/{}/notes{query}", case.id),
        })
    }

    /// How many say what.
    fn title(&self) -> Message {
        if self.flags.is_empty() && self.case.closed_at.is_none() && self.post.hidden_at.is_some() {
            return Message::new("cases-title-hidden");
        }
        if self.flags.is_empty() && self.case.reason.is_raised() && self.decisions.is_empty() {
            return Message::new("cases-title-staff");
        }
        if self.flags.is_empty() && !self.decisions.is_empty() {
            return Message::new("cases-title-direct");
        }
        let gravest = self.flags.iter().filter(|it| it.flag.reason == self.case.reason).count();
        let word = self.case.reason.word().replace('_', "-");
        let count = i64::try_from(gravest).unwrap_or_default().max(1);
        Message::new(format!("cases-title-{word}")).with("count", count)
    }

    /// What is wrong, as the first who said so puts it.
    fn question(&self) -> String {
        let said = self.flags.iter().map(|it| it.flag.words.clone()).find(|words| !words.is_empty());
        said.unwrap_or_default()
    }

    fn claim(&self, viewer: &Viewer, now: Instant, query: &str) -> ShownClaim {
        let holder = self.case.holder(now);
        let state = match holder {
            _ if self.case.closed_at.is_some() => "closed",
            Some(holder) if viewer.is(holder) => "mine",
            Some(_) => "other",
            None if cases::policy::may_decide(viewer, &self.thread, &self.post).is_err() => "own",
            None => "free",
        };
        let name = |id| self.people.iter().find(|it| it.id == id).map(|it| it.name.clone());
        ShownClaim {
            state,
            by: holder.and_then(name),
            until: holder.and(self.case.claimed_until).map(Instant::micros),
            url: format!("/cases/{}/claim{query}", self.case.id),
        }
    }

    /// How the post differs from what it said when it was first flagged.
    fn changes(&self, conn: &mut Conn) -> Result<Vec<Line>> {
        let open = self.flags.iter().filter(|it| it.flag.state == FlagState::Open || self.case.closed_at.is_some());
        let Some(flagged) = open.map(|it| it.flag.version).min().filter(|it| *it < self.post.version) else {
            return Ok(Vec::new());
        };
        let before = revisions::find_before(conn, self.post.id, flagged + 1, true)?;
        Ok(before.map(|it| difference(&it.markdown, &self.post.markdown)).unwrap_or_default())
    }

    fn reach(&self, conn: &mut Conn) -> Result<ShownReach> {
        let accepted = acceptances::find(conn, self.thread.id)?;
        let verified = verifications::list(conn, self.thread.id)?;
        Ok(ShownReach {
            views: self.thread.view_count,
            up: self.post.votes_up + self.post.baseline_up,
            toos: self.thread.too_count,
            follows: self.thread.follow_count,
            is_accepted: accepted.is_some_and(|it| it.post_id == self.post.id),
            is_verified: verified.iter().any(|it| it.post_id == self.post.id),
        })
    }
}
