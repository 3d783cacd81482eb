-- What is looked for in what people post, and what follows when it is found.
CREATE TABLE rules (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,                        -- phrases, pattern, links, repeated, cards, addresses, telephones, first
    words      TEXT NOT NULL,                        -- phrases, a pattern, or domains that are fine: one a line
    most       INTEGER NOT NULL,                     -- from how many on, where that is asked
    does       TEXT NOT NULL,                        -- holds, flags
    space_id   INTEGER REFERENCES spaces (id) ON DELETE CASCADE,   -- where; everywhere if nothing is said
    version    INTEGER NOT NULL UNIQUE,              -- the highest of all rises with every change of any
    changed_by INTEGER NOT NULL REFERENCES people (id),
    changed_at INTEGER NOT NULL,
    ended_at   INTEGER                               -- since when it is looked for no longer
);
CREATE INDEX rules_by_space ON rules (space_id);
CREATE INDEX rules_by_changer ON rules (changed_by);

-- Where a rule found something: in which version of which post, and what followed.
CREATE TABLE rule_hits (
    id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    rule_id INTEGER NOT NULL REFERENCES rules (id) ON DELETE CASCADE,
    post_id INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    does    TEXT NOT NULL,                           -- holds, flags
    at      INTEGER NOT NULL,
    UNIQUE (post_id, version, rule_id)
);
CREATE INDEX rule_hits_by_rule ON rule_hits (rule_id);

-- The waits of posts for a moderator's yes; a post that waits, or that was declined, is held.
CREATE TABLE approvals (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    post_id    INTEGER NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    version    INTEGER NOT NULL DEFAULT 1,          -- of the post, from which on it waits
    asked_at   INTEGER NOT NULL,
    decided_at INTEGER,
    outcome    TEXT,                                 -- approved, declined
    by_id      INTEGER REFERENCES people (id),
    why        TEXT NOT NULL DEFAULT ''              -- of a post that was declined, to its author
);
CREATE UNIQUE INDEX approvals_waiting ON approvals (post_id) WHERE decided_at IS NULL;
CREATE INDEX approvals_by_age ON approvals (asked_at, id) WHERE decided_at IS NULL;
CREATE INDEX approvals_by_decision ON approvals (decided_at);
CREATE INDEX approvals_by_post ON approvals (post_id, id);
CREATE INDEX approvals_by_moderator ON approvals (by_id);

-- What a text is known again by: the same for two that say the same.
ALTER TABLE posts ADD COLUMN print INTEGER;
CREATE INDEX posts_by_print ON posts (print) WHERE print IS NOT NULL;
