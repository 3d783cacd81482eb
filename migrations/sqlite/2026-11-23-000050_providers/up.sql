-- Where a company's own accounts are: an OpenID Connect provider that people sign in with.
CREATE TABLE providers (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    slug          TEXT NOT NULL UNIQUE,          -- in the address that the provider leads back to: never changes
    name          TEXT NOT NULL,
    issuer        TEXT NOT NULL UNIQUE,          -- whose word the identities are: never changes
    client_id     TEXT NOT NULL,
    client_secret TEXT,                          -- encrypted under the site's secret
    scopes        TEXT NOT NULL,
    newcomers     TEXT NOT NULL,                 -- welcome, known_only
    sign_out      TEXT NOT NULL,                 -- there_too, here_only
    closed_at     INTEGER,                       -- while it is set nobody signs in with it
    created_at    INTEGER NOT NULL
);

-- Who somebody is at a provider. The issuer stands here too: it and the subject are what an identity is known by.
CREATE TABLE identities (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    provider_id INTEGER NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    issuer      TEXT NOT NULL,
    subject     TEXT NOT NULL,
    called      TEXT NOT NULL,                   -- as the provider calls them, to be told apart
    joined_at   INTEGER NOT NULL,
    used_at     INTEGER NOT NULL,
    UNIQUE (issuer, subject),
    UNIQUE (provider_id, person_id)
);
CREATE INDEX identities_by_person ON identities (person_id);

-- What a provider's word gives: whoever has this value in this claim is in the group, or holds the role.
CREATE TABLE provider_rules (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    provider_id INTEGER NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    claim       TEXT NOT NULL,
    value       TEXT NOT NULL,
    group_id    INTEGER REFERENCES groups (id) ON DELETE CASCADE,
    role        TEXT,
    space_id    INTEGER REFERENCES spaces (id) ON DELETE CASCADE
);
CREATE INDEX provider_rules_by_provider ON provider_rules (provider_id);

-- What was given by a provider's word, so that only that is taken back.
CREATE TABLE provider_grants (
    id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    provider_id INTEGER NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    person_id   INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    group_id    INTEGER REFERENCES groups (id) ON DELETE CASCADE,
    role        TEXT,
    space_id    INTEGER REFERENCES spaces (id) ON DELETE CASCADE
);
CREATE INDEX provider_grants_by_person ON provider_grants (person_id);
CREATE INDEX provider_grants_by_provider ON provider_grants (provider_id);

-- Browsers that were led to a provider and are awaited back.
CREATE TABLE provider_departures (
    state_hash   TEXT NOT NULL PRIMARY KEY,
    browser_hash TEXT NOT NULL,
    provider_id  INTEGER NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    errand       TEXT NOT NULL,                  -- sign_in, join, proof
    person_id    INTEGER REFERENCES accounts (person_id) ON DELETE CASCADE,  -- who is signed in
    next         TEXT,
    made_at      INTEGER NOT NULL
);
CREATE INDEX provider_departures_by_time ON provider_departures (made_at);

-- Who came back from a provider for the first time, and has still to say who they are here.
CREATE TABLE provider_arrivals (
    browser_hash TEXT NOT NULL PRIMARY KEY,
    provider_id  INTEGER NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    subject      TEXT NOT NULL,
    mail         TEXT NOT NULL,
    mail_folded  TEXT NOT NULL,
    name         TEXT NOT NULL,
    handle       TEXT NOT NULL,
    called       TEXT NOT NULL,
    claims       TEXT NOT NULL,                  -- JSON, of those that rules ask for
    id_token     TEXT NOT NULL,                  -- encrypted
    next         TEXT,
    made_at      INTEGER NOT NULL
);
CREATE INDEX provider_arrivals_by_time ON provider_arrivals (made_at);

-- What a browser signed in with, for signing out there too.
CREATE TABLE provider_sign_ins (
    browser_hash TEXT NOT NULL PRIMARY KEY,
    provider_id  INTEGER NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    person_id    INTEGER NOT NULL REFERENCES accounts (person_id) ON DELETE CASCADE,
    id_token     TEXT NOT NULL,                  -- encrypted
    made_at      INTEGER NOT NULL
);
CREATE INDEX provider_sign_ins_by_person ON provider_sign_ins (person_id);
