-- What happened, in order: ids only, so that history needs no rewriting when a person leaves.
CREATE TABLE events (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind      TEXT NOT NULL,
    thread_id INTEGER,
    post_id   INTEGER,
    person_id INTEGER,
    space_id  INTEGER,
    at        INTEGER NOT NULL,
    data      TEXT NOT NULL,
    xact      INTEGER NOT NULL DEFAULT 0   -- one writer: the order of ids is that of commits
);
CREATE INDEX events_by_xact ON events (xact, id);
CREATE INDEX events_by_thread ON events (thread_id, id);

-- Work to do after the transaction that asked for it.
CREATE TABLE jobs (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind       TEXT NOT NULL,
    data       TEXT NOT NULL,
    run_at     INTEGER NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0,
    claimed_at INTEGER,
    claimed_by TEXT,
    failed_at  INTEGER,                                -- put aside after too many tries
    problem    TEXT,
    made_at    INTEGER NOT NULL
);
CREATE INDEX jobs_waiting ON jobs (run_at, id) WHERE failed_at IS NULL;
