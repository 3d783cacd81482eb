//! The names that nobody may take: they would pass for the site, for those who run it, or for a page of it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::skeleton;

/// In alphabetical order, each group.
const RESERVED: &[&str] = &[
    // those who run a site
    "admin",
    "administrator",
    "administrators",
    "admins",
    "expert",
    "experts",
    "lead",
    "leads",
    "mod",
    "moderator",
    "moderators",
    "mods",
    "official",
    "operator",
    "owner",
    "root",
    "staff",
    "superuser",
    "support",
    "sysadmin",
    "team",
    "webmaster",
    // the site itself
    "bot",
    "community",
    "daemon",
    "forum",
    "help",
    "helpdesk",
    "mail",
    "mailer-daemon",
    "no-reply",
    "noreply",
    "notifications",
    "peerdesk",
    "postmaster",
    "security",
    "site",
    "system",
    // nobody, and everybody
    "all",
    "anonymous",
    "deleted",
    "everyone",
    "former-member",
    "guest",
    "guests",
    "here",
    "nobody",
    "null",
    "somebody",
    "undefined",
    "unknown",
    // pages beside /people/ada
    "delete",
    "edit",
    "invite",
    "list",
    "me",
    "new",
    "search",
    "self",
    "settings",
    // the same in the languages of the site
    "админ",
    "администратор",
    "модератор",
    "관리자",
    "운영자",
    "管理人",
    "管理员",
    "管理者",
    "ຜູ້ດູແລ",
];

/// By what they look like, separators left out.
static SKELETONS: LazyLock<BTreeSet<String>> = LazyLock::new(|| RESERVED.iter().map(|it| bare(it)).collect());

/// Whether a handle is a reserved name, looks like one, or is one with separators put in.
pub(super) fn is_reserved(handle: &str) -> bool {
    // To Unicode a 1 looks like an l; whoever calls himself adm1n means an i.
    SKELETONS.contains(&bare(handle)) || SKELETONS.contains(&bare(&handle.replace('1', "i")))
}

fn bare(handle: &str) -> String {
    let letters: String = handle.chars().filter(|it| !super::is_separator(*it)).collect();
    skeleton(&letters)
}
