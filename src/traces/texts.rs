//! Every column of text, with who may have written it and by what it goes.

/// Who may have written what stands in a column, and by what it goes when they are erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Words of the code, hashes, numbers as text.
    ByUs,
    /// By those who run the site, in the site's name.
    BySite,
    /// By or of a person, in a row that goes with them.
    InTheirRow,
    /// By a person, in what they asked or answered: stays under "former member" or goes, as they choose; where
    /// others name or quote them it is taken out.
    InPosts,
    /// By or of a person; taken out by the name of the column in `farewells::erase`.
    ByHand,
    /// By whoever was not signed in; goes after a day.
    ForADay,
}

/// A column of text.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Its table.
    pub table: &'static str,
    /// Its names, each with the same answer.
    pub names: &'static [&'static str],
    /// Who wrote it.
    pub written: Written,
}

const fn text(table: &'static str, names: &'static [&'static str], written: Written) -> Text {
    Text { table, names, written }
}

use Written::{ByHand, BySite, ByUs, ForADay, InPosts, InTheirRow};

/// Every column of text.
pub const TEXTS: &[Text] = &[
    text("people", &["handle", "handle_skeleton", "name", "about", "language", "time_zone", "theme"], InTheirRow),
    text("people", &["suspended_why", "picture", "leaving_how"], InTheirRow),
    text("accounts", &["mail", "mail_folded", "note", "language"], InTheirRow),
    text("passwords", &["hash"], InTheirRow),
    text("sessions", &["token_hash", "agent", "address"], InTheirRow),
    text("mailed_links", &["purpose", "mail", "token_hash", "browser_hash", "code_hash", "leads_to"], InTheirRow),
    text("devices", &["token_hash", "agent", "address"], InTheirRow),
    text("setup_links", &["token_hash"], ByUs),
    text("attempts", &["kind"], ByUs),
    text("attempts", &["key"], ForADay),
    text("audit", &["kind", "detail"], ByUs),
    text("audit", &["address"], ByHand),
    text("spaces", &["slug", "name", "description", "access", "template", "time_zone"], BySite),
    text("products", &["name"], BySite),
    text("product_versions", &["name"], BySite),
    text("groups", &["slug", "name"], BySite),
    text("role_grants", &["role"], ByUs),
    text("tags", &["name", "description"], BySite),
    text("threads", &["kind", "language", "audience", "resolved_how", "closed_why"], ByUs),
    text("threads", &["title", "excerpt"], InPosts),
    text("old_addresses", &["path"], BySite),
    text("posts", &["kind", "language", "hidden_why", "submission_key"], ByUs),
    text("posts", &["author_name", "markdown", "html", "hidden_note"], InPosts),
    text("revisions", &["title", "markdown", "note"], InPosts),
    text("revisions", &["hidden_why"], ByUs),
    text("rules", &["name", "kind", "words", "does"], BySite),
    text("rule_hits", &["does"], ByUs),
    text("approvals", &["outcome"], ByUs),
    text("approvals", &["why"], InPosts),
    text("drafts", &["place", "fields"], InTheirRow),
    text("kept_forms", &["token_hash", "place", "page", "fields"], ForADay),
    text("moderation_acts", &["kind", "why"], ByUs),
    text("moderation_acts", &["note"], InPosts),
    text("events", &["kind", "data"], ByUs),
    text("follows", &["level"], ByUs),
    text("tag_follows", &["level"], ByUs),
    text("space_follows", &["level"], ByUs),
    text("notifications", &["kind", "topic", "role", "by_mail"], ByUs),
    text("notification_choices", &["topic", "by_mail"], ByUs),
    text("notification_digests", &["period"], ByUs),
    text("notification_positions", &["name", "position"], ByUs),
    // To an address that is nobody's yet: by the address.
    text("mails", &["kind", "language", "message_id", "claimed_by", "outcome"], ByUs),
    text("mails", &["data", "address", "trouble", "problem"], InTheirRow),
    text("mail_refusals", &["address", "problem"], InTheirRow),
    text("jobs", &["kind", "data", "claimed_by", "problem"], ByUs),
    text("settings", &["name", "value"], BySite),
    text("site_pages", &["name", "markdown", "html"], BySite),
    text("import_sources", &["name"], BySite),
    text("uploads", &["key", "content", "kind", "name"], ByHand),
    text("faq_entries", &["markdown", "html"], InPosts),
    text("corrections", &["markdown", "html", "why", "source", "withdrawn_why"], InPosts),
    text("correction_marks", &["mark"], ByUs),
    text("old_handles", &["handle", "handle_skeleton"], InTheirRow),
    text("exports", &["key", "problem"], InTheirRow),
    text("merges", &["undo"], InTheirRow),
    text("flags", &["reason", "standing", "state"], ByUs),
    text("flags", &["words", "better", "source", "since"], InTheirRow),
    text("cases", &["outcome", "reason"], ByUs),
    text("appeals", &["outcome", "remains"], ByUs),
    text("appeals", &["words", "answer"], ByHand),
    // The rows of before, which are forgotten after ten minutes; numbers, while somebody may appeal.
    text("decisions", &["outcome", "why", "undo"], ByUs),
    text("decisions", &["message"], ByHand),
    text("decisions", &["reply", "note"], InPosts),
    text("sweeps", &["spared"], ByUs),
    text("suspensions", &["why"], InTheirRow),
    text("proposals", &["why", "ended"], ByUs),
    text("proposals", &["message"], ByHand),
    text("proposals", &["note"], InPosts),
    text("notes", &["markdown"], InPosts),
    text("case_notes", &["markdown"], InPosts),
    text("opinions", &["verdict"], ByUs),
    text("opinions", &["question", "words"], InPosts),
    text("message_templates", &["outcome", "language", "markdown"], BySite),
    text("providers", &["slug", "name", "issuer", "client_id", "client_secret"], BySite),
    text("providers", &["scopes", "newcomers", "sign_out"], BySite),
    text("provider_rules", &["claim", "value", "role"], BySite),
    text("provider_grants", &["role"], ByUs),
    text("identities", &["issuer", "subject", "called"], InTheirRow),
    text("provider_sign_ins", &["browser_hash", "id_token"], InTheirRow),
    text("provider_departures", &["state_hash", "browser_hash", "errand", "next"], ForADay),
    text("provider_arrivals", &["browser_hash", "subject", "mail", "mail_folded", "name", "handle"], ForADay),
    text("provider_arrivals", &["called", "claims", "id_token", "next"], ForADay),
];
