//! Undoing a correction: within ten minutes, by who may, and everything is as it was.

use std::time::Duration;

use peerdesk::corrections::{self, NewCorrection, Target};
use peerdesk::ids::{CorrectionId, SupersessionId};
use peerdesk::platform::db::Conn;

use super::corrections::{accepted, newer};
use crate::support::Forum;

/// Every row of every table, but for what only ever grows: what happened, and what is to be done about it.
fn everything(forum: &Forum) -> Vec<(String, String)> {
    let schema = include_str!("../../src/platform/db/schema.rs");
    let is_postgres = forum.read(|conn| Ok(matches!(conn, Conn::Postgres(_))));
    let mut all = Vec::new();
    for table in schema.split("diesel::table! {").skip(1) {
        let name = table.trim().split(' ').next().unwrap().to_owned();
        let columns = table.split("\n    }").next().unwrap().lines().filter(|line| line.contains(" -> "));
        let columns: Vec<&str> = columns.filter_map(|line| line.trim().split(' ').next()).collect();
        if ["events", "jobs"].contains(&name.as_str()) {
            continue;
        }
        let told = |column: &&str| match is_postgres {
            true => format!("coalesce(quote_literal(\"{column}\"), 'NULL')"),
            false => format!("quote(\"{column}\")"),
        };
        let row = columns.iter().map(told).collect::<Vec<_>>().join(" || ',' || ");
        let gathered = if is_postgres { "string_agg(told, ';' ORDER BY told)" } else { "group_concat(told, ';')" };
        let rows = format!("SELECT {row} AS told FROM \"{name}\" ORDER BY 1");
        all.push((name, forum.words(&format!("SELECT coalesce({gathered}, '') AS words FROM ({rows}) AS gathered"))));
    }
    assert!(all.iter().any(|(name, rows)| name == "corrections" || !rows.is_empty()));
    all
}

fn assert_same(before: &[(String, String)], after: &[(String, String)], what: &str) {
    for ((table, was), (_, is)) in before.iter().zip(after) {
        assert_eq!(was, is, "{table} after {what}");
    }
}

/// A forum in which much hangs on one answer: accepted, verified, voted for, commented, and an entry of the FAQ.
fn busy(forum: &Forum) -> (peerdesk::rights::Member, peerdesk::ids::PostId) {
    let (ada, grace, thread, answer) = accepted(forum);
    let emil = forum.expert("emil", "general");
    emil.forges(&format!("/posts/{answer}/verification"), &[]);
    emil.forges(&format!("/posts/{answer}/vote"), &[("vote", "up")]);
    ada.comments_at(&format!("/posts/{answer}/comments"), "It helped.");
    let other = grace.answers(&thread, "Or call the hotline.");
    ada.forges(&format!("/posts/{other}/alternative"), &[]);
    forum.app.clock.advance(Duration::from_secs(60));
    (forum.as_member(emil.id()), answer)
}

#[test]
fn a_correction_that_is_undone_was_never_there() {
    let forum = Forum::new();
    let (emil, answer) = busy(&forum);
    let before = everything(&forum);
    for keeps_marks in [true, false] {
        let new = NewCorrection { keeps_marks, why: "So.".into(), ..newer("Better.") };
        let id = forum.write(|tx| corrections::correct(tx, &emil, answer, &new));
        let between = everything(&forum);
        assert_ne!(before, between);
        forum.app.clock.advance(Duration::from_secs(299));
        forum.write(|tx| corrections::undo(tx, &emil, answer, id));
        assert_same(&before, &everything(&forum), if keeps_marks { "keeping marks" } else { "withdrawing marks" });
        forum.write(|tx| corrections::undo(tx, &emil, answer, id));
        assert_same(&before, &everything(&forum), "undoing twice");
    }
}

#[test]
fn an_edit_that_is_undone_leaves_what_stood_before() {
    let forum = Forum::new();
    let (emil, answer) = busy(&forum);
    let first = forum.write(|tx| corrections::correct(tx, &emil, answer, &newer("First.")));
    forum.app.clock.advance(Duration::from_secs(3600));
    let before = everything(&forum);
    for keeps_marks in [true, false] {
        let new = NewCorrection { keeps_marks, ..newer("Second.") };
        let second = forum.write(|tx| corrections::edit(tx, &emil, answer, first, &new));
        forum.write(|tx| corrections::undo(tx, &emil, answer, second));
        assert_same(&before, &everything(&forum), "an edit");
    }
}

#[test]
fn leading_to_a_better_answer_is_undone_as_well() {
    let forum = Forum::new();
    let (emil, answer) = busy(&forum);
    let other = peerdesk::ids::PostId::new(forum.number("max(id) AS number FROM posts WHERE kind = 'answer'"));
    let before = everything(&forum);
    let id = forum.write(|tx| corrections::supersede(tx, &emil, answer, Target::Answer(other)));
    assert_ne!(before, everything(&forum));
    forum.write(|tx| corrections::undo_supersession(tx, &emil, answer, id));
    assert_same(&before, &everything(&forum), "leading elsewhere");
}

#[test]
fn only_who_corrected_and_moderators_undo_and_only_for_ten_minutes() {
    let forum = Forum::new();
    let (ada, _, thread, answer) = accepted(&forum);
    let (emil, mina, mona) =
        (forum.expert("emil", "general"), forum.expert("mina", "general"), forum.moderator("mona", "general"));
    let by = forum.as_member(emil.id());
    let correct = || forum.write(|tx| corrections::correct(tx, &by, answer, &newer("Better.")));
    let undo = |who: &crate::support::Person<'_>, id: CorrectionId| {
        who.forges(&format!("/posts/{answer}/correction/undo"), &[("correction", &id.to_string())]).status
    };
    let id = correct();
    assert_eq!([undo(&ada, id), undo(&mina, id)], [403, 403]);
    assert!(!mina.opens(&thread).offers("Undo") && mona.opens(&thread).offers("Undo"));
    assert_eq!(undo(&mona, id), 303);
    assert_eq!(forum.count("corrections"), 0);

    let id = correct();
    forum.app.clock.advance(Duration::from_secs(599));
    assert!(emil.opens(&thread).offers("Undo"));
    forum.app.clock.advance(Duration::from_secs(1));
    assert!(!emil.opens(&thread).offers("Undo"));
    assert_eq!([undo(&emil, id), undo(&mona, id)], [403, 403], "too late");
    assert_eq!(forum.count("corrections"), 1);
}

#[test]
fn what_belongs_to_another_answer_or_was_never_there_is_left_alone() {
    let forum = Forum::new();
    let (_, grace, thread, answer) = accepted(&forum);
    let emil = forum.expert("emil", "general");
    let other = grace.answers(&thread, "Or call the hotline.");
    let by = forum.as_member(emil.id());
    let id = forum.write(|tx| corrections::correct(tx, &by, answer, &newer("Better.")));
    forum.write(|tx| corrections::undo(tx, &by, other, id));
    forum.write(|tx| corrections::withdraw(tx, &by, other, id, ""));
    forum.write(|tx| corrections::undo(tx, &by, answer, CorrectionId::new(999)));
    forum.write(|tx| corrections::undo_supersession(tx, &by, answer, SupersessionId::new(999)));
    assert_eq!(forum.count("corrections WHERE ended_at IS NULL"), 1);
}
