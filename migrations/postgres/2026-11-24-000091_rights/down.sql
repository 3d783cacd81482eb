ALTER TABLE people DROP COLUMN rights_changed_at;
