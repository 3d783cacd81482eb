//! How the settings of [`super::Config`] are declared, read from text by name, and written down.

use std::net::SocketAddr;
use std::path::PathBuf;

use super::{BaseUrl, DatabaseUrl, LogFormat, Secret};
use crate::platform::net::{ForwardedHeader, Network};
use crate::platform::outbound::Place;

/// A setting's kind: how its value is read from a variable or flag, and written in the file.
pub(super) trait Setting: Sized {
    /// What a value looks like; used in the message on one that does not.
    const LOOKS: &'static str;
    /// The value in the file, where there is one.
    fn to_toml(&self) -> String;
    /// The value of a variable or flag, unless it does not look so.
    fn of_text(text: &str) -> Option<Self>;
}

/// Declares the settings struct with its defaults, the names and documentation of its fields, and how one
/// is set by name. Doc comments are the documentation: the file is written from them.
macro_rules! settings {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[doc = $doc:literal])+ pub $field:ident: $kind:ty = $default:expr, $example:literal;)+
    }) => {
        $(#[$meta])*
        pub struct $name { $($(#[doc = $doc])+ pub $field: $kind,)+ }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        impl $name {
            /// Every setting: its name, its documentation, its default and an example as the file writes them.
            fn documented() -> Vec<$crate::platform::config::setting::Documented> {
                let defaults = Self::default();
                vec![$($crate::platform::config::setting::Documented {
                    name: stringify!($field),
                    lines: &[$($doc),+],
                    default: $crate::platform::config::setting::Setting::to_toml(&defaults.$field),
                    example: $example,
                }),+]
            }

            /// Sets one by its name from a text; `None` if there is none of that name, else what was
            /// expected if the text is no value for it.
            fn set(&mut self, name: &str, text: &str) -> Option<Result<(), &'static str>> {
                use $crate::platform::config::setting::Setting;
                match name {
                    $(stringify!($field) => Some(match <$kind>::of_text(text) {
                        Some(value) => {
                            self.$field = value;
                            Ok(())
                        }
                        None => Err(<$kind>::LOOKS),
                    }),)+
                    _ => None,
                }
            }
        }
    };
}
pub(super) use settings;

/// What the file says of a setting.
pub(super) struct Documented {
    pub(super) name: &'static str,
    pub(super) lines: &'static [&'static str],
    /// Empty for a setting without a default.
    pub(super) default: String,
    /// What stands in the file where there is no default.
    pub(super) example: &'static str,
}

macro_rules! by_text {
    ($($kind:ty: $looks:literal, $quoted:literal;)+) => {$(
        impl Setting for $kind {
            const LOOKS: &'static str = $looks;
            fn to_toml(&self) -> String {
                if $quoted { format!("\"{self}\"") } else { self.to_string() }
            }
            fn of_text(text: &str) -> Option<Self> {
                text.trim().parse().ok()
            }
        }
    )+};
}

by_text! {
    u32: "a number", false;
    SocketAddr: "an address and a port, such as 127.0.0.1:8080", true;
    String: "a text", true;
    BaseUrl: "a scheme and a host, such as https://help.example.com", true;
    DatabaseUrl: "postgres://user:password@host/name or sqlite:path/to/peerdesk.db", true;
    Network: "an address or a range such as 10.0.0.0/8", true;
    Place: "the name of a host or a range such as 10.0.0.0/8", true;
}

impl Setting for bool {
    const LOOKS: &'static str = "on or off";
    fn to_toml(&self) -> String {
        self.to_string()
    }
    fn of_text(text: &str) -> Option<Self> {
        match text.trim() {
            "on" | "true" | "yes" | "1" => Some(true),
            "off" | "false" | "no" | "0" => Some(false),
            _ => None,
        }
    }
}

impl Setting for PathBuf {
    const LOOKS: &'static str = "a path";
    fn to_toml(&self) -> String {
        format!("\"{}\"", self.display())
    }
    fn of_text(text: &str) -> Option<Self> {
        Some(text.into())
    }
}

impl Setting for Secret {
    const LOOKS: &'static str = "a text of 32 characters or more";
    fn to_toml(&self) -> String {
        String::new()
    }
    fn of_text(text: &str) -> Option<Self> {
        Some(Self::new(text.to_owned()))
    }
}

impl Setting for LogFormat {
    const LOOKS: &'static str = "text or json";
    fn to_toml(&self) -> String {
        match self {
            Self::Text => "\"text\"".to_owned(),
            Self::Json => "\"json\"".to_owned(),
        }
    }
    fn of_text(text: &str) -> Option<Self> {
        match text.trim() {
            "text" => Some(Self::Text),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

impl Setting for ForwardedHeader {
    const LOOKS: &'static str = "x-forwarded-for or forwarded";
    fn to_toml(&self) -> String {
        format!("\"{}\"", self.name())
    }
    fn of_text(text: &str) -> Option<Self> {
        let all = [Self::XForwardedFor, Self::Forwarded];
        all.into_iter().find(|it| it.name().eq_ignore_ascii_case(text.trim()))
    }
}

impl<T: Setting> Setting for Option<T> {
    const LOOKS: &'static str = T::LOOKS;
    fn to_toml(&self) -> String {
        self.as_ref().map(T::to_toml).unwrap_or_default()
    }
    fn of_text(text: &str) -> Option<Self> {
        T::of_text(text).map(Some)
    }
}

/// Several, separated by commas.
impl<T: Setting> Setting for Vec<T> {
    const LOOKS: &'static str = T::LOOKS;
    fn to_toml(&self) -> String {
        let items: Vec<String> = self.iter().map(T::to_toml).collect();
        format!("[{}]", items.join(", "))
    }
    fn of_text(text: &str) -> Option<Self> {
        text.split(',').map(str::trim).filter(|it| !it.is_empty()).map(T::of_text).collect()
    }
}
