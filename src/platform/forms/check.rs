//! What is wrong with what a person typed, field by field, in the order of the form.

use std::ops::RangeInclusive;

use serde::Serialize;
use serde::ser::SerializeMap;

use super::Field;
use crate::platform::words::Message;

/// What is wrong, by field; the first thing found for each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldErrors(Vec<(Field, Message)>);

impl FieldErrors {
    /// Nothing wrong.
    pub fn new() -> Self {
        Self::default()
    }

    /// One thing wrong.
    pub fn of(field: impl Into<Field>, message: Message) -> Self {
        Self(vec![(field.into(), message)])
    }

    /// Notes what is wrong with a field, unless something was noted already.
    pub fn add(&mut self, field: impl Into<Field>, message: Message) {
        let field = field.into();
        if self.get(&field).is_none() {
            self.0.push((field, message));
        }
    }

    /// What is wrong with a field.
    pub fn get(&self, field: &str) -> Option<&Message> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, message)| message)
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields with what is wrong with them.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Message)> {
        self.0.iter().map(|(field, message)| (field.as_ref(), message))
    }

    /// An error if anything is wrong.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

/// A map from field to message, in order.
impl Serialize for FieldErrors {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, message) in &self.0 {
            map.serialize_entry(field, message)?;
        }
        map.end()
    }
}

/// Checks a form's fields one after the other, and tells of all that are wrong together.
#[derive(Clone, Debug, Default)]
#[must_use = "nothing is refused before `finish`"]
pub struct Check(FieldErrors);

impl Check {
    /// Nothing checked yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A line of text has so many characters (Unicode scalar values), and no more than four bytes for each.
    pub fn text(self, field: &'static str, text: &str, characters: RangeInclusive<usize>) -> Self {
        self.length(field, text.chars().count(), characters, ["checks-too-short", "checks-too-long"])
    }

    /// A long text has so many bytes, as it is stored.
    pub fn body(self, field: &'static str, text: &str, bytes: RangeInclusive<usize>) -> Self {
        self.length(field, text.len(), bytes, ["checks-too-short", "checks-too-many-bytes"])
    }

    /// A list has so many items.
    pub fn count(self, field: &'static str, items: usize, counts: RangeInclusive<usize>) -> Self {
        self.length(field, items, counts, ["checks-too-few", "checks-too-many"])
    }

    /// Something of the form's own holds; `message` says what is wrong otherwise.
    pub fn that(mut self, field: &'static str, holds: bool, message: impl FnOnce() -> Message) -> Self {
        if !holds {
            self.0.add(field, message());
        }
        self
    }

    /// Something of the form's own came out well; hands its value over.
    pub fn value<T>(&mut self, field: &'static str, value: Result<T, Message>) -> Option<T> {
        value.map_err(|message| self.0.add(field, message)).ok()
    }

    /// All that is wrong, if anything is.
    pub fn finish(self) -> Result<(), FieldErrors> {
        self.0.into_result()
    }

    fn length(
        mut self,
        field: &'static str,
        have: usize,
        wanted: RangeInclusive<usize>,
        keys: [&'static str; 2],
    ) -> Self {
        let [too_short, too_long] = keys;
        let (least, most) = wanted.into_inner();
        if have == 0 && least > 0 {
            self.0.add(field, Message::new("checks-missing"));
        } else if have < least {
            self.0.add(field, Message::new(too_short).with("least", least).with("have", have));
        } else if have > most {
            self.0.add(field, Message::new(too_long).with("most", most).with("have", have));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_wrong_is_told_together_and_in_order() {
        let errors = Check::new()
            .text("title", "", 1..=150)
            .body("body", &"a".repeat(11), 1..=10)
            .count("tags", 6, 0..=5)
            .that("space", true, || Message::new("never"))
            .text("name", "이름", 3..=30)
            .that("name", false, || Message::new("second"))
            .finish()
            .unwrap_err();
        let told: Vec<_> = errors.iter().map(|(field, message)| (field, message.key.as_ref())).collect();
        let expected = [
            ("title", "checks-missing"),
            ("body", "checks-too-many-bytes"),
            ("tags", "checks-too-many"),
            ("name", "checks-too-short"),
        ];
        assert_eq!(told, expected);
        assert_eq!(errors.get("name"), Some(&Message::new("checks-too-short").with("least", 3).with("have", 2)));
        assert_eq!(errors.get("space"), None);
    }

    #[test]
    fn lengths_at_their_ends() {
        let fits = |text: &str| Check::new().text("title", text, 2..=3).finish().is_ok();
        for (text, expected) in [("", false), ("a", false), ("ab", true), ("가나다", true), ("abcd", false)] {
            assert_eq!(fits(text), expected, "{text}");
        }
        assert!(Check::new().text("note", "", 0..=3).finish().is_ok());
    }

    #[test]
    fn errors_serialise_in_order() {
        let mut errors = FieldErrors::of("title", Message::new("b"));
        errors.add("body", Message::new("a"));
        let shown = serde_json::to_string(&errors).unwrap();
        assert_eq!(shown, r#"{"title":{"key":"b"},"body":{"key":"a"}}"#);
    }
}
