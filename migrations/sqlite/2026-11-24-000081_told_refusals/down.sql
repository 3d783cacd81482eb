DROP INDEX mail_refusals_untold;
ALTER TABLE mail_refusals DROP COLUMN told_at;
