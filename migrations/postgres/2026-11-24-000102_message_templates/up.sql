-- What an author is told by outcome and language, where the site has words of its own for it.
CREATE TABLE message_templates (
    outcome    TEXT NOT NULL,
    language   TEXT NOT NULL,
    markdown   TEXT NOT NULL,
    changed_by BIGINT REFERENCES people (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (outcome, language)
);
CREATE INDEX message_templates_by_person ON message_templates (changed_by) WHERE changed_by IS NOT NULL;
