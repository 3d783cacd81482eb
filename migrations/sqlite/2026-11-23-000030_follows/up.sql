-- How much of a thread somebody hears: all, mentions, or nothing at all (muted).
ALTER TABLE follows ADD COLUMN level TEXT NOT NULL DEFAULT 'all';

-- How much of what is filed under a tag somebody hears: all, first posts, mentions, or nothing.
CREATE TABLE tag_follows (
    tag_id    INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    level     TEXT NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (tag_id, person_id)
);
CREATE INDEX tag_follows_by_person ON tag_follows (person_id);

-- The same of a space. Its experts hear its first posts without a row.
CREATE TABLE space_follows (
    space_id  INTEGER NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    level     TEXT NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (space_id, person_id)
);
CREATE INDEX space_follows_by_person ON space_follows (person_id);
