//! The form that flags a post: each reason asks for something else.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::flags::{self, Allowance, NewFlag, Reason, policy};
use crate::ids::{FlagId, PostId};
use crate::platform::db::Conn;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::markup;
use crate::platform::text;
use crate::platform::words::Message;
use crate::posts;
use crate::rights::{Member, Viewer};
use crate::urls;
use crate::web::{Form, Path, Response, Visit};
use crate::{cases, corrections};

/// The longest text of a flag, in bytes.
const LONGEST: usize = 4 * 1024;
/// The longest source or version, in characters.
const LINE: usize = 300;
/// How much of a post the form shows, in characters.
const SHOWN: usize = 300;

/// What the form sends; which fields count depends on the reason.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FlagForm {
    #[serde(default)]
    reason: Option<Reason>,
    #[serde(default)]
    wrong: String,
    #[serde(default)]
    since: String,
    #[serde(default)]
    harm: String,
    #[serde(default)]
    better: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    words: String,
}

#[derive(Serialize)]
struct FlagPage {
    about: About,
    action: String,
    reasons: Vec<ShownReason>,
    left: i64,
    a_day: i64,
    /// When there is one more, if none is left.
    until: Option<i64>,
    /// The viewer's open flag on this post.
    mine: Option<FlagId>,
    form: FlagForm,
    errors: FieldErrors,
}

/// The post that is flagged.
#[derive(Serialize)]
struct About {
    kind: &'static str,
    title: String,
    title_lang: Option<String>,
    url: String,
    beginning: String,
    lang: Option<String>,
    /// What puts it right already.
    correction: Option<String>,
}

#[derive(Serialize)]
struct ShownReason {
    value: &'static str,
    words: String,
    hint: String,
    is_chosen: bool,
}

/// `GET /posts/{post}/flags`
pub async fn new(visit: Visit, by: Member, post: Path<PostId>) -> Result<Response> {
    let page = page(&visit, by, *post, FlagForm::default(), FieldErrors::new()).await?;
    visit.unlisted_page("flags/new.html", &page)
}

/// `POST /posts/{post}/flags`
pub async fn raise(visit: Visit, by: Member, post: Path<PostId>, form: Form<FlagForm>) -> Result<Response> {
    let (post, form, who) = (*post, form.0, by.clone());
    let raised = match form.flag() {
        Ok(new) => visit.write(move |tx| cases::flag(tx, &by, post, &new)).await,
        Err(errors) => Err(errors.into()),
    };
    match raised {
        Ok(_) => visit.leads_to_saying(&urls::post(post), "flags-said-raised"),
        Err(Error::Invalid(errors)) => {
            visit.form_again("flags/new.html", &page(&visit, who, post, form, errors).await?)
        }
        Err(other) => Err(other),
    }
}

impl FlagForm {
    /// What is reported, if the fields of the chosen reason are right.
    fn flag(&self) -> Result<NewFlag, FieldErrors> {
        let Some(reason) = self.reason.filter(|reason| reason.is_raised()) else {
            return Err(FieldErrors::of("reason", Message::new("flags-reason-missing")));
        };
        let body = |typed: &str| text::clean_body(typed).trim().to_owned();
        let line = |typed: &str| text::clean_line(&typed.replace(['\r', '\n'], " ")).unwrap_or_default();
        let (field, words, least) = match reason {
            Reason::Inaccurate => ("wrong", body(&self.wrong), 1),
            Reason::Unsafe => ("harm", body(&self.harm), 1),
            Reason::Other => ("words", body(&self.words), 1),
            _ => ("words", body(&self.words), 0),
        };
        let has_facts = matches!(reason, Reason::Inaccurate | Reason::Outdated | Reason::Unsafe);
        let fact = |typed: String| if has_facts { typed } else { String::new() };
        let since = if reason == Reason::Outdated { line(&self.since) } else { String::new() };
        let new = NewFlag { reason, words, better: fact(body(&self.better)), source: fact(line(&self.source)), since };
        let least_since = usize::from(reason == Reason::Outdated);
        Check::new()
            .body(field, &new.words, least..=LONGEST)
            .text("since", &new.since, least_since..=LINE)
            .body("better", &new.better, 0..=LONGEST)
            .text("source", &new.source, 0..=LINE)
            .finish()?;
        Ok(new)
    }
}

async fn page(visit: &Visit, by: Member, post: PostId, form: FlagForm, errors: FieldErrors) -> Result<FlagPage> {
    let (now, person) = (visit.now(), by.id);
    let (about, mine, allowance) = visit
        .read(move |conn, viewer| {
            let about = about(conn, viewer, post)?;
            let mine = flags::find_open(conn, post, person)?;
            Ok::<(_, _, Allowance), Error>((about, mine, flags::allowance_of(conn, person, now)?))
        })
        .await?;
    let words = visit.app().views.words();
    let say = |key: String| words.say(visit.language(), &Message::new(key));
    let chosen = form.reason;
    let reasons = Reason::ALL.iter().filter(|reason| reason.is_raised()).map(|reason| {
        let word = reason.word().replace('_', "-");
        ShownReason {
            value: reason.word(),
            words: say(format!("flags-reason-{word}")),
            hint: say(format!("flags-reason-{word}-hint")),
            is_chosen: chosen == Some(*reason),
        }
    });
    Ok(FlagPage {
        about,
        action: format!("/posts/{post}/flags"),
        reasons: reasons.collect(),
        left: allowance.left,
        a_day: allowance.a_day,
        until: allowance.until.map(|until| until.micros()),
        mine,
        form,
        errors,
    })
}

fn about(conn: &mut Conn, viewer: &Viewer, post: PostId) -> Result<About> {
    let (thread, post) = posts::find_visible(conn, viewer, post)?;
    policy::may_flag(viewer, &thread, &post)?;
    let correction = corrections::standing_of(conn, viewer, &[post.id])?.pop();
    let plain = markup::plain_text(&post.markdown);
    let mut beginning: String = plain.chars().take(SHOWN).collect();
    if beginning.len() < plain.len() {
        beginning.push('…');
    }
    Ok(About {
        kind: post.kind.word(),
        title: thread.title,
        title_lang: thread.language,
        url: urls::post(post.id),
        beginning,
        lang: post.language,
        correction: correction.map(|it| it.correction.html),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flagged(reason: Reason, change: impl FnOnce(&mut FlagForm)) -> Result<NewFlag, Vec<String>> {
        let mut form = FlagForm { reason: Some(reason), ..FlagForm::default() };
        change(&mut form);
        form.flag().map_err(|errors| errors.iter().map(|(field, _)| field.to_owned()).collect())
    }

    #[test]
    fn each_reason_asks_for_what_it_needs() {
        assert!(FlagForm::default().flag().is_err());
        assert_eq!(flagged(Reason::Inaccurate, |_| {}), Err(vec!["wrong".into()]));
        assert_eq!(flagged(Reason::Outdated, |_| {}), Err(vec!["since".into()]));
        assert_eq!(flagged(Reason::Unsafe, |_| {}), Err(vec!["harm".into()]));
        assert_eq!(flagged(Reason::Other, |_| {}), Err(vec!["words".into()]));
        for reason in [Reason::Private, Reason::Spam, Reason::Abusive, Reason::OffTopic] {
            assert!(flagged(reason, |_| {}).is_ok(), "{reason}");
        }
    }

    #[test]
    fn fields_of_other_reasons_are_left_behind() {
        let flag = flagged(Reason::Spam, |form| {
            form.wrong = "wrong".into();
            form.better = "better".into();
            form.since = "2.0".into();
            form.words = " twice ".into();
        });
        let words = flag.map(|flag| (flag.words, flag.better, flag.since));
        assert_eq!(words, Ok(("twice".into(), String::new(), String::new())));
    }
}
