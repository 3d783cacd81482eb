//! Random tokens: kept by the person, stored only as a hash, and the form tokens derived from them.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

/// The system gave no randomness; without it nothing secret can be made.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the system gives no random numbers: {0}")]
pub struct NoRandomness(getrandom::Error);

/// 256 random bits that prove who holds them: a session, a link in a mail. Never stored, never logged.
#[derive(Clone)]
pub struct Token([u8; 32]);

/// What is stored of a [`Token`]: its SHA-256, as text. From it the token cannot be had again.
#[derive(Clone, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct TokenHash(String);

impl Token {
    /// A new one.
    pub fn random() -> Result<Self, NoRandomness> {
        random_bytes().map(Self)
    }

    /// The token a cookie or an address carries, if it has the form of one.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        // Forms of the same bytes other than the one `text` gives are refused by the decoder.
        let read = Base64UrlUnpadded::decode(text, &mut bytes).ok()?.len();
        (read == bytes.len()).then_some(Self(bytes))
    }

    /// How it is written in cookies and addresses: 43 characters of base64url without padding.
    pub fn text(&self) -> String {
        Base64UrlUnpadded::encode_string(&self.0)
    }

    /// What is stored of it.
    pub fn hash(&self) -> TokenHash {
        TokenHash(self.derive("stored"))
    }

    /// What is stored of a code that works only beside this token: without the token no code can be tried on it.
    pub fn hash_of_code(&self, code: &str) -> String {
        self.derive(&format!("code {code}"))
    }

    /// The token that the forms of this session carry. It reveals neither the session nor its hash.
    pub fn csrf(&self) -> String {
        self.derive("csrf")
    }

    /// Whether a form carries this session's token; takes the same time wherever they differ.
    pub fn accepts_csrf(&self, presented: &str) -> bool {
        same(&self.csrf(), presented)
    }

    /// What only who holds both tokens can make, for one purpose: 43 characters.
    pub fn joined_with(&self, other: &Self, purpose: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(b"peerdesk-tokens\0");
        hash.update(purpose.as_bytes());
        hash.update(b"\0");
        hash.update(self.0);
        hash.update(other.0);
        Base64UrlUnpadded::encode_string(&hash.finalize())
    }

    /// A value for one purpose. Token and purposes being of fixed length or ended, no two inputs are alike.
    fn derive(&self, purpose: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(b"peerdesk-token\0");
        hash.update(purpose.as_bytes());
        hash.update(b"\0");
        hash.update(self.0);
        Base64UrlUnpadded::encode_string(&hash.finalize())
    }
}

impl TokenHash {
    /// As it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the hash of a token; takes the same time wherever they differ.
    pub fn is_of(&self, token: &Token) -> bool {
        same(&self.0, &token.hash().0)
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

impl fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

impl<DB: Backend> ToSql<Text, DB> for TokenHash
where
    String: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.to_sql(out)
    }
}

impl<DB: Backend> FromSql<Text, DB> for TokenHash
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        String::from_sql(bytes).map(Self)
    }
}

/// So many bytes from the system's generator.
pub fn random_bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(NoRandomness)?;
    Ok(bytes)
}

/// So many random bytes as base64url: for request ids, submission keys, names of files.
pub fn random_text<const N: usize>() -> Result<String, NoRandomness> {
    random_bytes::<N>().map(|bytes| Base64UrlUnpadded::encode_string(&bytes))
}

/// Eight random digits, for people to read in one place and type in another.
pub fn random_code() -> Result<String, NoRandomness> {
    let number = u64::from_le_bytes(random_bytes::<8>()?) % 100_000_000;
    Ok(format!("{number:08}"))
}

/// Whether two secrets are the same, in a time that depends on their lengths only.
pub fn same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

/// What proves that we wrote a text for one purpose: HMAC-SHA-256 (RFC 2104) as base64url. The purpose is ended, so no
/// two inputs are alike.
pub fn signature(secret: &str, purpose: &str, text: &str) -> String {
    let key = Sha256::digest(secret.as_bytes());
    let pad = |with: u8| {
        let mut block = [with; 64];
        for (byte, key) in block.iter_mut().zip(key.iter()) {
            *byte ^= key;
        }
        block
    };
    let mut inner = Sha256::new();
    for part in [&pad(0x36)[..], purpose.as_bytes(), b"\0", text.as_bytes()] {
        inner.update(part);
    }
    let mut outer = Sha256::new();
    outer.update(pad(0x5c));
    outer.update(inner.finalize());
    Base64UrlUnpadded::encode_string(&outer.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_back_from_its_text_only() {
        let token = Token::random().unwrap();
        let text = token.text();
        assert_eq!(text.len(), 43);
        assert_eq!(Token::parse(&text).unwrap().hash(), token.hash());
        let longer = format!("{text}A");
        let padded = format!("{text}=");
        for wrong in ["", "abc", "ä", &text[1..], &longer, &padded, &"*".repeat(43)] {
            assert!(Token::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn one_text_is_one_token() {
        // The last of 43 characters carries two bits that mean nothing; they must be nil.
        let spellings = ["A", "B", "C", "D"].map(|last| Token::parse(&format!("{}{last}", "A".repeat(42))));
        assert_eq!(spellings.iter().flatten().count(), 1);
    }

    #[test]
    fn what_is_derived_differs_by_token_and_purpose() {
        let (ada, grace) = (Token::random().unwrap(), Token::random().unwrap());
        assert!(ada.hash().is_of(&ada) && !ada.hash().is_of(&grace));
        assert!(ada.accepts_csrf(&ada.csrf()) && !ada.accepts_csrf(&grace.csrf()));
        assert!(!ada.accepts_csrf("") && !ada.accepts_csrf(&ada.text()));
        assert!(!ada.accepts_csrf(ada.hash().as_str()));
    }

    #[test]
    fn tokens_do_not_print() {
        let token = Token([7; 32]);
        assert_eq!(format!("{token:?} {:?}", token.hash()), "Token(…) TokenHash(…)");
    }

    #[test]
    fn what_is_stored_stays_readable_by_later_versions() {
        let token = Token([7; 32]);
        assert_eq!(token.hash().as_str(), "5MY-rTzWmY057uHAmQM5Y-bVziTAj1J_5JRm4ipPzYk");
        assert_eq!(token.csrf(), "DEfx5R8UJRsakbPZggdG4FhvEUgXdezoD3NfSi3l6is");
    }

    #[test]
    fn hashes_pass_through_a_database() {
        use diesel::{Connection, IntoSql, RunQueryDsl, SqliteConnection};

        let sqlite = SqliteConnection::establish(":memory:").unwrap();
        let mut conn = crate::platform::db::Conn::Sqlite(sqlite);
        let token = Token::random().unwrap();
        let read: TokenHash = diesel::select(token.hash().into_sql::<Text>()).get_result(&mut conn).unwrap();
        assert!(read.is_of(&token));
    }
}
