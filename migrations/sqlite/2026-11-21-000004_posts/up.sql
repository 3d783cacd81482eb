-- Every authored text: a thread's question, an answer, or a comment under either.
CREATE TABLE posts (
    id             INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    thread_id      INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    kind           TEXT NOT NULL,                     -- question, answer, comment
    parent_id      INTEGER REFERENCES posts (id) ON DELETE CASCADE,   -- what a comment hangs under
    author_id      INTEGER NOT NULL REFERENCES people (id),
    author_name    TEXT,                              -- as an import gave it, where the author is nobody known
    language       TEXT,
    markdown       TEXT NOT NULL,
    html           TEXT NOT NULL,                     -- a cache: markdown as markup_version renders it
    markup_version INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    version        INTEGER NOT NULL DEFAULT 1,
    edited_at      INTEGER,
    edited_by      INTEGER REFERENCES people (id),
    held_at        INTEGER,
    hidden_at      INTEGER,
    hidden_by      INTEGER REFERENCES people (id),
    hidden_why     TEXT,                              -- spam, abusive, off_topic, dangerous, private, other
    hidden_note    TEXT,
    deleted_at     INTEGER,                            -- by its author, who can restore it
    votes_up       INTEGER NOT NULL DEFAULT 0,
    votes_down     INTEGER NOT NULL DEFAULT 0,
    baseline_up    INTEGER NOT NULL DEFAULT 0,         -- votes that came with an import, without voters
    baseline_down  INTEGER NOT NULL DEFAULT 0,
    worth          REAL NOT NULL DEFAULT 0,   -- of its votes; answers are ordered by it
    submission_key TEXT
);
CREATE UNIQUE INDEX posts_one_question ON posts (thread_id) WHERE kind = 'question';
CREATE UNIQUE INDEX posts_once_submitted ON posts (author_id, submission_key) WHERE submission_key IS NOT NULL;
CREATE INDEX posts_by_thread ON posts (thread_id, kind, id);
CREATE INDEX posts_by_worth ON posts (thread_id, worth, id) WHERE kind = 'answer';
CREATE INDEX posts_by_parent ON posts (parent_id, id);
CREATE INDEX posts_by_author ON posts (author_id, created_at, id);
CREATE INDEX posts_by_markup ON posts (markup_version);

-- What an edited post said, every version of it, the first and the present one too.
CREATE TABLE revisions (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    post_id    INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    version    INTEGER NOT NULL,
    title      TEXT,                                  -- of the thread, where the post is its question
    markdown   TEXT NOT NULL,
    by_id      INTEGER NOT NULL REFERENCES people (id),
    at         INTEGER NOT NULL,
    note       TEXT NOT NULL DEFAULT '',
    hidden_at  INTEGER,
    hidden_by  INTEGER REFERENCES people (id),
    hidden_why TEXT,
    UNIQUE (post_id, version)
);

CREATE TABLE mentions (
    post_id   INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (post_id, person_id)
);
CREATE INDEX mentions_by_person ON mentions (person_id);

CREATE TABLE thread_links (
    post_id   INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    thread_id INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    PRIMARY KEY (post_id, thread_id)
);
CREATE INDEX thread_links_by_thread ON thread_links (thread_id);

CREATE TABLE votes (
    post_id   INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    value     INTEGER NOT NULL,                        -- 1 or -1
    at        INTEGER NOT NULL,
    PRIMARY KEY (post_id, person_id)
);
CREATE INDEX votes_by_person ON votes (person_id);

-- The answer that solved a question: at most one a thread, hence the primary key.
CREATE TABLE acceptances (
    thread_id INTEGER NOT NULL PRIMARY KEY REFERENCES threads (id) ON DELETE CASCADE,
    post_id   INTEGER NOT NULL UNIQUE REFERENCES posts (id) ON DELETE CASCADE,
    by_id     INTEGER NOT NULL REFERENCES people (id),
    at        INTEGER NOT NULL
);

-- Further answers that also work.
CREATE TABLE alternatives (
    post_id   INTEGER NOT NULL PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    thread_id INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    by_id     INTEGER NOT NULL REFERENCES people (id),
    at        INTEGER NOT NULL
);
CREATE INDEX alternatives_by_thread ON alternatives (thread_id);

-- Answers that an expert vouches for.
CREATE TABLE verifications (
    post_id   INTEGER NOT NULL PRIMARY KEY REFERENCES posts (id) ON DELETE CASCADE,
    thread_id INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    by_id     INTEGER NOT NULL REFERENCES people (id),
    at        INTEGER NOT NULL
);
CREATE INDEX verifications_by_thread ON verifications (thread_id);

-- What somebody was writing, by the address that its form is sent to.
CREATE TABLE drafts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    place      TEXT NOT NULL,
    fields     TEXT NOT NULL,                         -- JSON: name → value
    changed_at INTEGER NOT NULL,
    UNIQUE (person_id, place)
);
CREATE INDEX drafts_by_age ON drafts (changed_at);

-- A form sent by somebody who was not signed in, kept until they are.
CREATE TABLE kept_forms (
    token_hash TEXT NOT NULL PRIMARY KEY,
    place      TEXT NOT NULL,
    page       TEXT NOT NULL,                         -- where the form stood
    fields     TEXT NOT NULL,
    made_at    INTEGER NOT NULL
);
CREATE INDEX kept_forms_by_age ON kept_forms (made_at);
