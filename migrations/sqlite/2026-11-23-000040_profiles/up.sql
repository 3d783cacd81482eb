-- What people add to themselves, and how they use the site.
ALTER TABLE people ADD COLUMN picture TEXT;                -- the key of an upload; without one an avatar is drawn
ALTER TABLE people ADD COLUMN shortcuts_off_at INTEGER;    -- while set, no key by itself does anything
ALTER TABLE people ADD COLUMN activity_hidden_at INTEGER;  -- while set, only staff see lists of what they wrote
CREATE UNIQUE INDEX people_by_picture ON people (picture) WHERE picture IS NOT NULL;

-- The products that somebody uses.
CREATE TABLE products_used (
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    product_id INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    version_id INTEGER REFERENCES product_versions (id) ON DELETE SET NULL,
    since      INTEGER,                                    -- a year
    at         INTEGER NOT NULL,
    PRIMARY KEY (person_id, product_id)
);
CREATE INDEX products_used_by_product ON products_used (product_id);
CREATE INDEX products_used_by_version ON products_used (version_id);

-- Handles that people gave up: they lead to them, and are nobody else's, for a year.
CREATE TABLE old_handles (
    handle          TEXT NOT NULL PRIMARY KEY,
    handle_skeleton TEXT NOT NULL UNIQUE,
    person_id       INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    left_at         INTEGER NOT NULL
);
CREATE INDEX old_handles_by_person ON old_handles (person_id, left_at);
