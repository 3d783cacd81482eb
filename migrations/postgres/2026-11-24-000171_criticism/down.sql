ALTER TABLE cases DROP COLUMN is_criticism;
