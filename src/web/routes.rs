//! Every address of the forum, who may call it, and the function that answers.

mod declared;
mod providers;
mod review;
mod rules;

use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig};

pub use actix_web::http::Method;
pub use declared::{Declared, Who};

use super::{
    acceptances, accounts, admin, alternatives, answers, assets, comments, crawlers, drafts, faq_entries, farewells,
    follows, gate, health, home, notifications, old_addresses, pages, people, posts, preferences, preview, questions,
    revisions, roles, search, settings, shifts, spaces, streams, tags, threads, uploads, verifications, votes,
};
use crate::platform::config::Config;
use crate::platform::limits::{ASKS, POSTS, SEARCHES, SIGN_INS, SIGN_UPS, SUGGESTIONS, TYPING, UPLOADS, VOTES};
use crate::settings::MOST_LOGO_BYTES;
use crate::uploads::Most;
use Who::{Admins, Drafters, Everyone, Guests, Machines, Members, Writers};
use declared::{Routes, get, post};

/// The forum's addresses, by feature.
fn routes(forum: &mut Routes<'_>) {
    site(forum);
    doors(forum);
    own(forum);
    people(forum);
    reading(forum);
    writing(forum);
    review::order(forum);
    review::cases(forum);
    leading(forum);
    running(forum);
    running_people(forum);
    mail(forum);
    rules::waiting(forum);
    rules::running(forum);
    providers::doors(forum);
    providers::running(forum);
}

/// What every site has.
fn site(forum: &mut Routes<'_>) {
    forum.open_to(Everyone, get("/"), home::show);
    forum.open_to(Machines, get("/assets/{name}"), assets::show);
    forum.open_to(Machines, get("/healthz"), health::alive);
    forum.open_to(Machines, get("/readyz"), health::ready);
    forum.open_to(Machines, get("/robots.txt"), crawlers::robots);
    forum.open_to(Machines, get("/sitemap.xml"), crawlers::sitemaps);
    forum.open_to(Machines, get("/sitemaps/{name}"), crawlers::sitemap);
    forum.open_to(Everyone, get("/rules"), pages::rules);
    forum.open_to(Everyone, get("/privacy"), pages::privacy);
    forum.open_to(Everyone, get("/terms"), pages::terms);
}

/// How people come in.
fn doors(forum: &mut Routes<'_>) {
    forum.open_to(Guests, get("/sign-up"), accounts::new_account);
    forum.open_to(Guests, post("/sign-up").counted(SIGN_UPS).local_door(), accounts::sign_up);
    forum.open_to(Guests, get("/sign-in"), accounts::new_session);
    forum.open_to(Guests, post("/sign-in").counted(SIGN_INS).local_door(), accounts::sign_in);
    forum.open_to(Guests, get("/sign-in/mail").local_door(), accounts::new_mailed_session);
    forum.open_to(Guests, post("/sign-in/mail").local_door(), accounts::ask_to_sign_in);
    forum.open_to(Guests, get("/sign-in/code").local_door(), accounts::new_code);
    forum.open_to(Guests, post("/sign-in/code").local_door(), accounts::sign_in_by_code);
    forum.open_to(Guests, get("/sign-in/links/{token}").local_door(), accounts::open_sign_in);
    forum.open_to(Guests, post("/sign-in/links/{token}").local_door(), accounts::sign_in_by_link);
    forum.open_to(Members, get("/proof"), accounts::new_proof);
    forum.open_to(Members, post("/proof").local_door(), accounts::prove);
    forum.open_to(Members, post("/proof/mail").local_door(), accounts::ask_for_proof);
    forum.open_to(Members, get("/proof/code").local_door(), accounts::new_proof_code);
    forum.open_to(Members, post("/proof/code").local_door(), accounts::prove_by_code);
    forum.open_to(Members, post("/sign-out"), accounts::sign_out);
    forum.open_to(Everyone, get("/forgotten-password").local_door(), accounts::forgotten_password);
    forum.open_to(Everyone, post("/forgotten-password").local_door(), accounts::ask_for_password);
    forum.open_to(Everyone, get("/forgotten-password/sent").local_door(), accounts::password_sent);
    forum.open_to(Everyone, get("/forgotten-password/{token}").local_door(), accounts::open_new_password);
    forum.open_to(Everyone, post("/forgotten-password/{token}").local_door(), accounts::set_new_password);
    // Confirmations
    forum.open_to(Members, get("/confirmation"), accounts::confirmation);
    forum.open_to(Members, post("/confirmation/send").local_door(), accounts::send_confirmation);
    forum.open_to(Members, post("/confirmation/address").local_door(), accounts::confirm_another);
    forum.open_to(Everyone, get("/confirmations/{token}").local_door(), accounts::open_confirmation);
    forum.open_to(Everyone, post("/confirmations/{token}").local_door(), accounts::confirm);
    forum.open_to(Everyone, post("/confirmations/{token}/again").local_door(), accounts::confirm_again);
    forum.open_to(Everyone, post("/confirmations/{token}/refuse"), accounts::refuse_confirmation);
    forum.open_to(Members, get("/suspended"), accounts::suspended);
    forum.open_to(Guests, get("/setup/{token}"), accounts::new_admin);
    forum.open_to(Guests, post("/setup/{token}"), accounts::set_up);
}

/// One's own settings and news.
fn own(forum: &mut Routes<'_>) {
    forum.open_to(Members, get("/settings"), settings::show);
    forum.open_to(Members, get("/settings/profile"), settings::profile);
    forum.open_to(Writers, post("/settings/profile"), settings::change_profile);
    forum.open_to(Writers, post("/settings/handle"), settings::change_handle);
    forum.open_to(Writers, post("/settings/picture").with_file("file", upload_bytes), settings::choose_picture);
    forum.open_to(Members, post("/settings/picture/remove"), settings::remove_picture);
    forum.open_to(Writers, post("/settings/products"), settings::add_product);
    forum.open_to(Members, post("/settings/products/remove"), settings::remove_product);
    forum.open_to(Members, get("/settings/posts"), settings::posts);
    forum.open_to(Members, get("/settings/privacy"), settings::privacy);
    forum.open_to(Members, post("/settings/privacy/export").asks_proof(), settings::export);
    forum.open_to(Members, get("/settings/privacy/exports/{export}").asks_proof(), settings::download);
    forum.open_to(Members, post("/settings/privacy/deletion").asks_proof(), settings::leave);
    forum.open_to(Members, get("/farewell"), farewells::show);
    forum.open_to(Members, post("/farewell/undo"), farewells::undo);
    forum.open_to(Members, get("/settings/account"), accounts::account);
    forum.open_to(Members, post("/settings/password").local_door(), accounts::change_password);
    forum.open_to(Members, post("/settings/sessions/end"), accounts::end_sessions);
    forum.open_to(Members, get("/settings/address").asks_proof().local_door(), accounts::new_address);
    forum.open_to(Members, post("/settings/address").asks_proof().local_door(), accounts::ask_to_change_address);
    forum.open_to(Everyone, get("/addresses/{token}").local_door(), accounts::open_address);
    forum.open_to(Everyone, post("/addresses/{token}").local_door(), accounts::change_address);
    forum.open_to(Everyone, get("/addresses/{token}/keep"), accounts::open_address_before);
    forum.open_to(Everyone, post("/addresses/{token}/keep"), accounts::keep_address);
    // Notifications
    forum.open_to(Members, get("/notifications"), notifications::list);
    forum.open_to(Members, post("/notifications/read"), notifications::read);
    forum.open_to(Members, get("/streams"), streams::open);
    forum.open_to(Members, get("/settings/notifications"), notifications::choices);
    forum.open_to(Members, post("/settings/notifications"), notifications::change_choices);
    forum.open_to(Everyone, get("/unsubscribe/{token}"), notifications::unsubscribing);
    // Mail programs send it, and know no session: the address carries its own secret.
    forum.open_to(Machines, post("/unsubscribe/{token}"), notifications::unsubscribe);
    forum.open_to(Everyone, post("/unsubscribe/{token}/choices"), notifications::choose_by_mail);
}

/// How one sees the site, and who is here.
fn people(forum: &mut Routes<'_>) {
    forum.open_to(Everyone, post("/theme"), preferences::choose_theme);
    forum.open_to(Everyone, post("/language"), preferences::choose_language);
    forum.open_to(Everyone, get("/people"), people::list);
    forum.open_to(Everyone, get("/people/{handle}"), people::show);
}

/// What people read, and mark while reading.
fn reading(forum: &mut Routes<'_>) {
    // Search
    forum.open_to(Everyone, get("/search").counted(SEARCHES), search::find);
    forum.open_to(Everyone, get("/suggestions").counted(SUGGESTIONS), search::suggest);
    // Spaces and tags
    forum.open_to(Everyone, get("/spaces"), spaces::list);
    forum.open_to(Everyone, get("/spaces/{slug}"), spaces::show);
    forum.open_to(Everyone, get("/spaces/{slug}/roles"), roles::list);
    // FAQ entries and shifts
    forum.open_to(Everyone, get("/help"), faq_entries::list);
    forum.open_to(Everyone, get("/help/{slug}"), faq_entries::show);
    forum.open_to(Everyone, get("/experts"), shifts::list);
    // Tags
    forum.open_to(Everyone, get("/tags"), tags::list);
    forum.open_to(Everyone, get("/tags/{tag}"), tags::show);
    // Threads
    forum.open_to(Everyone, get("/threads"), threads::list);
    forum.open_to(Everyone, get("/threads/{thread}"), threads::show);
    forum.open_to(Writers, post("/threads/{thread}/follow").counted(VOTES), follows::follow);
    forum.open_to(Members, post("/threads/{thread}/follow/withdraw").counted(VOTES), follows::unfollow);
    forum.open_to(Writers, post("/threads/{thread}/too").counted(VOTES), follows::mark_too);
    forum.open_to(Members, post("/threads/{thread}/too/withdraw").counted(VOTES), follows::withdraw_too);
    forum.open_to(Writers, post("/tags/{tag}/follow").counted(VOTES), follows::follow_tag);
    forum.open_to(Writers, post("/spaces/{slug}/follow").counted(VOTES), follows::follow_space);
    // Posts
    forum.open_to(Everyone, get("/posts/{post}"), posts::show);
    forum.open_to(Everyone, get("/posts/{post}/history"), revisions::list);
    forum.open_to(Everyone, get("/posts/{post}/comments"), comments::list);
    // Uploads
    forum.open_to(Everyone, get("/uploads/{upload}"), uploads::show);
    forum.open_to(Everyone, get("/uploads/{upload}/{name}"), uploads::show_named);
}

/// What people write, and what becomes of it.
fn writing(forum: &mut Routes<'_>) {
    // Questions
    forum.open_to(Everyone, get("/ask"), questions::new);
    // The same form as the question's, whose file this step does not keep.
    forum.open_to(Everyone, post("/ask").with_file("file", |_| 0), questions::choose_space);
    forum.open_to(Everyone, post("/ask/solved").counted(TYPING), search::solve);
    forum.open_to(Drafters, post("/ask/solved/withdraw"), search::take_back);
    forum.open_to(Writers, post("/threads").counted(ASKS).with_file("file", upload_bytes), questions::ask);
    // Answers
    forum.open_to(
        Writers,
        post("/threads/{thread}/answers").counted(POSTS).with_file("file", upload_bytes),
        answers::post,
    );
    // Posts
    forum.open_to(Writers, get("/posts/{post}/edit"), posts::edit);
    forum.open_to(Writers, post("/posts/{post}/edit").with_file("file", upload_bytes), posts::save);
    forum.open_to(Writers, post("/posts/{post}/delete"), posts::delete);
    forum.open_to(Writers, post("/posts/{post}/restore"), posts::restore);
    forum.open_to(
        Writers,
        post("/posts/{post}/comments").counted(POSTS).with_file("file", upload_bytes),
        comments::post,
    );
    forum.open_to(Writers, post("/posts/{post}/vote").counted(VOTES), votes::cast);
    // Uploads
    forum.open_to(Writers, post("/uploads").counted(UPLOADS).with_file("file", upload_bytes), uploads::add);
    // Drafts and previews
    forum.open_to(Drafters, post("/drafts").counted(TYPING), drafts::keep);
    forum.open_to(Drafters, post("/drafts/discard"), drafts::discard);
    forum.open_to(Everyone, post("/preview").counted(TYPING), preview::show);
    // Acceptances
    forum.open_to(Writers, post("/threads/{thread}/acceptance"), acceptances::accept);
    forum.open_to(Writers, post("/threads/{thread}/acceptance/withdraw"), acceptances::withdraw);
    // Alternatives and verifications
    forum.open_to(Writers, post("/posts/{post}/alternative"), alternatives::mark);
    forum.open_to(Writers, post("/posts/{post}/alternative/withdraw"), alternatives::withdraw);
    forum.open_to(Writers, post("/posts/{post}/verification"), verifications::verify);
    forum.open_to(Writers, post("/posts/{post}/verification/withdraw"), verifications::withdraw);
}

/// What leads do for their spaces.
fn leading(forum: &mut Routes<'_>) {
    // Roles
    forum.open_to(Writers, post("/spaces/{slug}/roles").asks_proof(), roles::grant);
    forum.open_to(Writers, post("/spaces/{slug}/roles/withdraw").asks_proof(), roles::withdraw);
    // FAQ entries
    forum.open_to(Members, get("/threads/{thread}/faq-entry"), faq_entries::edit);
    forum.open_to(Writers, post("/threads/{thread}/faq-entry"), faq_entries::keep);
    forum.open_to(Writers, post("/threads/{thread}/faq-entry/confirm"), faq_entries::confirm);
    forum.open_to(Writers, post("/threads/{thread}/faq-entry/order"), faq_entries::change_place);
    forum.open_to(Writers, post("/threads/{thread}/faq-entry/remove"), faq_entries::remove);
    // Shifts
    forum.open_to(Members, get("/spaces/{slug}/shifts"), shifts::edit);
    forum.open_to(Writers, post("/spaces/{slug}/shifts"), shifts::add);
    forum.open_to(Writers, post("/spaces/{slug}/shifts/remove"), shifts::remove);
    forum.open_to(Writers, post("/spaces/{slug}/shifts/zone"), shifts::set_zone);
}

/// Who is on the site: roles, suspensions, applicants, joined accounts.
fn running_people(forum: &mut Routes<'_>) {
    use admin::{applicants, merges, people};
    forum.open_to(Admins, get("/admin/people"), people::list);
    forum.open_to(Admins, get("/admin/people/{handle}"), people::show);
    forum.open_to(Admins, post("/admin/people/{handle}/roles").asks_proof(), people::grant);
    forum.open_to(Admins, post("/admin/people/{handle}/roles/withdraw").asks_proof(), people::withdraw);
    forum.open_to(Admins, post("/admin/people/{handle}/confirmation").asks_proof(), people::confirm);
    forum.open_to(Admins, post("/admin/people/{handle}/suspension").asks_proof(), people::suspend);
    forum.open_to(Admins, post("/admin/people/{handle}/suspension/lift"), people::lift);
    forum.open_to(Admins, get("/admin/applicants"), applicants::list);
    forum.open_to(Admins, post("/admin/applicants/{person}/approve"), applicants::approve);
    forum.open_to(Admins, get("/admin/applicants/{person}/decline"), applicants::new_decline);
    forum.open_to(Admins, post("/admin/applicants/{person}/decline"), applicants::decline);
    forum.open_to(Admins, get("/admin/people/{handle}/merge"), merges::show);
    forum.open_to(Admins, post("/admin/people/{handle}/merge").asks_proof(), merges::merge);
    forum.open_to(Admins, post("/admin/merges/{merge}/undo").asks_proof(), merges::undo);
}

/// Running the site, by area.
fn running(forum: &mut Routes<'_>) {
    use admin::{groups, health, jobs, messages, overview, pages, products, settings, setup, spaces, tags};
    forum.open_to(Admins, get("/admin"), overview::show);
    forum.open_to(Admins, get("/admin/settings"), settings::show);
    forum.open_to(Admins, post("/admin/settings").with_file("logo", |_| MOST_LOGO_BYTES), settings::save);
    forum.open_to(Admins, get("/admin/spaces"), spaces::list);
    forum.open_to(Admins, post("/admin/spaces"), spaces::make);
    forum.open_to(Admins, get("/admin/spaces/new"), spaces::new);
    forum.open_to(Admins, get("/admin/spaces/{space}"), spaces::edit);
    forum.open_to(Admins, post("/admin/spaces/{space}"), spaces::change);
    forum.open_to(Admins, post("/admin/spaces/{space}/order"), spaces::order);
    forum.open_to(Admins, get("/admin/spaces/{space}/products"), products::products);
    forum.open_to(Admins, post("/admin/spaces/{space}/products"), products::add_product);
    forum.open_to(Admins, get("/admin/products/{product}"), products::versions);
    forum.open_to(Admins, post("/admin/products/{product}"), products::rename_product);
    forum.open_to(Admins, post("/admin/products/{product}/order"), products::move_product);
    forum.open_to(Admins, post("/admin/products/{product}/remove"), products::remove_product);
    forum.open_to(Admins, post("/admin/products/{product}/versions"), products::add_version);
    forum.open_to(Admins, post("/admin/versions/{version}"), products::rename_version);
    forum.open_to(Admins, post("/admin/versions/{version}/order"), products::move_version);
    forum.open_to(Admins, post("/admin/versions/{version}/remove"), products::remove_version);
    forum.open_to(Admins, get("/admin/groups"), groups::list);
    forum.open_to(Admins, post("/admin/groups"), groups::make);
    forum.open_to(Admins, get("/admin/groups/{group}"), groups::show);
    forum.open_to(Admins, post("/admin/groups/{group}"), groups::rename);
    forum.open_to(Admins, post("/admin/groups/{group}/members").asks_proof(), groups::add);
    forum.open_to(Admins, post("/admin/groups/{group}/members/remove").asks_proof(), groups::remove);
    forum.open_to(Admins, post("/admin/groups/{group}/retire"), groups::retire);
    forum.open_to(Admins, get("/admin/tags"), tags::list);
    forum.open_to(Admins, get("/admin/tags/{tag}"), tags::edit);
    forum.open_to(Admins, post("/admin/tags/{tag}"), tags::change);
    forum.open_to(Admins, post("/admin/tags/{tag}/merge"), tags::merge);
    forum.open_to(Admins, get("/admin/pages"), pages::list);
    forum.open_to(Admins, get("/admin/pages/{page}"), pages::edit);
    forum.open_to(Admins, post("/admin/pages/{page}"), pages::save);
    forum.open_to(Admins, get("/admin/messages"), messages::list);
    forum.open_to(Admins, get("/admin/messages/{message}"), messages::edit);
    forum.open_to(Admins, post("/admin/messages/{message}"), messages::save);
    forum.open_to(Admins, get("/admin/jobs"), jobs::list);
    forum.open_to(Admins, post("/admin/jobs/{job}/retry"), jobs::retry);
    forum.open_to(Admins, get("/admin/health"), health::show);
    forum.open_to(Admins, post("/admin/health/reindex"), health::reindex);
    forum.open_to(Admins, get("/admin/setup"), setup::site);
    forum.open_to(Admins, post("/admin/setup"), setup::save_site);
    forum.open_to(Admins, get("/admin/setup/space"), setup::space);
    forum.open_to(Admins, post("/admin/setup/space"), setup::save_space);
    forum.open_to(Admins, get("/admin/setup/rules"), setup::rules);
    forum.open_to(Admins, post("/admin/setup/rules"), setup::save_rules);
    forum.open_to(Admins, post("/admin/setup/done"), setup::done);
}

/// Whether mail works, and the mails of who develops.
fn mail(forum: &mut Routes<'_>) {
    use admin::{mail, mail_folder};
    forum.open_to(Admins, get("/admin/mail"), mail::show);
    forum.open_to(Admins, post("/admin/mail/test"), mail::test);
    forum.open_to(Admins, post("/admin/mail/retry"), mail::retry);
    forum.open_to(Admins, post("/admin/mail/refusals/withdraw"), mail::withdraw_refusal);
    forum.open_to(Admins, get("/admin/mail/folder"), mail_folder::list);
    forum.open_to(Admins, get("/admin/mail/folder/{mail}"), mail_folder::show);
    forum.open_to(Admins, get("/admin/mail/folder/{mail}/html"), mail_folder::show_html);
}

/// The most bytes of a file for a post.
fn upload_bytes(config: &Config) -> usize {
    Most::of(config).bytes
}

/// Tells a server every address; what is not among them is not found.
pub(super) fn install(config: &mut ServiceConfig) {
    routes(&mut Routes { config: Some(config), declared: Vec::new() });
    let declared = Declared::open("{anywhere:.*}");
    let elsewhere = web::resource(declared.pattern).app_data(declared).to(old_addresses::show);
    config.service(elsewhere.wrap(from_fn(gate::gate)));
}

/// Every declared address.
pub(super) fn declared() -> Vec<Declared> {
    let mut all = Routes { config: None, declared: Vec::new() };
    routes(&mut all);
    all.declared
}
