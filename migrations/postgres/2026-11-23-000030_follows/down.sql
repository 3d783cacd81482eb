DROP TABLE space_follows;
DROP TABLE tag_follows;
ALTER TABLE follows DROP COLUMN level;
