-- A file that somebody brought for a post. What it holds lies in the data folder by its hash, once however
-- often it was brought.
CREATE TABLE uploads (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    key          TEXT NOT NULL UNIQUE,                -- its random name in addresses
    person_id    INTEGER NOT NULL REFERENCES people (id),
    content      TEXT NOT NULL,                       -- SHA-256 of what it holds, in hexadecimal
    kind         TEXT NOT NULL,                       -- png, jpeg, text, zip, pdf
    name         TEXT NOT NULL,                       -- as its bringer called it, cleaned
    bytes        INTEGER NOT NULL,
    width        INTEGER,                             -- of a picture, in pixels
    height       INTEGER,
    at           INTEGER NOT NULL,
    unused_since INTEGER                              -- while no post uses it
);
CREATE INDEX uploads_by_content ON uploads (content);
CREATE INDEX uploads_by_person ON uploads (person_id, id);
CREATE INDEX uploads_unused ON uploads (unused_since) WHERE unused_since IS NOT NULL;

-- Which version of which post uses it: who may read that version may read the file.
CREATE TABLE upload_uses (
    upload_id INTEGER NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
    post_id   INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    version   INTEGER NOT NULL,
    PRIMARY KEY (upload_id, post_id, version)
);
CREATE INDEX upload_uses_by_post ON upload_uses (post_id);
