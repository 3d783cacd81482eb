-- Counted on every front page: threads that wait for a first answer, by space.
CREATE INDEX threads_waiting ON threads (space_id) WHERE hidden_at IS NULL AND answer_count = 0 AND resolved_at IS NULL AND closed_at IS NULL;
-- Whom to thank lately.
CREATE INDEX acceptances_by_time ON acceptances (at);
