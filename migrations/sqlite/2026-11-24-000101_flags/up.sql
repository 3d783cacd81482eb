-- What somebody reported about a post. One open flag a person and post.
CREATE TABLE flags (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    post_id     INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    case_id     INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES people (id),
    reason      TEXT NOT NULL,
    standing    TEXT NOT NULL,                             -- of the person then: new, member, staff
    version     INTEGER NOT NULL,                           -- of the post then
    words       TEXT NOT NULL DEFAULT '',                  -- what is wrong, or what else a moderator should know
    better      TEXT NOT NULL DEFAULT '',                  -- what is right
    source      TEXT NOT NULL DEFAULT '',
    since       TEXT NOT NULL DEFAULT '',                  -- the version from which on it is outdated
    at          INTEGER NOT NULL,
    state       TEXT NOT NULL DEFAULT 'open',
    decided_at  INTEGER,
    decision_id INTEGER REFERENCES decisions (id) ON DELETE SET NULL
);
CREATE UNIQUE INDEX flags_open_by_person ON flags (post_id, person_id) WHERE state = 'open';
CREATE INDEX flags_by_post ON flags (post_id, id);
CREATE INDEX flags_by_case ON flags (case_id, id);
CREATE INDEX flags_by_person ON flags (person_id, id);
CREATE INDEX flags_by_decision ON flags (decision_id);
