//! The addresses of sign-in with a company's own accounts.

use super::Who::{Admins, Everyone, Guests, Members};
use super::declared::{Routes, get, post};
use crate::platform::limits::{DEPARTURES, SIGN_UPS};
use crate::web::{admin, providers};

/// Coming in, being known again, and what one's own account is joined with.
pub(super) fn doors(forum: &mut Routes<'_>) {
    forum.open_to(Guests, post("/sign-in/with/{provider}").counted(DEPARTURES), providers::sign_in);
    forum.open_to(Everyone, get("/sign-in/with/{provider}/answer").counted(DEPARTURES), providers::answer);
    forum.open_to(Guests, get("/sign-in/first-time"), providers::first_time);
    forum.open_to(Guests, post("/sign-in/first-time").counted(SIGN_UPS), providers::make_account);
    forum.open_to(Guests, post("/sign-in/first-time/proof"), providers::prove);
    forum.open_to(Members, post("/proof/with/{provider}").counted(DEPARTURES), providers::prove_anew);
    forum.open_to(Everyone, get("/signed-out"), providers::signed_out);
    forum.open_to(Members, get("/settings/identities"), providers::identities);
    let join = post("/settings/identities/join").counted(DEPARTURES).asks_proof();
    forum.open_to(Members, join, providers::join);
    forum.open_to(Members, post("/settings/identities/leave").asks_proof(), providers::leave);
}

/// What an administrator says of providers. Their word gives roles, so it is asked who changes it.
pub(super) fn running(forum: &mut Routes<'_>) {
    use admin::{provider_rules as rules, providers};
    forum.open_to(Admins, get("/admin/providers"), providers::list);
    forum.open_to(Admins, post("/admin/providers").asks_proof(), providers::make);
    forum.open_to(Admins, get("/admin/providers/new").asks_proof(), providers::new);
    forum.open_to(Admins, post("/admin/providers/only").asks_proof(), providers::only);
    forum.open_to(Admins, get("/admin/providers/{provider}").asks_proof(), providers::show);
    forum.open_to(Admins, post("/admin/providers/{provider}").asks_proof(), providers::change);
    forum.open_to(Admins, post("/admin/providers/{provider}/test"), providers::test);
    forum.open_to(Admins, post("/admin/providers/{provider}/close").asks_proof(), providers::close);
    forum.open_to(Admins, post("/admin/providers/{provider}/open").asks_proof(), providers::open);
    forum.open_to(Admins, post("/admin/providers/{provider}/remove").asks_proof(), providers::remove);
    forum.open_to(Admins, post("/admin/providers/{provider}/rules").asks_proof(), rules::add);
    forum.open_to(Admins, post("/admin/providers/{provider}/rules/remove").asks_proof(), rules::remove);
}
