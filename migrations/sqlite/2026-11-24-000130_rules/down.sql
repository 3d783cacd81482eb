DROP INDEX posts_by_print;
ALTER TABLE posts DROP COLUMN print;
DROP TABLE approvals;
DROP TABLE rule_hits;
DROP TABLE rules;
