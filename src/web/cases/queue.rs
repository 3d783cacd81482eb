//! The queue of cases, most urgent first.

use serde::{Deserialize, Serialize};

use super::ReviewPage;
use super::form::DecisionForm;
use super::sweeps::{ShownPicks, ShownSwept, SweepForm, swept};
use crate::appeals;
use crate::cases::{self, Filter, ListedCase, PAGE, Show};
use crate::error::{Error, Result};
use crate::flags::{self, FlagState, Reason};
use crate::ids::{CaseId, PersonId, SpaceId};
use crate::platform::clock::Instant;
use crate::platform::db::Conn;
use crate::platform::forms::FieldErrors;
use crate::platform::markup;
use crate::platform::words::Message;
use crate::posts::PostKind;
use crate::rights::Viewer;
use crate::spaces::{self, Space};
use crate::web::shown::{ShownSpace, ShownTab, space_of};
use crate::web::{Query, Response, Visit};

/// What an address of the review asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    show: Option<Show>,
    space: Option<String>,
    reason: Option<String>,
    after: Option<CaseId>,
}

/// The queue as it is drawn.
#[derive(Serialize)]
pub(super) struct ShownQueue {
    tabs: Vec<ShownTab>,
    items: Vec<ShownItem>,
    /// What can be done to several at once; nothing where none of them waits.
    picks: Option<ShownPicks>,
    /// What was done so last, while it can be undone.
    swept: Option<ShownSwept>,
    /// How many wait, and since when the oldest.
    waiting: i64,
    oldest: Option<i64>,
    /// How many appeals wait for the viewer.
    appeals: i64,
    goal_hours: u32,
    spaces: Vec<Choice>,
    reasons: Vec<Choice>,
    /// The viewer's own.
    #[serde(skip)]
    pub(super) own: Vec<Space>,
    show: Show,
    is_narrowed: bool,
    /// What keeps the list in the addresses of its cases, with its question mark.
    pub(super) query: String,
    older: Option<String>,
    newer: Option<String>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: Option<String>,
    /// The key of the label, where it is no name.
    words: Option<String>,
    is_chosen: bool,
}

/// A case in the queue.
#[derive(Serialize)]
struct ShownItem {
    id: i64,
    url: String,
    /// Where one claims it; none where it cannot be claimed by opening.
    claim_url: Option<String>,
    /// Whose it is: a number, so that people can be counted.
    author: i64,
    is_picked: bool,
    title: String,
    lang: Option<String>,
    space: Option<ShownSpace>,
    icon: &'static str,
    /// What is said of it, and by how many.
    why: Message,
    at: i64,
    age: Message,
    is_late: bool,
    is_current: bool,
    is_revised: bool,
    /// Whether a second person has to agree.
    is_proposed: bool,
    /// Who else is at it.
    claimer: Option<String>,
    /// How it ended: a key.
    outcome: Option<String>,
}

/// `GET /cases`
pub async fn list(visit: Visit, asked: Query<Asked>) -> Result<Response> {
    let (now, goal_hours) = (visit.now(), visit.app().settings().first_look_hours);
    let asked = asked.0;
    let page = visit
        .read(move |conn, viewer| {
            let queue = load(conn, viewer, &asked, (now, goal_hours), None, &SweepForm::default())?;
            let (form, errors) = (DecisionForm::default(), FieldErrors::new());
            Ok(ReviewPage { queue, case: None, endings: None, form, errors })
        })
        .await?;
    visit.unlisted_page("cases/review.html", &page)
}

/// The queue again, where what was chosen cannot be done.
pub(super) async fn again(visit: &Visit, asked: Asked, typed: SweepForm, errors: FieldErrors) -> Result<Response> {
    let (now, goal_hours) = (visit.now(), visit.app().settings().first_look_hours);
    let page = visit
        .read(move |conn, viewer| {
            let queue = load(conn, viewer, &asked, (now, goal_hours), None, &typed)?;
            Ok(ReviewPage { queue, case: None, endings: None, form: DecisionForm::default(), errors })
        })
        .await?;
    visit.form_again("cases/review.html", &page)
}

impl Asked {
    /// The filter; a space or reason that is none is as if nothing were said.
    fn filter(&self, spaces: &[Space]) -> Filter {
        let space = self.space.as_deref().and_then(|slug| spaces.iter().find(|it| it.slug == slug)).map(|it| it.id);
        let reason = self.reason.as_deref().and_then(|word| word.parse().ok());
        Filter { show: self.show.unwrap_or(Show::Open), space, reason }
    }

    /// The same list as it stands in addresses, with its question mark.
    fn query(&self, filter: Filter, show: Show, after: Option<CaseId>) -> String {
        let show = (show != Show::Open).then(|| format!("show={show}"));
        let space = self.space.as_ref().filter(|_| filter.space.is_some()).map(|slug| format!("space={slug}"));
        let reason = filter.reason.map(|reason| format!("reason={reason}"));
        let after = after.map(|id| format!("after={id}"));
        let parts: Vec<String> = [show, space, reason, after].into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

/// The queue with the case that is looked at: seven queries, however many cases there are.
pub(super) fn load(
    conn: &mut Conn,
    viewer: &Viewer,
    asked: &Asked,
    (now, goal_hours): (Instant, u32),
    current: Option<CaseId>,
    typed: &SweepForm,
) -> Result<ShownQueue> {
    let all: Vec<Space> = spaces::list(conn, viewer)?;
    let all: Vec<Space> = all.into_iter().filter(|space| viewer.is_moderator_of(space.id)).collect();
    if all.is_empty() {
        return Err(Error::NotFound);
    }
    let filter = asked.filter(&all);
    let mut found = cases::list(conn, viewer, filter, now, asked.after)?;
    let has_more = found.len() > PAGE;
    found.truncate(PAGE);
    let (waiting, oldest) = cases::waiting(conn, viewer, Filter { show: Show::Open, ..filter }, now)?;
    let (mine, _) = cases::waiting(conn, viewer, Filter { show: Show::Mine, ..filter }, now)?;
    let (appeals, _) = appeals::waiting(conn, viewer)?;
    let ids: Vec<CaseId> = found.iter().map(|case| case.id).collect();
    let flagged = flags::list_of_cases(conn, &ids)?;
    let count = |case: CaseId| flagged.iter().filter(|it| it.flag.case_id == case && is_counted(it.flag.state)).count();
    let query = asked.query(filter, filter.show, asked.after);
    let last = found.last().filter(|_| has_more).map(|case| case.id);
    let look = Look { viewer, now, goal_hours, query: &query, current, spaces: &all, typed };
    let free: Vec<CaseId> = found.iter().filter(|case| look.is_free(case)).map(|case| case.id).collect();
    let leads_all = all.iter().all(|space| viewer.is_lead_of(space.id));
    Ok(ShownQueue {
        picks: (!free.is_empty()).then(|| ShownPicks::of(typed, &query, &free, leads_all)),
        swept: cases::find_fresh(conn, viewer, now)?.map(|it| swept(&it, &query)),
        items: found
            .into_iter()
            .map(|case| (count(case.id), case))
            .map(|(flags, case)| look.item(case, flags))
            .collect(),
        tabs: tabs(asked, filter, [waiting, mine]),
        waiting,
        oldest: oldest.map(Instant::micros),
        appeals,
        goal_hours,
        spaces: all.iter().map(|space| space_choice(space, filter.space)).collect(),
        reasons: Reason::ALL.iter().map(|reason| reason_choice(*reason, filter.reason)).collect(),
        own: all.clone(),
        show: filter.show,
        is_narrowed: filter.space.is_some() || filter.reason.is_some(),
        older: last.map(|last| format!("/cases{}", asked.query(filter, filter.show, Some(last)))),
        newer: asked.after.map(|_| format!("/cases{}", asked.query(filter, filter.show, None))),
        query,
    })
}

fn is_counted(state: FlagState) -> bool {
    state != FlagState::Withdrawn
}

fn tabs(asked: &Asked, filter: Filter, counts: [i64; 2]) -> Vec<ShownTab> {
    let [waiting, mine] = counts;
    let tab = |show: Show| ShownTab {
        words: format!("cases-show-{show}"),
        url: format!("/cases{}", asked.query(filter, show, None)),
        is_current: show == filter.show,
        count: match show {
            Show::Open => Some(waiting),
            Show::Mine => Some(mine),
            Show::Asked | Show::Closed => None,
        },
    };
    Show::ALL.iter().map(|show| tab(*show)).collect()
}

fn space_choice(space: &Space, chosen: Option<SpaceId>) -> Choice {
    let (value, label) = (space.slug.clone(), Some(space.name.clone()));
    Choice { value, label, words: None, is_chosen: chosen == Some(space.id) }
}

fn reason_choice(reason: Reason, chosen: Option<Reason>) -> Choice {
    let words = Some(format!("flags-reason-{}", reason.word().replace('_', "-")));
    Choice { value: reason.word().to_owned(), label: None, words, is_chosen: chosen == Some(reason) }
}

/// What the rows of a queue have in common.
struct Look<'l> {
    viewer: &'l Viewer,
    now: Instant,
    goal_hours: u32,
    query: &'l str,
    current: Option<CaseId>,
    spaces: &'l [Space],
    typed: &'l SweepForm,
}

impl Look<'_> {
    /// Who else is at a case.
    fn other(&self, case: &ListedCase) -> Option<PersonId> {
        let is_held = case.claimed_until.is_some_and(|until| until > self.now) && case.closed_at.is_none();
        case.claimed_by.filter(|by| is_held && !self.viewer.is(*by))
    }

    /// Whether a case waits and nobody else is at it.
    fn is_free(&self, case: &ListedCase) -> bool {
        self.other(case).is_none() && case.closed_at.is_none()
    }

    fn item(&self, case: ListedCase, flags: usize) -> ShownItem {
        let (other, is_free) = (self.other(&case), self.is_free(&case));
        let goal = std::time::Duration::from_secs(u64::from(self.goal_hours) * 3600);
        let (title, lang) = title(&case);
        let word = case.reason.word().replace('_', "-");
        ShownItem {
            id: case.id.number(),
            author: case.author_id.number(),
            is_picked: self.typed.all || self.typed.case.contains(&case.id),
            url: format!("/cases/{}{}", case.id, self.query),
            claim_url: is_free.then(|| format!("/cases/{}/claim{}", case.id, self.query)),
            space: space_of(self.spaces, case.space_id),
            icon: icon(case.reason),
            why: Message::new(format!("cases-why-{word}")).with("count", i64::try_from(flags).unwrap_or_default()),
            at: case.opened_at.micros(),
            age: age(case.opened_at, self.now),
            is_late: case.closed_at.is_none() && case.looked_at.is_none() && case.opened_at.plus(goal) <= self.now,
            is_current: self.current == Some(case.id),
            is_revised: case.closed_at.is_none() && case.asked_version.is_some_and(|asked| case.version > asked),
            is_proposed: case.proposed_by.is_some(),
            claimer: case.claimer.filter(|_| other.is_some()),
            outcome: case.outcome.map(|it| format!("cases-ended-{}", it.word().replace('_', "-"))),
            title,
            lang,
        }
    }
}

/// How long ago something was, for the eye: minutes, hours or days.
pub(in crate::web) fn age(since: Instant, now: Instant) -> Message {
    let minutes = i64::try_from(now.since(since).as_secs() / 60).unwrap_or(i64::MAX);
    let (hours, days) = (minutes / 60, minutes / (24 * 60));
    match (days, hours) {
        (2.., _) => Message::new("cases-age-days").with("days", days),
        (_, 1..) => Message::new("cases-age-hours").with("hours", hours).with("minutes", minutes % 60),
        _ => Message::new("cases-age-minutes").with("minutes", minutes),
    }
}

/// The most of a post that stands for its case, in characters.
const TITLE: usize = 90;

/// What a case is known by: a question's title, and the beginning of what is no question.
fn title(case: &ListedCase) -> (String, Option<String>) {
    if case.kind == PostKind::Question {
        return (case.thread_title.clone(), case.thread_language.clone());
    }
    (beginning(&case.beginning), case.language.clone())
}

/// The first words of a text, as one line.
pub(super) fn beginning(markdown: &str) -> String {
    let plain = markup::plain_text(markdown);
    let words: Vec<&str> = plain.split_whitespace().collect();
    let all = words.join(" ");
    let mut beginning: String = all.chars().take(TITLE).collect();
    if beginning.len() < all.len() {
        // Cut between words, where there is more than one.
        beginning.truncate(beginning.rfind(' ').unwrap_or(beginning.len()));
        beginning.push('…');
    }
    beginning
}

/// The shape that goes with a reason.
fn icon(reason: Reason) -> &'static str {
    match reason {
        Reason::Inaccurate => "pencil",
        Reason::Outdated => "history",
        Reason::Unsafe => "warning",
        Reason::Private => "lock",
        Reason::Spam => "removed",
        Reason::Abusive => "hand",
        Reason::OffTopic => "chat",
        Reason::Other => "flag",
        Reason::Rule => "search",
        Reason::Held => "clock",
    }
}
