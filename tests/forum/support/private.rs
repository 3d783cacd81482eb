//! What the small forum holds that is not for everybody: files, short answers of a closed space, secrets.

use peerdesk::uploads::{self, Most};

use super::Town;
use super::town::{CLOSED, CLOSED_FILE, DRAFT, DRAFT_FILE, Kind};
use Kind::{Asker, Insider, Lead, Member};

impl Town {
    /// A file that stands in no post yet, and one that an answer of the closed space shows.
    pub(super) fn bring(&mut self) {
        let (app, answer) = (&self.forum.app, self.closed_answer);
        let most = Most::of(&app.config);
        for (kind, word) in [(Asker, DRAFT_FILE), (Insider, CLOSED_FILE)] {
            let by = self.forum.as_member(self.id_of(kind));
            let upload = uploads::bring(&app.db, &app.store, &most, &by, "a.log", word.into()).unwrap();
            if kind == Insider {
                self.forum.write(|tx| Ok(uploads::use_in(tx, answer, 1, &[upload.id])?));
            }
            self.uploads.push(upload.key);
        }
    }

    /// A short answer in the open, and one in the closed space.
    pub(super) fn help(&self) {
        let lead = self.id_of(Lead);
        self.sql(&format!("UPDATE threads SET resolved_at = 1, resolved_how = 'alone' WHERE id = {}", self.closed));
        for (thread, words) in [(self.open, "Use the Restore tab."), (self.closed, CLOSED[5])] {
            self.sql(&format!(
                "INSERT INTO faq_entries (thread_id, markdown, html, by_id, at, checked_by, checked_at) \
                 VALUES ({thread}, '{words}', '<p>{words}</p>', {lead}, 1, {lead}, 1)"
            ));
        }
    }

    /// What is nobody's business, or only one person's.
    pub(super) fn plant(&self) {
        let (asker, mia) = (self.id_of(Asker), self.id_of(Member));
        let draft = format!("{{\"title\":\"{DRAFT}\",\"body\":\"{DRAFT}\"}}");
        self.sql(&format!(
            "INSERT INTO drafts (person_id, place, fields, changed_at) VALUES ({asker}, '/threads', '{draft}', 1)"
        ));
        self.sql(&format!("UPDATE accounts SET mail = 'zqmail@example.org', mail_folded = 'zqmail@example.org' WHERE person_id = {mia}"));
        self.sql(&format!("UPDATE passwords SET hash = 'zqpassword' WHERE person_id = {mia}"));
        self.sql(&format!(
            "INSERT INTO sessions (token_hash, person_id, created_at, used_at, expires_at, agent, address) \
             VALUES ('zqsession', {mia}, 1, 1, 9000000000000000, 'zqnetwork', 'zqnetwork')"
        ));
        self.sql("INSERT INTO kept_forms (token_hash, place, page, fields, made_at) VALUES ('zqkeptform', '/threads', '/ask', '{\"body\":\"zqkeptform\"}', 1)");
        self.sql(&format!("UPDATE accounts SET note = 'zqpassword' WHERE person_id = {mia}"));
        self.sql(&format!(
            "INSERT INTO mailed_links (purpose, person_id, mail, token_hash, made_at, ends_at) \
             VALUES ('password', {mia}, 'zqmail@example.org', 'zqsession', 1, 9000000000000000)"
        ));
        self.sql(&format!(
            "INSERT INTO devices (person_id, token_hash, agent, address, first_at, last_at) \
             VALUES ({mia}, 'zqsession', 'zqsession', 'zqsession', 1, 1)"
        ));
        self.sql(&format!(
            "INSERT INTO mails (kind, data, person_id, address, language, message_id, made_at, due_at, trouble, problem) \
             VALUES ('accounts.reset', 'zqletter', {mia}, 'zqmail@example.org', 'en', 'zqletter', 1, 1, 'refused', 'no')"
        ));
        self.sql("INSERT INTO mail_refusals (address, at, problem) VALUES ('zqmail@example.net', 1, 'no')");
        // It stands in nobody's network, so that no page asks it anything.
        self.sql("INSERT INTO providers (slug, name, issuer, client_id, client_secret, scopes, newcomers, sign_out, created_at) VALUES ('company', '회사', 'https://127.0.0.1:1', 'zqclient', 'zqclientsecret', 'openid', 'welcome', 'there_too', 1)");
        self.sql(&format!("INSERT INTO identities (provider_id, person_id, issuer, subject, called, joined_at, used_at) SELECT id, {mia}, issuer, 'zqsubject', 'zqcalled', 1, 1 FROM providers"));
        self.sql("INSERT INTO setup_links (token_hash, made_at) VALUES ('zqsetup', 1)");
        self.sql(&format!("UPDATE posts SET submission_key = 'zqsubmission' WHERE id = {}", self.answer));
    }
}
