-- What people add to themselves, and how they use the site.
ALTER TABLE people ADD COLUMN picture TEXT;                -- the key of an upload; without one an avatar is drawn
ALTER TABLE people ADD COLUMN shortcuts_off_at BIGINT;    -- while set, no key by itself does anything
ALTER TABLE people ADD COLUMN activity_hidden_at BIGINT;  -- while set, only staff see lists of what they wrote
CREATE UNIQUE INDEX people_by_picture ON people (picture) WHERE picture IS NOT NULL;

-- The products that somebody uses.
CREATE TABLE products_used (
    person_id  BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    product_id BIGINT NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    version_id BIGINT REFERENCES product_versions (id) ON DELETE SET NULL,
    since      BIGINT,                                    -- a year
    at         BIGINT NOT NULL,
    PRIMARY KEY (person_id, product_id)
);
CREATE INDEX products_used_by_product ON products_used (product_id);
CREATE INDEX products_used_by_version ON products_used (version_id);

-- Handles that people gave up: they lead to them, and are nobody else's, for a year.
CREATE TABLE old_handles (
    handle          TEXT NOT NULL PRIMARY KEY,
    handle_skeleton TEXT NOT NULL UNIQUE,
    person_id       BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    left_at         BIGINT NOT NULL
);
CREATE INDEX old_handles_by_person ON old_handles (person_id, left_at);
