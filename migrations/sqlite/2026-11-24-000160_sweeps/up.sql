-- Posts that a moderator removed in one step, to be taken back in one.
CREATE TABLE sweeps (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    by_id      INTEGER NOT NULL REFERENCES people (id),
    at         INTEGER NOT NULL,
    undo_until INTEGER NOT NULL,
    spared     TEXT NOT NULL DEFAULT ''                    -- JSON: how many were left, by why
);
CREATE INDEX sweeps_by_person ON sweeps (by_id, id);

-- The step that a decision was made in, if it was one for many.
ALTER TABLE decisions ADD COLUMN sweep_id INTEGER REFERENCES sweeps (id);
CREATE INDEX decisions_by_sweep ON decisions (sweep_id, id) WHERE sweep_id IS NOT NULL;

-- That somebody was suspended with a decision on what they wrote: it is undone with it.
CREATE TABLE suspensions (
    id              INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id       INTEGER NOT NULL REFERENCES people (id),
    decision_id     INTEGER NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
    suspended_by    INTEGER NOT NULL REFERENCES people (id),
    at              INTEGER NOT NULL,
    suspended_until INTEGER,                                         -- nothing: until it is lifted
    why             TEXT NOT NULL                               -- to the person
);
CREATE UNIQUE INDEX suspensions_by_decision ON suspensions (decision_id);
CREATE INDEX suspensions_by_person ON suspensions (person_id, id);
CREATE INDEX suspensions_by_moderator ON suspensions (suspended_by, at);
