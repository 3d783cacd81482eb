//! Folders that hold no index, another version's, or a damaged one.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file() && path.extension().is_none_or(|ending| ending != "lock"));
    files.sort();
    files
}

fn copied(from: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    for file in files(from) {
        fs::copy(&file, to.path().join(file.file_name().unwrap())).unwrap();
    }
    to
}

/// Opens and searches what lies in a folder; either an error or an answer is well, a panic is not.
fn is_used_or_refused(folder: &Path) -> bool {
    let Ok(index) = Index::open_or_create(folder) else { return false };
    let query = Query::parse("gateway \"power cut\" notifcations").unwrap();
    let access = [AccessKey::space(SpaceId::new(1))];
    let request = Request {
        query: &query,
        access: &access,
        space: None,
        state: None,
        without: &[],
        now: NOW,
        first: 0,
        count: 10,
    };
    index.search(&request).is_ok()
}

#[test]
fn any_damage_to_any_file_is_told_and_nothing_panics() {
    let shelf = Shelf::titled(&["The gateway restarts", "Notifications are late", "Power cut"]);
    assert!(is_used_or_refused(copied(shelf.folder.path()).path()));
    for file in files(shelf.folder.path()) {
        let name = file.file_name().unwrap();
        let bytes = fs::read(&file).unwrap();
        let mut flipped = bytes.clone();
        if let Some(byte) = flipped.get_mut(bytes.len() / 2) {
            *byte ^= 0x55;
        }
        let damages = [flipped, bytes[..bytes.len() / 2].to_vec(), Vec::new(), b"{}".to_vec(), vec![0xff; bytes.len()]];
        for (at, damage) in damages.iter().enumerate() {
            let folder = copied(shelf.folder.path());
            fs::write(folder.path().join(name), damage).unwrap();
            let is_used = is_used_or_refused(folder.path());
            let is_segment = name.to_string_lossy().len() > 32;
            assert!(!is_used || !is_segment, "{name:?} with damage {at} was taken for sound");
        }
        let folder = copied(shelf.folder.path());
        fs::remove_file(folder.path().join(name)).unwrap();
        is_used_or_refused(folder.path());
    }
}

#[test]
fn each_trouble_has_its_name() {
    let foreign = tempfile::tempdir().unwrap();
    fs::write(foreign.path().join("holiday.jpg"), "not an index").unwrap();
    assert!(matches!(Index::open_or_create(foreign.path()), Err(Unusable::Foreign(_))));
    assert_eq!(files(foreign.path()).len(), 1);

    let file = foreign.path().join("holiday.jpg");
    assert!(matches!(Index::open_or_create(&file), Err(Unusable::Unreachable(_))));

    let older = Shelf::titled(&["Hub"]);
    let meta = older.folder.path().join("meta.json");
    let noted = fs::read_to_string(&meta).unwrap();
    let version = format!("\"{}\\nas made\"", open::VERSION);
    assert!(noted.contains(&version), "{noted}");
    fs::write(&meta, noted.replace(&version, "\"0\\nas made\"")).unwrap();
    assert!(matches!(Index::open_or_create(older.folder.path()), Err(Unusable::OtherVersion)));
}

#[test]
fn a_new_index_is_empty_and_has_noted_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::open_or_create(&folder.path().join("search/index-1")).unwrap();
    assert!(index.is_empty() && index.payload().is_none() && index.is_there());
}

#[test]
fn a_folder_that_is_gone_is_noticed() {
    let shelf = Shelf::titled(&["Hub"]);
    assert!(shelf.index.is_there());
    for file in files(shelf.folder.path()) {
        if file.extension().is_some_and(|ending| ending == "idx") {
            fs::remove_file(file).unwrap();
        }
    }
    assert!(!shelf.index.is_there());
}

#[test]
fn a_stale_lock_is_no_lock_and_a_second_writer_is_refused() {
    let shelf = Shelf::titled(&["Hub"]);
    fs::write(shelf.folder.path().join(".tantivy-writer.lock"), "left behind").unwrap();
    let first = shelf.index.writer().unwrap();
    assert!(shelf.index.writer().is_err());
    drop(first);
    assert!(shelf.index.writer().is_ok());
}

#[test]
fn a_document_put_again_and_again_leaves_no_heap_behind() {
    let shelf = Shelf::titled(&["Hub", "Lamp", "Valve"]);
    let mut writer = shelf.index.writer().unwrap();
    for at in 0..40 {
        writer.put(&document(1, 1, &format!("Hub {at}"))).unwrap();
        writer.commit("again").unwrap();
        assert!(shelf.index.is_there());
    }
    writer.finish().unwrap();
    let segments = shelf.index.index.searchable_segment_metas().unwrap();
    assert!(segments.len() <= 10, "{} segments", segments.len());
    assert_eq!(shelf.index.ids().unwrap(), [1, 2, 3]);
    assert_eq!((shelf.found("39", &[1]).total, shelf.found("38", &[1]).total), (1, 0));
}
