-- Somebody who wrote here, with or without an account: imported people have none until they are claimed.
CREATE TABLE people (
    id              INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    handle          TEXT NOT NULL UNIQUE,
    handle_skeleton TEXT NOT NULL UNIQUE,      -- UTS 39: handles that look alike share it
    name            TEXT NOT NULL,
    about           TEXT NOT NULL DEFAULT '',
    language        TEXT,
    time_zone       TEXT,
    theme           TEXT NOT NULL DEFAULT 'auto',
    created_at      INTEGER NOT NULL,           -- microseconds since 1970, UTC, as every moment here
    suspended_at    INTEGER,
    suspended_until INTEGER,
    suspended_why   TEXT,
    suspended_by    INTEGER REFERENCES people (id),
    post_count      INTEGER NOT NULL DEFAULT 0,
    accepted_count  INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX people_by_name ON people (name);

-- A person who may sign in.
CREATE TABLE accounts (
    person_id    INTEGER NOT NULL PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    mail         TEXT NOT NULL,
    mail_folded  TEXT NOT NULL UNIQUE,
    created_at   INTEGER NOT NULL,
    signed_in_at INTEGER
);

-- One kind of credential; others get tables of their own.
CREATE TABLE passwords (
    person_id  INTEGER NOT NULL PRIMARY KEY REFERENCES accounts (person_id) ON DELETE CASCADE,
    hash       TEXT NOT NULL,
    changed_at INTEGER NOT NULL
);

CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,      -- SHA-256 of the cookie: the table alone signs nobody in
    person_id  INTEGER NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    used_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    agent      TEXT NOT NULL,
    address    TEXT NOT NULL
);
CREATE INDEX sessions_by_person ON sessions (person_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- One-time links that make the first administrator: only the newest works.
CREATE TABLE setup_links (
    token_hash TEXT NOT NULL PRIMARY KEY,
    made_at    INTEGER NOT NULL
);

-- Attempts at a secret, counted across nodes.
CREATE TABLE attempts (
    id   INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind TEXT NOT NULL,
    key  TEXT NOT NULL,
    at   INTEGER NOT NULL
);
CREATE INDEX attempts_by_key ON attempts (kind, key, at);

-- Who did what of consequence, with addresses; kept for a while only.
CREATE TABLE audit (
    id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at       INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    by_id    INTEGER REFERENCES people (id),
    about_id INTEGER REFERENCES people (id),
    address  TEXT NOT NULL DEFAULT '',
    detail   TEXT NOT NULL DEFAULT ''
);
CREATE INDEX audit_by_time ON audit (at);
