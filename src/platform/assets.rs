//! Style sheets, scripts, icons and pictures under names that carry a hash of what is in them, so
//! that a browser may keep each for ever.

use std::borrow::Cow;
use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::contrast::Accent;
use super::files::{Files, Found};

/// Where all assets lie.
pub const PREFIX: &str = "/assets/";
/// What `Cache-Control` says of every asset: a changed file has another name.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// The layers in which style sheets build on each other; features follow by name.
const FIRST_STYLES: [&str; 6] = ["tokens", "base", "layout", "components", "marks", "forms"];
/// What the custom elements share.
const FIRST_SCRIPTS: [&str; 1] = ["forum"];

/// A file for the browser.
#[derive(Clone, Debug)]
pub struct Asset {
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
    /// Its `Content-Type`.
    pub content_type: Cow<'static, str>,
}

/// All files for the browser: one style sheet, one script module, and every other file by itself.
#[derive(Debug)]
pub struct Assets {
    names: BTreeMap<String, String>,
    files: BTreeMap<String, Asset>,
}

impl Assets {
    /// Reads, joins and names the files.
    pub fn load(files: &Files) -> std::io::Result<Self> {
        let found = files.assets()?;
        let mut assets = Self { names: BTreeMap::new(), files: BTreeMap::new() };
        assets.add("site.css", join(&found, "css/", ".css", &FIRST_STYLES, |text| text.to_owned()).into_bytes().into());
        assets.add("site.js", join(&found, "js/", ".js", &FIRST_SCRIPTS, in_a_block).into_bytes().into());
        for (path, bytes) in found {
            if !path.starts_with("css/") && !path.starts_with("js/") {
                let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
                assets.add(&name, bytes);
            }
        }
        Ok(assets)
    }

    /// The address of a file by its plain name: `site.css`, `site.js`, `icons.svg`, `brand.svg`.
    pub fn url(&self, name: &str) -> Option<String> {
        self.names.get(name).map(|hashed| format!("{PREFIX}{hashed}"))
    }

    /// The file of a hashed name: what follows [`PREFIX`] in an address, here or as accent sheet.
    pub fn find(&self, hashed: &str) -> Option<Asset> {
        self.files.get(hashed).cloned().or_else(|| accent_file(hashed))
    }

    fn add(&mut self, name: &str, bytes: Cow<'static, [u8]>) {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let hashed = format!("{stem}-{}.{ending}", hash(&bytes));
        let content_type = content_type(name);
        self.names.insert(name.to_owned(), hashed.clone());
        self.files.insert(hashed, Asset { bytes, content_type });
    }
}

/// The style sheet that gives the site its accent.
pub fn accent_css(accent: &Accent) -> String {
    format!(
        "@layer tokens {{ :root {{ --accent-hue: {}; --accent-chroma: {}; }} }}\n",
        accent.hue,
        f64::from(accent.chroma) / 1000.0,
    )
}

/// The accent sheet's address. It says the accent itself, so every node can answer for it.
pub fn accent_url(accent: &Accent) -> String {
    format!("{PREFIX}{}", accent_name(accent))
}

fn accent_name(accent: &Accent) -> String {
    format!("accent-{}-{}-{}.css", accent.hue, accent.chroma, hash(accent_css(accent).as_bytes()))
}

fn accent_file(hashed: &str) -> Option<Asset> {
    let mut parts = hashed.strip_prefix("accent-")?.split('-');
    let accent = Accent::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)?;
    let is_ours = accent_name(&accent) == hashed;
    is_ours.then(|| Asset { bytes: accent_css(&accent).into_bytes().into(), content_type: content_type("accent.css") })
}

fn join(found: &Found, folder: &str, ending: &str, first: &[&str], wrap: fn(&str) -> String) -> String {
    let name_of = |path: &str| path.strip_prefix(folder).and_then(|rest| rest.strip_suffix(ending)).map(str::to_owned);
    let mut names: Vec<String> = found.keys().filter_map(|path| name_of(path)).collect();
    names.sort_by_key(|name| (first.iter().position(|it| it == name).unwrap_or(first.len()), name.clone()));
    let mut joined = String::new();
    for name in names {
        let text = String::from_utf8_lossy(&found[&format!("{folder}{name}{ending}")]);
        let is_shared = ending == ".js" && first.contains(&name.as_str());
        joined.push_str(&if is_shared { text.into_owned() } else { wrap(&text) });
        joined.push('\n');
    }
    joined
}

/// Each script in a block of its own: in a module, what it declares is then nobody else's.
fn in_a_block(script: &str) -> String {
    format!("{{\n{script}}}")
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

fn content_type(name: &str) -> Cow<'static, str> {
    let mime = mime_guess::from_path(name).first_or_octet_stream();
    let is_text = mime.type_() == "text" || name.ends_with(".svg");
    if is_text { format!("{mime}; charset=utf-8").into() } else { mime.to_string().into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets() -> Assets {
        Assets::load(&Files::own()).unwrap()
    }

    fn text(asset: &Asset) -> String {
        String::from_utf8(asset.bytes.to_vec()).unwrap()
    }

    #[test]
    fn an_address_leads_to_its_file_and_names_its_content() {
        let assets = assets();
        let types = [("site.css", "text/css"), ("site.js", "text/javascript"), ("icons.svg", "image/svg+xml")];
        for (name, expected) in types {
            let url = assets.url(name).unwrap();
            let file = assets.find(url.strip_prefix(PREFIX).unwrap()).unwrap();
            assert_eq!(file.content_type, format!("{expected}; charset=utf-8"));
            assert!(!file.bytes.is_empty(), "{name} is empty");
        }
        assert!(assets.url("nothing.css").is_none() && assets.find("site.css").is_none());
    }

    #[test]
    fn styles_stand_in_the_order_of_their_layers() {
        let assets = assets();
        let css = text(&assets.find(assets.url("site.css").unwrap().strip_prefix(PREFIX).unwrap()).unwrap());
        let layers = css.find("@layer tokens, base, layout, components, features;").unwrap();
        assert!(layers < css.find("@layer base {").unwrap());
        assert!(css.find("@layer components {").unwrap() < css.find("@layer features {").unwrap());
    }

    #[test]
    fn an_accent_sheet_answers_under_its_own_address_only() {
        let accent = Accent::new(150, 90).unwrap();
        let url = accent_url(&accent);
        let name = url.strip_prefix(PREFIX).unwrap();
        assert!(text(&assets().find(name).unwrap()).contains("--accent-hue: 150; --accent-chroma: 0.09;"));
        for other in ["accent-151-90-0000000000.css", "accent-900-90-x.css", "accent-.css", "accent-1-1"] {
            assert!(assets().find(other).is_none(), "{other}");
        }
    }
}
