-- What the staff of a space tell one another about a thread.
CREATE TABLE notes (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    thread_id INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    by_id     INTEGER NOT NULL REFERENCES people (id),
    at        INTEGER NOT NULL,
    markdown  TEXT NOT NULL
);
CREATE INDEX notes_by_thread ON notes (thread_id, id);
CREATE INDEX notes_by_person ON notes (by_id);
