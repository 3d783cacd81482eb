-- When what somebody may last changed: sessions from before are given a new token.
ALTER TABLE people ADD COLUMN rights_changed_at INTEGER;
