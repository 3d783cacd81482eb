-- Mails to be sent, and what became of them. `data` holds ids and, for links to accounts, the secret of the link:
-- it is emptied as soon as the mail is over, and so is the address of a mail that was sent.
CREATE TABLE mails (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind       TEXT NOT NULL,
    data       TEXT NOT NULL,
    person_id  INTEGER REFERENCES people (id) ON DELETE CASCADE,
    address    TEXT NOT NULL,
    language   TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,                  -- the same for every try
    made_at    INTEGER NOT NULL,
    due_at     INTEGER NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0,
    tried_at   INTEGER,
    claimed_at INTEGER,
    claimed_by TEXT,
    ended_at   INTEGER,
    outcome    TEXT,                                  -- sent, unwanted, stopped, refused, given_up
    trouble    TEXT,                                  -- what kept the last try from being sent
    problem    TEXT                                   -- the same in the words of who said so
);
CREATE INDEX mails_waiting ON mails (due_at, id) WHERE ended_at IS NULL;
CREATE INDEX mails_by_end ON mails (ended_at);
CREATE INDEX mails_by_try ON mails (tried_at);
CREATE INDEX mails_by_person ON mails (person_id);

-- Addresses that their own server refused for good: nothing is sent there until an administrator says so.
CREATE TABLE mail_refusals (
    address   TEXT NOT NULL PRIMARY KEY,              -- folded
    person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    problem   TEXT NOT NULL
);
CREATE INDEX mail_refusals_by_person ON mail_refusals (person_id);
CREATE INDEX mail_refusals_by_time ON mail_refusals (at);
