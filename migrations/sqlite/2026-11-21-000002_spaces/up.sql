-- A product or topic area.
CREATE TABLE spaces (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    slug         TEXT NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    description  TEXT NOT NULL DEFAULT '',
    palette      INTEGER NOT NULL DEFAULT 1,
    position     INTEGER NOT NULL DEFAULT 0,
    access       TEXT NOT NULL DEFAULT 'everyone',    -- everyone, members, groups
    template     TEXT NOT NULL DEFAULT '',
    thread_count INTEGER NOT NULL DEFAULT 0,
    created_at   INTEGER NOT NULL
);

CREATE TABLE products (
    id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    space_id INTEGER NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    name     TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (space_id, name)
);

CREATE TABLE product_versions (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    product_id INTEGER NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    position   INTEGER NOT NULL DEFAULT 0,
    UNIQUE (product_id, name)
);

CREATE TABLE groups (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    slug       TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE TABLE group_members (
    group_id  INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    PRIMARY KEY (group_id, person_id)
);
CREATE INDEX group_members_by_person ON group_members (person_id);

-- The groups that a space with access "groups" is open to; its own staff always are.
CREATE TABLE space_groups (
    space_id INTEGER NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    PRIMARY KEY (space_id, group_id)
);
CREATE INDEX space_groups_by_group ON space_groups (group_id);

-- A role for one space, or everywhere where space_id is null.
CREATE TABLE role_grants (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    role      TEXT NOT NULL,                          -- expert, moderator, lead, admin
    space_id  INTEGER REFERENCES spaces (id) ON DELETE CASCADE,
    by_id     INTEGER REFERENCES people (id),
    at        INTEGER NOT NULL
);
CREATE UNIQUE INDEX role_grants_everywhere ON role_grants (person_id, role) WHERE space_id IS NULL;
CREATE UNIQUE INDEX role_grants_by_space ON role_grants (person_id, role, space_id) WHERE space_id IS NOT NULL;

CREATE TABLE tags (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name         TEXT NOT NULL UNIQUE,                -- folded: lower case, words joined by hyphens
    description  TEXT NOT NULL DEFAULT '',
    thread_count INTEGER NOT NULL DEFAULT 0,
    created_at   INTEGER NOT NULL
);
