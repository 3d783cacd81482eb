//! What stands round every page.

use serde::Serialize;

use super::{filters, initials, palette};
use crate::platform::handles;
use crate::platform::words::{Language, Message};

/// What the layout draws round a page's own content, for one reader.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The site itself.
    pub site: Site,
    /// The reader's language.
    pub lang: Language,
    /// `ltr` or `rtl`, as the language is written.
    pub dir: &'static str,
    /// The languages a reader can choose from; a choice is offered from two on.
    pub languages: Vec<Language>,
    /// The session's token for forms; empty for guests, whose forms stand under the origin check.
    pub csrf: String,
    /// The site's time zone by its IANA name.
    pub zone: String,
    /// Light, dark or as the device says.
    pub theme: Theme,
    /// The signed-in person, if any.
    pub viewer: Option<Person>,
    /// How much is new to them.
    pub unread: i64,
    /// The places in the header.
    pub nav: Vec<NavLink>,
    /// Whether search stands in the header: not where the page itself begins with it.
    pub has_search: bool,
    /// Whether the viewer is not one of the members yet.
    pub is_pending: bool,
    /// What just happened, said once.
    pub notices: Vec<Notice>,
    /// This page's path and query, where theme, language and sign-in come back to.
    pub here: String,
    /// Where one signs in and comes back here; on the page where one does, that page with its own way back.
    pub sign_in: String,
    /// Whether the reader is suspended, which each page says.
    pub is_suspended: bool,
    /// Whether a key by itself does something.
    pub has_shortcuts: bool,
    /// How large a file for a post may be, in MiB.
    pub upload_megabytes: u32,
    /// The full address search engines shall keep, if it is another or this may be kept.
    pub canonical: Option<String>,
    /// What search engines may do, such as `noindex`.
    pub robots: Option<&'static str>,
}

/// What an administrator says about the site.
#[derive(Clone, Debug, Serialize)]
pub struct Site {
    /// Its name, as in "Lumen Community".
    pub name: String,
    /// Its logo; without one the neutral mark stands there.
    pub logo: Option<Logo>,
    /// Address of its accent sheet ([`accent_url`](crate::platform::assets::accent_url)), if not the default.
    pub accent: Option<String>,
}

/// A logo as the header shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Logo {
    /// Its address.
    pub url: String,
    /// Its size in pixels, for the room it takes.
    pub width: u32,
    /// Its size in pixels.
    pub height: u32,
    /// Whether it is so wide that it stands in the name's place; a mark stands beside the name.
    pub is_wide: bool,
    /// `light` or `dark` if it needs that behind it where the page is of the other kind; otherwise `none`.
    pub ground: &'static str,
}

/// Somebody as a page shows them.
#[derive(Clone, Debug, Serialize)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// Their handle, as in `/people/ada`.
    pub handle: String,
    /// One or two letters for the drawn avatar.
    pub initials: String,
    /// The avatar's colour, 1 to 8.
    pub palette: u8,
    /// The address of their picture, if they have one.
    pub picture: Option<String>,
    /// Whether they are an expert, moderator, lead or admin anywhere.
    pub is_staff: bool,
    /// Whether they run the site.
    pub is_admin: bool,
    /// Whether they stand for all who have left: their name is then a word of the reader's language.
    pub is_former: bool,
}

/// A place in the header.
#[derive(Clone, Debug, Serialize)]
pub struct NavLink {
    /// The key of its words.
    pub words: &'static str,
    /// Where it leads.
    pub url: &'static str,
    /// Whether the reader is there or below.
    pub is_current: bool,
}

/// Something that just happened, told on the next page.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    /// How it is drawn.
    pub kind: NoticeKind,
    /// What it says.
    pub message: Message,
}

/// How a notice is drawn; each kind has an icon of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NoticeKind {
    /// It went well.
    Positive,
    /// Worth knowing.
    Accent,
    /// Take care.
    Caution,
}

/// How bright a reader wants pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Frame {
    /// A guest's frame at a path, with nothing special about it; callers set what differs.
    pub fn new(site: Site, lang: Language, zone: impl Into<String>, here: impl Into<String>) -> Self {
        let here = here.into();
        Self {
            site,
            dir: lang.dir(),
            languages: vec![lang.clone()],
            lang,
            csrf: String::new(),
            zone: zone.into(),
            theme: Theme::Auto,
            viewer: None,
            is_pending: false,
            unread: 0,
            nav: NavLink::all(&here),
            has_search: !matches!(here.split('?').next(), Some("/" | "/search")),
            sign_in: sign_in(&here),
            notices: Vec::new(),
            here,
            canonical: None,
            upload_megabytes: 10,
            has_shortcuts: true,
            is_suspended: false,
            robots: None,
        }
    }
}

impl Person {
    /// A person as pages show them; the avatar follows from name and id.
    pub fn new(id: i64, name: impl Into<String>, handle: impl Into<String>) -> Self {
        let (name, handle) = (name.into(), handle.into());
        let (initials, palette) = (initials(&name), palette(id));
        // Of an imported post it may be known what its author was called.
        let is_former = handle == handles::FORMER && name == handles::FORMER_NAME;
        Self { name, handle, initials, palette, picture: None, is_staff: false, is_admin: false, is_former }
    }

    /// Shown by an upload with this key; by the drawn avatar if there is none.
    #[must_use]
    pub fn shown_by(self, key: Option<&str>) -> Self {
        Self { picture: key.map(|key| format!("/uploads/{key}")), ..self }
    }
}

impl NavLink {
    fn all(here: &str) -> Vec<Self> {
        [
            ("site-nav-threads", "/threads"),
            ("site-nav-help", "/help"),
            ("site-nav-spaces", "/spaces"),
            ("site-nav-people", "/people"),
        ]
        .map(|(words, url)| Self { words, url, is_current: is_at(here, url) })
        .to_vec()
    }

    /// The place of those whom moderators ask.
    pub fn advising(here: &str) -> Self {
        let url = "/opinions";
        Self { words: "site-nav-opinions", url, is_current: is_at(here, url) }
    }

    /// The places of those who review what was flagged.
    pub fn reviewing(here: &str) -> [Self; 2] {
        let link = |(words, url)| Self { words, url, is_current: is_at(here, url) };
        [("site-nav-review", "/cases"), ("site-nav-desk", "/desk")].map(link)
    }
}

/// On the pages of the door themselves no second way back is put round the first, or links would grow for ever.
fn sign_in(here: &str) -> String {
    let (path, query) = here.split_once('?').unwrap_or((here, ""));
    match (path, query) {
        ("/sign-in" | "/sign-up", "") => "/sign-in".to_owned(),
        ("/sign-in" | "/sign-up", query) => format!("/sign-in?{query}"),
        _ => format!("/sign-in?next={}", filters::urlencode(here)),
    }
}

fn is_at(here: &str, url: &str) -> bool {
    here.strip_prefix(url).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
}
