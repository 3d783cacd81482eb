-- The review of a post: it gathers the post's flags until a moderator says how it ends. One is open at a time.
CREATE TABLE cases (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    post_id       INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    opened_at     INTEGER NOT NULL,
    closed_at     INTEGER,
    outcome       TEXT,                                    -- how it ended, or what the author was asked
    reason        TEXT NOT NULL,                           -- the gravest of its flags
    urgency       INTEGER NOT NULL,                         -- its place in the queue, the smallest first: docs/decisions/021
    warned_at     INTEGER,                                  -- since when readers are told that the post is under review
    looked_at     INTEGER,                                  -- when a moderator first claimed it
    claimed_by    INTEGER REFERENCES people (id),
    claimed_until INTEGER,
    asked_version INTEGER,                                  -- what the post was when its author was asked to revise it
    asked_until   INTEGER                                   -- until when it waits for that
);
CREATE UNIQUE INDEX cases_open_by_post ON cases (post_id) WHERE closed_at IS NULL;
CREATE INDEX cases_by_post ON cases (post_id, id);
CREATE INDEX cases_by_urgency ON cases (urgency, id) WHERE closed_at IS NULL;
CREATE INDEX cases_by_closing ON cases (closed_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX cases_by_claim ON cases (claimed_by);

-- What a moderator decided. It can be undone until a moment; until then nobody else is told.
CREATE TABLE decisions (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    case_id      INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    outcome      TEXT NOT NULL,
    by_id        INTEGER NOT NULL REFERENCES people (id),
    at           INTEGER NOT NULL,
    undo_until   INTEGER NOT NULL,
    stood_at     INTEGER,                                   -- when it could be undone no longer
    message      TEXT NOT NULL DEFAULT '',                 -- to the author
    reply        TEXT NOT NULL DEFAULT '',                 -- to who flagged
    note         TEXT NOT NULL DEFAULT '',                 -- for staff
    why          TEXT,                                     -- which rule a removed post broke
    is_criticism INTEGER,                                   -- 1: the removed post criticises the company; 0: it does not
    undo         TEXT NOT NULL                             -- JSON: the rows as they were; empty once it stands
);
CREATE INDEX decisions_by_case ON decisions (case_id, id);
CREATE INDEX decisions_by_person ON decisions (by_id);

-- What staff tell one another about a case.
CREATE TABLE case_notes (
    id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    case_id  INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    by_id    INTEGER NOT NULL REFERENCES people (id),
    at       INTEGER NOT NULL,
    markdown TEXT NOT NULL
);
CREATE INDEX case_notes_by_case ON case_notes (case_id, id);
CREATE INDEX case_notes_by_person ON case_notes (by_id);
