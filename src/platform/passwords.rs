//! Passwords: hashed with argon2id, a few at a time, and with the same work whoever asks.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use base64ct::{Base64Unpadded, Encoding};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use super::config::{Config, Secret};
use super::tokens::{NoRandomness, random_bytes};
use super::words::Message;

/// The fewest characters of a new password.
pub const LEAST_CHARACTERS: usize = 8;
/// The most characters of a new password.
pub const MOST_CHARACTERS: usize = 1024;
/// The most bytes of any password that is hashed: as many characters in any script.
const MOST_BYTES: usize = 4 * MOST_CHARACTERS;
/// Powers of ten of guesses that whoever knows the commonest passwords and patterns needs at least: eight random
/// characters take as many.
const LEAST_GUESSES: f64 = 7.99;
/// How many characters are looked at for that.
const LOOKED_AT: usize = 40;

/// Why a password was not hashed.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Too many are being hashed; trying again later is right.
    #[error("too many passwords are being hashed")]
    Busy,
    /// Hashing itself failed: no memory, no randomness, parameters that cannot be.
    #[error("hashing failed: {0}")]
    Failed(String),
}

impl From<NoRandomness> for PasswordError {
    fn from(error: NoRandomness) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<argon2::Error> for PasswordError {
    fn from(error: argon2::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<argon2::password_hash::Error> for PasswordError {
    fn from(error: argon2::password_hash::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Whether a password was the account's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was. `is_stale`: hash it anew, the parameters have changed since.
    Right {
        /// See [`Passwords::needs_rehash`].
        is_stale: bool,
    },
    /// It was not, or there is no such account, or it has no password.
    Wrong,
}

/// What hashing one password costs.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

/// Hashes passwords. Clones share permits and count.
#[derive(Clone)]
pub struct Passwords(Arc<Hashing>);

struct Hashing {
    argon2: Argon2<'static>,
    permits: Arc<Semaphore>,
    wait: Duration,
    /// A hash of no password, which those without one are compared with.
    absent: PasswordHash,
    hashes: AtomicU64,
}

impl Passwords {
    /// At the cost and with the permits that the configuration gives.
    pub fn new(config: &Config) -> Result<Self, PasswordError> {
        let cost = Cost { memory_kib: config.hash_memory_kib, passes: config.hash_passes };
        let wait = Duration::from_secs(config.hash_wait_seconds.into());
        Self::with(cost, config.hash_permits as usize, wait)
    }

    /// At a cost of one's own: tests hash cheaply.
    pub fn with(cost: Cost, permits: usize, wait: Duration) -> Result<Self, PasswordError> {
        let params = Params::new(cost.memory_kib, cost.passes, 1, None)?;
        let absent = hash_of_nothing(&params)?;
        Ok(Self(Arc::new(Hashing {
            argon2: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            permits: Arc::new(Semaphore::new(permits)),
            wait,
            absent,
            hashes: AtomicU64::new(0),
        })))
    }

    /// The PHC string to store for a password.
    pub async fn hash(&self, password: Secret) -> Result<String, PasswordError> {
        self.in_turn(move |hashing| hashing.hash(&password)).await
    }

    /// Whether a password is the one of a stored PHC string. Without one (no such account, or one without a
    /// password) the work is the same.
    pub async fn verify(&self, password: Secret, stored: Option<String>) -> Result<Verdict, PasswordError> {
        self.in_turn(move |hashing| hashing.verify(&password, stored.as_deref())).await
    }

    /// As [`Passwords::hash`], at once and on this thread: for commands at the console and for tests.
    pub fn hash_now(&self, password: &Secret) -> Result<String, PasswordError> {
        self.0.hash(password)
    }

    /// Whether a stored PHC string has other parameters than new ones get.
    pub fn needs_rehash(&self, stored: &str) -> bool {
        self.0.needs_rehash(stored)
    }

    /// How many hashes were computed so far; a test holds every way in to exactly one.
    pub fn hashes_run(&self) -> u64 {
        self.0.hashes.load(Ordering::SeqCst)
    }

    /// Runs work on a blocking thread when there is a permit. The permit goes with the work: a client that
    /// hangs up ends the waiting but not the work, and so frees nothing early.
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Hashing) -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let turn = self.0.permits.clone().acquire_owned();
        let permit = match tokio::time::timeout(self.0.wait, turn).await {
            Ok(Ok(permit)) => permit,
            Ok(Err(_)) | Err(_) => return Err(PasswordError::Busy),
        };
        let hashing = self.0.clone();
        let task = tokio::task::spawn_blocking(move || {
            let result = work(&hashing);
            drop(permit);
            result
        });
        task.await.map_err(|error| PasswordError::Failed(error.to_string()))?
    }
}

impl Hashing {
    fn hash(&self, password: &Secret) -> Result<String, PasswordError> {
        self.hashes.fetch_add(1, Ordering::SeqCst);
        Ok(self.argon2.hash_password(composed(password).expose().as_bytes())?.to_string())
    }

    fn verify(&self, password: &Secret, stored: Option<&str>) -> Result<Verdict, PasswordError> {
        let usable = stored.and_then(read);
        let is_theirs = usable.is_some();
        let hash = usable.as_ref().unwrap_or(&self.absent);
        self.hashes.fetch_add(1, Ordering::SeqCst);
        let is_same = match self.argon2.verify_password(composed(password).expose().as_bytes(), hash) {
            Ok(()) => true,
            Err(argon2::password_hash::Error::PasswordInvalid) => false,
            Err(error) => return Err(error.into()),
        };
        let is_stale = stored.is_some_and(|it| self.needs_rehash(it));
        Ok(if is_theirs && is_same { Verdict::Right { is_stale } } else { Verdict::Wrong })
    }

    fn needs_rehash(&self, stored: &str) -> bool {
        let params = self.argon2.params();
        let wanted = (params.m_cost(), params.t_cost(), params.p_cost());
        let found = read(stored).and_then(|hash| Params::try_from(&hash).ok());
        found.is_none_or(|it| (it.m_cost(), it.t_cost(), it.p_cost()) != wanted)
    }
}

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passwords(…)")
    }
}

/// What is wrong with a password that someone chooses: too short or long, or too easily guessed by its words and
/// patterns (zxcvbn, Wheeler 2016). What it is made of is nobody's business. `known` are words that others know of
/// them: their address, name, handle.
pub fn check_new(password: &Secret, known: &[&str]) -> Result<(), Message> {
    let text = composed(password);
    let text = text.expose();
    let lower = text.to_lowercase();
    let characters = text.chars().count();
    if characters < LEAST_CHARACTERS {
        Err(Message::new("passwords-too-short").with("least", LEAST_CHARACTERS))
    } else if characters > MOST_CHARACTERS {
        Err(Message::new("passwords-too-long").with("most", MOST_CHARACTERS))
    } else if known.iter().any(|it| it.to_lowercase() == lower) || is_guessable(text, known) {
        Err(Message::new("passwords-guessable"))
    } else {
        Ok(())
    }
}

/// Whether few guesses find it. Only its beginning is looked at, since the work grows with the square of the length,
/// and of what is known of somebody the words too.
fn is_guessable(text: &str, known: &[&str]) -> bool {
    let words = known.iter().flat_map(|it| it.split(|letter: char| !letter.is_alphanumeric()));
    let words: Vec<&str> = known.iter().copied().chain(words).filter(|it| it.chars().count() > 2).collect();
    let beginning: String = text.chars().take(LOOKED_AT).collect();
    zxcvbn::zxcvbn(&beginning, &words).guesses_log10() < LEAST_GUESSES
}

/// Composed, so that a password is the same from every keyboard (RFC 8265), and cut where no password that
/// could be chosen reaches: hashing megabytes is work for nothing.
fn composed(password: &Secret) -> Secret {
    let text = password.expose();
    let reach = (0..=text.len().min(MOST_BYTES + 4)).rev().find(|end| text.is_char_boundary(*end));
    Secret::new(text.get(..reach.unwrap_or(0)).unwrap_or_default().nfc().collect())
}

/// A stored PHC string, if it is one that we can have written.
fn read(stored: &str) -> Option<PasswordHash> {
    let hash = PasswordHash::new(stored).ok()?;
    let is_ours = hash.algorithm.as_str() == "argon2id" && hash.salt.is_some() && hash.hash.is_some();
    (is_ours && Params::try_from(&hash).is_ok()).then_some(hash)
}

/// A hash at the full cost whose password nobody has: it is random.
fn hash_of_nothing(params: &Params) -> Result<PasswordHash, PasswordError> {
    let salt = Base64Unpadded::encode_string(&random_bytes::<16>()?);
    let hash = Base64Unpadded::encode_string(&random_bytes::<32>()?);
    let (memory, passes, lanes) = (params.m_cost(), params.t_cost(), params.p_cost());
    let phc = format!("$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${hash}");
    PasswordHash::new(&phc).map_err(|error| PasswordError::Failed(error.to_string()))
}

#[cfg(test)]
mod tests;
