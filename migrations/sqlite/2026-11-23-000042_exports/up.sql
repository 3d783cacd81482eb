-- A copy of everything about somebody, made for them alone; it lies in the data folder by its key.
CREATE TABLE exports (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    key        TEXT NOT NULL UNIQUE,
    asked_at   INTEGER NOT NULL,
    made_at    INTEGER,
    expires_at INTEGER,
    bytes      INTEGER NOT NULL DEFAULT 0,
    problem    TEXT                                        -- why it could not be made, as a key of words
);
CREATE INDEX exports_by_person ON exports (person_id, id);
