DROP TABLE old_handles;
DROP TABLE products_used;
DROP INDEX people_by_picture;
ALTER TABLE people DROP COLUMN activity_hidden_at;
ALTER TABLE people DROP COLUMN shortcuts_off_at;
ALTER TABLE people DROP COLUMN picture;
