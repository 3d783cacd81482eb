DROP TABLE devices;
DROP TABLE mailed_links;
ALTER TABLE sessions DROP COLUMN is_kept;
ALTER TABLE sessions DROP COLUMN proved_at;
DROP INDEX accounts_by_confirmation;
DROP INDEX accounts_by_waiting;
ALTER TABLE accounts DROP COLUMN note;
ALTER TABLE accounts DROP COLUMN waits_since;
ALTER TABLE accounts DROP COLUMN mail_confirmed_at;
