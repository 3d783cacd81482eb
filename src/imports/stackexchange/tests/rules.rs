//! Small rules of the format: texts, tags, history, lines.

use super::*;
use crate::imports::stackexchange::rows::tags;
use crate::imports::stackexchange::{Author, CloseReason, Deed, Mend};

#[test]
fn tags_are_read_as_old_and_as_new_dumps_write_them() {
    let cases: [(&str, &[&str]); 5] = [
        ("<a><b-c>", &["a", "b-c"]),
        ("|a|b-c|", &["a", "b-c"]),
        ("<a><a>", &["a"]),
        ("<c++><.net>", &["c++", ".net"]),
        ("<>", &[]),
    ];
    for (list, expected) in cases {
        assert_eq!(tags(list), expected, "{list}");
    }
}

#[test]
fn texts_lose_control_characters_and_keep_their_lines() {
    let row = QUESTION.replace("It hums.", "a&#xD;&#xA;b&#9;c\u{1}d\ne");
    let dump = Folder::small().rows(DumpFile::Posts, &[&row]).opened();
    assert_eq!(threads(&dump)[0].question.html, "<p>a\nb\tcd\ne</p>\n");
}

#[test]
fn files_may_lack_the_mark_the_declaration_and_line_ends() {
    let text = format!("<posts><!-- made up --><row {QUESTION}></row></posts>\n");
    let dump = Folder::small().text(DumpFile::Posts, text).opened();
    assert_eq!(threads(&dump)[0].question.author, Author::Person(1));
}

#[test]
fn a_row_written_over_several_lines_is_named_by_its_first() {
    let row = QUESTION.replace(' ', "\r\n ");
    let second = QUESTION.replace("Score=\"2\"", "Score=\"x\"");
    let dump = Folder::small().rows(DumpFile::Posts, &[&row, &second]).opened();
    let line = 4 + row.matches('\n').count() as u64;
    assert_eq!(skipped(&dump, DumpFile::Posts), [(Reason::NotANumber("Score"), vec![line])]);
}

#[test]
fn an_accepted_answer_of_another_question_is_not_accepted() {
    let row = QUESTION.replace("PostTypeId=\"1\"", "PostTypeId=\"1\" AcceptedAnswerId=\"9\"");
    let dump = Folder::small().rows(DumpFile::Posts, &[&row]).opened();
    assert_eq!(threads(&dump)[0].accepted, None);
    assert_eq!(dump.report().of(DumpFile::Posts).mended[&Mend::NoSuchAnswer].first, [3]);
}

#[test]
fn an_author_who_is_not_in_the_dump_is_a_former_member() {
    let row = QUESTION.replace("OwnerUserId=\"1\"", "OwnerUserId=\"8\" OwnerDisplayName=\"Eve\"");
    let dump = Folder::small().rows(DumpFile::Posts, &[&row]).opened();
    assert_eq!(threads(&dump)[0].question.author, Author::Former { name: Some("Eve".into()) });
    assert_eq!(dump.report().of(DumpFile::Posts).mended[&Mend::FormerMember].count, 1);
}

/// What a step of a question's history means.
fn deed(kind: i64, comment: &str, text: &str) -> Option<Deed> {
    let row = format!(
        r#"Id="1" PostHistoryTypeId="{kind}" PostId="1" CreationDate="2020-01-05T00:00:00.000" Comment="{comment}" Text="{text}""#
    );
    let dump = Folder::small().rows(DumpFile::PostHistory, &[&row]).opened();
    threads(&dump)[0].question.moments.first().map(|moment| moment.deed.clone())
}

#[test]
fn closings_say_why() {
    let cases = [
        ("101", CloseReason::Duplicate),
        ("1", CloseReason::Duplicate),
        ("102", CloseReason::OffTopic),
        ("103", CloseReason::Unclear),
        ("104", CloseReason::TooBroad),
        ("105", CloseReason::OpinionBased),
        ("7", CloseReason::Other),
        ("because", CloseReason::Other),
        ("", CloseReason::Other),
    ];
    for (comment, reason) in cases {
        let closed = Deed::Closed { reason, duplicates_of: Vec::new() };
        assert_eq!(deed(10, comment, "prose of older dumps"), Some(closed), "{comment}");
    }
    let deep = "[".repeat(100_000);
    assert!(deed(10, "102", &deep).is_some());
}

#[test]
fn other_deeds_are_told_apart() {
    let cases = [
        (11, Some(Deed::Reopened)),
        (12, Some(Deed::Deleted)),
        (13, Some(Deed::Restored)),
        (14, Some(Deed::Locked)),
        (15, Some(Deed::Unlocked)),
        (16, None),
    ];
    for (kind, expected) in cases {
        assert_eq!(deed(kind, "", "{}"), expected, "{kind}");
    }
}
