-- By which channels somebody wants to be told of a topic; topics without a row are as the code says.
CREATE TABLE notification_choices (
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    topic      TEXT NOT NULL,
    in_product INTEGER NOT NULL,
    by_mail    TEXT NOT NULL,                              -- at_once, digest or never
    PRIMARY KEY (person_id, topic)
);

-- When somebody gets a digest, and how far the last one told. Due only while there is something to tell.
CREATE TABLE notification_digests (
    person_id INTEGER NOT NULL PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    period    TEXT NOT NULL,                               -- daily or weekly
    hour      INTEGER NOT NULL,                            -- by the clocks of their zone
    weekday   INTEGER NOT NULL,                            -- 1 Monday to 7 Sunday, of weekly ones
    due_at    INTEGER,
    last_at   INTEGER,
    upto      INTEGER NOT NULL DEFAULT 0                   -- the last notification that was told
);
CREATE INDEX notification_digests_due ON notification_digests (due_at) WHERE due_at IS NOT NULL;
