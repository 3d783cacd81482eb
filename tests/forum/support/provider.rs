//! A sign-in provider on loopback that tells the truth, or lies in one way.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64ct::{Base64UrlUnpadded, Encoding};
use peerdesk::ids::PersonId;
use peerdesk::platform::config::Config;
use ring::hmac;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Forum, Page, Person};

pub const CLIENT: &str = "peerdesk";
pub const SECRET: &str = "the secret that the provider knows this site by";

/// How it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lie {
    OtherIssuer,
    OtherAudience,
    FurtherAudience,
    OtherParty,
    OtherNonce,
    Expired,
    Unsigned,
    SharedSecret,
    OtherKey,
    OtherSubjectLater,
    Huge,
    Slow,
    Redirects,
    OtherIssuerOfItself,
    NoToken,
    Nonsense,
    UnsafeAddress,
    /// The hash of another access token stands in its word.
    OtherAccess,
    /// It says that its answers name it, and they do not.
    Nameless,
    /// It leads back without asking who it is.
    NotAnew,
    /// It says nothing of when it asked.
    NoMoment,
}

/// Whom it says somebody is, and how it lies.
pub struct Story {
    pub subject: String,
    pub mail: Option<String>,
    pub is_verified: bool,
    pub name: String,
    pub groups: Vec<String>,
    /// Which of its keys it has and signs with.
    pub key: u8,
    /// How often it said what it is.
    pub described: usize,
    pub lie: Option<Lie>,
}

#[derive(Default)]
struct Codes(BTreeMap<String, (String, String)>);

/// The provider. Its threads end with the tests.
pub struct Liar {
    pub issuer: String,
    story: Arc<Mutex<Story>>,
    codes: Arc<Mutex<Codes>>,
}

impl Liar {
    /// Starts it; it tells the truth of Ada.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let story = Arc::new(Mutex::new(Story {
            subject: "subject-ada".into(),
            mail: Some("ada@company.example".into()),
            is_verified: true,
            name: "Ada Company".into(),
            groups: Vec::new(),
            key: 7,
            described: 0,
            lie: None,
        }));
        let liar = Self { issuer, story, codes: Arc::default() };
        let (issuer, story, codes) = (liar.issuer.clone(), Arc::clone(&liar.story), Arc::clone(&liar.codes));
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let (issuer, story, codes) = (issuer.clone(), Arc::clone(&story), Arc::clone(&codes));
                std::thread::spawn(move || answer(connection.unwrap(), &issuer, &story, &codes));
            }
        });
        liar
    }

    /// From now on it says something else.
    pub fn says(&self, change: impl FnOnce(&mut Story)) {
        change(&mut self.story.lock().unwrap());
    }

    /// How often it said what it is.
    pub fn times_described(&self) -> usize {
        self.story.lock().unwrap().described
    }

    /// A forum that knows it as "Company", and the administrator who said so.
    pub fn known_to(forum: &Forum, liars: &[(&Self, &str, &str)]) {
        let admin = forum.with_role("admin", peerdesk::rights::Role::Admin, None);
        for (liar, slug, name) in liars {
            let form = admin.opens("/admin/providers/new").fills("name", name).fills("slug", slug);
            let form = form.fills("issuer", &liar.issuer).fills("client_id", CLIENT).fills("secret", SECRET);
            let made = form.fills("scopes", "openid email profile groups").presses("Save");
            assert_eq!(made.path, format!("/admin/providers/{slug}"), "{}", made.html);
        }
    }

    /// What a forum is configured with to reach it.
    pub fn configure(config: &mut Config) {
        config.outbound_allowed = vec!["127.0.0.0/8".parse().unwrap()];
    }

    /// What a browser is led here with.
    pub fn asked(leaving: &Page<'_>) -> BTreeMap<String, String> {
        let refresh = leaving.header("refresh").unwrap_or_else(|| panic!("it leads nowhere: {}", leaving.html));
        url::Url::parse(refresh.strip_prefix("0;url=").unwrap()).unwrap().query_pairs().into_owned().collect()
    }

    /// Signs somebody in who was led here, and says where it leads them back to.
    pub fn leads_back(&self, leaving: &Page<'_>) -> String {
        let refresh = leaving.header("refresh").unwrap_or_else(|| panic!("it leads nowhere: {}", leaving.html));
        let address = url::Url::parse(refresh.strip_prefix("0;url=").unwrap()).unwrap();
        assert!(address.as_str().starts_with(&format!("{}/authorize?", self.issuer)), "{address}");
        let asked = Self::asked(leaving);
        assert_eq!((&*asked["client_id"], &*asked["response_type"]), (CLIENT, "code"));
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(asked["state"].len() >= 43 && asked["nonce"].len() >= 43 && asked["code_challenge"].len() == 43);
        let code = format!("code-{}", asked["state"]);
        self.codes.lock().unwrap().0.insert(code.clone(), (asked["nonce"].clone(), asked["code_challenge"].clone()));
        let back = asked["redirect_uri"].strip_prefix("http://localhost:8080").expect("it leads back to the site");
        format!("{back}?code={code}&state={}", asked["state"])
    }

    /// Somebody goes to it from the sign-in page and comes back.
    pub fn signs_in<'p>(&self, person: &'p Person<'_>) -> Page<'p> {
        let leaving = person.opens("/sign-in").presses("Continue with Company");
        let back = self.leads_back(&leaving);
        person.opens(&*back)
    }
}

fn keys(seed: u8) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap()
}

fn encoded(bytes: impl AsRef<[u8]>) -> String {
    Base64UrlUnpadded::encode_string(bytes.as_ref())
}

/// Answers one request.
fn answer(connection: TcpStream, issuer: &str, story: &Mutex<Story>, codes: &Mutex<Codes>) {
    let mut reader = BufReader::new(connection.try_clone().unwrap());
    let (mut head, mut length) = (String::new(), 0_usize);
    while reader.read_line(&mut head).is_ok_and(|read| read > 2) {
        let line = head.lines().last().unwrap_or_default().to_lowercase();
        length = line.strip_prefix("content-length:").and_then(|it| it.trim().parse().ok()).unwrap_or(length);
    }
    let mut body = vec![0; length];
    if reader.read_exact(&mut body).is_err() {
        return;
    }
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut story = story.lock().unwrap();
    match (&*path, story.lie) {
        ("/token", Some(Lie::Slow)) => {
            drop(story);
            let _ = connection.set_read_timeout(Some(Duration::from_secs(20)));
            let _ = reader.read(&mut [0; 1]);
        }
        ("/token", Some(Lie::Huge)) => huge(connection),
        ("/token", Some(Lie::Redirects)) => send(connection, "302 Found", "location: http://127.0.0.1:1/\r\n", ""),
        ("/token", _) => {
            let form: BTreeMap<String, String> = serde_urlencoded::from_bytes(&body).unwrap();
            match token(&form, &head, issuer, &story, codes) {
                Some(json) => send(connection, "200 OK", "", &json.to_string()),
                None => send(connection, "400 Bad Request", "", "{\"error\":\"invalid_grant\"}"),
            }
        }
        ("/userinfo", lie) => {
            let subject = if lie == Some(Lie::OtherSubjectLater) { "somebody-else" } else { &story.subject };
            let told = json!({"sub": subject, "groups": story.groups});
            send(connection, "200 OK", "", &told.to_string());
        }
        ("/keys", _) => {
            let (x, kid) = (encoded(keys(story.key).public_key()), story.key.to_string());
            let key = json!({"kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": kid, "x": x});
            send(connection, "200 OK", "", &json!({"keys": [key]}).to_string());
        }
        (_, lie) => {
            story.described += 1;
            send(connection, "200 OK", "", &description(issuer, lie).to_string());
        }
    }
}

fn send(mut connection: TcpStream, status: &str, headers: &str, body: &str) {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\n{headers}content-length: {length}\r\n");
    let _ = connection.write_all(format!("{head}connection: close\r\n\r\n{body}").as_bytes());
}

fn huge(mut connection: TcpStream) {
    let _ = connection.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n\"");
    while connection.write_all(&[b'x'; 65536]).is_ok() {}
}

fn description(issuer: &str, lie: Option<Lie>) -> Value {
    let own = if lie == Some(Lie::OtherIssuerOfItself) { "https://evil.example" } else { issuer };
    let authorize = match lie {
        Some(Lie::UnsafeAddress) => "javascript://x/%0aalert(1)".to_owned(),
        _ => format!("{issuer}/authorize"),
    };
    json!({
        "issuer": own,
        "authorization_endpoint": authorize,
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "end_session_endpoint": format!("{issuer}/end"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
        "scopes_supported": ["openid", "email", "profile", "groups"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        "authorization_response_iss_parameter_supported": lie == Some(Lie::Nameless),
    })
}

/// What a code is good for, once, for who began it and proves to be this site.
fn token(
    form: &BTreeMap<String, String>,
    head: &str,
    issuer: &str,
    story: &Story,
    codes: &Mutex<Codes>,
) -> Option<Value> {
    let (nonce, challenge) = codes.lock().unwrap().0.remove(form.get("code")?)?;
    let verifier = form.get("code_verifier")?;
    if encoded(Sha256::digest(verifier)) != challenge || !head.to_lowercase().contains("authorization: basic ") {
        return None;
    }
    let id_token = word(issuer, story, &nonce);
    let mut tokens = json!({"access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": id_token});
    match story.lie {
        Some(Lie::NoToken) => {
            tokens.as_object_mut()?.remove("id_token");
        }
        Some(Lie::Nonsense) => tokens = json!(["nonsense"]),
        _ => {}
    }
    Some(tokens)
}

/// By which an ID token knows the access token beside it: with EdDSA the left half of SHA-512.
fn hash_of(access: &str) -> String {
    encoded(&sha2::Sha512::digest(access)[..32])
}

/// Its word: an ID token.
fn word(issuer: &str, story: &Story, nonce: &str) -> String {
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap();
    let mut claims = json!({
        "iss": issuer, "aud": CLIENT, "sub": story.subject, "nonce": nonce, "iat": now, "exp": now + 60,
        "name": story.name, "preferred_username": "ada", "auth_time": now, "at_hash": hash_of("access"),
    });
    if let Some(mail) = &story.mail {
        claims["email"] = json!(mail);
        claims["email_verified"] = json!(story.is_verified);
    }
    match story.lie {
        Some(Lie::OtherIssuer) => claims["iss"] = json!("https://evil.example"),
        Some(Lie::OtherAudience) => claims["aud"] = json!("another-site"),
        Some(Lie::FurtherAudience) => claims["aud"] = json!([CLIENT, "another-site"]),
        Some(Lie::OtherParty) => claims["azp"] = json!("another-site"),
        Some(Lie::OtherNonce) => claims["nonce"] = json!("another-nonce"),
        Some(Lie::Expired) => claims["exp"] = json!(now - 60),
        Some(Lie::OtherAccess) => claims["at_hash"] = json!(hash_of("another")),
        Some(Lie::NotAnew) => claims["auth_time"] = json!(now - 3600),
        Some(Lie::NoMoment) => drop(claims.as_object_mut().unwrap().remove("auth_time")),
        _ => {}
    }
    let algorithm = match story.lie {
        Some(Lie::Unsigned) => "none",
        Some(Lie::SharedSecret) => "HS256",
        _ => "EdDSA",
    };
    let head = encoded(json!({"alg": algorithm, "kid": story.key.to_string(), "typ": "JWT"}).to_string());
    let signed = format!("{head}.{}", encoded(claims.to_string()));
    let signature = match story.lie {
        Some(Lie::Unsigned) => String::new(),
        Some(Lie::SharedSecret) => {
            encoded(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes()), signed.as_bytes()))
        }
        Some(Lie::OtherKey) => encoded(keys(8).sign(signed.as_bytes())),
        _ => encoded(keys(story.key).sign(signed.as_bytes())),
    };
    format!("{signed}.{signature}")
}

impl Forum {
    /// Joins somebody to a provider that nobody asks; what it calls them is a word of the test's.
    pub fn joins_unasked(&self, person: PersonId, word: &str) {
        self.execute(
            "INSERT INTO providers (slug, name, issuer, client_id, scopes, newcomers, sign_out, created_at) \
             VALUES ('company', 'Company', 'https://127.0.0.1:1', 'site', 'openid', 'welcome', 'there_too', 1)",
        );
        self.execute(&format!(
            "INSERT INTO identities (provider_id, person_id, issuer, subject, called, joined_at, used_at) \
             SELECT id, {person}, issuer, '{word}-subject', '{word}-called', 1, 1 FROM providers"
        ));
        self.execute(&format!(
            "INSERT INTO provider_sign_ins (browser_hash, provider_id, person_id, id_token, made_at) \
             SELECT '{word}-browser', id, {person}, '{word}-token', 1 FROM providers"
        ));
        self.execute(&format!(
            "INSERT INTO provider_departures (state_hash, browser_hash, provider_id, errand, person_id, next, made_at) \
             SELECT '{word}-state', '{word}-browser', id, 'proof', {person}, '/{word}', 1 FROM providers"
        ));
        self.execute(&format!(
            "INSERT INTO provider_grants (provider_id, person_id, role) SELECT id, {person}, 'expert' FROM providers"
        ));
    }
}
