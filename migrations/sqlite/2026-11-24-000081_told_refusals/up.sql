-- When those who run the site were told that an address takes no mail; null: not yet.
ALTER TABLE mail_refusals ADD COLUMN told_at INTEGER;
UPDATE mail_refusals SET told_at = at;
CREATE INDEX mail_refusals_untold ON mail_refusals (at) WHERE told_at IS NULL;
