-- The public log goes by time: acts of moderation, and decisions by when they stood.
CREATE INDEX moderation_acts_by_time ON moderation_acts (at, id, kind, thread_id);
CREATE INDEX decisions_by_standing ON decisions (stood_at, id) WHERE stood_at IS NOT NULL;
CREATE INDEX decisions_by_time ON decisions (at);
CREATE INDEX flags_by_time ON flags (at);
CREATE INDEX cases_by_opening ON cases (opened_at);
