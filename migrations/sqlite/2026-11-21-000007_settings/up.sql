-- What an administrator changes; the file says only how the process starts.
CREATE TABLE settings (
    name       TEXT NOT NULL PRIMARY KEY,
    value      TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by INTEGER REFERENCES people (id)
);

-- Rules, privacy, terms: each change is a new version, since people consent to one.
CREATE TABLE site_pages (
    id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name     TEXT NOT NULL,
    version  INTEGER NOT NULL,
    markdown TEXT NOT NULL,
    html     TEXT NOT NULL,
    by_id    INTEGER REFERENCES people (id),
    at       INTEGER NOT NULL,
    UNIQUE (name, version)
);

CREATE TABLE consents (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    page_id   INTEGER NOT NULL REFERENCES site_pages (id),
    at        INTEGER NOT NULL,
    PRIMARY KEY (person_id, page_id)
);

-- Where imported content came from, so that a second run finds what it made.
CREATE TABLE import_sources (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name        TEXT NOT NULL UNIQUE,
    space_id    INTEGER NOT NULL REFERENCES spaces (id),
    started_at  INTEGER NOT NULL,
    finished_at INTEGER
);

CREATE TABLE imported_people (
    source_id  INTEGER NOT NULL REFERENCES import_sources (id) ON DELETE CASCADE,
    foreign_id INTEGER NOT NULL,
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (source_id, foreign_id)
);
CREATE INDEX imported_people_by_person ON imported_people (person_id);

CREATE TABLE imported_posts (
    source_id  INTEGER NOT NULL REFERENCES import_sources (id) ON DELETE CASCADE,
    is_comment INTEGER NOT NULL,                       -- 1: foreign_id counts comments, 0: posts
    foreign_id INTEGER NOT NULL,
    post_id    INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    PRIMARY KEY (source_id, is_comment, foreign_id)
);
CREATE INDEX imported_posts_by_post ON imported_posts (post_id);
