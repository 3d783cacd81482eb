-- What refers to something is found by it: where a row goes, the database looks for all that refer to it, and without
-- an index it reads their tables whole, once for each row. Most of these columns are empty in most rows.

CREATE INDEX acceptances_by_id ON acceptances (by_id);
CREATE INDEX alternatives_by_id ON alternatives (by_id);
CREATE INDEX audit_about_id ON audit (about_id) WHERE about_id IS NOT NULL;
CREATE INDEX audit_by_id ON audit (by_id) WHERE by_id IS NOT NULL;
CREATE INDEX consents_page_id ON consents (page_id);
CREATE INDEX faq_entries_checked_by ON faq_entries (checked_by);
CREATE INDEX faq_entries_by_id ON faq_entries (by_id);
CREATE INDEX import_sources_space_id ON import_sources (space_id);
CREATE INDEX merges_by_id ON merges (by_id);
CREATE INDEX moderation_acts_by_id ON moderation_acts (by_id);
CREATE INDEX notifications_by_id ON notifications (by_id) WHERE by_id IS NOT NULL;
CREATE INDEX notifications_space_id ON notifications (space_id) WHERE space_id IS NOT NULL;
CREATE INDEX notifications_post_id ON notifications (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX notifications_thread_id ON notifications (thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX notifications_event_id ON notifications (event_id);
CREATE INDEX old_addresses_person_id ON old_addresses (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX old_addresses_space_id ON old_addresses (space_id) WHERE space_id IS NOT NULL;
CREATE INDEX old_addresses_thread_id ON old_addresses (thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX people_suspended_by ON people (suspended_by) WHERE suspended_by IS NOT NULL;
CREATE INDEX posts_hidden_by ON posts (hidden_by) WHERE hidden_by IS NOT NULL;
CREATE INDEX posts_edited_by ON posts (edited_by) WHERE edited_by IS NOT NULL;
CREATE INDEX revisions_hidden_by ON revisions (hidden_by) WHERE hidden_by IS NOT NULL;
CREATE INDEX revisions_by_id ON revisions (by_id);
CREATE INDEX role_grants_by_id ON role_grants (by_id) WHERE by_id IS NOT NULL;
CREATE INDEX role_grants_space_id ON role_grants (space_id) WHERE space_id IS NOT NULL;
CREATE INDEX role_grants_person_id ON role_grants (person_id);
CREATE INDEX settings_changed_by ON settings (changed_by) WHERE changed_by IS NOT NULL;
CREATE INDEX shifts_by_id ON shifts (by_id) WHERE by_id IS NOT NULL;
CREATE INDEX site_pages_by_id ON site_pages (by_id) WHERE by_id IS NOT NULL;
CREATE INDEX threads_moved_to ON threads (moved_to) WHERE moved_to IS NOT NULL;
CREATE INDEX threads_locked_by ON threads (locked_by) WHERE locked_by IS NOT NULL;
CREATE INDEX threads_closed_by ON threads (closed_by) WHERE closed_by IS NOT NULL;
CREATE INDEX threads_resolved_by ON threads (resolved_by) WHERE resolved_by IS NOT NULL;
CREATE INDEX threads_last_post_by ON threads (last_post_by);
CREATE INDEX verifications_by_id ON verifications (by_id);
