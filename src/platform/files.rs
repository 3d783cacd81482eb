//! Where templates, assets and words come from: inside the binary, or the source tree in debug
//! builds, with folders of the same shape laid over them (branding, a working copy).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Files of one kind by their path below the kind's folder, with `/` between its parts.
pub type Found = BTreeMap<String, Cow<'static, [u8]>>;

/// A place files are read from, and the folders laid over it; the last one wins, file by file.
#[derive(Clone, Debug, Default)]
pub struct Files {
    folders: Vec<PathBuf>,
}

impl Files {
    /// What Peerdesk brings itself.
    pub fn own() -> Self {
        Self::default()
    }

    /// Lays a folder over these files. It may hold `templates/`, `assets/` and `config/locales/`.
    pub fn under(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folders.push(folder.into());
        self
    }

    /// The page, component and mail templates.
    pub fn templates(&self) -> io::Result<Found> {
        self.kind("templates")
    }

    /// Style sheets, scripts, icons and pictures.
    pub fn assets(&self) -> io::Result<Found> {
        self.kind("assets")
    }

    /// The Fluent files, as `en/site.ftl`.
    pub fn locales(&self) -> io::Result<Found> {
        self.kind("config/locales")
    }

    fn kind(&self, kind: &str) -> io::Result<Found> {
        let mut found = own(kind)?;
        for folder in &self.folders {
            read_folder(&folder.join(kind), "", &mut found)?;
        }
        Ok(found)
    }
}

#[cfg(debug_assertions)]
fn own(kind: &str) -> io::Result<Found> {
    let mut found = Found::new();
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join(kind), "", &mut found)?;
    Ok(found)
}

#[cfg(not(debug_assertions))]
fn own(kind: &str) -> io::Result<Found> {
    use include_dir::{Dir, include_dir};
    static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
    static ASSETS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets");
    static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/config/locales");

    fn collect(folder: &'static Dir<'static>, found: &mut Found) {
        for file in folder.files() {
            found.insert(file.path().to_string_lossy().replace('\\', "/"), Cow::Borrowed(file.contents()));
        }
        folder.dirs().for_each(|inner| collect(inner, found));
    }

    let mut found = Found::new();
    match kind {
        "templates" => collect(&TEMPLATES, &mut found),
        "assets" => collect(&ASSETS, &mut found),
        _ => collect(&LOCALES, &mut found),
    }
    Ok(found)
}

/// Adds the files below a folder, over those of the same name; a folder that is not there adds none.
fn read_folder(folder: &Path, prefix: &str, found: &mut Found) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            read_folder(&path, &format!("{prefix}{name}/"), found)?;
        } else {
            found.insert(format!("{prefix}{name}"), Cow::Owned(fs::read(&path)?));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_laid_over_replaces_and_adds_file_by_file() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let css = folder.path().join("assets/css");
        fs::create_dir_all(&css)?;
        fs::write(css.join("tokens.css"), "/* ours */")?;
        fs::write(css.join("zz-brand.css"), "/* added */")?;

        let own = Files::own().assets()?;
        let branded = Files::own().under(folder.path()).assets()?;

        assert_eq!(branded["css/tokens.css"].as_ref(), b"/* ours */");
        assert_eq!(branded["css/base.css"], own["css/base.css"]);
        assert_eq!(branded.len(), own.len() + 1);
        Ok(())
    }

    #[test]
    fn an_absent_folder_changes_nothing() -> io::Result<()> {
        let files = Files::own().under("/nowhere/at/all");
        assert_eq!(files.templates()?, Files::own().templates()?);
        Ok(())
    }
}
