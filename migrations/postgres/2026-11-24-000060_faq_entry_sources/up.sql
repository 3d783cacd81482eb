-- An entry is taken from its thread's question, too: when that says something else, the entry is being checked.
-- And it is drawn again when what draws texts has changed; 0: drawn before this was kept.
ALTER TABLE faq_entries ADD COLUMN question_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE faq_entries ADD COLUMN markup_version BIGINT NOT NULL DEFAULT 0;
UPDATE faq_entries SET question_version = COALESCE(
    (SELECT version FROM posts WHERE posts.thread_id = faq_entries.thread_id AND posts.kind = 'question'), 0);
