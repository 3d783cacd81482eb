-- A removal that waits for a second person: as abusive or off topic, of what a customer says against the company.
CREATE TABLE proposals (
    id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    case_id  INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    by_id    INTEGER NOT NULL REFERENCES people (id),
    at       INTEGER NOT NULL,
    why      TEXT NOT NULL,                              -- which rule the post is said to break
    message  TEXT NOT NULL DEFAULT '',                  -- to the author
    note     TEXT NOT NULL DEFAULT '',                  -- for staff
    ended_at INTEGER,
    ended_by INTEGER REFERENCES people (id),
    ended    TEXT                                        -- agreed, refused, withdrawn
);
CREATE UNIQUE INDEX proposals_open_by_case ON proposals (case_id) WHERE ended_at IS NULL;
CREATE INDEX proposals_by_case ON proposals (case_id, id);
CREATE INDEX proposals_by_person ON proposals (by_id);
CREATE INDEX proposals_by_ender ON proposals (ended_by) WHERE ended_by IS NOT NULL;

-- The other of the two where it takes two: who proposed what somebody else carried out.
ALTER TABLE decisions ADD COLUMN second_id INTEGER REFERENCES people (id);
CREATE INDEX decisions_by_second ON decisions (second_id) WHERE second_id IS NOT NULL;
