-- When the address was confirmed; null: not yet, and then mail_folded holds a word that is no address, so that
-- nobody holds an address by naming it. Accounts from before count as confirmed.
ALTER TABLE accounts ADD COLUMN mail_confirmed_at INTEGER;
UPDATE accounts SET mail_confirmed_at = created_at;

-- Since when it waits for approval, and what was written to whoever approves; null: it does not wait.
ALTER TABLE accounts ADD COLUMN waits_since INTEGER;
ALTER TABLE accounts ADD COLUMN note TEXT NOT NULL DEFAULT '';
CREATE INDEX accounts_by_waiting ON accounts (waits_since);
CREATE INDEX accounts_by_confirmation ON accounts (mail_confirmed_at, created_at);

-- When it was last proved whose session it is; whether it outlives the browser's own.
ALTER TABLE sessions ADD COLUMN proved_at INTEGER;
ALTER TABLE sessions ADD COLUMN is_kept INTEGER NOT NULL DEFAULT 1;

-- One-time links and codes that were mailed; the table alone opens nothing.
CREATE TABLE mailed_links (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    purpose      TEXT NOT NULL,
    person_id    INTEGER NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    mail         TEXT NOT NULL,              -- where it was sent
    token_hash   TEXT NOT NULL UNIQUE,
    browser_hash TEXT,                       -- of the browser that asked, if it works there only
    code_hash    TEXT,                       -- with that browser's own token in it
    leads_to     TEXT NOT NULL DEFAULT '/',
    made_at      INTEGER NOT NULL,
    ends_at      INTEGER NOT NULL,
    used_at      INTEGER,
    replaced_at  INTEGER                     -- by a newer one, or by whatever ends them all
);
CREATE INDEX mailed_links_by_person ON mailed_links (person_id, purpose);
CREATE INDEX mailed_links_by_browser ON mailed_links (browser_hash);
CREATE INDEX mailed_links_by_end ON mailed_links (ends_at);

-- Browsers that somebody signed in with, by a cookie of theirs: who comes with another is told of.
CREATE TABLE devices (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id  INTEGER NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL,
    agent      TEXT NOT NULL,
    address    TEXT NOT NULL,
    first_at   INTEGER NOT NULL,
    last_at    INTEGER NOT NULL,
    UNIQUE (person_id, token_hash)
);
CREATE INDEX devices_by_time ON devices (last_at);
