//! What one says of oneself and shows, and how one reads.

use serde::{Deserialize, Serialize};

use super::handle::HandleForm;
use super::products::{Choice, ShownUse, UseForm, choices, shown_uses};
use crate::error::Result;
use crate::people::{self, Profile};
use crate::platform::clock::Zone;
use crate::platform::forms::{Check, FieldErrors};
use crate::platform::text;
use crate::platform::views::Person;
use crate::platform::words::{Language, Message};
use crate::rights::Member;
use crate::web::accounts::NAME;
use crate::web::preferences::{Brightness, language_cookie};
use crate::web::shown::face;
use crate::web::{Form, Response, Visit};
use crate::{notifications, profiles, spaces};

/// Where it stands.
pub(super) const AT: &str = "/settings/profile";
/// Its template.
const TEMPLATE: &str = "settings/profile.html";
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
    #[serde(default)]
    has_shortcuts: bool,
    #[serde(default)]
    hides_activity: bool,
}

fn brightness<S: serde::Serializer>(theme: &Brightness, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(theme.word())
}

/// One of the page's forms with what was typed, and what needs another look.
#[derive(Default)]
pub(super) enum Again {
    #[default]
    Nothing,
    Profile(ProfileForm, FieldErrors),
    Handle(HandleForm, FieldErrors),
    Picture(FieldErrors),
    Product(UseForm, FieldErrors),
}

#[derive(Serialize)]
struct ProfilePage {
    form: ProfileForm,
    errors: FieldErrors,
    languages: Vec<Choice>,
    zones: Vec<Choice>,
    me: Person,
    picture_errors: FieldErrors,
    handle: String,
    handle_form: HandleForm,
    handle_errors: FieldErrors,
    /// Since when another handle can be taken, if not yet.
    handle_from: Option<i64>,
    used: Vec<ShownUse>,
    products: Vec<Choice>,
    use_form: UseForm,
    use_errors: FieldErrors,
}

/// `GET /settings/profile`
pub async fn show(visit: Visit, by: Member) -> Result<Response> {
    let page = page(&visit, &by, Again::Nothing).await?;
    super::page(&visit, AT, TEMPLATE, page)
}

/// `POST /settings/profile`
pub async fn change(visit: Visit, by: Member, form: Form<ProfileForm>) -> Result<Response> {
    match form.profile(&visit) {
        Ok(profile) => {
            let cookie = language_cookie(&visit, profile.language.as_deref());
            let site = visit.app().zone();
            visit
                .write(move |tx| {
                    people::change(tx, by.id, &profile)?;
                    // The hour of digests is by the clocks of where somebody is.
                    notifications::keep_rhythm(tx, by.id, &site)
                })
                .await?;
            let mut response = visit.leads_to_saying(AT, "accounts-said-changed")?;
            response.add_cookie(&cookie).map_err(anyhow::Error::from)?;
            Ok(response)
        }
        Err(errors) => again(&visit, &by, Again::Profile(form.0, errors)).await,
    }
}

/// The page with one of its forms to be looked at again.
pub(super) async fn again(visit: &Visit, by: &Member, again: Again) -> Result<Response> {
    let page = page(visit, by, again).await?;
    super::form_again(visit, AT, TEMPLATE, page)
}

impl ProfileForm {
    fn of(profile: Profile) -> Self {
        let theme = match profile.theme.as_str() {
            "light" => Brightness::Light,
            "dark" => Brightness::Dark,
            _ => Brightness::Auto,
        };
        let Profile { name, about, language, time_zone, has_shortcuts, shows_activity, .. } = profile;
        Self { name, about, language, time_zone, theme, has_shortcuts, hides_activity: !shows_activity }
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
        Ok(Profile {
            name,
            about,
            language: language.flatten().map(|it| it.tag().to_owned()),
            time_zone: zone.and_then(Result::ok).map(|zone| zone.name().to_owned()),
            theme: self.theme.word().into(),
            has_shortcuts: self.has_shortcuts,
            shows_activity: !self.hides_activity,
        })
    }
}

async fn page(visit: &Visit, by: &Member, again: Again) -> Result<ProfilePage> {
    let (id, now) = (by.id, visit.now());
    let read = visit.read(move |conn, viewer| {
        let own = (people::find(conn, id)?, people::find_profile(conn, id)?, people::may_rename_at(conn, id, now)?);
        let spaces = spaces::list(conn, viewer)?;
        Ok((own, profiles::list_used(conn, viewer, id)?, choices(conn, &spaces)?))
    });
    let ((person, profile, handle_from), used, products) = read.await?;
    let languages = visit.app().views.words().languages();
    let mut page = ProfilePage {
        form: ProfileForm::of(profile),
        errors: FieldErrors::new(),
        languages: languages.iter().map(|it| Choice::new(it.tag(), it.tag())).collect(),
        zones: Zone::names().into_iter().map(|name| Choice::new(&name, &name.replace('_', " "))).collect(),
        me: face(&person),
        picture_errors: FieldErrors::new(),
        handle_form: HandleForm::of(&person.handle),
        handle: person.handle,
        handle_errors: FieldErrors::new(),
        handle_from: handle_from.map(|at| at.micros()),
        used: shown_uses(used),
        products,
        use_form: UseForm::default(),
        use_errors: FieldErrors::new(),
    };
    match again {
        Again::Nothing => {}
        Again::Profile(form, errors) => (page.form, page.errors) = (form, errors),
        Again::Handle(form, errors) => (page.handle_form, page.handle_errors) = (form, errors),
        Again::Picture(errors) => page.picture_errors = errors,
        Again::Product(form, errors) => (page.use_form, page.use_errors) = (form, errors),
    }
    Ok(page)
}
