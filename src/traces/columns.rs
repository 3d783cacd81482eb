//! Every column that refers to a person, with what becomes of it.

/// What becomes of a reference when its person is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erased {
    /// The row goes.
    Row,
    /// The row stays with the one who stands for all who have left.
    Former,
    /// A number stays that leads to nobody: history is not rewritten.
    Number,
}

/// What becomes of a reference when its person is joined to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merged {
    /// It is the other's from now on.
    Moves,
    /// The same, unless the other has a row of their own with the same values in these columns.
    MovesUnless(&'static str),
    /// It stays as it was.
    Stays,
}

/// A column that refers to a person.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its table.
    pub table: &'static str,
    /// What tells its rows from one another, as an expression: those of one person, where that is enough.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What erasing does to it.
    pub erased: Erased,
    /// What joining does to it.
    pub merged: Merged,
    /// Whether its rows are about the person, and so in what they take with them.
    pub is_exported: bool,
}

const fn column(
    table: &'static str,
    key: &'static str,
    name: &'static str,
    erased: Erased,
    merged: Merged,
    is_exported: bool,
) -> Column {
    Column { table, key, name, erased, merged, is_exported }
}

/// What a provider's word gave, as a value.
const GRANT: &str = "provider_id, coalesce(group_id, 0), coalesce(role, ''), coalesce(space_id, 0)";

use Erased::{Former, Number, Row};
use Merged::{Moves, MovesUnless, Stays};

/// Every column that refers to a person. Rows that go are removed in this order.
pub const COLUMNS: &[Column] = &[
    column("sessions", "token_hash", "person_id", Row, Stays, true),
    column("passwords", "person_id", "person_id", Row, Stays, false),
    column("mailed_links", "id", "person_id", Row, Stays, false),
    column("devices", "id", "person_id", Row, Stays, true),
    column("provider_departures", "state_hash", "person_id", Row, Stays, false),
    column("provider_sign_ins", "browser_hash", "person_id", Row, Stays, false),
    column("identities", "id", "person_id", Row, MovesUnless("provider_id"), true),
    column("provider_grants", "id", "person_id", Row, MovesUnless(GRANT), true),
    column("accounts", "person_id", "person_id", Row, Stays, true),
    // Not exported: what was mailed because of somebody tells whether an address that they named has an account.
    column("mails", "id", "person_id", Row, Moves, false),
    column("mail_refusals", "address", "person_id", Row, Moves, false),
    column("audit", "id", "by_id", Former, Moves, true),
    column("audit", "id", "about_id", Former, Moves, true),
    column("group_members", "group_id", "person_id", Row, MovesUnless("group_id"), true),
    column("role_grants", "id", "person_id", Row, MovesUnless("role, coalesce(space_id, 0)"), true),
    column("role_grants", "id", "by_id", Former, Moves, false),
    column("threads", "id", "asked_by", Former, Moves, true),
    column("threads", "id", "last_post_by", Former, Moves, false),
    column("threads", "id", "resolved_by", Former, Moves, false),
    column("threads", "id", "closed_by", Former, Moves, false),
    column("threads", "id", "locked_by", Former, Moves, false),
    column("toos", "thread_id", "person_id", Row, MovesUnless("thread_id"), true),
    column("follows", "thread_id", "person_id", Row, MovesUnless("thread_id"), true),
    column("tag_follows", "tag_id", "person_id", Row, MovesUnless("tag_id"), true),
    column("space_follows", "space_id", "person_id", Row, MovesUnless("space_id"), true),
    column("notifications", "id", "person_id", Row, MovesUnless("event_id"), true),
    column("notifications", "id", "by_id", Former, Moves, false),
    column("notification_choices", "topic", "person_id", Row, MovesUnless("topic"), true),
    column("notification_digests", "person_id", "person_id", Row, Stays, true),
    column("old_addresses", "path", "person_id", Row, Moves, false),
    column("posts", "id", "author_id", Former, Moves, true),
    column("posts", "id", "edited_by", Former, Moves, false),
    column("posts", "id", "hidden_by", Former, Moves, false),
    column("revisions", "id", "by_id", Former, Moves, true),
    column("revisions", "id", "hidden_by", Former, Moves, false),
    column("approvals", "id", "by_id", Former, Moves, false),
    column("rules", "id", "changed_by", Former, Moves, false),
    column("mentions", "post_id", "person_id", Row, MovesUnless("post_id"), true),
    column("votes", "post_id", "person_id", Row, MovesUnless("post_id"), true),
    column("acceptances", "thread_id", "by_id", Former, Moves, true),
    column("alternatives", "post_id", "by_id", Former, Moves, true),
    column("verifications", "post_id", "by_id", Former, Moves, true),
    column("drafts", "id", "person_id", Row, MovesUnless("place"), true),
    column("moderation_acts", "id", "by_id", Former, Moves, true),
    column("events", "id", "person_id", Number, Stays, false),
    column("settings", "name", "changed_by", Former, Moves, false),
    column("site_pages", "id", "by_id", Former, Moves, false),
    column("consents", "page_id", "person_id", Row, MovesUnless("page_id"), true),
    // A later run of the import finds nobody of this name anew.
    column("imported_people", "source_id || '-' || foreign_id", "person_id", Former, Moves, true),
    column("uploads", "id", "person_id", Former, Moves, true),
    column("corrections", "id", "by_id", Former, Moves, true),
    column("corrections", "id", "ended_by", Former, Moves, false),
    column("correction_marks", "correction_id || '-' || mark", "by_id", Former, Moves, false),
    column("supersessions", "id", "by_id", Former, Moves, true),
    column("faq_entries", "thread_id", "by_id", Former, Moves, true),
    column("faq_entries", "thread_id", "checked_by", Former, Moves, false),
    column("shifts", "id", "person_id", Row, MovesUnless("space_id, weekday, starts"), true),
    column("shifts", "id", "by_id", Former, Moves, false),
    column("people", "id", "suspended_by", Former, Moves, false),
    column("products_used", "product_id", "person_id", Row, MovesUnless("product_id"), true),
    column("old_handles", "handle", "person_id", Row, Moves, true),
    column("exports", "id", "person_id", Row, Stays, true),
    column("flags", "id", "person_id", Row, MovesUnless("post_id"), true),
    column("cases", "id", "claimed_by", Former, Moves, false),
    column("decisions", "id", "by_id", Former, Moves, false),
    column("sweeps", "id", "by_id", Former, Moves, false),
    column("suspensions", "id", "person_id", Row, Moves, true),
    column("suspensions", "id", "suspended_by", Former, Moves, false),
    column("decisions", "id", "second_id", Former, Moves, false),
    column("proposals", "id", "by_id", Former, Moves, false),
    column("proposals", "id", "ended_by", Former, Moves, false),
    column("notes", "id", "by_id", Former, Moves, false),
    column("appeals", "id", "person_id", Former, Moves, true),
    column("appeals", "id", "by_id", Former, Moves, false),
    column("case_notes", "id", "by_id", Former, Moves, false),
    column("opinions", "id", "asked_by", Former, Moves, false),
    column("opinions", "id", "by_id", Former, Moves, false),
    column("message_templates", "outcome || '-' || language", "changed_by", Former, Moves, false),
    // Who was joined is no more: a number that leads to nobody.
    column("merges", "id", "from_id", Number, Stays, false),
    column("merges", "id", "into_id", Row, Stays, false),
    column("merges", "id", "by_id", Former, Stays, false),
];
