//! What stories of flags and their review have in common.

use std::time::Duration;

use peerdesk::ids::{PersonId, PostId};
use peerdesk::schedule;

use super::town::{DECLINED, HELD, RULE};
use super::{Forum, Kind, Page, Person, Town};

/// Words that stand where reviews keep theirs, each of which occurs nowhere else.
pub const FLAG: &str = "zqflagged";
pub const CLOSED_FLAG: &str = "zqvaultflag";
pub const CASE_NOTE: &str = "zqcasenote";
pub const VERDICT: &str = "zqverdict";
pub const ASKED: &str = "zqasked";
pub const SUSPENSION: &str = "zqsuspension";
pub const NOTE: &str = "zqthreadnote";
/// What an author says to a decision, and what a moderator said to another's.
pub const APPEAL: &str = "zqappeal";

impl Forum {
    /// Ten minutes pass: what was decided stands, and those it concerns are told.
    pub fn decisions_stand(&self) {
        self.app.clock.advance(Duration::from_secs(601));
        while schedule::work_once(&self.app, "test").unwrap() {}
        self.people_are_told();
    }

    /// Somebody who is here already, with a browser of their own.
    pub fn signed_in_again(&self, handle: &str) -> Person<'_> {
        let id = self.number(&format!("id AS number FROM people WHERE handle = '{handle}'"));
        self.signed_in(handle, PersonId::new(id))
    }

    /// The newest case's address.
    pub fn newest_case(&self) -> String {
        format!("/cases/{}", self.number("max(id) AS number FROM cases"))
    }

    /// Every row there is but history, audit, jobs and what only counts requests, by table.
    pub fn all_rows(&self) -> Vec<(String, String)> {
        let schema = include_str!("../../../src/platform/db/schema.rs");
        let tables = schema.split("diesel::table! {").skip(1).filter_map(|rest| rest.trim().split(' ').next());
        let apart = ["events", "audit", "jobs", "sessions", "attempts", "notification_positions"];
        let rows = |table: &str| {
            let mut rows: Vec<String> = self.read(|conn| {
                let rows = peerdesk::traces::whole_rows(conn, table, "1 = 1")?;
                Ok(rows.into_iter().map(|row| serde_json::to_string(&row).unwrap()).collect())
            });
            rows.sort();
            (table.to_owned(), rows.join("\n"))
        };
        tables.filter(|table| !apart.contains(table)).map(rows).collect()
    }
}

impl Person<'_> {
    /// Flags a post by its form.
    pub fn flags(&self, post: PostId, reason: &str, fields: &[(&str, &str)]) -> Page<'_> {
        let form = self.opens(&format!("/posts/{post}/flags")).fills("reason", reason);
        fields.iter().fold(form, |form, (name, value)| form.fills(name, value)).presses("Send the flag")
    }

    /// Opens the first case of the queue, which claims it.
    pub fn claims_first(&self) -> Page<'_> {
        let queue = self.opens("/cases");
        let first = queue.texts(".queue button.queue__item").first().cloned();
        queue.presses(&first.expect("a case that waits"))
    }
}

impl Town {
    /// What is looked for, and an answer that was declined for it.
    pub(super) fn rules(&self, held: PostId) {
        let (admin, moderator) = (self.id_of(Kind::Admin), self.id_of(Kind::Moderator));
        self.sql(&format!(
            "INSERT INTO rules (name, kind, words, most, does, version, changed_by, changed_at) \
             VALUES ('{RULE}', 'phrases', '{RULE}words', 0, 'holds', 1, {admin}, 1)"
        ));
        self.sql(&format!(
            "INSERT INTO rule_hits (rule_id, post_id, version, does, at) SELECT id, {held}, 1, 'holds', 1 FROM rules"
        ));
        let declined = self.say(Kind::Answerer, self.open, HELD);
        self.sql(&format!("UPDATE posts SET held_at = 1 WHERE id = {declined}"));
        self.sql(&format!(
            "INSERT INTO approvals (post_id, asked_at, decided_at, outcome, by_id, why) \
             VALUES ({declined}, 1, 2, 'declined', {moderator}, '{DECLINED}')"
        ));
    }

    /// What was flagged: an answer in the open whose case waits, one in the closed space, and one that was decided.
    pub(super) fn review(&self) {
        let (mia, insider, moderator) =
            (self.id_of(Kind::Member), self.id_of(Kind::Insider), self.id_of(Kind::Moderator));
        let cases = [
            (self.answer, "NULL", mia, FLAG),
            (self.closed_answer, "NULL", insider, CLOSED_FLAG),
            (self.answer, "2", mia, FLAG),
        ];
        for (nth, (post, closed_at, person, words)) in cases.into_iter().enumerate() {
            let case = nth + 1;
            self.sql(&format!(
                "INSERT INTO cases (post_id, opened_at, closed_at, reason, urgency) \
                 VALUES ({post}, 1, {closed_at}, 'inaccurate', 1)"
            ));
            let state = if closed_at == "NULL" { "open" } else { "declined" };
            self.sql(&format!(
                "INSERT INTO flags (post_id, case_id, person_id, reason, standing, version, words, better, at, state) \
                 VALUES ({post}, {case}, {person}, 'inaccurate', 'member', 1, '{words}', '{words}', 1, '{state}')"
            ));
            self.sql(&format!(
                "INSERT INTO case_notes (case_id, by_id, at, markdown) VALUES ({case}, {moderator}, 1, '{CASE_NOTE}')"
            ));
        }
        let asked = format!(
            "INSERT INTO opinions (case_id, asked_by, asked_at, question) VALUES (1, {moderator}, 1, '{ASKED}')"
        );
        self.sql(&asked);
        self.sql(&format!(
            "INSERT INTO proposals (case_id, by_id, at, why, message, note) \
             VALUES (1, {moderator}, 1, 'abusive', '{CASE_NOTE}', '{CASE_NOTE}')"
        ));
        self.sql(&format!(
            "INSERT INTO decisions (case_id, outcome, by_id, at, undo_until, stood_at, message, note, undo) \
             VALUES (3, 'accurate', {moderator}, 2, 2, 2, '{VERDICT}', '{CASE_NOTE}', '')"
        ));
        let author = self.id_of(Kind::Answerer);
        self.sql(&format!(
            "INSERT INTO suspensions (person_id, decision_id, suspended_by, at, why) \
             VALUES ({author}, 1, {moderator}, 2, '{SUSPENSION}')"
        ));
        let open = self.open;
        self.sql(&format!(
            "INSERT INTO notes (thread_id, by_id, at, markdown) VALUES ({open}, {moderator}, 1, '{NOTE}')"
        ));
        self.sql(&format!("INSERT INTO sweeps (by_id, at, undo_until) VALUES ({moderator}, 1, 1)"));
    }

    /// Two answers that were removed: one in the open, whose author appeals, and one of the closed space, whose author
    /// did so and was answered.
    pub(super) fn appeal(&self, hidden: PostId) {
        let moderator = self.id_of(Kind::Moderator);
        let said = [
            (hidden, self.id_of(Kind::Answerer), "NULL", APPEAL),
            (self.closed_answer, self.id_of(Kind::Insider), "4", CLOSED_FLAG),
        ];
        for (nth, (post, person, decided_at, words)) in said.into_iter().enumerate() {
            let (case, decision) = (nth + 4, nth + 2);
            self.sql(&format!(
                "INSERT INTO cases (post_id, opened_at, closed_at, reason, urgency, outcome) \
                 VALUES ({post}, 1, 2, 'spam', 1, 'removed')"
            ));
            self.sql(&format!(
                "INSERT INTO decisions (case_id, outcome, by_id, at, undo_until, stood_at, message, note, why, undo) \
                 VALUES ({case}, 'removed', {moderator}, 2, 2, 2, '{words}', '{words}', 'spam', '')"
            ));
            let outcome = if decided_at == "NULL" { "NULL" } else { "'upheld'" };
            self.sql(&format!(
                "INSERT INTO appeals (decision_id, person_id, made_at, words, decided_at, outcome, by_id, answer) \
                 VALUES ({decision}, {person}, 3, '{words}', {decided_at}, {outcome}, {moderator}, '{words}')"
            ));
        }
    }

    /// An answer of the closed space that was put right, and led elsewhere.
    pub(super) fn correct(&self) {
        let (admin, answer, words) = (self.id_of(Kind::Admin), self.closed_answer, super::town::CLOSED[6]);
        self.sql(&format!(
            "INSERT INTO corrections (post_id, markdown, html, why, source, by_id, at) \
             VALUES ({answer}, '{words}', '<p>{words}</p>', '{words}', '{words}', {admin}, 1)"
        ));
        self.sql(&format!(
            "INSERT INTO supersessions (post_id, better_thread_id, by_id, at) \
             VALUES ({}, {}, {admin}, 1)",
            self.answer, self.closed
        ));
    }
}
