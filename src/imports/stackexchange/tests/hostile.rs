//! Dumps that are broken, or made to break the import.

use super::*;

const LAUGHS: &str = r#"<?xml version="1.0"?>
<!DOCTYPE posts [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<posts><row Id="1" PostTypeId="1" Title="&c;" Body="&c;" CreationDate="2020-01-03T00:00:00.000" /></posts>"#;

/// What becomes of a dump whose posts are this text.
fn posts(text: impl AsRef<[u8]>) -> (DumpFile, u64, StopReason) {
    Folder::small().text(DumpFile::Posts, text).refusal()
}

#[test]
fn a_dump_without_posts_or_people_is_refused() {
    let folder = Folder::small();
    fs::remove_file(folder.path().join("Users.xml")).unwrap();
    assert_eq!(folder.refusal(), (DumpFile::Users, 1, StopReason::NoFile));
    fs::create_dir(folder.path().join("Users.xml")).unwrap();
    assert_eq!(folder.refusal(), (DumpFile::Users, 1, StopReason::NotAFile));
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let whole = format!("<posts>\n  <row {QUESTION} />\n  <row {QUESTION}></row>\n</posts>");
    for length in 0..whole.len() {
        let (file, line, reason) = posts(&whole[..length]);
        let is_expected = matches!(reason, StopReason::CutOff | StopReason::Empty | StopReason::BadXml(_));
        assert!(file == DumpFile::Posts && is_expected && line <= 4, "{length}: {line} {reason}");
    }
}

#[test]
fn document_types_and_entities_are_refused_before_they_grow() {
    assert_eq!(posts(LAUGHS), (DumpFile::Posts, 2, StopReason::Doctype));
    let outside = r#"<!DOCTYPE posts SYSTEM "file:///etc/passwd"><posts></posts>"#;
    assert_eq!(posts(outside).2, StopReason::Doctype);
    let unknown = format!("<posts>\n<row {} /></posts>", QUESTION.replace("hums", "&laugh;"));
    assert_eq!(posts(unknown), (DumpFile::Posts, 2, StopReason::UnknownEntity));
    assert_eq!(posts("<posts>&laugh;</posts>").2, StopReason::UnknownEntity);
}

#[test]
fn xml_that_is_no_dump_is_refused() {
    let cases = [
        ("", StopReason::Empty),
        ("\u{feff}", StopReason::Empty),
        ("<?xml version=\"1.0\" encoding=\"utf-16\"?><posts/>", StopReason::Encoding),
        ("<users></users>", StopReason::OtherRoot("posts")),
        ("<posts><post /></posts>", StopReason::NotARow),
        ("<posts><row Id=\"1\"><row /></row></posts>", StopReason::NotARow),
        ("<posts>stray</posts>", StopReason::NotARow),
        ("<posts><![CDATA[x]]></posts>", StopReason::NotARow),
        ("<posts></posts><posts></posts>", StopReason::NotARow),
        ("it is not even XML", StopReason::NotARow),
    ];
    for (text, reason) in cases {
        assert_eq!(posts(text), (DumpFile::Posts, 1, reason), "{text}");
    }
    let broken = ["<posts></users>", "<posts><row a=\"1\" a=\"2\" /></posts>", "<posts><row a=1 /></posts>"];
    for text in broken {
        assert!(matches!(posts(text).2, StopReason::BadXml(_)), "{text}");
    }
}

#[test]
fn bytes_that_are_no_utf_8_are_refused() {
    assert_eq!(posts(b"\xff\xfe<\0p\0").2, StopReason::Encoding);
    assert_eq!(posts(b"<posts>\n<row Id=\"1\" Body=\"\xc3\x28\" /></posts>").2, StopReason::Encoding);
}

#[test]
fn rows_without_end_are_refused_and_do_not_fill_the_memory() {
    let endless = format!("<posts>\n<row Body=\"{}", "x".repeat(10 << 20));
    assert_eq!(posts(endless), (DumpFile::Posts, 2, StopReason::RowTooLong));
    let many: String = (0..65).map(|n| format!(" a{n}=\"1\"")).collect();
    assert_eq!(posts(format!("<posts><row{many} /></posts>")).2, StopReason::TooManyAttributes);
}

#[test]
fn a_huge_attribute_leaves_out_its_row_alone() {
    let huge = QUESTION.replace("It hums.", &"x".repeat(1 << 20)).replace("Id=\"1\"", "Id=\"9\"");
    let dump = Folder::small().rows(DumpFile::Posts, &[&huge, QUESTION]).opened();
    assert_eq!(skipped(&dump, DumpFile::Posts), [(Reason::TooLong, vec![3])]);
    assert_eq!(threads(&dump).len(), 1);
}

#[test]
fn rows_with_absurd_values_are_left_out() {
    let cases = [
        ("Id=\"1\"", "Id=\"-1\"", Reason::OutOfRange("Id")),
        ("Id=\"1\"", "Id=\"0\"", Reason::OutOfRange("Id")),
        ("Id=\"1\"", "Id=\"99999999999999999999999\"", Reason::OutOfRange("Id")),
        ("Id=\"1\"", "Id=\"1e3\"", Reason::NotANumber("Id")),
        ("Id=\"1\"", "", Reason::Missing("PostTypeId")),
        ("Score=\"2\"", "Score=\"-9223372036854775808\"", Reason::OutOfRange("Score")),
        ("ViewCount=\"7\"", "ViewCount=\"-7\"", Reason::OutOfRange("ViewCount")),
        ("2020-01-03T", "2020-02-30T", Reason::NotADate("CreationDate")),
        ("2020-01-03T00:00:00.000", "yesterday", Reason::NotADate("CreationDate")),
        ("2020-01-03T", "9999-01-01T", Reason::AbsurdDate("CreationDate")),
        ("2020-01-03T", "0001-01-01T", Reason::AbsurdDate("CreationDate")),
        ("Title=", "Tit=", Reason::Missing("Title")),
        ("Body=", "Bod=", Reason::Missing("Body")),
        ("PostTypeId=\"1\"", "PostTypeId=\"2\"", Reason::Missing("ParentId")),
    ];
    for (right, wrong, reason) in cases {
        let row = match wrong {
            "" => QUESTION.replace("PostTypeId=\"1\"", ""),
            wrong => QUESTION.replacen(right, wrong, 1),
        };
        let dump = Folder::small().rows(DumpFile::Posts, &[&row]).opened();
        assert_eq!(skipped(&dump, DumpFile::Posts), [(reason, vec![3])], "{wrong}");
    }
}

#[test]
fn answers_that_lead_nowhere_are_left_out_with_all_under_them() {
    let answer = |id: i64, parent: i64| {
        format!(r#"Id="{id}" PostTypeId="2" ParentId="{parent}" CreationDate="2020-01-03T00:00:00.000" Body="x""#)
    };
    let rows = [answer(2, 1), answer(3, 2), answer(4, 4), answer(5, 99), answer(6, 7), answer(7, 6)];
    let rows: Vec<&str> = rows.iter().map(String::as_str).chain([QUESTION]).collect();
    let comment = r#"Id="1" PostId="3" Text="x" CreationDate="2020-01-03T00:00:00.000""#;
    let dump = Folder::small().rows(DumpFile::Posts, &rows).rows(DumpFile::Comments, &[comment]).opened();
    assert_eq!(
        skipped(&dump, DumpFile::Posts),
        [(Reason::NoQuestion, vec![6]), (Reason::ParentIsNoQuestion, vec![4, 5, 7]),]
    );
    assert_eq!(skipped(&dump, DumpFile::Comments), [(Reason::NoPost, vec![3])]);
    assert_eq!(threads(&dump)[0].answers.iter().map(|answer| answer.id).collect::<Vec<_>>(), [2]);
}

#[test]
fn of_rows_with_one_id_the_first_counts() {
    let second = QUESTION.replace("hum?", "not hum?");
    let other_user = USER.replace("Ada", "Eve");
    let folder =
        Folder::small().rows(DumpFile::Posts, &[QUESTION, &second]).rows(DumpFile::Users, &[USER, &other_user]);
    let dump = folder.opened();
    assert_eq!(skipped(&dump, DumpFile::Posts), [(Reason::DuplicateId, vec![4])]);
    assert_eq!(threads(&dump)[0].title, "Why does it hum?");
    let names: Vec<_> = dump.people().unwrap().map(|person| person.unwrap().name).collect();
    assert_eq!(names, ["Ada"]);
}

#[test]
fn a_thread_takes_no_more_text_than_fits_in_memory() {
    let comment =
        |id: i64| format!(r#"Id="{id}" PostId="1" Text="{}" CreationDate="2020-01-03T00:00:00.000""#, "x".repeat(600));
    let (one, two) = (comment(1), comment(2));
    let folder = Folder::small().rows(DumpFile::Comments, &[&one, &two]);
    let limits = Limits { thread_bytes: 1_200, ..Limits::at(NOW) };
    let dump = Dump::open(folder.path(), limits, &mut |_| ()).unwrap();
    assert_eq!(skipped(&dump, DumpFile::Comments), [(Reason::ThreadTooLong, vec![4])]);
}

#[test]
fn a_file_changed_after_it_was_checked_stops_the_threads() {
    let folder = Folder::small();
    let dump = folder.open().unwrap();
    let folder = folder.rows(DumpFile::Posts, &[&QUESTION.replace("Id=\"1\" ", "Id=\"2\" ")]);
    let stopped = dump.threads().unwrap().next().unwrap().unwrap_err();
    assert_eq!((stopped.file, stopped.line, stopped.reason), (DumpFile::Posts, 3, StopReason::Changed));
    let _folder = folder.text(DumpFile::Posts, "");
    assert_eq!(dump.threads().unwrap().next().unwrap().unwrap_err().reason, StopReason::Changed);
}
