//! The index can go, break, be another's or have no room, at the start and while it is used: the site stays up,
//! search says that it catches up, and heals by itself.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use peerdesk::search::Pace;

use crate::support::{Forum, Person};

/// A forum with a few threads that can be found.
fn forum_with_lamps() -> Forum {
    let forum = Forum::new();
    let ada = forum.member("ada");
    for nth in 0..5 {
        ada.asks(&format!("Lamp {nth}"));
    }
    forum.search_catches_up();
    assert_eq!(lamps(&forum.guest()), Some(5));
    forum
}

/// How many are found; nothing while search cannot answer, and then the rest of the site does.
fn lamps(person: &Person<'_>) -> Option<usize> {
    let page = person.searches("lamp");
    if page.status == 200 {
        return Some(page.texts(".result").len());
    }
    assert_eq!((page.status, page.header("retry-after")), (503, Some("3")), "{}", page.html);
    assert!(page.shows(".notice", "Search is catching up"), "{}", page.html);
    assert_eq!(page.attributes("#search-page", "value"), ["lamp"]);
    assert_eq!(person.gets("/threads").status, 200);
    assert_eq!(person.asks_for_json("/search?q=lamp").0, 503);
    assert_eq!(person.asks_for_json("/suggestions?title=lamp").0, 503);
    None
}

fn search_folder(forum: &Forum) -> PathBuf {
    forum.folder().join("search")
}

/// The folder of the index that answers.
fn index_folder(forum: &Forum) -> PathBuf {
    let entries = fs::read_dir(search_folder(forum)).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("index-")).max().unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect()
}

/// Deletes a folder; what is still being written into it may come between.
fn delete(folder: &Path) {
    while fs::remove_dir_all(folder).is_err() && folder.exists() {}
}

/// Does it to each file whose name ends so. The writer that ended just before may still take files away that it
/// merged: what goes between is gone, which is damage enough.
fn each(folder: &Path, ending: &str, harm: impl Fn(&Path) -> io::Result<()>) {
    for path in files(folder).iter().filter(|path| path.to_string_lossy().ends_with(ending)) {
        let harmed = harm(path);
        assert!(harmed.is_ok() || !path.exists(), "{path:?}: {harmed:?}");
    }
}

/// Leaves the first half of a file.
fn halve(path: &Path) -> io::Result<()> {
    let file = File::options().write(true).open(path)?;
    file.set_len(file.metadata()?.len() / 2)
}

/// Writes nonsense over a file, if it is there.
fn garble(path: &Path) -> io::Result<()> {
    File::options().write(true).truncate(true).open(path)?.write_all(b"zzz")
}

/// What is done to an index's folder.
type Damage = fn(&Path);

/// What can become of an index between two starts.
fn damages() -> Vec<(&'static str, Damage)> {
    vec![
        ("deleted", delete),
        ("emptied", |folder| each(folder, "", |path| fs::remove_file(path))),
        ("torn where words lie", |folder| each(folder, ".term", halve)),
        ("torn where places lie", |folder| each(folder, ".idx", halve)),
        ("torn everywhere", |folder| each(folder, "", halve)),
        ("of nonsense", |folder| each(folder, "", garble)),
        ("without its list", |folder| fs::remove_file(folder.join("meta.json")).unwrap()),
        ("with a list of nonsense", |folder| fs::write(folder.join("meta.json"), "{\"segments\":[]}").unwrap()),
        ("of another version", |folder| noted(folder, |payload| payload.replacen("2 ", "99 ", 1))),
        ("of another database", |folder| noted(folder, |payload| payload.replacen(" \\\"", " \\\"x", 1))),
        ("with old locks", |folder| {
            fs::write(folder.join(".tantivy-writer.lock"), "").unwrap();
            fs::write(folder.join("../lock"), "123").unwrap();
            fs::create_dir(folder.join("../building")).unwrap();
            fs::write(folder.join("../building/meta.json"), "zzz").unwrap();
        }),
    ]
}

/// Changes what the last commit noted.
fn noted(folder: &Path, change: impl Fn(&str) -> String) {
    let path = folder.join("meta.json");
    let text = fs::read_to_string(&path).unwrap();
    let (before, payload) = text.split_once("\"payload\"").unwrap();
    let changed = format!("{before}\"payload\"{}", change(payload));
    assert_ne!(changed, text);
    fs::write(path, changed).unwrap();
}

/// R7, at the start.
#[test]
fn an_index_that_was_damaged_is_built_anew_at_the_start() {
    for (what, damage) in damages() {
        let forum = forum_with_lamps();
        let before = forum.app.search.ask(|index| index.ids()).unwrap();
        forum.search_starts_again();
        damage(&index_folder(&forum));
        forum.search_catches_up();
        let mut after = forum.app.search.ask(|index| index.ids()).unwrap();
        let mut before = before;
        before.sort_unstable();
        after.sort_unstable();
        assert_eq!((lamps(&forum.guest()), &after), (Some(5), &before), "{what}");
    }
}

/// R7, while it is used.
#[test]
fn an_index_that_is_deleted_while_it_is_used_is_built_anew() {
    for whole in [true, false] {
        let forum = forum_with_lamps();
        let gone = if whole { search_folder(&forum) } else { index_folder(&forum) };
        delete(&gone);
        assert_ne!(lamps(&forum.guest()), Some(0));
        forum.member("grace").asks("Lamp 6");
        forum.search_catches_up();
        assert_eq!(lamps(&forum.guest()), Some(6));
        assert!(index_folder(&forum).join("meta.json").exists());
    }
}

/// R7, torn while it is used: whoever asks is told that search is away, and the site stays up.
#[test]
fn an_index_that_is_torn_while_it_is_used_ends_nothing_and_is_built_anew() {
    let forum = forum_with_lamps();
    each(&index_folder(&forum), "", |path| match path.ends_with("meta.json") {
        true => Ok(()),
        false => File::options().write(true).open(path)?.set_len(7),
    });
    let guest = forum.guest();
    assert_eq!(guest.gets("/").status, 200);
    assert_ne!(lamps(&guest), Some(0));
    forum.member("grace").asks("Lamp 6");
    forum.search_catches_up();
    assert_eq!(lamps(&guest), Some(6));
}

#[test]
fn a_restored_database_gets_an_index_of_its_own() {
    let forum = forum_with_lamps();
    let folder = index_folder(&forum);
    forum.write(|tx| Ok(peerdesk::settings::forget_database_id(tx)?));
    let _ = forum.search_goes_on();
    forum.search_catches_up();
    assert_ne!(index_folder(&forum), folder);
    assert_eq!(lamps(&forum.guest()), Some(5));
}

#[test]
fn a_folder_that_cannot_be_written_keeps_nobody_from_the_site() {
    let forum = Forum::with(|config| config.search_folder = Some("/dev/null/search".into()));
    let ada = forum.member("ada");
    assert!(forum.search_goes_on().is_err());
    let thread = ada.asks("Lamp");
    assert_eq!(ada.opens(&thread).status, 200);
    assert_eq!(lamps(&ada), None);
    assert_eq!(ada.gets("/readyz").status, 200);
    let anna = forum.with_role("anna", peerdesk::rights::Role::Admin, None);
    assert!(anna.gets("/admin/health").shows("#search", "It cannot go on"));
}

#[test]
fn the_site_is_ready_once_search_has_caught_up() {
    let forum = Forum::new();
    forum.member("ada").asks("Lamp");
    assert_eq!((forum.guest().gets("/healthz").status, forum.guest().gets("/readyz").status), (200, 503));
    assert_eq!(lamps(&forum.guest()), None);
    forum.search_catches_up();
    assert_eq!((forum.guest().gets("/readyz").status, lamps(&forum.guest())), (200, Some(1)));
}

#[test]
fn the_old_index_answers_while_a_new_one_is_built() {
    let forum = forum_with_lamps();
    let (old, anna) = (index_folder(&forum), forum.with_role("anna", peerdesk::rights::Role::Admin, None));
    let told = anna.gets("/admin/health").presses("Build the index anew");
    assert!(told.shows("#notices", "The index is being built anew"), "{}", told.html);
    assert_eq!(forum.search_goes_on().unwrap(), Pace::Busy);
    assert_eq!(lamps(&forum.guest()), Some(5));
    forum.search_catches_up();
    assert!(index_folder(&forum) != old && !old.exists());
    assert_eq!(lamps(&forum.guest()), Some(5));
    assert!(anna.gets("/admin/health").shows("#search", "5 threads can be found"));
}

/// The program, told to build the index of a forum's folder anew.
fn reindex(forum: &Forum) -> Command {
    let database = match forum.app.db.place() {
        peerdesk::platform::config::DatabaseUrl::Sqlite(file) => format!("sqlite:{}", file.display()),
        peerdesk::platform::config::DatabaseUrl::Postgres(address) => address.expose().to_owned(),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_peerdesk"));
    command.arg("--data").arg(forum.folder()).args(["--database", &database, "reindex"]);
    command.env("PEERDESK_LOG", "error").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn the_command_builds_it_alone_or_asks_the_server() {
    let forum = forum_with_lamps();
    let old = index_folder(&forum);
    let mut asks = reindex(&forum).spawn().unwrap();
    let status = loop {
        forum.search_goes_on().unwrap();
        if let Some(status) = asks.try_wait().unwrap() {
            break status;
        }
    };
    let said = asks.wait_with_output().unwrap();
    assert!(status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    assert!(String::from_utf8_lossy(&said.stdout).contains("The server has built its index anew"));
    assert!(index_folder(&forum) != old);
    assert_eq!(lamps(&forum.guest()), Some(5));

    forum.search_starts_again();
    let alone = reindex(&forum).output().unwrap();
    let said = String::from_utf8_lossy(&alone.stdout);
    assert!(alone.status.success() && said.contains("5 threads can be found"), "{said}");
    forum.search_catches_up();
    assert_eq!(lamps(&forum.guest()), Some(5));
}

/// A disk of its own for an index, with hardly any room; gone with the test.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// None where this user may mount nothing.
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=900k", "tmpfs"]).arg(folder.path()).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then_some(Self(folder))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

/// R5.
#[test]
fn a_full_disk_of_the_index_keeps_nobody_from_posting() {
    use std::io::Write;
    let Some(disk) = SmallDisk::new() else {
        let _ = writeln!(std::io::stderr(), "a full disk of the index is not tried: nothing can be mounted here");
        return;
    };
    let forum = Forum::with(|config| config.search_folder = Some(disk.0.path().join("search")));
    let ada = forum.member("ada");
    ada.asks("Lamp 1");
    forum.search_catches_up();
    let filler = disk.0.path().join("filler");
    let _ = fs::write(&filler, vec![1_u8; 2_000_000]);
    ada.asks("Lamp 2");
    while forum.search_goes_on().is_ok_and(|pace| pace != Pace::Rests) {}
    assert!(forum.app.search.status().problem.is_some());
    let page = ada.searches("lamp");
    assert!(page.says("Search is catching up"), "{}", page.html);
    assert_eq!(ada.opens(&ada.asks("Lamp 3")).status, 200);
    fs::remove_file(filler).unwrap();
    forum.search_catches_up();
    assert_eq!(lamps(&ada), Some(3));
    assert!(!ada.searches("lamp").says("Search is catching up"));
    drop(forum);
}
