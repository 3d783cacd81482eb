-- When somebody who asked to be deleted will be, and what becomes of their posts then: stay, go.
ALTER TABLE people ADD COLUMN leaving_at INTEGER;
ALTER TABLE people ADD COLUMN leaving_how TEXT;
