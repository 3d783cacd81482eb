//! Mail: whether it works or precisely why not, what waits, what failed, and which addresses take none.

use serde::{Deserialize, Serialize};

use super::say;
use crate::app::App;
use crate::error::{Error, Result};
use crate::ids::MailId;
use crate::mails::{self, Listed, Refusal, Standing, TestMail, To};
use crate::platform::clock::Instant;
use crate::platform::config::MailTransport;
use crate::platform::forms::FieldErrors;
use crate::platform::mail_address::MailAddress;
use crate::platform::words::Message;
use crate::web::{Form, Query, Response, Visit};

const AREA: &str = "/admin/mail";
/// Rows of a page.
const PAGE: usize = 50;

/// What the list shows, and after which row.
#[derive(Clone, Debug, Deserialize)]
pub struct Asked {
    #[serde(default)]
    show: Show,
    after: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Show {
    #[default]
    Waiting,
    Failed,
    Refusals,
}

/// Where a test mail goes.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TestForm {
    address: String,
}

/// An address that mail is sent to again.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressForm {
    address: String,
}

#[derive(Serialize)]
struct MailPage {
    form: TestForm,
    errors: FieldErrors,
    is_set_up: bool,
    has_folder: bool,
    way: ShownWay,
    standing: ShownStanding,
    tabs: Vec<Tab>,
    is_refusals: bool,
    mails: Vec<ShownMail>,
    refusals: Vec<ShownRefusal>,
    older: Option<String>,
}

/// How mail leaves, as configured.
#[derive(Serialize)]
struct ShownWay {
    by: String,
    place: String,
    security: Option<String>,
    signs_in: bool,
    sender: String,
    is_signed: bool,
}

#[derive(Serialize)]
struct ShownStanding {
    is_broken: bool,
    /// The sentence of the last trouble, and the words of who made it.
    trouble: Option<String>,
    problem: Option<String>,
    trouble_at: Option<i64>,
    sent: i64,
    sent_at: Option<i64>,
    waiting: i64,
}

#[derive(Serialize)]
struct Tab {
    words: &'static str,
    url: &'static str,
    is_current: bool,
    count: Option<i64>,
}

#[derive(Serialize)]
struct ShownMail {
    kind: String,
    address: String,
    made_at: i64,
    due_at: i64,
    ended_at: Option<i64>,
    tries: i64,
    trouble: Option<String>,
    problem: Option<String>,
}

#[derive(Serialize)]
struct ShownRefusal {
    address: String,
    at: i64,
    problem: String,
}

/// `GET /admin/mail`
pub async fn show(visit: Visit, asked: Query<Asked>) -> Result<Response> {
    let page = page(&visit, asked.0, TestForm::default(), FieldErrors::new()).await?;
    super::page(&visit, AREA, "mail", page)
}

/// `POST /admin/mail/test`: a test mail goes into the outbox; the page shows what comes of it.
pub async fn test(visit: Visit, form: Form<TestForm>) -> Result<Response> {
    let form = form.0;
    let Ok(address) = MailAddress::parse(&form.address) else {
        let errors = FieldErrors::of("address", Message::new("admin-mail-address-unfit"));
        let asked = Asked { show: Show::Waiting, after: None };
        let page = page(&visit, asked, form, errors).await?;
        return super::form_again(&visit, AREA, "mail", page);
    };
    let to = To { person: None, address, language: visit.language().clone() };
    visit.write(move |tx| mails::post(tx, &to, &TestMail {})).await?;
    visit.leads_to_saying(AREA, "admin-said-mail-test")
}

/// `POST /admin/mail/retry`: what waits is tried at once.
pub async fn retry(visit: Visit) -> Result<Response> {
    visit.write(|tx| Ok(mails::hurry_all(tx)?)).await?;
    visit.app().mailer.rest.end();
    visit.leads_to_saying(AREA, "admin-said-mail-retried")
}

/// `POST /admin/mail/refusals/withdraw`: mail is sent to an address again.
pub async fn withdraw_refusal(visit: Visit, form: Form<AddressForm>) -> Result<Response> {
    let address = form.0.address;
    let found = visit.write(move |tx| Ok(mails::take_back(tx, &address)?)).await?;
    let back = "/admin/mail?show=refusals";
    if found { visit.leads_to_saying(back, "admin-said-mail-address") } else { Err(Error::NotFound) }
}

/// What a list shows: mails, or addresses.
enum Rows {
    Mails(Vec<Listed>),
    Refusals(Vec<Refusal>),
}

async fn page(visit: &Visit, asked: Asked, form: TestForm, errors: FieldErrors) -> Result<MailPage> {
    let (show, after, now) = (asked.show, asked.after, visit.now());
    let most = i64::try_from(PAGE).unwrap_or_default() + 1;
    let (standing, rows) = visit
        .read(move |conn, _| {
            let from = after.as_deref().and_then(|id| id.parse::<MailId>().ok());
            let rows = match show {
                Show::Waiting => Rows::Mails(mails::list_waiting(conn, from, most)?),
                Show::Failed => Rows::Mails(mails::list_failed(conn, from, most)?),
                Show::Refusals => Rows::Refusals(mails::list_refusals(conn, after.as_deref(), most)?),
            };
            Ok((mails::standing(conn, now)?, rows))
        })
        .await?;
    let (app, is_refusals) = (visit.app(), show == Show::Refusals);
    let (mails, refusals, older) = shown_rows(visit, show, rows);
    Ok(MailPage {
        form,
        errors,
        is_set_up: app.mailer.is_set_up(),
        has_folder: app.mailer.folder().is_some(),
        way: ShownWay::of(app),
        tabs: tabs(show, &standing),
        standing: ShownStanding::of(visit, standing),
        is_refusals,
        mails,
        refusals,
        older,
    })
}

fn shown_rows(visit: &Visit, show: Show, rows: Rows) -> (Vec<ShownMail>, Vec<ShownRefusal>, Option<String>) {
    match rows {
        Rows::Mails(mut rows) => {
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let word = if show == Show::Failed { "failed" } else { "waiting" };
            let last = rows.last().filter(|_| more).map(|last| format!("{AREA}?show={word}&after={}", last.id));
            (rows.into_iter().map(|row| ShownMail::of(visit, row)).collect(), Vec::new(), last)
        }
        Rows::Refusals(mut rows) => {
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let query = |last: &Refusal| serde_urlencoded::to_string([("after", &last.address)]).unwrap_or_default();
            let last = rows.last().filter(|_| more).map(|last| format!("{AREA}?show=refusals&{}", query(last)));
            let shown = rows.into_iter();
            let shown =
                shown.map(|row| ShownRefusal { address: row.address, at: row.at.micros(), problem: row.problem });
            (Vec::new(), shown.collect(), last)
        }
    }
}

fn tabs(show: Show, standing: &Standing) -> Vec<Tab> {
    let tab = |it, words, url, count| Tab { words, url, is_current: show == it, count: Some(count) };
    vec![
        tab(Show::Waiting, "admin-mail-waiting", "/admin/mail", standing.waiting),
        tab(Show::Failed, "admin-mail-failed", "/admin/mail?show=failed", standing.failed),
        tab(Show::Refusals, "admin-mail-refusals", "/admin/mail?show=refusals", standing.refusals),
    ]
}

fn sentence(visit: &Visit, trouble: impl std::fmt::Display) -> String {
    say(visit, &format!("mails-trouble-{trouble}"))
}

impl ShownWay {
    fn of(app: &App) -> Self {
        let config = &app.config;
        let host = config.mail_smtp_host.as_deref().unwrap_or_default();
        let (place, security) = match config.mail_transport {
            MailTransport::None => (String::new(), None),
            MailTransport::Smtp => {
                let security = format!("admin-mail-security-{}", config.mail_smtp_security.word());
                (format!("{host}:{}", config.mail_smtp_port()), Some(security))
            }
            MailTransport::Sendmail => (config.mail_sendmail.display().to_string(), None),
            MailTransport::Folder => {
                let folder = app.mailer.folder().map(|folder| folder.path().display().to_string());
                (folder.unwrap_or_default(), None)
            }
        };
        Self {
            by: format!("admin-mail-by-{}", config.mail_transport.word()),
            place,
            security,
            signs_in: config.mail_smtp_user.is_some(),
            sender: app.mailer.sender().unwrap_or_default(),
            is_signed: config.mail_dkim_key.is_some(),
        }
    }
}

impl ShownStanding {
    fn of(visit: &Visit, standing: Standing) -> Self {
        let is_broken = standing.is_broken();
        let (at, trouble, problem) = match standing.trouble {
            Some((at, trouble, problem)) => (Some(at.micros()), Some(sentence(visit, trouble)), Some(problem)),
            None => (None, None, None),
        };
        Self {
            is_broken,
            trouble,
            problem: problem.filter(|words| !words.is_empty()),
            trouble_at: at,
            sent: standing.sent,
            sent_at: standing.sent_at.map(Instant::micros),
            waiting: standing.waiting,
        }
    }
}

impl ShownMail {
    fn of(visit: &Visit, row: Listed) -> Self {
        Self {
            kind: row.kind,
            address: row.address,
            made_at: row.made_at.micros(),
            due_at: row.due_at.max(row.made_at).micros(),
            ended_at: row.ended_at.map(Instant::micros),
            tries: row.tries,
            trouble: row.trouble.map(|trouble| sentence(visit, trouble)),
            problem: row.problem.filter(|words| !words.is_empty()),
        }
    }
}
