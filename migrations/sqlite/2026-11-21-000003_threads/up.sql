-- A question with all that stands under it. Its texts are rows of posts.
CREATE TABLE threads (
    id               INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    kind             TEXT NOT NULL DEFAULT 'question',
    space_id         INTEGER NOT NULL REFERENCES spaces (id),
    asked_by         INTEGER NOT NULL REFERENCES people (id),
    title            TEXT NOT NULL,
    language         TEXT,
    audience         TEXT NOT NULL DEFAULT 'space',   -- everyone whom the space is open to; later named people
    product_id       INTEGER REFERENCES products (id) ON DELETE SET NULL,
    version_id       INTEGER REFERENCES product_versions (id) ON DELETE SET NULL,
    excerpt          TEXT NOT NULL DEFAULT '',
    answer_count     INTEGER NOT NULL DEFAULT 0,       -- answers that everybody may read
    too_count        INTEGER NOT NULL DEFAULT 0,
    follow_count     INTEGER NOT NULL DEFAULT 0,
    view_count       INTEGER NOT NULL DEFAULT 0,
    created_at       INTEGER NOT NULL,
    last_activity_at INTEGER NOT NULL,
    last_post_by     INTEGER NOT NULL REFERENCES people (id),
    resolved_at      INTEGER,
    resolved_by      INTEGER REFERENCES people (id),
    resolved_how     TEXT,                            -- accepted, verified, alone, update, phone, irrelevant
    closed_at        INTEGER,
    closed_by        INTEGER REFERENCES people (id),
    closed_why       TEXT,                            -- duplicate, off_topic, outdated, resolved_elsewhere
    duplicate_of     INTEGER REFERENCES threads (id) ON DELETE SET NULL,
    pinned_at        INTEGER,
    locked_at        INTEGER,
    locked_by        INTEGER REFERENCES people (id),
    hidden_at        INTEGER,                          -- its question is hidden or deleted: in no list
    moved_to         INTEGER REFERENCES threads (id) ON DELETE SET NULL
);
CREATE INDEX threads_by_activity ON threads (last_activity_at, id);
CREATE INDEX threads_by_space ON threads (space_id, last_activity_at, id);
CREATE INDEX threads_by_asker ON threads (asked_by, last_activity_at, id);
CREATE INDEX threads_unanswered ON threads (last_activity_at, id) WHERE answer_count = 0 AND resolved_at IS NULL AND closed_at IS NULL;
CREATE INDEX threads_unresolved ON threads (last_activity_at, id) WHERE resolved_at IS NULL AND closed_at IS NULL;
CREATE INDEX threads_resolved ON threads (last_activity_at, id) WHERE resolved_at IS NOT NULL;
CREATE INDEX threads_by_product ON threads (product_id, last_activity_at, id);
CREATE INDEX threads_by_version ON threads (version_id);
CREATE INDEX threads_by_original ON threads (duplicate_of);
CREATE INDEX threads_pinned ON threads (pinned_at) WHERE pinned_at IS NOT NULL;

CREATE TABLE thread_tags (
    thread_id INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    tag_id    INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (thread_id, tag_id)
);
CREATE INDEX thread_tags_by_tag ON thread_tags (tag_id, thread_id);

-- "I have this too"
CREATE TABLE toos (
    thread_id INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    PRIMARY KEY (thread_id, person_id)
);
CREATE INDEX toos_by_person ON toos (person_id);

CREATE TABLE follows (
    thread_id INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    PRIMARY KEY (thread_id, person_id)
);
CREATE INDEX follows_by_person ON follows (person_id, thread_id);

-- Where a thread, post or space is now that once had this address: imports and renamed spaces.
CREATE TABLE old_addresses (
    path      TEXT NOT NULL PRIMARY KEY,
    thread_id INTEGER REFERENCES threads (id) ON DELETE CASCADE,
    post_id   INTEGER,
    space_id  INTEGER REFERENCES spaces (id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES people (id) ON DELETE CASCADE
);
