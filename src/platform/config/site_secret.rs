//! The data folder and the site's secret in it, made at the first start.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::{Config, Secret};
use crate::platform::tokens::{NoRandomness, random_text};

/// Why there is no secret.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The folder or file cannot be made or read.
    #[error("{}: {why}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What the system says.
        why: io::Error,
    },
    /// Others may read the file.
    #[error("{0} can be read by others; make it yours alone: chmod 600 {0}", path.display())]
    Open {
        /// Which.
        path: PathBuf,
    },
    /// The file holds fewer than 32 characters.
    #[error("{} holds fewer than 32 characters", path.display())]
    Short {
        /// Which.
        path: PathBuf,
    },
    /// There is no randomness to make it of.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

impl Config {
    /// Makes the data folder unless it is there; readable by its owner only.
    pub fn make_data_folder(&self) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.data)
    }

    /// The site's secret: the one configured, or the data folder's, made if it is not there yet.
    pub fn site_secret(&self) -> Result<Secret, SecretError> {
        if let Some(secret) = &self.secret {
            return Ok(secret.clone());
        }
        let path = self.data.join("secret");
        let io = |why| SecretError::Io { path: path.clone(), why };
        if !path.try_exists().map_err(io)? {
            self.make_data_folder().map_err(io)?;
            let text = random_text::<32>()?;
            let draft = self.data.join(format!("secret.{}", random_text::<8>()?));
            make_file(&draft, &path, &text).map_err(io)?;
        }
        read_file(&path)
    }
}

fn read_file(path: &Path) -> Result<Secret, SecretError> {
    let io = |why| SecretError::Io { path: path.to_owned(), why };
    let mode = fs::metadata(path).map_err(io)?.permissions().mode();
    if mode & 0o077 != 0 {
        return Err(SecretError::Open { path: path.to_owned() });
    }
    let text = fs::read_to_string(path).map_err(io)?;
    if text.trim().chars().count() < 32 {
        return Err(SecretError::Short { path: path.to_owned() });
    }
    Ok(Secret::new(text.trim().to_owned()))
}

/// Writes the file whole or not at all, by way of a draft that nobody else may have; where several start at once
/// (threads of one process as well), the first one's stays.
fn make_file(draft: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(draft)?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    let linked = fs::hard_link(draft, path);
    fs::remove_file(draft)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => File::open(path.parent().unwrap_or(path))?.sync_all(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_folder(data: &Path) -> Config {
        Config { data: data.join("site"), ..Config::default() }
    }

    #[test]
    fn the_first_start_makes_a_secret_and_later_ones_find_it() {
        let folder = tempfile::tempdir().unwrap();
        let config = in_folder(folder.path());
        let made = config.site_secret().unwrap();
        assert_eq!(made.expose().len(), 43);
        assert_eq!(config.site_secret().unwrap().expose(), made.expose());
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&config.data), 0o700);
        assert_eq!(mode(&config.data.join("secret")), 0o600);
        assert_eq!(fs::read_dir(&config.data).unwrap().count(), 1);
    }

    #[test]
    fn two_first_starts_at_once_agree() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        let draft = folder.path().join("secret.draft");
        make_file(&draft, &path, &"a".repeat(43)).unwrap();
        make_file(&draft, &path, &"b".repeat(43)).unwrap();
        assert_eq!(read_file(&path).unwrap().expose(), "a".repeat(43));
    }

    #[test]
    fn threads_that_ask_first_at_once_agree() {
        let folder = tempfile::tempdir().unwrap();
        let config = in_folder(folder.path());
        let together = std::sync::Barrier::new(16);
        let made: Vec<String> = std::thread::scope(|scope| {
            let ask = || {
                together.wait();
                config.site_secret().unwrap().expose().to_owned()
            };
            let asking: Vec<_> = (0..16).map(|_| scope.spawn(ask)).collect();
            asking.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(made.iter().all(|secret| *secret == made[0]), "{made:?}");
        assert_eq!(fs::read_dir(&config.data).unwrap().count(), 1);
    }

    #[test]
    fn a_secret_that_others_can_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let config = in_folder(folder.path());
        config.site_secret().unwrap();
        let path = config.data.join("secret");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(config.site_secret(), Err(SecretError::Open { .. })));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "short\n").unwrap();
        assert!(matches!(config.site_secret(), Err(SecretError::Short { .. })));
    }

    #[test]
    fn a_configured_secret_needs_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config { secret: Some(Secret::new("s".repeat(32))), ..in_folder(folder.path()) };
        assert_eq!(config.site_secret().unwrap().expose(), "s".repeat(32));
        assert!(!config.data.exists());
    }
}
