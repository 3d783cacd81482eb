-- The zone in which a space's hours are said; null: the site's.
ALTER TABLE spaces ADD COLUMN time_zone TEXT;

-- When an expert is there for a space, week after week, by the clocks of the space's zone.
CREATE TABLE shifts (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    space_id  INTEGER NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    weekday   INTEGER NOT NULL,                             -- 1 Monday to 7 Sunday
    starts    INTEGER NOT NULL,                             -- minutes after midnight
    ends      INTEGER NOT NULL,                             -- the same; not after starts: on the next day
    by_id     INTEGER REFERENCES people (id),
    at        INTEGER NOT NULL,
    UNIQUE (space_id, person_id, weekday, starts)
);
CREATE INDEX shifts_by_person ON shifts (person_id);
