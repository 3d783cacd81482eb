//! The fields of a form as serde sees them: texts, and lists of texts where a field is repeated.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{self, DeserializeOwned, Deserializer, IntoDeserializer, Visitor};

use super::FormProblem;

/// Reads a struct from fields, those of one name together.
pub(super) fn read<T: DeserializeOwned>(fields: Vec<(String, String)>) -> Result<T, FormProblem> {
    let mut grouped: Vec<(String, Values)> = Vec::new();
    for (field, text) in fields {
        match grouped.iter_mut().find(|(name, _)| *name == field) {
            Some((_, values)) => values.texts.push(text),
            None => grouped.push((field.clone(), Values { field, texts: vec![text] })),
        }
    }
    T::deserialize(MapDeserializer::new(grouped.into_iter())).map_err(|problem: Problem| problem.0)
}

/// What was sent for one field.
struct Values {
    field: String,
    texts: Vec<String>,
}

/// A [`FormProblem`] as serde's error.
#[derive(Debug)]
struct Problem(FormProblem);

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Problem {}

impl de::Error for Problem {
    fn custom<M: fmt::Display>(_: M) -> Self {
        Self(FormProblem::Unfit { field: String::new() })
    }

    fn missing_field(field: &'static str) -> Self {
        Self(FormProblem::Unfit { field: field.to_owned() })
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self(FormProblem::Unknown { field: field.to_owned() })
    }
}

impl Values {
    /// The field's one text.
    fn text(self) -> Result<(String, String), Problem> {
        let mut texts = self.texts.into_iter();
        match (texts.next(), texts.next()) {
            (Some(text), None) => Ok((self.field, text)),
            _ => Err(Problem(FormProblem::Twice { field: self.field })),
        }
    }

    /// Hands the field's one text on to be read, and names the field if it cannot be.
    fn once<T>(self, read: impl FnOnce(String) -> Result<T, Problem>) -> Result<T, Problem> {
        let (field, text) = self.text()?;
        read(text).map_err(|problem| problem.of(field))
    }
}

impl Problem {
    /// The same, of a field, unless it names one already.
    fn of(self, name: String) -> Self {
        match self.0 {
            FormProblem::Unfit { field } if field.is_empty() => Self(FormProblem::Unfit { field: name }),
            _ => self,
        }
    }
}

impl IntoDeserializer<'_, Problem> for Values {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

fn unfit<E>(_: E) -> Problem {
    Problem(FormProblem::Unfit { field: String::new() })
}

macro_rules! numbers {
    ($($method:ident => $visit:ident;)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
            self.once(|text| text.parse().map_err(unfit).and_then(|number| visitor.$visit(number)))
        }
    )+};
}

impl<'de> Deserializer<'de> for Values {
    type Error = Problem;

    numbers! {
        deserialize_i8 => visit_i8;
        deserialize_i16 => visit_i16;
        deserialize_i32 => visit_i32;
        deserialize_i64 => visit_i64;
        deserialize_u8 => visit_u8;
        deserialize_u16 => visit_u16;
        deserialize_u32 => visit_u32;
        deserialize_u64 => visit_u64;
        deserialize_f32 => visit_f32;
        deserialize_f64 => visit_f64;
        deserialize_char => visit_char;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.once(|text| visitor.visit_string(text))
    }

    /// A checkbox sends `on` unless it says otherwise.
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.once(|text| match text.as_str() {
            "on" | "true" | "1" => visitor.visit_bool(true),
            "off" | "false" | "0" => visitor.visit_bool(false),
            _ => Err(unfit(text)),
        })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        if self.texts.iter().all(String::is_empty) && self.texts.len() == 1 {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Problem> {
        let field = self.field.clone();
        visitor.visit_newtype_struct(self).map_err(|problem| problem.of(field))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let items = self.texts.into_iter().map(|text| Self { field: self.field.clone(), texts: vec![text] });
        visitor.visit_seq(SeqDeserializer::new(items))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.once(|text| visitor.visit_enum(text.into_deserializer()))
    }

    /// Reached by a field that the struct does not have.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Problem> {
        Err(Problem(FormProblem::Unknown { field: self.field }))
    }

    serde::forward_to_deserialize_any! {
        str string bytes byte_buf unit unit_struct tuple tuple_struct map struct identifier
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::super::{MOST_BYTES, MOST_FIELDS, parse_form};
    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Id(i64);

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Tab {
        Newest,
        NotAnswered,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Ask {
        title: String,
        space: Id,
        tab: Tab,
        version: Option<Id>,
        note: Option<String>,
        #[serde(default)]
        tags: Vec<String>,
        #[serde(default)]
        is_urgent: bool,
    }

    fn ask(bytes: &str) -> Result<Ask, FormProblem> {
        parse_form(bytes.as_bytes())
    }

    fn problem(bytes: &str) -> FormProblem {
        ask(bytes).unwrap_err()
    }

    #[test]
    fn a_form_becomes_its_struct() {
        let sent = "title=How+do+I+%EB%B3%B5%EC%9B%90%3F&space=7&tab=not_answered&version=&note=a%26b\
                    &tags=backup&tags=hub&is_urgent=on";
        let expected = Ask {
            title: "How do I 복원?".into(),
            space: Id(7),
            tab: Tab::NotAnswered,
            version: None,
            note: Some("a&b".into()),
            tags: vec!["backup".into(), "hub".into()],
            is_urgent: true,
        };
        assert_eq!(ask(sent), Ok(expected));
    }

    #[test]
    fn what_may_be_absent_is() {
        let least = ask("&space=7&&title=&tab=newest&version=3&").unwrap();
        assert_eq!((least.version, least.note, least.is_urgent), (Some(Id(3)), None, false));
        assert!(least.tags.is_empty() && least.title.is_empty());
        let one = ask("title=t&space=7&tab=newest&tags=only&is_urgent=false").unwrap();
        assert_eq!((one.tags, one.is_urgent), (vec!["only".into()], false));
    }

    #[test]
    fn what_no_browser_sends_is_refused_by_name() {
        let unfit = |field: &str| FormProblem::Unfit { field: field.into() };
        let twice = |field: &str| FormProblem::Twice { field: field.into() };
        let unknown = |field: &str| FormProblem::Unknown { field: field.into() };
        for (sent, expected) in [
            ("", unfit("title")),
            ("title=t&tab=newest", unfit("space")),
            ("title=t&space=x&tab=newest", unfit("space")),
            ("title=t&space=&tab=newest", unfit("space")),
            ("title=t&space=99999999999999999999&tab=newest", unfit("space")),
            ("title=t&space=7&tab=oldest", unfit("tab")),
            ("title=t&space=7&tab=newest&is_urgent=maybe", unfit("is_urgent")),
            ("title=t&space=7&tab=newest&version=x", unfit("version")),
            ("title=t&title=u&space=7&tab=newest", twice("title")),
            ("title=t&space=7&space=7&tab=newest", twice("space")),
            ("title=t&space=7&tab=newest&tab=newest", twice("tab")),
            ("title=t&space=7&tab=newest&version=1&version=", twice("version")),
            ("title=t&space=7&tab=newest&version=&version=", twice("version")),
            ("title=t&space=7&tab=newest&is_urgent=on&is_urgent=on", twice("is_urgent")),
            ("title=t&space=7&tab=newest&is_admin=on", unknown("is_admin")),
            ("title=t&space=7&tab=newest&tags[]=a", unknown("tags[]")),
            ("=x", unknown("")),
            ("title=%", FormProblem::NotText),
            ("title=%4", FormProblem::NotText),
            ("title=%+1", FormProblem::NotText),
            ("title=%FF", FormProblem::NotText),
            ("title=%00", FormProblem::NotText),
            ("%C3%28=1", FormProblem::NotText),
            ("title=a\0b", FormProblem::NotText),
        ] {
            assert_eq!(problem(sent), expected, "{sent:?}");
        }
    }

    #[test]
    fn forms_have_a_most() {
        assert_eq!(problem(&"a=1&".repeat(MOST_FIELDS + 1)), FormProblem::TooManyFields);
        assert_eq!(problem(&"a".repeat(MOST_BYTES + 1)), FormProblem::TooLarge);
        let body = "b".repeat(MOST_BYTES - 26);
        assert_eq!(ask(&format!("space=7&tab=newest&title={body}")).unwrap().title, body);
    }

    proptest::proptest! {
        #[test]
        fn anything_is_read_or_refused(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let _ = parse_form::<Ask>(&bytes);
        }
    }
}
