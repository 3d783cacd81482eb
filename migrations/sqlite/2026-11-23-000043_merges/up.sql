-- Two people who were joined into one; for a day it can be undone.
CREATE TABLE merges (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    from_id   INTEGER NOT NULL,                           -- no longer there, unless it was undone
    into_id   INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    by_id     INTEGER NOT NULL REFERENCES people (id),
    at        INTEGER NOT NULL,
    undone_at INTEGER,
    undo      TEXT NOT NULL                                -- JSON: which rows were whose; empty after a day
);
CREATE INDEX merges_by_into ON merges (into_id, id);
