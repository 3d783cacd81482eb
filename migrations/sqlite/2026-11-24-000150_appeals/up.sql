-- What an author says against a decision on what they wrote, once a decision, and what came of it.
CREATE TABLE appeals (
    id          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    decision_id INTEGER NOT NULL UNIQUE REFERENCES decisions (id) ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES people (id),
    made_at     INTEGER NOT NULL,
    words       TEXT NOT NULL,
    decided_at  INTEGER,
    outcome     TEXT,                                    -- upheld: the decision stays; overturned: it does not
    by_id       INTEGER REFERENCES people (id),
    is_same     INTEGER NOT NULL DEFAULT 0,                -- 1: who decided first, since nobody else may
    answer      TEXT NOT NULL DEFAULT '',                -- to the author
    remains     TEXT                                     -- what came in between, and so is not as it was
);
CREATE INDEX appeals_open ON appeals (made_at, id) WHERE decided_at IS NULL;
CREATE INDEX appeals_by_deciding ON appeals (decided_at, id) WHERE decided_at IS NOT NULL;
CREATE INDEX appeals_by_making ON appeals (made_at);
CREATE INDEX appeals_by_person ON appeals (person_id);
CREATE INDEX appeals_by_decider ON appeals (by_id) WHERE by_id IS NOT NULL;

-- What restoring a post needs is kept while its author may appeal.
CREATE INDEX decisions_kept ON decisions (stood_at) WHERE undo <> '';
