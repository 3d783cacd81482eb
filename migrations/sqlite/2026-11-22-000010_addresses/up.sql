-- Where a tag is now that once had this address: renamed and merged tags.
ALTER TABLE old_addresses ADD COLUMN tag_id INTEGER REFERENCES tags (id) ON DELETE CASCADE;
CREATE INDEX old_addresses_by_tag ON old_addresses (tag_id);

-- What changed in a space, for those who lead it.
CREATE INDEX events_by_space ON events (space_id, id);
