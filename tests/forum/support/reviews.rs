//! What stories of flags and their review have in common.

use std::time::Duration;

use peerdesk::ids::{PersonId, PostId};
use peerdesk::schedule;

use super::{Forum, Page, Person};

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
