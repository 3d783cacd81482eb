-- What staff did to keep order: a thread's public history is drawn from these.
CREATE TABLE moderation_acts (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    thread_id INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    post_id   INTEGER REFERENCES posts (id) ON DELETE CASCADE,
    kind      TEXT NOT NULL,
    why       TEXT,
    note      TEXT NOT NULL DEFAULT '',
    by_id     INTEGER NOT NULL REFERENCES people (id),
    at        INTEGER NOT NULL
);
CREATE INDEX moderation_acts_by_thread ON moderation_acts (thread_id, id);
CREATE INDEX moderation_acts_by_post ON moderation_acts (post_id);
