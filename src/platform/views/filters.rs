//! What templates can do to a value: `t`, `number`, `moment`, `iso`, `asset`, `dir`, and a few more.

use std::sync::Arc;

use tera::{Kwargs, Number, State, Tera, TeraResult, Value, escape_html};

use super::dates::{self, Form};
use crate::platform::assets::Assets;
use crate::platform::words::{self, Language, Words};

/// Stands for a piece of markup while the words round it are escaped. No text keeps it: see [`plain`].
const PLACE: char = '\u{f8ff}';

pub(super) fn register(tera: &mut Tera, words: &Arc<Words>, assets: &Arc<Assets>) {
    let said = Arc::clone(words);
    tera.register_filter("t", move |key: Value, args: Kwargs, state: &State<'_>| say(&said, &key, &args, state));
    let said = Arc::clone(words);
    tera.register_filter("moment", move |micros: i64, args: Kwargs, state: &State<'_>| {
        let name = args.get::<String>("form")?.unwrap_or_else(|| "long".to_owned());
        let form = Form::parse(&name).ok_or_else(|| refuse(format!("moment: no form is called {name}")))?;
        dates::say(&said, &lang(state)?, &needed(state, "zone")?, micros, form).map_err(refuse)
    });
    tera.register_filter("iso", |micros: i64, _: Kwargs, _: &State<'_>| dates::iso(micros).map_err(refuse));
    tera.register_filter("zone_name", |zone: &str, _: Kwargs, _: &State<'_>| {
        dates::zone_in_words(zone, jiff::Timestamp::now())
    });
    tera.register_filter("number", |number: Number, _: Kwargs, state: &State<'_>| -> TeraResult<String> {
        Ok(words::number(&lang(state)?, number.as_float()))
    });
    let files = Arc::clone(assets);
    tera.register_filter("asset", move |name: &str, _: Kwargs, _: &State<'_>| {
        files.url(name).ok_or_else(|| refuse(format!("no asset is called {name}")))
    });
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State<'_>| urlencode(text));
    tera.register_filter("autonym", |tag: &str, _: Kwargs, _: &State<'_>| autonym(tag).to_owned());
}

/// `{{ "key" | t(count=n) }}`, or `{{ message | t }}` for a message with its own arguments.
///
/// An argument that is markup (what a component drew, caught with `set`) stands in the words as it
/// is; all else is escaped as ever.
fn say(words: &Words, key: &Value, args: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let lang = lang(state)?;
    let mut markup = Vec::new();
    let mut given = Vec::new();
    let own = key.as_map().and_then(|message| message.get(&"args".into())).and_then(Value::as_map);
    for (name, value) in own.into_iter().flatten().chain(args.iter()) {
        let word = value.as_map().and_then(|word| word.get(&"word".into())).and_then(Value::as_str);
        let value = match word {
            Some(word) => words.translate(&lang, word, &[]).into(),
            None => argument(value, &mut markup)?,
        };
        given.push((name.as_str().unwrap_or_default(), value));
    }
    let key = key.as_str().or_else(|| key.as_map()?.get(&"key".into())?.as_str());
    let key = key.ok_or_else(|| refuse("t: neither a key nor a message"))?;
    let text = words.translate(&lang, key, &given);
    if markup.is_empty() { Ok(Value::from(text)) } else { with_markup(&text, &markup) }
}

fn argument(value: &Value, markup: &mut Vec<String>) -> TeraResult<words::Value> {
    if let Some(whole) = value.as_i64() {
        return Ok(whole.into());
    }
    if let Some(number) = value.as_f64() {
        return Ok(number.into());
    }
    let text =
        value.as_str().ok_or_else(|| refuse(format!("t: an argument is a {}, not a text or number", value.name())))?;
    if value.is_safe() {
        markup.push(text.to_owned());
        let place = char::from_digit(u32::try_from(markup.len() - 1).unwrap_or(u32::MAX), 36);
        let place = place.ok_or_else(|| refuse("t: too many arguments are markup"))?;
        return Ok(format!("{PLACE}{place}").into());
    }
    Ok(plain(text).into())
}

fn plain(text: &str) -> String {
    text.replace(PLACE, "\u{fffd}")
}

fn with_markup(text: &str, markup: &[String]) -> TeraResult<Value> {
    let mut escaped = Vec::with_capacity(text.len());
    escape_html(text, &mut escaped).map_err(refuse)?;
    let escaped = String::from_utf8(escaped).map_err(refuse)?;
    let mut parts = escaped.split(PLACE);
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let place = part.chars().next().and_then(|place| place.to_digit(36));
        let piece = place.and_then(|place| markup.get(usize::try_from(place).ok()?));
        whole.push_str(piece.map_or("", String::as_str));
        whole.push_str(part.get(1..).unwrap_or_default());
    }
    Ok(Value::safe_string(&whole))
}

fn lang(state: &State<'_>) -> TeraResult<Language> {
    let tag = needed(state, "lang")?;
    Language::parse(&tag).ok_or_else(|| refuse(format!("no language is called {tag}")))
}

/// Without the argument, words would be English and dates UTC without anybody noticing.
fn needed(state: &State<'_>, name: &str) -> TeraResult<String> {
    state.get::<String>(name)?.ok_or_else(|| refuse(format!("this component needs the argument @{name}")))
}

/// A text as the value of a query, so that a path survives as one.
pub(super) fn urlencode(text: &str) -> String {
    let unreserved = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    text.bytes()
        .map(|byte| if unreserved(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// A language in its own words.
/// A language by the name it gives itself; its tag where we know none.
pub fn autonym(tag: &str) -> &str {
    match tag {
        "qps" => "⟦pseudo⟧",
        "en" => "English",
        "ko" => "한국어",
        "ja" => "日本語",
        "mn" => "Монгол",
        "lo" => "ລາວ",
        "de" => "Deutsch",
        "fr" => "Français",
        "es" => "Español",
        "zh" => "中文",
        "th" => "ไทย",
        "vi" => "Tiếng Việt",
        other => other,
    }
}

fn refuse(why: impl std::fmt::Display) -> tera::Error {
    tera::Error::message(why.to_string())
}
