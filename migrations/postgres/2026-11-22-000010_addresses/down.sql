DROP INDEX events_by_space;
DROP INDEX old_addresses_by_tag;
ALTER TABLE old_addresses DROP COLUMN tag_id;
