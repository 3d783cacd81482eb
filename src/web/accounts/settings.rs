//! One's own settings: name, reading, password, and where one is signed in.

use serde::{Deserialize, Serialize};

use super::sign_up::NAME;
use crate::accounts::{self, Account, Session};
use crate::error::{Error, Result};
use crate::people::{self, Profile};
use crate::platform::clock::Zone;
use crate::platform::config::Secret;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::passwords::{self, Verdict};
use crate::platform::text;
use crate::platform::tokens::Token;
use crate::platform::words::{Language, Message};
use crate::rights::Member;
use crate::web::preferences::{Brightness, language_cookie};
use crate::web::{Form, Response, Visit};

/// The longest word on oneself, in characters.
const ABOUT: usize = 500;

/// What the form on oneself and one's reading sends.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileForm {
    name: String,
    #[serde(default)]
    about: String,
    language: Option<String>,
    time_zone: Option<String>,
    #[serde(serialize_with = "brightness")]
    theme: Brightness,
}

fn brightness<S: serde::Serializer>(theme: &Brightness, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(theme.word())
}

/// What the change of a password sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    present: String,
    password: String,
}

#[derive(Serialize)]
struct SettingsPage {
    form: ProfileForm,
    errors: FieldErrors,
    password_errors: FieldErrors,
    mail: String,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
    sessions: Vec<ShownSession>,
    has_others: bool,
}

/// A choice of a select field.
#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

#[derive(Serialize)]
struct ShownSession {
    name: String,
    agent: String,
    used_at: i64,
    since: i64,
    is_this: bool,
}

/// `GET /settings`
pub async fn show(visit: Visit, by: Member) -> Result<Response> {
    let page = page(&visit, &by, None, FieldErrors::new(), FieldErrors::new()).await?;
    visit.unlisted_page("accounts/settings.html", &page)
}

/// `POST /settings`
pub async fn change(visit: Visit, by: Member, form: Form<ProfileForm>) -> Result<Response> {
    match form.profile(&visit) {
        Ok(profile) => {
            let cookie = language_cookie(&visit, profile.language.as_deref());
            visit.write(move |tx| people::change(tx, by.id, &profile)).await?;
            let mut response = visit.leads_to_saying("/settings", "accounts-said-changed")?;
            response.add_cookie(&cookie).map_err(anyhow::Error::from)?;
            Ok(response)
        }
        Err(errors) => {
            let page = page(&visit, &by, Some(form.0), errors, FieldErrors::new()).await?;
            visit.form_again("accounts/settings.html", &page)
        }
    }
}

/// `POST /settings/password`: asks for the present one, which is guessed at as in signing in.
pub async fn change_password(visit: Visit, by: Member, form: Form<PasswordForm>) -> Result<Response> {
    accounts::refuse_closed_doors(&visit.app().settings())?;
    match new_password(&visit, &by, &form).await {
        Ok(hash) => {
            let session = visit.facts().session.as_ref().map(Token::hash);
            visit.write(move |tx| accounts::change_password(tx, &by, &hash, session.as_ref())).await?;
            visit.leads_to_saying("/settings", "accounts-said-password")
        }
        Err(Error::Invalid(errors)) => {
            let page = page(&visit, &by, None, FieldErrors::new(), errors).await?;
            visit.form_again("accounts/settings.html", &page)
        }
        Err(other) => Err(other),
    }
}

impl ProfileForm {
    fn of(profile: Profile) -> Self {
        let theme = match profile.theme.as_str() {
            "light" => Brightness::Light,
            "dark" => Brightness::Dark,
            _ => Brightness::Auto,
        };
        let Profile { name, about, language, time_zone, .. } = profile;
        Self { name, about, language, time_zone, theme }
    }

    fn profile(&self, visit: &Visit) -> Result<Profile, FieldErrors> {
        let languages = visit.app().views.words().languages();
        let language = self.language.as_deref().map(Language::parse);
        let has_language = language.as_ref().is_none_or(|it| it.as_ref().is_some_and(|it| languages.contains(it)));
        let zone = self.time_zone.as_deref().map(Zone::parse);
        let has_zone = zone.as_ref().is_none_or(Result::is_ok);
        let about = text::clean_body(&self.about);
        let mut check = Check::new();
        let name = check.value("name", text::clean_line(&self.name).map_err(|_| Message::new("accounts-name-line")));
        let name = name.unwrap_or_default();
        check
            .text("name", &name, 1..=NAME)
            .text("about", &about, 0..=ABOUT)
            .that("language", has_language, || Message::new("accounts-language-unknown"))
            .that("time_zone", has_zone, || Message::new("accounts-zone-unknown"))
            .finish()?;
        let time_zone = zone.and_then(Result::ok).map(|zone| zone.name().to_owned());
        let language = language.flatten().map(|it| it.tag().to_owned());
        Ok(Profile { name, about, language, time_zone, theme: self.theme.word().into() })
    }
}

/// The new password's hash, once the present one was right.
async fn new_password(visit: &Visit, by: &Member, form: &PasswordForm) -> Result<String> {
    let new = Secret::new(form.password.clone());
    let mut check = Check::new();
    check.value("password", passwords::check_new(&new, &[&by.name, &by.handle]));
    check.finish()?;
    let (id, network) = (by.id, visit.facts().address.clone());
    let is_counted = visit.app().config.limits;
    let (attempt, stored) = visit
        .write(move |tx| {
            let account = accounts::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
            let guesses = accounts::sign_in_guesses(&account.mail, &network);
            let attempt = if is_counted { Some(accounts::attempt(tx, guesses)?) } else { None };
            Ok((attempt, accounts::find_password(tx.conn(), id)?))
        })
        .await?;
    let verdict = visit.app().passwords.verify(Secret::new(form.present.clone()), stored).await?;
    if verdict == Verdict::Wrong {
        return Err(Error::field("present", Message::new("accounts-present-wrong")));
    }
    if let Some(attempt) = attempt {
        visit.write(move |tx| Ok(accounts::succeeded(tx, &attempt)?)).await?;
    }
    Ok(visit.app().passwords.hash(new).await?)
}

async fn page(
    visit: &Visit,
    by: &Member,
    form: Option<ProfileForm>,
    errors: FieldErrors,
    password_errors: FieldErrors,
) -> Result<SettingsPage> {
    let (id, now) = (by.id, visit.now());
    let (profile, account, sessions) = visit
        .read(move |conn, _| {
            let profile = people::find_profile(conn, id)?;
            Ok((profile, accounts::find(conn, id)?, accounts::list_sessions(conn, id, now)?))
        })
        .await?;
    let this = visit.facts().session.as_ref();
    let languages = visit.app().views.words().languages();
    Ok(SettingsPage {
        form: form.unwrap_or_else(|| ProfileForm::of(profile)),
        errors,
        password_errors,
        mail: account.map_or_else(String::new, |it: Account| it.mail),
        languages: languages.iter().map(|it| Choice { value: it.tag().into(), label: it.tag().into() }).collect(),
        zones: Zone::names().into_iter().map(|name| Choice { label: name.replace('_', " "), value: name }).collect(),
        has_others: sessions.len() > 1,
        sessions: sessions.into_iter().map(|session| shown(session, this)).collect(),
    })
}

fn shown(session: Session, this: Option<&Token>) -> ShownSession {
    ShownSession {
        name: session.name().to_owned(),
        is_this: this.is_some_and(|this| session.token_hash.is_of(this)),
        used_at: session.used_at.micros(),
        since: session.created_at.micros(),
        agent: session.agent,
    }
}
