-- What puts an answer right, in the open: at most one stands with an answer. None is ever rewritten: an edit puts
-- another in the place of the one before, and what no longer stands is kept for the history.
CREATE TABLE corrections (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    post_id       INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    markdown      TEXT NOT NULL,                         -- what is right now
    html          TEXT NOT NULL,
    why           TEXT NOT NULL DEFAULT '',              -- plain text; empty if nothing was said
    source        TEXT NOT NULL DEFAULT '',              -- an address or words; empty if none was named
    by_id         INTEGER NOT NULL REFERENCES people (id),
    at            INTEGER NOT NULL,
    instead_of    INTEGER REFERENCES corrections (id) ON DELETE SET NULL,   -- the one that this is an edit of
    ended_at      INTEGER,                                -- withdrawn, or another stands in its place
    ended_by      INTEGER REFERENCES people (id),
    withdrawn_why TEXT                                   -- null unless it was withdrawn
);
CREATE UNIQUE INDEX corrections_standing ON corrections (post_id) WHERE ended_at IS NULL;
CREATE INDEX corrections_by_post ON corrections (post_id, id);
CREATE INDEX corrections_by_person ON corrections (by_id);
CREATE INDEX corrections_by_ender ON corrections (ended_by) WHERE ended_by IS NOT NULL;
CREATE INDEX corrections_by_former ON corrections (instead_of) WHERE instead_of IS NOT NULL;

-- The marks that an answer lost by a correction: what undoing it puts back.
CREATE TABLE correction_marks (
    correction_id INTEGER NOT NULL REFERENCES corrections (id) ON DELETE CASCADE,
    mark          TEXT NOT NULL,                         -- accepted, works or verified
    by_id         INTEGER NOT NULL REFERENCES people (id),
    at            INTEGER NOT NULL,
    PRIMARY KEY (correction_id, mark)
);
CREATE INDEX correction_marks_by_person ON correction_marks (by_id);

-- An answer for which there is a better one: another answer, or a whole thread. It stands below all others.
CREATE TABLE supersessions (
    id               INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    post_id          INTEGER NOT NULL UNIQUE REFERENCES posts (id) ON DELETE CASCADE,
    better_post_id   INTEGER REFERENCES posts (id) ON DELETE CASCADE,
    better_thread_id INTEGER REFERENCES threads (id) ON DELETE CASCADE,   -- one of both
    by_id            INTEGER NOT NULL REFERENCES people (id),
    at               INTEGER NOT NULL
);
CREATE INDEX supersessions_by_better_post ON supersessions (better_post_id);
CREATE INDEX supersessions_by_better_thread ON supersessions (better_thread_id);
CREATE INDEX supersessions_by_person ON supersessions (by_id);
