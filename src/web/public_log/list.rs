//! The public log: what was done, why and where.

use serde::{Deserialize, Serialize};

use crate::cases::Outcome;
use crate::error::Result;
use crate::moderation::ActKind;
use crate::platform::views::Person;
use crate::public_log::{self, Agreed, Cursor, Entry, Filter, Group, PAGE, What};
use crate::spaces::{self, Space};
use crate::urls;
use crate::web::shown::{ShownSpace, ShownTab, space_of};
use crate::web::{Query, Response, Visit};

/// What an address of the log asks for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    show: Option<String>,
    space: Option<String>,
    after: Option<String>,
}

#[derive(Serialize)]
struct LogPage {
    tabs: Vec<ShownTab>,
    show: Option<Group>,
    spaces: Vec<Choice>,
    entries: Vec<ShownEntry>,
    /// Where the numbers of this year stand.
    year_url: String,
    older: Option<String>,
    newer: Option<String>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
    is_chosen: bool,
}

/// Something that was done.
#[derive(Serialize)]
struct ShownEntry {
    at: i64,
    /// The key of what, with its form.
    words: String,
    ended: Option<&'static str>,
    by: Person,
    why: Option<String>,
    /// Whether a removal was said to be of criticism: a key.
    criticism: Option<&'static str>,
    /// Whether the same person looked again.
    is_same: bool,
    space: Option<ShownSpace>,
    title: Option<String>,
    lang: Option<String>,
    url: Option<String>,
}

/// `GET /log`
pub async fn list(visit: Visit, asked: Query<Asked>) -> Result<Response> {
    let (asked, now) = (asked.0, visit.now());
    let this_year = now.in_zone(&visit.app().zone()).year;
    let page = visit
        .read(move |conn, viewer| {
            let all = spaces::list(conn, viewer)?;
            let filter = asked.filter(&all);
            let after = asked.after.as_deref().and_then(|text| text.parse::<Cursor>().ok());
            let mut found = public_log::list(conn, viewer, filter, after, now)?;
            let has_more = found.len() > PAGE;
            found.truncate(PAGE);
            let last = found.last().filter(|_| has_more).map(Cursor::of);
            Ok(LogPage {
                tabs: tabs(&asked, filter),
                show: filter.group,
                spaces: all.iter().map(|space| choice(space, filter)).collect(),
                older: last.map(|last| asked.address(filter, Some(last))),
                newer: after.map(|_| asked.address(filter, None)),
                entries: found.into_iter().map(|entry| shown(entry, &all)).collect(),
                year_url: format!("/log/{this_year}"),
            })
        })
        .await?;
    visit.unlisted_page("public_log/list.html", &page)
}

impl Asked {
    /// The filter; a space or a kind that is none is as if nothing were said.
    fn filter(&self, spaces: &[Space]) -> Filter {
        let space = self.space.as_deref().and_then(|slug| spaces.iter().find(|it| it.slug == slug)).map(|it| it.id);
        Filter { group: self.show.as_deref().and_then(|word| word.parse().ok()), space }
    }

    /// The address of a list.
    fn address(&self, filter: Filter, after: Option<Cursor>) -> String {
        let show = filter.group.map(|group| format!("show={group}"));
        let space = self.space.as_ref().filter(|_| filter.space.is_some()).map(|slug| format!("space={slug}"));
        let after = after.map(|cursor| format!("after={cursor}"));
        let parts: Vec<String> = [show, space, after].into_iter().flatten().collect();
        if parts.is_empty() { "/log".to_owned() } else { format!("/log?{}", parts.join("&")) }
    }
}

fn tabs(asked: &Asked, filter: Filter) -> Vec<ShownTab> {
    let tab = |group: Option<Group>| ShownTab {
        words: format!("public-log-show-{}", group.map_or("all", Group::word)),
        url: asked.address(Filter { group, ..filter }, None),
        is_current: group == filter.group,
        count: None,
    };
    [None].into_iter().chain(Group::ALL.iter().copied().map(Some)).map(tab).collect()
}

fn choice(space: &Space, filter: Filter) -> Choice {
    Choice { value: space.slug.clone(), label: space.name.clone(), is_chosen: filter.space == Some(space.id) }
}

fn shown(entry: Entry, spaces: &[Space]) -> ShownEntry {
    let dashed = |word: &str| word.replace('_', "-");
    let (words, ended, is_same) = match entry.what {
        What::Act(kind) => (format!("moderation-act-{}", dashed(kind.word())), None, false),
        What::Decided(outcome) => (format!("public-log-{}", dashed(outcome.word())), None, false),
        What::Appealed(ended, outcome, is_same) => {
            (format!("public-log-appeal-{outcome}"), Some(ended.word()), is_same)
        }
    };
    let why = entry.why.as_deref().map(dashed).map(|why| match entry.what {
        What::Act(ActKind::Resolved) => format!("resolutions-how-{why}"),
        What::Act(ActKind::Closed) => format!("closings-why-{why}"),
        // What somebody noted for staff is not in the log.
        _ if why == "other" => "public-log-why-other".to_owned(),
        _ => format!("moderation-why-{why}"),
    });
    let is_removal = entry.what == What::Decided(Outcome::Removed);
    let criticism = match (entry.is_criticism, entry.agreed) {
        (Some(false), _) => "public-log-criticism-no",
        (_, Some(Agreed::ByAnother)) => "public-log-criticism-agreed",
        (_, Some(Agreed::AfterADay)) => "public-log-criticism-waited",
        (_, None) => "public-log-criticism-yes",
    };
    let url = entry.place.as_ref().map(|place| match place.post {
        Some(post) => urls::post(post),
        None => urls::thread(place.thread, &place.title),
    });
    let (title, lang) = entry.place.map_or((None, None), |place| (Some(place.title), place.language));
    ShownEntry {
        at: entry.at.micros(),
        words,
        ended,
        by: Person::new(entry.by.id.number(), entry.by.name, entry.by.handle),
        why,
        criticism: (is_removal && entry.is_criticism.is_some()).then_some(criticism),
        is_same,
        space: space_of(spaces, entry.space),
        title,
        lang,
        url,
    }
}
