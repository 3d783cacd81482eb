ALTER TABLE faq_entries DROP COLUMN markup_version;
ALTER TABLE faq_entries DROP COLUMN question_version;
