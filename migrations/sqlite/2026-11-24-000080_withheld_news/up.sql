-- What nobody was told of because it was out of sight then: it is told once it is in sight.
CREATE TABLE withheld_news (
    event_id  INTEGER NOT NULL PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
    thread_id INTEGER NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    at        INTEGER NOT NULL,                          -- since when
    ready_at  INTEGER,                                   -- since when it may be in sight again
    person    INTEGER NOT NULL DEFAULT 0                 -- everybody up to this number has been told of it since
);
CREATE INDEX withheld_news_of_thread ON withheld_news (thread_id);
CREATE INDEX withheld_news_ready ON withheld_news (ready_at) WHERE ready_at IS NOT NULL;
CREATE INDEX withheld_news_by_age ON withheld_news (at);
