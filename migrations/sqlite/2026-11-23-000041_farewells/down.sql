ALTER TABLE people DROP COLUMN leaving_how;
ALTER TABLE people DROP COLUMN leaving_at;
