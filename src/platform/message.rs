//! A thing to say to a person, as the key of a text and its arguments; `config/locales` holds the texts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text's key with its arguments, put into the reader's language only when it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The text's key, as in the Fluent files.
    pub key: Cow<'static, str>,
    /// What the text's placeables stand for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<Cow<'static, str>, Value>,
}

/// What a placeable stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// A number, which languages format and count by.
    Number(i64),
    /// A text, shown as it is.
    Text(String),
}

impl Message {
    /// A text without arguments.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self {
            key: key.into(),
            args: BTreeMap::new(),
        }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> Self {
        self.args.insert(name.into(), value.into());
        self
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_survives_being_stored() {
        let message = Message::new("threads-refused")
            .with("asker", "Ada")
            .with("count", 3_usize);
        let stored = serde_json::to_string(&message).unwrap();
        assert_eq!(
            stored,
            r#"{"key":"threads-refused","args":{"asker":"Ada","count":3}}"#
        );
        assert_eq!(serde_json::from_str::<Message>(&stored).unwrap(), message);
        assert_eq!(
            serde_json::from_str::<Message>(r#"{"key":"a"}"#).unwrap(),
            Message::new("a")
        );
    }
}
