//! Every address of the forum, who may call it, and the function that answers.

use actix_web::guard;
use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, Responder};

pub use actix_web::http::Method;

use super::multipart::TakesFile;
use super::{
    acceptances, accounts, admin, alternatives, answers, assets, comments, crawlers, drafts, faq_entries, follows,
    gate, health, home, moderation, notifications, old_addresses, pages, people, posts, preferences, preview, providers,
    questions, revisions, roles, search, settings, shifts, spaces, streams, tags, threads, uploads, verifications,
    votes,
};
use crate::platform::config::Config;
use crate::platform::limits::{ASKS, DEPARTURES, POSTS, Rule, SEARCHES, SIGN_UPS, SUGGESTIONS, TYPING, UPLOADS, VOTES};
use crate::settings::MOST_LOGO_BYTES;
use crate::uploads::Most;
use Who::{Admins, Everyone, Guests, Machines, Members, Writers};

/// The forum's addresses, by feature.
fn routes(forum: &mut Routes<'_>) {
    site(forum);
    people_and_accounts(forum);
    reading(forum);
    writing(forum);
    order(forum);
    leading(forum);
    running(forum);
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

/// Who people are, and how they come in.
fn people_and_accounts(forum: &mut Routes<'_>) {
    // Accounts
    forum.open_to(Guests, get("/sign-up"), accounts::new_account);
    forum.open_to(Guests, post("/sign-up").counted(SIGN_UPS), accounts::sign_up);
    forum.open_to(Guests, get("/sign-in"), accounts::new_session);
    forum.open_to(Guests, post("/sign-in"), accounts::sign_in);
    forum.open_to(Members, post("/sign-out"), accounts::sign_out);
    elsewhere(forum);
    forum.open_to(Members, get("/suspended"), accounts::suspended);
    forum.open_to(Guests, get("/setup/{token}"), accounts::new_admin);
    forum.open_to(Guests, post("/setup/{token}"), accounts::set_up);
    // One's own settings
    forum.open_to(Members, get("/settings"), settings::show);
    forum.open_to(Members, get("/settings/profile"), settings::profile);
    forum.open_to(Members, post("/settings/profile"), settings::change_profile);
    forum.open_to(Members, get("/settings/account"), accounts::account);
    forum.open_to(Members, post("/settings/password"), accounts::change_password);
    forum.open_to(Members, post("/settings/sessions/end"), accounts::end_sessions);
    // Notifications
    forum.open_to(Members, get("/notifications"), notifications::list);
    forum.open_to(Members, post("/notifications/read"), notifications::read);
    forum.open_to(Members, get("/streams"), streams::open);
    // Preferences
    forum.open_to(Everyone, post("/theme"), preferences::choose_theme);
    forum.open_to(Everyone, post("/language"), preferences::choose_language);
    // People
    forum.open_to(Everyone, get("/people"), people::list);
    forum.open_to(Everyone, get("/people/{handle}"), people::show);
}

/// Signing in with a company's own accounts.
fn elsewhere(forum: &mut Routes<'_>) {
    forum.open_to(Guests, post("/sign-in/with/{provider}").counted(DEPARTURES), providers::sign_in);
    forum.open_to(Everyone, get("/sign-in/with/{provider}/answer").counted(DEPARTURES), providers::answer);
    forum.open_to(Guests, get("/sign-in/first-time"), providers::first_time);
    forum.open_to(Guests, post("/sign-in/first-time").counted(SIGN_UPS), providers::make_account);
    forum.open_to(Guests, post("/sign-in/first-time/proof"), providers::prove);
    forum.open_to(Everyone, get("/signed-out"), providers::signed_out);
    forum.open_to(Members, get("/settings/identities"), providers::identities);
    forum.open_to(Members, post("/settings/identities/join").counted(DEPARTURES), providers::join);
    forum.open_to(Members, post("/settings/identities/leave"), providers::leave);
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
    forum.open_to(Writers, post("/ask/solved/withdraw"), search::take_back);
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
    forum.open_to(Writers, post("/drafts").counted(TYPING), drafts::keep);
    forum.open_to(Writers, post("/drafts/discard"), drafts::discard);
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

/// Keeping order.
fn order(forum: &mut Routes<'_>) {
    // Resolutions
    forum.open_to(Members, get("/threads/{thread}/resolution"), moderation::new_resolution);
    forum.open_to(Writers, post("/threads/{thread}/resolution"), moderation::resolve);
    forum.open_to(Writers, post("/threads/{thread}/resolution/withdraw"), moderation::reopen);
    // Closings
    forum.open_to(Members, get("/threads/{thread}/closing"), moderation::new_closing);
    forum.open_to(Writers, post("/threads/{thread}/closing"), moderation::close);
    forum.open_to(Writers, post("/threads/{thread}/closing/withdraw"), moderation::open);
    // Moderation
    forum.open_to(Writers, post("/threads/{thread}/lock"), moderation::lock);
    forum.open_to(Writers, post("/threads/{thread}/lock/withdraw"), moderation::unlock);
    forum.open_to(Writers, post("/threads/{thread}/pin"), moderation::pin);
    forum.open_to(Writers, post("/threads/{thread}/pin/withdraw"), moderation::unpin);
    forum.open_to(Members, get("/threads/{thread}/move"), moderation::new_move);
    forum.open_to(Writers, post("/threads/{thread}/move"), moderation::move_thread);
    forum.open_to(Members, get("/threads/{thread}/edit"), moderation::new_edit);
    forum.open_to(Writers, post("/threads/{thread}/edit"), moderation::edit);
    forum.open_to(Everyone, get("/threads/{thread}/history"), moderation::history);
    forum.open_to(Members, get("/posts/{post}/hide"), moderation::new_hiding);
    forum.open_to(Writers, post("/posts/{post}/hide"), moderation::hide);
    forum.open_to(Writers, post("/posts/{post}/hide/withdraw"), moderation::show);
    forum.open_to(Members, get("/posts/{post}/revisions/{version}/hide"), moderation::new_version_hiding);
    forum.open_to(Writers, post("/posts/{post}/revisions/{version}/hide"), moderation::hide_version);
    forum.open_to(Writers, post("/posts/{post}/revisions/{version}/hide/withdraw"), moderation::show_version);
}

/// What leads do for their spaces.
fn leading(forum: &mut Routes<'_>) {
    // Roles
    forum.open_to(Writers, post("/spaces/{slug}/roles"), roles::grant);
    forum.open_to(Writers, post("/spaces/{slug}/roles/withdraw"), roles::withdraw);
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

/// Running the site, by area.
fn running(forum: &mut Routes<'_>) {
    use admin::{
        groups, health, jobs, overview, pages, people, products, provider_rules, providers, settings, setup, spaces,
        tags,
    };
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
    forum.open_to(Admins, post("/admin/groups/{group}/members"), groups::add);
    forum.open_to(Admins, post("/admin/groups/{group}/members/remove"), groups::remove);
    forum.open_to(Admins, post("/admin/groups/{group}/retire"), groups::retire);
    forum.open_to(Admins, get("/admin/people"), people::list);
    forum.open_to(Admins, get("/admin/people/{handle}"), people::show);
    forum.open_to(Admins, post("/admin/people/{handle}/roles"), people::grant);
    forum.open_to(Admins, post("/admin/people/{handle}/roles/withdraw"), people::withdraw);
    forum.open_to(Admins, post("/admin/people/{handle}/suspension"), people::suspend);
    forum.open_to(Admins, post("/admin/people/{handle}/suspension/lift"), people::lift);
    forum.open_to(Admins, get("/admin/providers"), providers::list);
    forum.open_to(Admins, post("/admin/providers"), providers::make);
    forum.open_to(Admins, get("/admin/providers/new"), providers::new);
    forum.open_to(Admins, post("/admin/providers/only"), providers::only);
    forum.open_to(Admins, get("/admin/providers/{provider}"), providers::show);
    forum.open_to(Admins, post("/admin/providers/{provider}"), providers::change);
    forum.open_to(Admins, post("/admin/providers/{provider}/test"), providers::test);
    forum.open_to(Admins, post("/admin/providers/{provider}/close"), providers::close);
    forum.open_to(Admins, post("/admin/providers/{provider}/open"), providers::open);
    forum.open_to(Admins, post("/admin/providers/{provider}/remove"), providers::remove);
    forum.open_to(Admins, post("/admin/providers/{provider}/rules"), provider_rules::add);
    forum.open_to(Admins, post("/admin/providers/{provider}/rules/remove"), provider_rules::remove);
    forum.open_to(Admins, get("/admin/tags"), tags::list);
    forum.open_to(Admins, get("/admin/tags/{tag}"), tags::edit);
    forum.open_to(Admins, post("/admin/tags/{tag}"), tags::change);
    forum.open_to(Admins, post("/admin/tags/{tag}/merge"), tags::merge);
    forum.open_to(Admins, get("/admin/pages"), pages::list);
    forum.open_to(Admins, get("/admin/pages/{page}"), pages::edit);
    forum.open_to(Admins, post("/admin/pages/{page}"), pages::save);
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

/// The most bytes of a file for a post.
fn upload_bytes(config: &Config) -> usize {
    Most::of(config).bytes
}

/// Who may call an address; the rest is asked of the thing itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// No cookie is read: probes, files.
    Machines,
    /// Whoever is not signed in; others are sent to the front page.
    Guests,
    /// Guests and members.
    Everyone,
    /// Whoever is signed in, suspended or not.
    Members,
    /// Whoever is signed in and not suspended.
    Writers,
    /// Whoever holds a role somewhere.
    Staff,
    /// Whoever runs the site.
    Admins,
}

/// An address as it is declared.
#[derive(Clone, Debug)]
pub struct Declared {
    /// Who may call it.
    pub who: Who,
    /// By which method.
    pub method: Method,
    /// Its pattern, as in `/threads/{thread}`.
    pub pattern: &'static str,
    /// How often one may call it, beside what counts for every request and every write.
    pub limit: Option<Rule>,
    /// The file its form may carry.
    pub file: Option<TakesFile>,
}

struct Address {
    method: Method,
    pattern: &'static str,
    limit: Option<Rule>,
    file: Option<TakesFile>,
}

impl Address {
    /// Counted by a rule of its own.
    fn counted(self, rule: Rule) -> Self {
        Self { limit: Some(rule), ..self }
    }

    /// Its form may carry a file, in this field and of so many bytes at most.
    fn with_file(self, field: &'static str, most: fn(&Config) -> usize) -> Self {
        Self { file: Some(TakesFile { field, most }), ..self }
    }
}

fn get(pattern: &'static str) -> Address {
    Address { method: Method::GET, pattern, limit: None, file: None }
}

fn post(pattern: &'static str) -> Address {
    Address { method: Method::POST, pattern, limit: None, file: None }
}

/// Collects what is declared, and tells it to a server if there is one.
struct Routes<'c> {
    config: Option<&'c mut ServiceConfig>,
    declared: Vec<Declared>,
}

impl Routes<'_> {
    fn open_to<F, Args>(&mut self, who: Who, address: Address, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        let Address { method, pattern, limit, file } = address;
        let declared = Declared { who, method, pattern, limit, file };
        if let Some(config) = &mut self.config {
            let resource = web::resource(pattern).app_data(declared.clone());
            // A HEAD is a GET whose body nobody reads.
            let resource = if declared.method == Method::GET {
                resource.guard(guard::Any(guard::Get()).or(guard::Head()))
            } else {
                resource.guard(guard::Method(declared.method.clone()))
            };
            config.service(resource.to(handler).wrap(from_fn(gate::gate)));
        }
        self.declared.push(declared);
    }
}

/// Tells a server every address; what is not among them is not found.
pub(super) fn install(config: &mut ServiceConfig) {
    routes(&mut Routes { config: Some(config), declared: Vec::new() });
    let declared = Declared { who: Everyone, method: Method::GET, pattern: "{anywhere:.*}", limit: None, file: None };
    let elsewhere = web::resource(declared.pattern).app_data(declared).to(old_addresses::show);
    config.service(elsewhere.wrap(from_fn(gate::gate)));
}

/// Every declared address.
pub(super) fn declared() -> Vec<Declared> {
    let mut all = Routes { config: None, declared: Vec::new() };
    routes(&mut all);
    all.declared
}
