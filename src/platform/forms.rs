//! What a form sends, read strictly: every field known, none twice, all of it text.
//!
//! What is then wrong with a value a person typed is [`FieldErrors`], found by [`Check`].

mod check;
mod values;

use std::borrow::Cow;

use serde::de::DeserializeOwned;

pub use check::{Check, FieldErrors};

use super::words::Message;

/// The most bytes a form may have.
pub const MOST_BYTES: usize = 256 * 1024;
/// The most fields it may have.
pub const MOST_FIELDS: usize = 100;

/// Why what was sent is no answer to the form. No browser sends such a thing of itself.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormProblem {
    /// Over [`MOST_BYTES`].
    #[error("the form is too large")]
    TooLarge,
    /// Over [`MOST_FIELDS`].
    #[error("the form has too many fields")]
    TooManyFields,
    /// A `%` without two digits, bytes that are no UTF-8, or a NUL.
    #[error("the form is not text")]
    NotText,
    /// A field the form does not have.
    #[error("the form has no field {field:?}")]
    Unknown {
        /// Its name as sent.
        field: String,
    },
    /// A field twice that is there once.
    #[error("the field {field:?} was sent twice")]
    Twice {
        /// Its name.
        field: String,
    },
    /// A field that is missing, or has a value that its kind does not take.
    #[error("the field {field:?} is missing or has no fit value")]
    Unfit {
        /// Its name; empty if it is not known.
        field: String,
    },
}

impl FormProblem {
    /// What the page says.
    pub fn message(&self) -> Message {
        match self {
            Self::TooLarge => Message::new("checks-form-large").with("most", MOST_BYTES / 1024),
            Self::TooManyFields => Message::new("checks-form-fields").with("most", MOST_FIELDS),
            Self::NotText => Message::new("checks-form-text"),
            Self::Unknown { field } => Message::new("checks-form-unknown").with("field", shortened(field)),
            Self::Twice { field } => Message::new("checks-form-twice").with("field", shortened(field)),
            Self::Unfit { field } => Message::new("checks-form-unfit").with("field", shortened(field)),
        }
    }
}

/// A name that a stranger made up is not shown at any length.
fn shortened(name: &str) -> String {
    name.chars().take(40).collect()
}

/// The fields of a form, in the order they came.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded`.
    pub fn parse(bytes: &[u8]) -> Result<Self, FormProblem> {
        if bytes.len() > MOST_BYTES {
            return Err(FormProblem::TooLarge);
        }
        let mut fields = Vec::new();
        for pair in bytes.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            if fields.len() == MOST_FIELDS {
                return Err(FormProblem::TooManyFields);
            }
            let equals = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let (name, value) = pair.split_at(equals);
            fields.push((decoded(name)?, decoded(value.get(1..).unwrap_or_default())?));
        }
        Ok(Self(fields))
    }

    /// Adds a field that came in another encoding than [`Fields::parse`] reads. How long it may be is the
    /// reader's to say.
    pub fn add(&mut self, name: String, value: Vec<u8>) -> Result<(), FormProblem> {
        if self.0.len() == MOST_FIELDS {
            return Err(FormProblem::TooManyFields);
        }
        self.0.push((text(name.into_bytes())?, text(value)?));
        Ok(())
    }

    /// Takes a field out that is not the form's own, such as its token.
    /// All of that name go; `None` unless there was exactly one.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let mut taken = self.0.extract_if(.., |(field, _)| field == name);
        match (taken.next(), taken.next()) {
            (Some((_, value)), None) => Some(value),
            _ => None,
        }
    }

    /// The first value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// The fields with their values, as they came: what a form is shown again with.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, value)| (field.as_str(), value.as_str()))
    }

    /// The form's struct.
    ///
    /// A field that `T` does not have is refused. A `Vec` takes a repeated field, in order, and needs
    /// `#[serde(default)]` to be absent; everything else comes once. An `Option` takes an empty value for
    /// nothing. A checkbox is a `bool` with `#[serde(default)]`: absent is unchecked. No `flatten`.
    pub fn into_form<T: DeserializeOwned>(self) -> Result<T, FormProblem> {
        values::read(self.0)
    }
}

/// Reads a form's struct from `application/x-www-form-urlencoded`; see [`Fields::into_form`].
pub fn parse_form<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, FormProblem> {
    Fields::parse(bytes)?.into_form()
}

fn decoded(encoded: &[u8]) -> Result<String, FormProblem> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let high = rest.next().and_then(hex_digit);
                let low = rest.next().and_then(hex_digit);
                high.zip(low).map(|(high, low)| high << 4 | low).ok_or(FormProblem::NotText)?
            }
            _ => *byte,
        });
    }
    text(bytes)
}

fn text(bytes: Vec<u8>) -> Result<String, FormProblem> {
    let text = String::from_utf8(bytes).map_err(|_| FormProblem::NotText)?;
    if text.contains('\0') { Err(FormProblem::NotText) } else { Ok(text) }
}

fn hex_digit(byte: &u8) -> Option<u8> {
    char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// A field's name: one of ours, or one that was sent.
type Field = Cow<'static, str>;
