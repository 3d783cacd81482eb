//! Sign-in providers: which there are, what they are asked, whether they answer, and whether they are the only door.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Choice, line, refresh_settings, say};
use crate::error::{Error, Result};
use crate::platform::config::Secret;
use crate::platform::forms::FieldErrors;
use crate::platform::tokens::Token;
use crate::platform::turns::Busy;
use crate::platform::words::Message;
use crate::providers::{self, Finding, Newcomers, Provider, ProviderForm, SignOut};
use crate::rights::Member;
use crate::web::admin::provider_rules::{self, RuleForm, RulesPart};
use crate::web::{Form, Path, Response, Visit};

pub(super) const AREA: &str = "/admin/providers";

/// A provider as the form has it. The secret is never drawn again.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct KeepForm {
    name: String,
    #[serde(default)]
    slug: String,
    #[serde(default)]
    issuer: String,
    client_id: String,
    #[serde(skip_serializing)]
    secret: Option<String>,
    scopes: String,
    newcomers: Newcomers,
    sign_out: SignOut,
}

/// Whether providers are to be the only door.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnlyForm {
    only: bool,
}

#[derive(Serialize)]
struct ProvidersPage {
    providers: Vec<ShownProvider>,
    is_only: bool,
}

#[derive(Serialize)]
struct ShownProvider {
    slug: String,
    name: String,
    issuer: String,
    people: i64,
    is_open: bool,
}

#[derive(Serialize)]
struct ProviderPage {
    /// None for one that is still to be made.
    slug: Option<String>,
    name: String,
    issuer: String,
    is_open: bool,
    has_secret: bool,
    form: KeepForm,
    errors: FieldErrors,
    newcomers: Vec<Choice>,
    sign_outs: Vec<Choice>,
    answer_address: String,
    signed_out_address: String,
    findings: Vec<ShownFinding>,
    rules: RulesPart,
}

#[derive(Serialize)]
struct ShownFinding {
    kind: &'static str,
    message: Message,
}

/// `GET /admin/providers`
pub async fn list(visit: Visit) -> Result<Response> {
    let found = visit.read(|conn, _| Ok(providers::list(conn)?)).await?;
    let shown = |it: providers::ListedProvider| ShownProvider {
        slug: it.slug,
        name: it.name,
        issuer: it.issuer,
        people: it.people,
        is_open: it.closed_at.is_none(),
    };
    let is_only = visit.app().settings().only_providers;
    let page = ProvidersPage { providers: found.into_iter().map(shown).collect(), is_only };
    super::page(&visit, AREA, "providers", page)
}

/// `GET /admin/providers/new`
pub async fn new(visit: Visit) -> Result<Response> {
    super::page(&visit, AREA, "provider", empty_page(&visit, KeepForm::empty(), FieldErrors::new()))
}

/// `POST /admin/providers`
pub async fn make(visit: Visit, by: Member, form: Form<KeepForm>) -> Result<Response> {
    let (form, seal) = (form.0, visit.app().seal()?);
    let (new, slug) = (form.described(), form.slug.trim().to_owned());
    match visit.write(move |tx| providers::make(tx, &by, &seal, &new)).await {
        Ok(_) => {
            refresh_settings(&visit).await?;
            visit.leads_to_saying(&format!("{AREA}/{slug}"), "providers-said-made")
        }
        Err(Error::Invalid(errors)) => super::form_again(&visit, AREA, "provider", empty_page(&visit, form, errors)),
        Err(other) => Err(other),
    }
}

/// `GET /admin/providers/{provider}`
pub async fn show(visit: Visit, slug: Path<String>) -> Result<Response> {
    let provider = find(&visit, &slug).await?;
    let page = page(&visit, &provider).await?;
    super::page(&visit, AREA, "provider", page)
}

/// `POST /admin/providers/{provider}`
pub async fn change(visit: Visit, by: Member, slug: Path<String>, form: Form<KeepForm>) -> Result<Response> {
    let (provider, form, seal) = (find(&visit, &slug).await?, form.0, visit.app().seal()?);
    let (new, before) = (form.described(), provider.clone());
    match visit.write(move |tx| providers::change(tx, &by, &seal, &before, &new)).await {
        Ok(()) => {
            refresh_settings(&visit).await?;
            visit.leads_to_saying(&address(&provider), "admin-said-saved")
        }
        Err(Error::Invalid(errors)) => {
            let page = ProviderPage { form, errors, ..page(&visit, &provider).await? };
            super::form_again(&visit, AREA, "provider", page)
        }
        Err(other) => Err(other),
    }
}

/// `POST /admin/providers/{provider}/test`: changes nothing, and says what the provider says of itself.
pub async fn test(visit: Visit, slug: Path<String>) -> Result<Response> {
    let provider = find(&visit, &slug).await?;
    let (app, now, seal, asked) = (Arc::clone(visit.app()), visit.now(), visit.app().seal()?, provider.clone());
    let busy = |_: Busy| Error::Unavailable("too many sign-in providers are being asked".into());
    let examine = move || providers::examine(&app.outbound, &app.discovered, &asked, &seal, now);
    let findings = visit.app().asking.take(examine).await.map_err(busy)?;
    let findings = findings
        .into_iter()
        .map(|Finding { is_good, message }| ShownFinding { kind: if is_good { "resolved" } else { "late" }, message });
    let page = ProviderPage { findings: findings.collect(), ..page(&visit, &provider).await? };
    super::page(&visit, AREA, "provider", page)
}

/// `POST /admin/providers/{provider}/close`
pub async fn close(visit: Visit, by: Member, slug: Path<String>) -> Result<Response> {
    let provider = find(&visit, &slug).await?;
    let to = address(&provider);
    visit.write(move |tx| providers::close(tx, &by, &provider)).await?;
    refresh_settings(&visit).await?;
    visit.leads_to_saying(&to, "providers-said-closed")
}

/// `POST /admin/providers/{provider}/open`
pub async fn open(visit: Visit, by: Member, slug: Path<String>) -> Result<Response> {
    let provider = find(&visit, &slug).await?;
    let to = address(&provider);
    visit.write(move |tx| providers::open(tx, &by, &provider)).await?;
    refresh_settings(&visit).await?;
    visit.leads_to_saying(&to, "providers-said-opened")
}

/// `POST /admin/providers/{provider}/remove`
pub async fn remove(visit: Visit, by: Member, slug: Path<String>) -> Result<Response> {
    let provider = find(&visit, &slug).await?;
    visit.write(move |tx| providers::remove(tx, &by, &provider)).await?;
    refresh_settings(&visit).await?;
    visit.leads_to_saying(AREA, "providers-said-removed")
}

/// `POST /admin/providers/only`
pub async fn only(visit: Visit, by: Member, form: Form<OnlyForm>) -> Result<Response> {
    let session = visit.facts().session.as_ref().map(Token::hash);
    let said = if form.0.only { "providers-said-only" } else { "providers-said-all" };
    visit
        .write(move |tx| match form.0.only {
            true => providers::let_only_providers(tx, &by, session.as_ref()),
            false => providers::let_all_doors(tx, &by),
        })
        .await?;
    refresh_settings(&visit).await?;
    visit.leads_to_saying(AREA, said)
}

impl KeepForm {
    fn empty() -> Self {
        Self {
            name: String::new(),
            slug: String::new(),
            issuer: String::new(),
            client_id: String::new(),
            secret: None,
            scopes: "openid email profile".into(),
            newcomers: Newcomers::Welcome,
            sign_out: SignOut::ThereToo,
        }
    }

    fn of(provider: &Provider) -> Self {
        Self {
            name: provider.name.clone(),
            slug: provider.slug.clone(),
            issuer: provider.issuer.clone(),
            client_id: provider.client_id.clone(),
            secret: None,
            scopes: provider.scopes.clone(),
            newcomers: provider.newcomers,
            sign_out: provider.sign_out,
        }
    }

    fn described(&self) -> ProviderForm {
        ProviderForm {
            name: line(&self.name),
            slug: self.slug.trim().to_owned(),
            issuer: self.issuer.trim().to_owned(),
            client_id: line(&self.client_id),
            secret: self.secret.as_deref().map(|secret| Secret::new(secret.trim().to_owned())),
            scopes: self.scopes.split_whitespace().collect::<Vec<_>>().join(" "),
            newcomers: self.newcomers,
            sign_out: self.sign_out,
        }
    }
}

pub(super) async fn find(visit: &Visit, slug: &str) -> Result<Provider> {
    let slug = slug.to_owned();
    visit.read(move |conn, _| Ok(providers::find_by_slug(conn, &slug)?)).await
}

pub(super) fn address(provider: &Provider) -> String {
    format!("{AREA}/{}", provider.slug)
}

/// The page of a provider with a rule that will not do.
pub(super) async fn page_with_rule(
    visit: &Visit,
    provider: &Provider,
    form: RuleForm,
    errors: FieldErrors,
) -> Result<Response> {
    let before = page(visit, provider).await?;
    let page = ProviderPage { rules: RulesPart { form, errors, ..before.rules }, ..before };
    super::form_again(visit, AREA, "provider", page)
}

fn empty_page(visit: &Visit, form: KeepForm, errors: FieldErrors) -> ProviderPage {
    let choices = |word: &str, key: &str| Choice::new(word, say(visit, key));
    ProviderPage {
        slug: None,
        name: String::new(),
        issuer: String::new(),
        is_open: true,
        has_secret: false,
        newcomers: vec![
            choices("welcome", "providers-newcomers-welcome"),
            choices("known_only", "providers-newcomers-known-only"),
        ],
        sign_outs: vec![
            choices("there_too", "providers-sign-out-there-too"),
            choices("here_only", "providers-sign-out-here-only"),
        ],
        answer_address: providers::answer_address(&visit.app().base, "…"),
        signed_out_address: visit.app().base.join("/signed-out"),
        findings: Vec::new(),
        rules: RulesPart::default(),
        form,
        errors,
    }
}

async fn page(visit: &Visit, provider: &Provider) -> Result<ProviderPage> {
    Ok(ProviderPage {
        slug: Some(provider.slug.clone()),
        name: provider.name.clone(),
        issuer: provider.issuer.clone(),
        is_open: provider.is_open(),
        has_secret: provider.has_secret(),
        answer_address: providers::answer_address(&visit.app().base, &provider.slug),
        rules: provider_rules::part(visit, provider).await?,
        ..empty_page(visit, KeepForm::of(provider), FieldErrors::new())
    })
}
