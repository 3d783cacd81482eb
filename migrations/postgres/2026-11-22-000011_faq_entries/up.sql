-- A resolved thread that its space's lead answers in short on the help page. What the answer was taken from is
-- kept beside it: an entry whose thread says something else today is being checked.
CREATE TABLE faq_entries (
    thread_id      BIGINT NOT NULL PRIMARY KEY REFERENCES threads (id) ON DELETE CASCADE,
    position       BIGINT NOT NULL DEFAULT 0,
    markdown       TEXT NOT NULL,
    html           TEXT NOT NULL,
    answer_id      BIGINT REFERENCES posts (id) ON DELETE SET NULL,   -- null: resolved without an answer
    answer_version BIGINT NOT NULL DEFAULT 0,                         -- 0: without an answer
    by_id          BIGINT NOT NULL REFERENCES people (id),
    at             BIGINT NOT NULL,
    checked_by     BIGINT NOT NULL REFERENCES people (id),
    checked_at     BIGINT NOT NULL
);
CREATE INDEX faq_entries_by_answer ON faq_entries (answer_id);
