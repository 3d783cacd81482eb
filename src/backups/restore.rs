//! The way back: everything is unpacked and looked at before anything is put in its place.

use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::manifest::{self, Manifest};
use super::unpack::{NotRestored, damaged, is_empty, unpack};
use crate::error::Error;
use crate::platform::clock::Clock;
use crate::platform::config::{Config, DatabaseUrl};
use crate::platform::db::{Db, Migrated, MigrationProblem, Pools, copies};
use crate::platform::store;
use crate::settings;

/// What was put in its place.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// Where the configuration file lies that came with it.
    pub config_file: Option<PathBuf>,
}

/// Restores a backup into an empty data folder. A damaged, foreign or newer file is refused, and the folder is
/// as it was. The database gets another id, so that whatever was derived from it elsewhere is made anew.
pub fn restore(file: &Path, config: &Config) -> Result<Restored, NotRestored> {
    let data = &config.data;
    let unwritable = |why| NotRestored::Unwritable { place: data.clone(), why };
    let database = config.database_url();
    let is_free = match &database {
        DatabaseUrl::Sqlite(path) => !path.exists(),
        DatabaseUrl::Postgres(_) => true,
    };
    if !is_empty(data).map_err(unwritable)? || !is_free {
        return Err(NotRestored::NotEmpty { place: data.clone() });
    }
    let was_there = data.exists();
    DirBuilder::new().recursive(true).mode(0o700).create(data).map_err(unwritable)?;
    let unpacked = data.join(format!(".restoring.{}", std::process::id()));
    let done = settle(file, &unpacked, config, &database);
    let _ = fs::remove_dir_all(&unpacked);
    if done.is_err() && !was_there {
        let _ = fs::remove_dir(data);
    }
    done
}

fn settle(file: &Path, unpacked: &Path, config: &Config, database: &DatabaseUrl) -> Result<Restored, NotRestored> {
    let unwritable = |why| NotRestored::Unwritable { place: config.data.clone(), why };
    DirBuilder::new().mode(0o700).create(unpacked).map_err(unwritable)?;
    let said = unpack(file, unpacked)?;
    let to = match database {
        DatabaseUrl::Sqlite(path) => Some(path),
        DatabaseUrl::Postgres(_) if said.has_database() => return Err(NotRestored::OtherDatabase),
        DatabaseUrl::Postgres(_) => None,
    };
    if said.has_database() {
        check_database(file, &unpacked.join(manifest::DATABASE), &said.release)?;
    }
    put_in_place(unpacked, config, to.filter(|_| said.has_database())).map_err(unwritable)?;
    let config_file = said.entries.iter().any(|entry| entry.path == manifest::CONFIG);
    Ok(Restored { config_file: config_file.then(|| config.data.join(manifest::CONFIG)), manifest: said })
}

/// Looks whether the database is whole and ours to read, and takes its id away.
fn check_database(file: &Path, path: &Path, release: &str) -> Result<(), NotRestored> {
    let place = DatabaseUrl::Sqlite(path.to_owned());
    let broken = |why: String| damaged(file, &format!("its database: {why}"));
    if let Some(damage) = copies::find_damage(&place).map_err(|problem| broken(problem.to_string()))? {
        return Err(broken(damage));
    }
    Migrated::find_newest(&place).map_err(|problem| match problem {
        MigrationProblem::Newer(_) => NotRestored::Newer { file: file.to_owned(), release: release.to_owned() },
        other => broken(other.to_string()),
    })?;
    let db = Db::new(place, Pools::default(), Clock::system(), "");
    db.write(|tx| Ok::<_, Error>(settings::forget_database_id(tx)?)).map_err(|problem| broken(problem.to_string()))
}

/// Puts everything where it belongs; the database comes last, since with it the site is there.
fn put_in_place(unpacked: &Path, config: &Config, database: Option<&PathBuf>) -> io::Result<()> {
    let uploads = unpacked.join(manifest::UPLOADS);
    if uploads.exists() {
        let into = config.data.join(store::FOLDER);
        for entry in fs::read_dir(&uploads)? {
            let entry = entry?;
            let name = entry.file_name();
            let folder = into.join(name.to_string_lossy().get(..2).unwrap_or_default());
            DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
            fs::rename(entry.path(), folder.join(name))?;
        }
    }
    for name in [manifest::SECRET, manifest::CONFIG] {
        if unpacked.join(name).exists() {
            fs::rename(unpacked.join(name), config.data.join(name))?;
        }
    }
    if let Some(database) = database {
        move_file(&unpacked.join(manifest::DATABASE), database)?;
    }
    File::open(&config.data)?.sync_all()
}

/// Moves a file; to another disk by copying it beside its place first.
fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let draft = to.with_extension("restoring");
            fs::copy(from, &draft)?;
            File::open(&draft)?.sync_all()?;
            fs::rename(&draft, to)
        }
        moved => moved,
    }
}
