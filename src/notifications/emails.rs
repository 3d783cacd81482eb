//! The mails: what happened, as soon as it did, and digests. Both are written when they are sent, by what their reader
//! may see then; what was read on the site meanwhile is not mailed.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::deliver::readers;
use super::queries::{self, Told};
use super::{ByMail, Kind, Topic, choices, leads_to, said};
use crate::error::Result;
use crate::events::{self, Event, Review};
use crate::ids::{EventId, NotificationId, PersonId, ThreadId};
use crate::mails::{Letter, Mail, Waiting};
use crate::platform::db::Conn;
use crate::platform::db::schema::{appeals, decisions};
use crate::platform::markup;
use crate::platform::words::Message;
use crate::rights::{self, Member};
use crate::urls;

/// Something happened.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct News {
    /// What.
    pub event: EventId,
    /// The secret of the address that ends such mails.
    pub ending: String,
}

/// What happened since the last digest.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Digest {
    /// The last notification that was told before.
    pub after: NotificationId,
    /// The last that is told now.
    pub upto: NotificationId,
    /// The secret of the address that ends digests.
    pub ending: String,
}

impl Mail for News {
    const KIND: &'static str = "notifications.news";
}

impl Mail for Digest {
    const KIND: &'static str = "notifications.digest";
}

#[derive(Serialize)]
struct NewsPage {
    said: Message,
    title: Option<String>,
    lang: Option<String>,
    /// What the post says, without its markup; where it was corrected, what the correction says.
    paragraphs: Vec<String>,
    is_corrected: bool,
    /// Whether there is a better one by now; what it says is read beside that then.
    is_superseded: bool,
    url: String,
    /// The key of what the button says.
    open: &'static str,
    /// The key of why they are told.
    why: String,
}

#[derive(Serialize)]
struct DigestPage {
    count: i64,
    groups: Vec<Group>,
    /// How many more there are on the site.
    more: i64,
}

#[derive(Serialize)]
struct Group {
    /// None where it is of no thread.
    title: Option<String>,
    lang: Option<String>,
    url: String,
    items: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    said: Message,
    url: String,
}

/// The most of a post that a mail says, in characters.
const MOST_SAID: usize = 1_500;
/// The most notifications of a digest.
const MOST_TOLD: i64 = 60;

/// What one event is to one person; nothing if they read it, chose otherwise or may not see it any more.
pub fn news(conn: &mut Conn, mail: &Waiting) -> Result<Option<Letter>> {
    let news: News = mail.about()?;
    let Some(reader) = reader(conn, mail)? else { return Ok(None) };
    let Some(told) = queries::find_told(conn, &reader, news.event)? else { return Ok(None) };
    if told.item.read_at.is_some() || !is_wanted(conn, reader.id, told.item.topic, ByMail::AtOnce)? {
        return Ok(None);
    }
    if is_over(&told) {
        return Ok(None);
    }
    let thread = ThreadId::new(told.item.thread);
    let mut page = news_page(&told, thread);
    if matches!(told.item.kind, Kind::Decided | Kind::Appealed) {
        page.paragraphs = message_of(conn, news.event)?.lines().map(str::trim).map(ToOwned::to_owned).collect();
        page.paragraphs.retain(|line| !line.is_empty());
    }
    let letter = Letter::new("notifications/emails/news", &page)?.unsubscribed_at(ending_at(&news.ending));
    Ok(Some(if told.title.is_some() { letter.about(format!("thread-{thread}")) } else { letter }))
}

/// What somebody was told since the last digest and has not read; nothing if that is nothing.
pub fn digest(conn: &mut Conn, mail: &Waiting) -> Result<Option<Letter>> {
    let digest: Digest = mail.about()?;
    let Some(reader) = reader(conn, mail)? else { return Ok(None) };
    let mut told = queries::list_digested(conn, &reader, (digest.after, digest.upto), MOST_TOLD + 1)?;
    let wanted: Vec<Topic> = choices::list_choices(conn, reader.id)?
        .into_iter()
        .filter(|(_, choice)| choice.by_mail != ByMail::Never)
        .map(|(topic, _)| topic)
        .collect();
    told.retain(|it| wanted.contains(&it.item.topic));
    if told.is_empty() {
        return Ok(None);
    }
    let has_more = told.len() > usize::try_from(MOST_TOLD).unwrap_or(usize::MAX);
    told.truncate(usize::try_from(MOST_TOLD).unwrap_or(usize::MAX));
    let count = i64::try_from(told.len()).unwrap_or_default();
    let page = DigestPage { count, groups: groups(&told), more: i64::from(has_more) };
    Ok(Some(Letter::new("notifications/emails/digest", &page)?.unsubscribed_at(ending_at(&digest.ending))))
}

/// Who reads it, as they may now; nobody who is suspended, is leaving or gone, or has left the address it goes to.
fn reader(conn: &mut Conn, mail: &Waiting) -> Result<Option<Member>> {
    let Some(person) = mail.person_id else { return Ok(None) };
    let goes_to = mail.to()?.address;
    if readers(conn, &[person])?.get(&person).is_none_or(|to| to.address.folded() != goes_to.folded()) {
        return Ok(None);
    }
    let member = rights::find_member(conn, person, mail.made_at)?;
    Ok(Some(member).filter(|member| !member.is_suspended() && member.leaving_at.is_none()))
}

fn is_wanted(conn: &mut Conn, person: PersonId, topic: Topic, by_mail: ByMail) -> Result<bool> {
    let all = choices::list_choices(conn, person)?;
    Ok(all.into_iter().any(|(one, choice)| one == topic && choice.by_mail == by_mail))
}

/// What a moderator wrote to the author of a post.
fn message_of(conn: &mut Conn, event: EventId) -> Result<String> {
    let Some((Event::Review(review), _)) = events::find(conn, event)? else { return Ok(String::new()) };
    let message: Option<String> = match review {
        Review::DecisionStood { decision, .. } => {
            decisions::table.find(decision).select(decisions::message).first(conn).optional()?
        }
        Review::AppealDecided { appeal, .. } => {
            appeals::table.find(appeal).select(appeals::answer).first(conn).optional()?
        }
        _ => None,
    };
    Ok(message.unwrap_or_default())
}

/// Whether what put an answer right is withdrawn by now.
fn is_over(told: &Told) -> bool {
    match told.item.kind {
        Kind::Corrected | Kind::CorrectedOwn => told.correction.is_none(),
        Kind::Superseded | Kind::SupersededOwn => !told.is_superseded,
        _ => false,
    }
}

fn news_page(told: &Told, thread: ThreadId) -> NewsPage {
    let page = told.title.as_ref().map(|title| urls::thread(thread, title));
    let text = told.correction.as_ref().or(told.markdown.as_ref().filter(|_| !told.is_superseded));
    NewsPage {
        said: said(&told.item),
        title: told.title.clone(),
        lang: told.language.clone(),
        paragraphs: text.map(|it| paragraphs(it)).unwrap_or_default(),
        is_corrected: told.correction.is_some(),
        is_superseded: told.is_superseded,
        url: leads_to(&told.item, page.as_deref()),
        open: match told.item.kind {
            Kind::Role => "notifications-mail-open-site",
            Kind::Refused => "mails-test-open",
            Kind::Decided | Kind::Appealed | Kind::Flagged | Kind::Consulted | Kind::Advised => {
                "notifications-mail-see"
            }
            _ => "notifications-mail-open",
        },
        why: format!("notifications-because-{}", told.item.topic),
    }
}

/// A text's lines without markup, as far as they fit.
fn paragraphs(markdown: &str) -> Vec<String> {
    let plain = markup::plain_text(markdown);
    let is_long = plain.chars().count() > MOST_SAID;
    let mut short: String = plain.chars().take(MOST_SAID).collect();
    if is_long {
        short.push('…');
    }
    short.lines().map(str::trim).filter(|line| !line.is_empty()).map(ToOwned::to_owned).collect()
}

/// By thread, in the order of the newest.
fn groups(told: &[Told]) -> Vec<Group> {
    let mut groups: Vec<(i64, Group)> = Vec::new();
    for it in told {
        let thread = it.title.as_ref().map(|title| urls::thread(ThreadId::new(it.item.thread), title));
        let line = Line { said: said(&it.item), url: leads_to(&it.item, thread.as_deref()) };
        let url = thread.unwrap_or_else(|| "/notifications".to_owned());
        match groups.iter_mut().find(|(thread, _)| *thread == it.item.thread) {
            Some((_, group)) => group.items.push(line),
            None => {
                let (title, lang) = (it.title.clone(), it.language.clone());
                groups.push((it.item.thread, Group { title, lang, url, items: vec![line] }));
            }
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn ending_at(ending: &str) -> String {
    format!("/unsubscribe/{ending}")
}
