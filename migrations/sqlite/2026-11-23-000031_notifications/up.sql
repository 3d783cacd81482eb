-- What somebody is told of: one row a person and event, made by who follows the events.
CREATE TABLE notifications (
    id         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    person_id  INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    event_id   INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    kind       TEXT NOT NULL,                         -- what happened
    topic      TEXT NOT NULL,                         -- why it concerns them: what they choose a channel by
    thread_id  INTEGER REFERENCES threads (id) ON DELETE CASCADE,
    post_id    INTEGER REFERENCES posts (id) ON DELETE CASCADE,
    space_id   INTEGER REFERENCES spaces (id) ON DELETE CASCADE,   -- of a role
    role       TEXT,
    by_id      INTEGER REFERENCES people (id),
    at         INTEGER NOT NULL,
    in_product INTEGER NOT NULL DEFAULT 1,            -- 0: by mail alone
    by_mail    TEXT NOT NULL DEFAULT 'never',         -- at_once, digest or never, as they had chosen then
    read_at    INTEGER,
    UNIQUE (person_id, event_id)
);
CREATE INDEX notifications_of_person ON notifications (person_id, id);
CREATE INDEX notifications_unread ON notifications (person_id, thread_id) WHERE read_at IS NULL;
CREATE INDEX notifications_by_age ON notifications (at);

-- How far events were told, and to whom of those whom the next one concerns.
CREATE TABLE notification_positions (
    name     TEXT NOT NULL PRIMARY KEY,
    position TEXT NOT NULL,
    person   INTEGER NOT NULL DEFAULT 0                -- everybody up to this number has been told of the next event
);
INSERT INTO notification_positions (name, position) SELECT 'told', '0-' || coalesce(max(id), 0) FROM events;
