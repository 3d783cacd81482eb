//! Backups: made while people write, restored whole or not at all.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use flate2::read::GzDecoder;
use peerdesk::answers::{self, NewAnswer};
use peerdesk::app::App;
use peerdesk::backups::{self, Source};
use peerdesk::doctor;
use peerdesk::error::Error;
use peerdesk::platform::clock::Clock;
use peerdesk::platform::config::{Config, DatabaseUrl};
use peerdesk::platform::db::{Backend, copies};
use peerdesk::platform::store;
use peerdesk::settings;
use peerdesk::uploads::{self, Most, Upload};
use tempfile::TempDir;

use crate::support::files::{log, png};
use crate::support::{Forum, Person};

fn makes(forum: &Forum, to: &Path) -> backups::Made {
    let app = &forum.app;
    backups::make(&Source { db: &app.db, store: &app.store, config: &app.config, config_file: None }, to, |_| ())
        .unwrap()
}

fn brings(person: &Person<'_>, name: &str, bytes: Vec<u8>) -> Upload {
    let app = &person.forum.app;
    let by = person.forum.as_member(person.id());
    uploads::bring(&app.db, &app.store, &Most::of(&app.config), &by, name, bytes).unwrap()
}

/// An empty place for a site.
fn place() -> (TempDir, Config) {
    let folder = tempfile::tempdir().unwrap();
    let config = Config { data: folder.path().join("site"), limits: false, ..Config::default() };
    (folder, config)
}

fn opened(forum: &Forum, config: Config) -> App {
    App::open(config, Clock::system(), std::sync::Arc::clone(&forum.app.views)).unwrap()
}

fn is_sqlite(forum: &Forum) -> bool {
    forum.app.db.backend() == Backend::Sqlite
}

/// A forum with a picture in an answer, a secret, and a backup of it.
fn backed_up(forum: &Forum) -> PathBuf {
    let ada = forum.member("ada");
    let thread = ada.asks("How do I restore a backup?");
    let picture = brings(&ada, "tab.png", png(4, 3));
    ada.answers(&thread, &picture.markdown());
    forum.app.config.site_secret().unwrap();
    let file = forum.folder().join("site.tar.gz");
    let made = makes(forum, &file);
    assert!(made.has_secret && made.lost.is_empty());
    file
}

#[test]
fn a_restored_site_is_the_same_with_another_id() {
    let forum = Forum::new();
    if !is_sqlite(&forum) {
        return;
    }
    let id = forum.write(settings::database_id);
    let file = backed_up(&forum);
    let (_folder, config) = place();
    let restored = backups::restore(&file, &config).unwrap();
    assert_eq!(restored.manifest.entries.len(), 3);
    assert_eq!(fs::read(config.data.join("secret")).unwrap(), fs::read(forum.folder().join("secret")).unwrap());
    let left: Vec<_> = fs::read_dir(&config.data).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
    let app = opened(&forum, config);
    assert_eq!(doctor::examine(&app.db).unwrap(), []);
    assert_eq!(doctor::examine_files(&app.db, &app.store).unwrap(), []);
    assert_ne!(app.db.write(settings::database_id).unwrap(), id);
    assert_eq!(app.store.list().unwrap().len(), 1);
}

#[test]
fn it_is_told_how_far_it_is() {
    let forum = Forum::new();
    let (file, app) = (backed_up(&forum), &forum.app);
    let site = Source { db: &app.db, store: &app.store, config: &app.config, config_file: None };
    let mut told = Vec::new();
    backups::make(&site, &file.with_extension("again"), |progress| told.push(progress)).unwrap();
    assert!(told.windows(2).all(|two| two[0].done <= two[1].done && two[0].total == two[1].total));
    assert!(told.iter().any(|it| it.done > 0 && it.total > 0 && it.done * 2 >= it.total), "{told:?}");
}

#[test]
fn each_backup_made_while_people_write_holds_what_was_acknowledged_before() {
    let forum = Forum::new();
    if !is_sqlite(&forum) {
        return;
    }
    let (ada, grace) = (forum.member("ada"), forum.member("grace"));
    let thread = ada.asks("How do I restore a backup?").id;
    let is_over = AtomicBool::new(false);
    let writes = |nth: usize, by: &peerdesk::rights::Member| {
        let app = &forum.app;
        let upload =
            uploads::bring(&app.db, &app.store, &Most::of(&app.config), by, "a.log", log(&format!("{nth} {}", by.id)));
        let new = NewAnswer { body: upload.unwrap().markdown(), follow: false, submission_key: None };
        app.db.write(|tx| answers::post(tx, by, thread, &new)).unwrap();
    };
    let made = std::thread::scope(|scope| {
        for by in [forum.as_member(ada.id()), forum.as_member(grace.id())] {
            let (is_over, writes) = (&is_over, &writes);
            scope.spawn(move || (0..).take_while(|_| !is_over.load(Ordering::SeqCst)).for_each(|nth| writes(nth, &by)));
        }
        let made: Vec<_> = (0..5)
            .map(|nth| {
                let acknowledged = forum.count("posts WHERE kind = 'answer'");
                let file = forum.folder().join(format!("{nth}.tar.gz"));
                assert!(makes(&forum, &file).lost.is_empty());
                (acknowledged, file)
            })
            .collect();
        is_over.store(true, Ordering::SeqCst);
        made
    });
    assert!(made.last().unwrap().0 > made[0].0, "nobody wrote");
    made.iter().for_each(|(acknowledged, file)| assert_whole(&forum, file, *acknowledged));
}

fn assert_whole(forum: &Forum, file: &Path, acknowledged: i64) {
    let (_folder, config) = place();
    backups::restore(file, &config).unwrap();
    let app = opened(forum, config);
    assert_eq!(doctor::examine(&app.db).unwrap(), []);
    assert_eq!(doctor::examine_files(&app.db, &app.store).unwrap(), []);
    let texts: Vec<String> = app
        .db
        .read(|conn| {
            use diesel::prelude::*;
            use peerdesk::platform::db::schema::posts;
            Ok::<_, Error>(posts::table.filter(posts::kind.eq("answer")).select(posts::markdown).load(conn)?)
        })
        .unwrap();
    assert!(i64::try_from(texts.len()).unwrap() >= acknowledged, "{} of {acknowledged}", texts.len());
}

/// Unpacks a backup, changes its entries, and packs them again.
fn forged(file: &Path, to: &Path, change: impl Fn(&mut Vec<(String, Vec<u8>)>)) {
    let mut tar = tar::Archive::new(GzDecoder::new(fs::File::open(file).unwrap()));
    let mut entries = Vec::new();
    for entry in tar.entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        entries.push((path, bytes));
    }
    change(&mut entries);
    let mut tar =
        tar::Builder::new(flate2::write::GzEncoder::new(fs::File::create(to).unwrap(), flate2::Compression::fast()));
    for (path, bytes) in entries {
        let mut head = tar::Header::new_gnu();
        head.set_size(bytes.len() as u64);
        head.set_mode(0o600);
        head.as_gnu_mut().unwrap().name[..path.len()].copy_from_slice(path.as_bytes());
        head.set_cksum();
        tar.append(&head, &*bytes).unwrap();
    }
    tar.into_inner().unwrap().finish().unwrap().flush().unwrap();
}

/// The backup must be refused with these words, and nothing may be left behind.
fn assert_refused(file: &Path, words: &str) {
    let (folder, config) = place();
    let refused = backups::restore(file, &config).err().unwrap_or_else(|| panic!("taken: {words}")).to_string();
    assert!(refused.contains(words), "{refused}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{words}");
}

/// The same with a bit turned that says something: some of what packs it says nothing, and its loss harms nobody.
fn turned(whole: &[u8]) -> Vec<u8> {
    let unpacked = |bytes: &[u8]| {
        let mut all = Vec::new();
        GzDecoder::new(bytes).read_to_end(&mut all).is_ok().then_some(all)
    };
    let was = unpacked(whole);
    let turned = (whole.len() / 3..whole.len()).map(|at| {
        let mut turned = whole.to_vec();
        turned[at] ^= 0x40;
        turned
    });
    turned.into_iter().find(|turned| unpacked(turned) != was).expect("a bit that says something")
}

#[test]
fn a_file_that_is_cut_short_or_something_else_is_refused() {
    let forum = Forum::new();
    if !is_sqlite(&forum) {
        return;
    }
    let file = backed_up(&forum);
    let (whole, to) = (fs::read(&file).unwrap(), forum.folder().join("forged.tar.gz"));
    for length in [whole.len() - 1, whole.len() - 10, whole.len() / 2, 100, 11] {
        fs::write(&to, &whole[..length]).unwrap();
        assert_refused(&to, "damaged");
    }
    fs::write(&to, turned(&whole)).unwrap();
    // In which words depends on what the bit was: a name of a file, say, or a part of one.
    assert_refused(&to, "");
    for (bytes, words) in [(&b""[..], "no backup"), (b"PK\x03\x04", "no backup"), (b"SQLite format 3\0", "no backup")] {
        fs::write(&to, bytes).unwrap();
        assert_refused(&to, words);
    }
    forged(&file, &to, |entries| entries.clear());
    assert_refused(&to, "breaks off");
    assert_refused(&forum.folder().join("absent"), "cannot be read");
}

#[test]
fn a_file_that_is_not_what_its_manifest_says_is_refused() {
    let forum = Forum::new();
    if !is_sqlite(&forum) {
        return;
    }
    let (file, to) = (backed_up(&forum), forum.folder().join("forged.tar.gz"));
    let upload =
        |entries: &[(String, Vec<u8>)]| entries.iter().position(|(path, _)| path.starts_with("uploads/")).unwrap();
    type Change<'a> = (&'a str, &'a dyn Fn(&mut Vec<(String, Vec<u8>)>));
    let manifest = |from: &'static str, to: &'static str| {
        move |entries: &mut Vec<(String, Vec<u8>)>| {
            let last = entries.last_mut().unwrap();
            last.1 = String::from_utf8(last.1.clone()).unwrap().replace(from, to).into_bytes();
        }
    };
    let changes: [Change<'_>; 9] = [
        ("not what it was", &|entries| entries[0].1[40_000] ^= 1),
        ("is missing", &|entries| drop(entries.remove(upload(entries)))),
        ("it holds", &|entries| entries.insert(0, ("../../evil".into(), b"x".to_vec()))),
        ("it holds", &|entries| entries.insert(0, ("/tmp/evil".into(), b"x".to_vec()))),
        ("more than a backup", &|entries| entries.push(("peerdesk.toml".into(), b"x".to_vec()))),
        ("more than its manifest", &|entries| entries.insert(0, ("peerdesk.toml".into(), b"x".to_vec()))),
        ("newer Peerdesk", &manifest("\"format\": 1", "\"format\": 2")),
        ("another's", &manifest("\"application\": \"peerdesk\"", "\"application\": \"forum\"")),
        ("cannot be read", &manifest("{", "")),
    ];
    for (words, change) in changes {
        forged(&file, &to, change);
        assert_refused(&to, words);
    }
}

#[test]
fn a_database_of_a_newer_release_or_a_broken_one_is_refused() {
    let forum = Forum::new();
    if !is_sqlite(&forum) {
        return;
    }
    let (good, newer) = (backed_up(&forum), forum.folder().join("newer.tar.gz"));
    forum.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101000001')");
    fs::remove_file(&good).unwrap();
    assert!(
        backups::make(
            &Source { db: &forum.app.db, store: &forum.app.store, config: &forum.app.config, config_file: None },
            &newer,
            |_| ()
        )
        .is_err()
    );
    assert!(!newer.exists());
}

#[test]
fn a_backup_that_a_newer_release_made_is_refused() {
    let forum = Forum::new();
    if !is_sqlite(&forum) {
        return;
    }
    let (good, to) = (backed_up(&forum), forum.folder().join("newer.tar.gz"));
    forum.execute("INSERT INTO __diesel_schema_migrations (version) VALUES ('29990101000001')");
    let database = forum.folder().join("newer.db");
    copies::copy(forum.app.db.place(), &database).unwrap();
    let newer = fs::read(&database).unwrap();
    forged(&good, &to, |entries| {
        let (before, now) = (entries[0].1.clone(), newer.clone());
        let last = entries.last_mut().unwrap();
        let told = String::from_utf8(last.1.clone()).unwrap();
        let told = told.replace(&store::hash(&before), &store::hash(&now));
        last.1 = told.replacen(&before.len().to_string(), &now.len().to_string(), 1).into_bytes();
        entries[0].1 = now;
    });
    assert_refused(&to, "newer Peerdesk");
}

#[test]
fn nothing_is_restored_over_a_site_nor_backed_up_over_a_file() {
    let forum = Forum::new();
    if !is_sqlite(&forum) {
        return;
    }
    let file = backed_up(&forum);
    let (_folder, config) = place();
    fs::create_dir_all(&config.data).unwrap();
    fs::write(config.data.join("mine"), "mine").unwrap();
    let refused = backups::restore(&file, &config).unwrap_err().to_string();
    assert!(refused.contains("not empty"), "{refused}");
    assert_eq!(fs::read_dir(&config.data).unwrap().count(), 1);
    let before = fs::read(&file).unwrap();
    let site = Source { db: &forum.app.db, store: &forum.app.store, config: &forum.app.config, config_file: None };
    assert!(backups::make(&site, &file, |_| ()).unwrap_err().to_string().contains("there already"));
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn of_a_postgres_site_the_files_are_in_it() {
    let forum = Forum::new();
    if is_sqlite(&forum) {
        return;
    }
    let file = backed_up(&forum);
    let (_folder, config) = place();
    let restored = backups::restore(&file, &config).unwrap();
    assert!(!restored.manifest.has_database());
    assert!(config.data.join("uploads").is_dir() && config.data.join("secret").is_file());
    assert!(!config.data.join("peerdesk.db").exists());
}

/// The steps of `docs/operations.md`: the dump first, then the files; the way back into another database.
#[test]
fn a_postgres_site_comes_back_from_its_dump_and_its_files() {
    let forum = Forum::new();
    let DatabaseUrl::Postgres(url) = forum.app.db.place() else { return };
    let id = forum.write(settings::database_id);
    let dump = forum.folder().join("peerdesk.dump");
    let said_of = |command: &mut Command| {
        let done = command.output().expect("the programs of PostgreSQL are in the path");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    let file = backed_up(&forum);
    said_of(Command::new("pg_dump").args(["--format=custom", "--file"]).arg(&dump).arg(url.expose()));
    let other = Forum::new();
    let DatabaseUrl::Postgres(empty) = other.app.db.place() else { return };
    other.execute("DROP SCHEMA public CASCADE");
    other.execute("CREATE SCHEMA public");
    said_of(Command::new("pg_restore").args(["--no-owner", "--dbname", empty.expose()]).arg(&dump));
    let (_folder, config) = place();
    backups::restore(&file, &config).unwrap();
    let app = opened(&forum, Config { database: Some(other.app.db.place().clone()), ..config });
    app.db.write(|tx| Ok::<_, Error>(settings::forget_database_id(tx)?)).unwrap();
    assert_eq!(doctor::examine(&app.db).unwrap(), []);
    assert_eq!(doctor::examine_files(&app.db, &app.store).unwrap(), []);
    assert_ne!(app.db.write(settings::database_id).unwrap(), id);
    assert_eq!(app.store.list().unwrap().len(), 1);
}
