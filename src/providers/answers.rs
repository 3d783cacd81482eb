//! Asking a provider, and what of its answer is believed: signed with a key of its own, by exactly this issuer, for
//! exactly this site, to exactly this question, and still good.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreResponseType, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessToken, AccessTokenHash, AdditionalClaims, AuthType, AuthenticationFlow, AuthorizationCode,
    ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdToken, IdTokenClaims, IdTokenFields, IdTokenVerifier, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, StandardErrorResponse,
    StandardTokenResponse, SubjectIdentifier, TokenResponse, UserInfoClaims,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::discovery::{Http, NotFound};
use super::{Claims, Metadata, Provider, Refusal};
use crate::platform::config::Secret;
use crate::platform::mail_address::MailAddress;
use crate::platform::outbound::{Outbound, OutboundError};
use crate::platform::sealed::Seal;
use crate::platform::tokens::Token;

/// Claims beside the standard's own.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(transparent)]
struct Extra(Map<String, Value>);

impl AdditionalClaims for Extra {}

type Word = IdToken<Extra, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Said = IdTokenClaims<Extra, CoreGenderClaim>;
type Told = UserInfoClaims<Extra, CoreGenderClaim>;
type Fields = IdTokenFields<
    Extra,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Tokens = StandardTokenResponse<Fields, CoreTokenType>;
type Client = openidconnect::Client<
    Extra,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Signatures that are taken: by a key that only the provider has. None, and those with a shared secret, are not.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// A question to a provider. All that binds its answer to this browser is made of two tokens: the one that the browser
/// keeps, and the one that goes along as `state`. Nothing of it is stored.
#[derive(Clone, Debug)]
pub struct Question {
    /// What the browser keeps.
    pub browser: Token,
    /// What goes along and comes back.
    pub state: Token,
    /// Where the provider leads back to.
    pub back: String,
    /// Whether the provider asks who they are even if it knows.
    pub is_anew: bool,
}

/// With what a browser came back.
#[derive(Clone, Debug)]
pub struct Returned {
    /// What the provider tells more for.
    pub code: String,
    /// The issuer, if it is named (RFC 9207).
    pub issuer: Option<String>,
    /// The claims that rules ask for.
    pub names: Vec<String>,
    /// How long ago somebody may have said there who they are; always, if nothing.
    pub within: Option<Duration>,
}

/// Whom a provider says somebody is.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Who they are there.
    pub subject: String,
    /// Their address if the provider says that it is theirs; else why there is none.
    pub mail: Result<MailAddress, Refusal>,
    /// Their name there; empty if it says none.
    pub name: String,
    /// What they are called there, as a handle might be; empty if it says nothing.
    pub handle: String,
    /// What tells them apart from their other accounts there.
    pub called: String,
    /// What it says of them beside that, as far as was asked.
    pub claims: Claims,
    /// Its word itself.
    pub id_token: Secret,
}

impl Question {
    fn nonce(&self) -> Nonce {
        Nonce::new(self.browser.joined_with(&self.state, "nonce"))
    }

    fn verifier(&self) -> PkceCodeVerifier {
        PkceCodeVerifier::new(self.browser.joined_with(&self.state, "verifier"))
    }

    fn client(&self, metadata: &Metadata, provider: &Provider, seal: &Seal) -> Result<Client, Refusal> {
        let secret = provider.secret(seal);
        if provider.has_secret() && secret.is_none() {
            tracing::error!(
                provider = provider.slug,
                "the client secret cannot be decrypted; it has to be entered anew"
            );
            return Err(Refusal::Client);
        }
        let secret = secret.map(|it| ClientSecret::new(it.expose().to_owned()));
        let back = RedirectUrl::new(self.back.clone()).map_err(|_| Refusal::Client)?;
        let client =
            Client::from_provider_metadata(metadata.clone(), ClientId::new(provider.client_id.clone()), secret);
        let methods = metadata.token_endpoint_auth_methods_supported();
        let takes = |method| methods.is_none_or(|methods| methods.contains(&method));
        let in_body = !takes(CoreClientAuthMethod::ClientSecretBasic) && takes(CoreClientAuthMethod::ClientSecretPost);
        let way = if in_body { AuthType::RequestBody } else { AuthType::BasicAuth };
        Ok(client.set_redirect_uri(back).set_auth_type(way))
    }

    /// Where the browser is led.
    pub fn address(&self, metadata: &Metadata, provider: &Provider, seal: &Seal) -> Result<String, Refusal> {
        let client = self.client(metadata, provider, seal)?;
        let (state, nonce) = (CsrfToken::new(self.state.text()), self.nonce());
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let mut request = client.authorize_url(flow, move || state, move || nonce);
        for scope in provider.scopes.split_whitespace().filter(|scope| *scope != "openid") {
            request = request.add_scope(Scope::new(scope.to_owned()));
        }
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&self.verifier());
        if self.is_anew {
            request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
        }
        let (address, _, _) = request.set_pkce_challenge(challenge).url();
        Ok(address.into())
    }
}

/// Asks a provider whom it meant by a code, and believes what can be proved. `renewed` asks it once more what it says
/// of itself: it may sign with a key that it did not have before. Waits for it.
pub fn ask(
    outbound: &Outbound,
    metadata: &Metadata,
    provider: &Provider,
    seal: &Seal,
    question: &Question,
    returned: &Returned,
    renewed: impl FnOnce() -> Result<Arc<Metadata>, NotFound>,
) -> Result<Answer, Refusal> {
    // Who says that it names the issuer in the answer does so, and then this one.
    let names_issuer = metadata.additional_metadata().additional_metadata.names_issuer;
    if returned.issuer.as_ref().map_or(names_issuer, |named| *named != provider.issuer) {
        return Err(told("the answer names another issuer, or none", Refusal::Issuer));
    }
    let client = question.client(metadata, provider, seal)?;
    let request = client.exchange_code(AuthorizationCode::new(returned.code.clone())).map_err(|_| Refusal::Answer)?;
    let tokens = request.set_pkce_verifier(question.verifier()).request(&Http(outbound)).map_err(token_trouble)?;
    let word = tokens.id_token().ok_or_else(|| told("there is no ID token", Refusal::Answer))?;
    let access = tokens.access_token();
    let said = match believed(metadata, provider, question, word, access) {
        Err(Refusal::Signature) => {
            let now = renewed().map_err(|trouble| told(format!("{trouble:?}"), Refusal::Away))?;
            believed(&now, provider, question, word, access)?
        }
        other => other?,
    };
    if returned.within.is_some_and(|within| !is_fresh(said, within)) {
        return Err(told("it was not asked anew who they are", Refusal::Stale));
    }
    let info = user_info(outbound, &client, access, said.subject())?;
    Ok(answer(said, info.as_ref(), word.to_string(), &returned.names))
}

/// Whether somebody said lately there who they are. Without a moment they did not.
fn is_fresh(said: &Said, within: Duration) -> bool {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let at = said.auth_time().and_then(|at| u64::try_from(at.timestamp()).ok());
    at.is_some_and(|at| Duration::from_secs(at) + within >= now)
}

/// What an ID token says, once all of it is proved.
fn believed<'w>(
    metadata: &Metadata,
    provider: &Provider,
    question: &Question,
    word: &'w Word,
    access: &AccessToken,
) -> Result<&'w Said, Refusal> {
    let id = ClientId::new(provider.client_id.clone());
    let verifier: IdTokenVerifier<'_, CoreJsonWebKey> =
        IdTokenVerifier::new_public_client(id.clone(), metadata.issuer().clone(), metadata.jwks().clone())
            .set_allowed_algs(SIGNATURES.into_iter().collect::<HashSet<_>>())
            .set_other_audience_verifier_fn(|_| false);
    let said = word.claims(&verifier, &question.nonce()).map_err(|error| told(&error, claims_trouble(&error)))?;
    if said.authorized_party().is_some_and(|party| *party != id) {
        return Err(told("the ID token was given to another party", Refusal::Audience));
    }
    if let Some(expected) = said.access_token_hash() {
        let unfit = |error: &dyn std::fmt::Display| told(error, Refusal::Signature);
        let way = word.signing_alg().map_err(|error| unfit(&error))?;
        let key = word.signing_key(&verifier).map_err(|error| unfit(&error))?;
        let actual = AccessTokenHash::from_token(access, way, key).map_err(|error| unfit(&error))?;
        if actual != *expected {
            return Err(told("the access token belongs to another ID token", Refusal::Signature));
        }
    }
    Ok(said)
}

/// What the provider tells beside its word, if it has a place for that; of the same subject.
fn user_info(
    outbound: &Outbound,
    client: &Client,
    access: &AccessToken,
    subject: &SubjectIdentifier,
) -> Result<Option<Told>, Refusal> {
    let Ok(request) = client.user_info(access.clone(), Some(subject.clone())) else { return Ok(None) };
    request.request(&Http(outbound)).map(Some).map_err(|error| match &error {
        openidconnect::UserInfoError::Request(why) => told(why, Refusal::Away),
        other => told(other, Refusal::Answer),
    })
}

fn answer(said: &Said, info: Option<&Told>, id_token: String, names: &[String]) -> Answer {
    let mut all = info.map(|info| info.additional_claims().0.clone()).unwrap_or_default();
    all.extend(said.additional_claims().0.clone());
    // Address and its proof come from the same place.
    let (mail, is_verified) = match (said.email(), info.and_then(Told::email)) {
        (Some(mail), _) => (Some(mail.as_str()), said.email_verified() == Some(true) || vouches_as_entra_id(said)),
        (None, Some(mail)) => (Some(mail.as_str()), info.and_then(Told::email_verified) == Some(true)),
        (None, None) => (None, false),
    };
    let name = said.name().or_else(|| info.and_then(Told::name)).and_then(|name| name.get(None));
    let handle = said.preferred_username().or_else(|| info.and_then(Told::preferred_username));
    let (name, handle) = (name.map(|it| it.to_string()), handle.map(|it| it.to_string()));
    let called = mail.map(ToOwned::to_owned).or_else(|| handle.clone()).or_else(|| name.clone());
    Answer {
        subject: said.subject().to_string(),
        mail: match mail.map(MailAddress::parse) {
            Some(Ok(mail)) if is_verified => Ok(mail),
            Some(Ok(_)) => Err(Refusal::Unverified),
            _ => Err(Refusal::NoMail),
        },
        called: called.unwrap_or_else(|| said.subject().to_string()),
        name: name.unwrap_or_default(),
        handle: handle.unwrap_or_default(),
        claims: Claims::of(&all, names.iter().map(String::as_str)),
        id_token: Secret::new(id_token),
    }
}

/// Entra ID says it in a claim of its own: that the owner of the address's domain was verified.
fn vouches_as_entra_id(said: &Said) -> bool {
    let claims = Claims::of(&said.additional_claims().0, ["xms_edov"].into_iter());
    claims.has("xms_edov", "true") || claims.has("xms_edov", "1")
}

/// Says in the log what exactly was wrong: the person is told less.
fn told(why: impl std::fmt::Display, refusal: Refusal) -> Refusal {
    tracing::warn!(%why, refusal = refusal.word(), "a provider's answer is refused");
    refusal
}

fn token_trouble(error: RequestTokenError<OutboundError, StandardErrorResponse<CoreErrorResponseType>>) -> Refusal {
    match error {
        RequestTokenError::Request(why) => told(why, Refusal::Away),
        RequestTokenError::ServerResponse(answer) => {
            let is_ours = matches!(
                answer.error(),
                CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient
            );
            told(answer.error(), if is_ours { Refusal::Client } else { Refusal::Answer })
        }
        RequestTokenError::Parse(why, _) => told(why, Refusal::Answer),
        RequestTokenError::Other(why) => told(why, Refusal::Answer),
    }
}

fn claims_trouble(error: &ClaimsVerificationError) -> Refusal {
    match error {
        ClaimsVerificationError::Expired(_) => Refusal::Expired,
        ClaimsVerificationError::InvalidAudience(_) => Refusal::Audience,
        ClaimsVerificationError::InvalidIssuer(_) => Refusal::Issuer,
        ClaimsVerificationError::InvalidNonce(_) => Refusal::Nonce,
        ClaimsVerificationError::SignatureVerification(_) => Refusal::Signature,
        _ => Refusal::Answer,
    }
}
