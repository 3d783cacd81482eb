//! Nothing behind a door that the viewer's keys do not open is found, counted, or hinted at.

use super::*;

#[test]
fn hits_counts_and_facets_are_those_of_the_keys() {
    let shelf = Shelf::of(&[document(1, 1, "Hub offline"), document(2, 2, "Hub offline too")]);
    let found = shelf.found("hub", &[1]);
    assert_eq!((found.total, found.hits.len()), (1, 1));
    assert_eq!(found.spaces, [(SpaceId::new(1), 1)]);
    assert_eq!(found.states, [(State::Open, 1)]);
    assert_eq!(shelf.found("hub", &[1, 2]).total, 2);
    assert_eq!(shelf.found("hub", &[]), Found::default());
    assert_eq!(shelf.found("", &[]).total, 0);
}

#[test]
fn spelling_and_unfinished_words_know_nothing_of_other_spaces() {
    let shelf = Shelf::of(&[document(1, 1, "Hub offline"), document(2, 2, "Projekt Nachtigall")]);
    let found = shelf.found("nachtigll", &[1]);
    assert_eq!((found.total, found.spelling), (0, None));
    assert_eq!(shelf.found("nachtigll", &[2]).spelling.as_deref(), Some("nachtigall"));
    assert_eq!(shelf.suggested("nachti"), [0; 0]);
}

#[test]
fn the_order_does_not_tell_how_common_a_word_is_elsewhere() {
    let open = [document(1, 1, "alpha lamp"), document(2, 1, "beta lamp")];
    let mut hidden = open.to_vec();
    hidden.extend((3..40).map(|id| document(id, 2, "alpha alpha secret")));
    let (alone, among) = (Shelf::of(&open), Shelf::of(&hidden));
    let scores = |shelf: &Shelf| shelf.found("alpha beta lamp", &[1]).hits;
    assert_eq!(scores(&alone), scores(&among));
}

#[test]
fn a_document_put_again_is_the_new_one_and_a_removed_one_is_gone() {
    let shelf = Shelf::of(&[document(1, 1, "Before"), document(2, 1, "Stays")]);
    let mut writer = shelf.index.writer().unwrap();
    writer.put(&document(1, 2, "After")).unwrap();
    writer.remove(Kind::Thread, 2).unwrap();
    writer.commit("changed").unwrap();
    assert_eq!(shelf.found("before after stays", &[1]).total, 0);
    assert_eq!(shelf.found("after", &[2]).total, 1);
    assert_eq!(shelf.index.ids().unwrap(), [1]);
    assert_eq!(shelf.index.payload().as_deref(), Some("changed"));
}

#[test]
fn purged_words_leave_the_disk() {
    let shelf = Shelf::of(&[document(1, 1, "Verschwiegenheitserklaerung"), document(2, 1, "Stays")]);
    let lies_on_disk = || {
        let files = std::fs::read_dir(shelf.folder.path()).unwrap();
        files.into_iter().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes.windows(10).any(|window| window == b"schwiegenh")
        })
    };
    assert_eq!(shelf.ids("verschwiegenheitserklaerung"), [1]);
    let mut writer = shelf.index.writer().unwrap();
    writer.remove(Kind::Thread, 1).unwrap();
    writer.commit("removed").unwrap();
    writer.purge().unwrap();
    assert!(!lies_on_disk());
    assert_eq!(shelf.ids("stays"), [2]);
    let segments = shelf.index.index.searchable_segment_metas().unwrap();
    assert!(segments.iter().all(|segment| segment.num_deleted_docs() == 0));
    assert_eq!(shelf.index.payload().as_deref(), Some("removed"));
}
