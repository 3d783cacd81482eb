-- What a moderator asked the experts of a space about a post, and what one of them says. One is open at a time.
CREATE TABLE opinions (
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    case_id  INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    asked_by INTEGER NOT NULL REFERENCES people (id),
    asked_at INTEGER NOT NULL,
    question TEXT NOT NULL DEFAULT '',                       -- what they were asked besides whether it is right
    by_id    INTEGER REFERENCES people (id),                -- who answered
    at       INTEGER,
    verdict  TEXT,                                           -- right, wrong or depends
    words    TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX opinions_open_by_case ON opinions (case_id) WHERE at IS NULL;
CREATE INDEX opinions_by_case ON opinions (case_id, id);
CREATE INDEX opinions_by_asker ON opinions (asked_by);
CREATE INDEX opinions_by_person ON opinions (by_id) WHERE by_id IS NOT NULL;
CREATE INDEX opinions_by_asking ON opinions (asked_at, id) WHERE at IS NULL;
