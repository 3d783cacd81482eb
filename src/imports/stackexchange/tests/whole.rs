//! A whole dump, with all its files and their relations.

use super::*;
use crate::imports::stackexchange::{Author, CloseReason, Deed, LinkKind, Mend};

/// Ada (1) asks (1), Grace (2) answers (3), is accepted; somebody gone answers too (2). The second question (6)
/// stands behind its answer (5) in the file and is closed as a duplicate of the first; 7 is a tag's page.
fn community() -> Folder {
    Folder(tempfile::tempdir().unwrap())
        .rows(DumpFile::Users, &[
            r#"Id="-1" CreationDate="2020-01-01T00:00:00.000" DisplayName="Community""#,
            r#"Id="1" CreationDate="2020-01-02T03:04:05.678" DisplayName="Ada" AboutMe="&lt;p&gt;Hi&lt;/p&gt;""#,
            r#"Id="2" CreationDate="2020-01-02T00:00:00.000" DisplayName="Grace""#,
            r#"Id="4" CreationDate="2020-01-02T00:00:00.000""#,
        ])
        .rows(DumpFile::Posts, &[
            r#"Id="1" PostTypeId="1" AcceptedAnswerId="3" CreationDate="2020-01-03T00:00:00.000" Score="2" ViewCount="7" Body="&lt;p&gt;It hums &amp;amp; blinks.&lt;/p&gt;" OwnerUserId="1" LastEditorUserId="2" LastEditDate="2020-01-05T00:00:00.000" LastActivityDate="2020-01-06T00:00:00.000" Title="Why does  it hum?" Tags="&lt;noise&gt;&lt;hub&gt;""#,
            r#"Id="2" PostTypeId="2" ParentId="1" CreationDate="2020-01-03T01:00:00.000" Score="-1" Body="Kick it." OwnerDisplayName="user9""#,
            r#"Id="3" PostTypeId="2" ParentId="1" CreationDate="2020-01-03T02:00:00.000" Score="3" Body="Update it." OwnerUserId="2""#,
            r#"Id="5" PostTypeId="2" ParentId="6" CreationDate="2020-01-08T00:00:00.000" Score="0" Body="See there." OwnerUserId="2""#,
            r#"Id="6" PostTypeId="1" CreationDate="2020-01-07T00:00:00.000" Score="0" Body="Still" OwnerUserId="1" ClosedDate="2020-01-09T00:00:00.000" Title="Humming again" Tags="|noise|""#,
            r#"Id="7" PostTypeId="5" CreationDate="2020-01-07T00:00:00.000" Score="0" Body="About noise""#,
        ])
        .rows(DumpFile::Comments, &[
            r#"Id="1" PostId="3" Score="4" Text="Thanks, `reboot` did it." CreationDate="2020-01-04T00:00:00.000" UserId="1""#,
            r#"Id="2" PostId="1" Score="0" Text="Which one?" CreationDate="2020-01-03T00:30:00.000" UserDisplayName="user9""#,
            r#"Id="3" PostId="7" Score="0" Text="Under a tag" CreationDate="2020-01-03T00:30:00.000" UserId="1""#,
            r#"Id="4" PostId="99" Score="0" Text="Under nothing" CreationDate="2020-01-03T00:30:00.000" UserId="1""#,
        ])
        .rows(DumpFile::Votes, &[
            r#"Id="1" PostId="1" VoteTypeId="2" CreationDate="2020-01-03T00:00:00.000""#,
            r#"Id="2" PostId="1" VoteTypeId="2" CreationDate="2020-01-03T00:00:00.000""#,
            r#"Id="3" PostId="1" VoteTypeId="2" CreationDate="2020-01-03T00:00:00.000""#,
            r#"Id="4" PostId="1" VoteTypeId="3" CreationDate="2020-01-03T00:00:00.000""#,
            r#"Id="5" PostId="3" VoteTypeId="1" CreationDate="2020-01-04T00:00:00.000""#,
            r#"Id="6" PostId="3" VoteTypeId="3" CreationDate="2020-01-04T00:00:00.000""#,
            r#"Id="7" PostId="3" VoteTypeId="16" CreationDate="2020-01-04T00:00:00.000""#,
        ])
        .rows(DumpFile::Tags, &[r#"Id="1" TagName="noise" Count="2""#, r#"Id="2" TagName="unused" Count="0""#])
        .rows(DumpFile::PostLinks, &[
            r#"Id="1" CreationDate="2020-01-09T00:00:00.000" PostId="6" RelatedPostId="1" LinkTypeId="3""#,
            r#"Id="2" CreationDate="2020-01-09T00:00:00.000" PostId="5" RelatedPostId="3" LinkTypeId="1""#,
            r#"Id="3" CreationDate="2020-01-09T00:00:00.000" PostId="6" RelatedPostId="1" LinkTypeId="3""#,
            r#"Id="4" CreationDate="2020-01-09T00:00:00.000" PostId="1" RelatedPostId="3" LinkTypeId="1""#,
            r#"Id="5" CreationDate="2020-01-09T00:00:00.000" PostId="1" RelatedPostId="88" LinkTypeId="1""#,
        ])
        .rows(DumpFile::PostHistory, &[
            r#"Id="1" PostHistoryTypeId="2" PostId="1" RevisionGUID="a" CreationDate="2020-01-03T00:00:00.000" UserId="1" Text="It hums.""#,
            r#"Id="2" PostHistoryTypeId="1" PostId="1" RevisionGUID="a" CreationDate="2020-01-03T00:00:00.000" UserId="1" Text="Hum""#,
            r#"Id="3" PostHistoryTypeId="3" PostId="1" RevisionGUID="a" CreationDate="2020-01-03T00:00:00.000" UserId="1" Text="&lt;noise&gt;""#,
            r#"Id="4" PostHistoryTypeId="5" PostId="1" RevisionGUID="b" CreationDate="2020-01-05T00:00:00.000" UserId="2" Comment="it blinks too" Text="It *hums*&#xD;&#xA;&amp; blinks.""#,
            r#"Id="5" PostHistoryTypeId="10" PostId="6" RevisionGUID="c" CreationDate="2020-01-09T00:00:00.000" UserId="2" Comment="101" Text="{&quot;OriginalQuestionIds&quot;:[1,77],&quot;Voters&quot;:[{&quot;Id&quot;:2,&quot;DisplayName&quot;:&quot;Grace&quot;}]}""#,
            r#"Id="6" PostHistoryTypeId="25" PostId="1" RevisionGUID="d" CreationDate="2020-01-09T00:00:00.000""#,
        ])
}

#[test]
fn a_thread_comes_with_all_that_belongs_to_it() {
    let threads = threads(&community().opened());
    assert_eq!(threads.iter().map(|thread| thread.question.id).collect::<Vec<_>>(), [1, 6]);
    let thread = &threads[0];
    assert_eq!((thread.title.as_str(), thread.views), ("Why does it hum?", 7));
    assert_eq!(thread.tags, ["noise", "hub"]);
    assert_eq!(thread.active_at.micros(), 1_578_268_800_000_000);
    assert_eq!(thread.question.html, "<p>It hums &amp; blinks.</p>");
    assert_eq!(thread.question.edited_by, Some(Author::Person(2)));
    assert_eq!(thread.question.comments[0].author, Author::Former { name: Some("user9".into()) });
    assert_eq!(thread.answers.iter().map(|answer| answer.id).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(thread.answers[0].author, Author::Former { name: Some("user9".into()) });
    assert_eq!((thread.answers[1].comments[0].ups, thread.answers[1].comments.len()), (4, 1));
}

#[test]
fn the_accepted_answer_keeps_the_day_of_its_acceptance() {
    let accepted = threads(&community().opened())[0].accepted.unwrap();
    assert_eq!((accepted.answer, accepted.at.micros()), (3, 1_578_096_000_000_000));
}

#[test]
fn votes_add_up_to_the_score() {
    let dump = community().opened();
    let threads = threads(&dump);
    let votes = |post: &crate::imports::stackexchange::ForeignPost| (post.ups, post.downs);
    assert_eq!(votes(&threads[0].question), (3, 1));
    assert_eq!(votes(&threads[0].answers[0]), (0, 1));
    assert_eq!(votes(&threads[0].answers[1]), (4, 1));
    assert_eq!(dump.report().of(DumpFile::Posts).mended[&Mend::VotesAgainstScore].count, 2);
}

#[test]
fn without_votes_the_scores_count() {
    let folder = community();
    fs::remove_file(folder.path().join("Votes.xml")).unwrap();
    let dump = folder.opened();
    let thread = &threads(&dump)[0];
    assert_eq!((thread.question.ups, thread.question.downs, thread.answers[0].downs), (2, 0, 1));
    assert_eq!(thread.accepted.unwrap().at, thread.answers[1].created_at);
    assert!(!dump.report().of(DumpFile::Posts).mended.contains_key(&Mend::VotesAgainstScore));
}

#[test]
fn a_question_before_which_its_answer_stands_is_closed_as_a_duplicate() {
    let threads = threads(&community().opened());
    let again = &threads[1];
    let closed = again.closed.as_ref().unwrap();
    assert_eq!(again.answers[0].id, 5);
    assert_eq!(again.tags, ["noise"]);
    assert_eq!((closed.reason, closed.duplicates_of.as_slice()), (CloseReason::Duplicate, &[1][..]));
    assert_eq!(closed.by, Some(Author::Person(2)));
    assert!(matches!(again.question.moments[0].deed, Deed::Closed { .. }));
}

#[test]
fn versions_hold_what_each_edit_changed() {
    let threads = threads(&community().opened());
    let [first, second] = threads[0].question.revisions.as_slice() else { panic!("two versions") };
    assert!(first.is_first && !second.is_first);
    assert_eq!(first.body.as_deref(), Some("It hums."));
    assert_eq!((first.title.as_deref(), first.tags.as_deref()), (Some("Hum"), Some(&["noise".to_owned()][..])));
    assert_eq!(second.body.as_deref(), Some("It *hums*\n& blinks."));
    assert_eq!((second.title.as_ref(), second.tags.as_ref()), (None, None));
    assert_eq!(second.summary.as_deref(), Some("it blinks too"));
}

#[test]
fn links_join_threads_that_are_both_there_and_once() {
    let dump = community().opened();
    let links: Vec<_> = dump.links().iter().map(|link| (link.from, link.to, link.to_post, link.kind)).collect();
    assert_eq!(links, [(6, 1, 1, LinkKind::DuplicateOf), (6, 1, 3, LinkKind::Related)]);
    assert_eq!(
        skipped(&dump, DumpFile::PostLinks),
        [(Reason::NoTarget, vec![7]), (Reason::OwnThread, vec![6]), (Reason::SameLink, vec![5]),]
    );
}

#[test]
fn everybody_comes_even_without_a_name() {
    let dump = community().opened();
    let people: Vec<_> = dump.people().unwrap().map(Result::unwrap).collect();
    let names: Vec<_> = people.iter().map(|person| (person.id, person.name.as_str())).collect();
    assert_eq!(names, [(-1, "Community"), (1, "Ada"), (2, "Grace"), (4, "user4")]);
    assert_eq!(people[1].joined_at.micros(), 1_577_934_245_678_000);
    assert_eq!(people[1].about_html.as_deref(), Some("<p>Hi</p>"));
    assert_eq!(dump.tags(), ["noise", "unused"]);
}

#[test]
fn the_report_counts_what_is_left_out_and_why() {
    let dump = community().opened();
    assert_eq!(skipped(&dump, DumpFile::Posts), [(Reason::PostKind(5), vec![8])]);
    let comments = [(Reason::NoPost, vec![6]), (Reason::PostNotImported, vec![5])];
    assert_eq!(skipped(&dump, DumpFile::Comments), comments);
    assert_eq!(skipped(&dump, DumpFile::Votes), [(Reason::VoteKind(16), vec![9])]);
    assert_eq!(skipped(&dump, DumpFile::PostHistory), [(Reason::HistoryKind(25), vec![8])]);
    let printed = dump.report().to_string();
    assert!(printed.contains("Posts.xml                6         5         1"), "{printed}");
    assert!(printed.contains("1  kind 5 (tag page) is not imported (line 8)"), "{printed}");
}

#[test]
fn progress_ends_at_the_size_of_all_files() {
    let folder = community();
    let mut last = None;
    Dump::open(folder.path(), Limits::at(NOW), &mut |progress| last = Some(progress)).unwrap();
    let sizes = DumpFile::ALL.map(|file| folder.path().join(file.name()).metadata().unwrap().len());
    let last = last.unwrap();
    assert_eq!((last.done, last.total), (sizes.iter().sum(), sizes.iter().sum()));
}
