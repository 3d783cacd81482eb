DROP TABLE shifts;
ALTER TABLE spaces DROP COLUMN time_zone;
