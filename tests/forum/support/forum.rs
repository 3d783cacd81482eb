//! A forum of a test's own.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Barrier, LazyLock};
use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Service, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::rt::{System, SystemRunner};
use actix_web::test::{self, TestRequest};
use diesel::{QueryableByName, RunQueryDsl};
use futures_util::future::{FutureExt, LocalBoxFuture};
use peerdesk::accounts::{self, NewAccount, NewSession};
use peerdesk::app::App;
use peerdesk::error::{Error, Result};
use peerdesk::ids::{PersonId, SpaceId};
use peerdesk::notifications::{self, Told};
use peerdesk::platform::assets::Assets;
use peerdesk::platform::clock::{Clock, Instant};
use peerdesk::platform::config::{Config, DatabaseUrl};
use peerdesk::platform::db::{Conn, Tx};
use peerdesk::platform::files::Files;
use peerdesk::platform::outbound::Outbound;
use peerdesk::platform::passwords::{Cost, Passwords};
use peerdesk::platform::tokens::Token;
use peerdesk::platform::views::Views;
use peerdesk::platform::words::Words;
use peerdesk::rights::{self, Member, Role};
use peerdesk::search::{Follower, Pace};
use peerdesk::spaces::{self, NewSpace};
use peerdesk::{each_backend, schedule, streams, web};

use super::database::Database;
use super::person::Person;
use super::queries;

type Answer = (u16, Vec<(String, String)>, Vec<u8>);
type Call = Box<dyn Fn(actix_http::Request) -> LocalBoxFuture<'static, Answer>>;

/// The words and templates, read once for all tests; with the pseudo-language.
static VIEWS: LazyLock<Arc<Views>> = LazyLock::new(|| {
    let files = Files::own();
    let words = Arc::new(Words::load_with_pseudo(&files).unwrap());
    Arc::new(Views::load(&files, words, Arc::new(Assets::load(&files).unwrap())).unwrap())
});

/// What every test account's password is.
pub const PASSWORD: &str = "correct horse battery staple";

/// A forum with a database, a clock that stands, and nobody in it.
pub struct Forum {
    pub app: Arc<App>,
    system: SystemRunner,
    call: Call,
    addresses: Cell<u8>,
    follower: RefCell<Follower>,
    // Last, so that its files and its database go after whoever holds them open.
    database: Database,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    rows: i64,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    number: i64,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = diesel::sql_types::Text)]
    words: String,
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = diesel::sql_types::Text)]
    detail: String,
}

impl Forum {
    /// An empty forum.
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// An empty forum whose configuration differs.
    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        // Longer than it is outside of tests: many run at a time.
        Self::patient(Duration::from_secs(30), change)
    }

    /// The same, which waits no longer than so for others to answer.
    pub fn patient(longest: Duration, change: impl FnOnce(&mut Config)) -> Self {
        // Faults of ours stand in the output of the test that met them.
        let _ = tracing_subscriber::fmt().with_test_writer().with_max_level(tracing::Level::ERROR).try_init();
        queries::listen();
        let database = Database::new();
        let mut config = Config {
            data: database.folder.path().to_owned(),
            database: Some(database.url.clone()),
            limits: false,
            ..Config::default()
        };
        change(&mut config);
        let clock = Clock::fixed(Instant::parse("2026-05-02T09:00:00Z").unwrap());
        let mut app = App::open(config, clock, Arc::clone(&VIEWS)).unwrap();
        app.passwords = Passwords::with(Cost { memory_kib: 64, passes: 1 }, 4, Duration::from_secs(5)).unwrap();
        let allowed = app.config.outbound_allowed.clone();
        app.outbound = Outbound::new(allowed, None, longest);
        let app = Arc::new(app);
        let system = System::new();
        let call = system.block_on(service(Arc::clone(&app)));
        let follower = RefCell::new(Follower::new(Arc::clone(&app.search), app.db.clone()));
        Self { app, system, call, addresses: Cell::new(0), follower, database }
    }

    /// Search hears of everything that happened so far. On PostgreSQL nothing is read before transactions as old
    /// have ended, those of other tests too.
    pub fn search_catches_up(&self) {
        let begun = std::time::Instant::now();
        let mut follower = self.follower.borrow_mut();
        loop {
            while follower.round().unwrap() == Pace::Busy {}
            if follower.has_read_all().unwrap() {
                return;
            }
            assert!(begun.elapsed().as_secs() < 120, "search does not catch up");
            std::thread::yield_now();
        }
    }

    /// People are told of everything that happened so far; PostgreSQL may have to wait for other tests, as above.
    pub fn people_are_told(&self) {
        let begun = std::time::Instant::now();
        loop {
            while notifications::tell(&self.app.db, schedule::post_of(&self.app).unwrap().as_ref()).unwrap()
                == Told::More
            {}
            if notifications::has_told_all(&self.app.db).unwrap() {
                return;
            }
            assert!(begun.elapsed().as_secs() < 120, "people are not told");
            std::thread::yield_now();
        }
    }

    /// One round of search's follower, whatever comes of it.
    pub fn search_goes_on(&self) -> Result<Pace> {
        self.follower.borrow_mut().round()
    }

    /// The process that follows is another from now on, as after a crash.
    pub fn search_starts_again(&self) {
        let follower = Follower::new(Arc::clone(&self.app.search), self.app.db.clone());
        drop(self.follower.replace(follower));
    }

    /// Sends a request as it is; the answer's status, headers and body.
    pub fn send(&self, request: TestRequest) -> Answer {
        self.system.block_on((self.call)(request.to_request()))
    }

    /// The folder of the site.
    pub fn folder(&self) -> &std::path::Path {
        self.database.folder.path()
    }

    /// Somebody who is not signed in.
    pub fn guest(&self) -> Person<'_> {
        Person::guest(self)
    }

    /// A member, signed in, who has been here for a year.
    pub fn member(&self, handle: &str) -> Person<'_> {
        let id = self.joined(handle);
        self.signed_in(handle, id)
    }

    /// An expert of a space, which is made if need be.
    pub fn expert(&self, handle: &str, space: &str) -> Person<'_> {
        self.with_role(handle, Role::Expert, Some(space))
    }

    /// A moderator of a space, which is made if need be.
    pub fn moderator(&self, handle: &str, space: &str) -> Person<'_> {
        self.with_role(handle, Role::Moderator, Some(space))
    }

    /// Somebody with a role, everywhere if no space is named.
    pub fn with_role(&self, handle: &str, role: Role, space: Option<&str>) -> Person<'_> {
        let space = space.map(|slug| self.space(slug));
        let person = self.member(handle);
        self.grant(person.id(), role, space);
        person
    }

    fn grant(&self, person: PersonId, role: Role, space: Option<SpaceId>) {
        use diesel::prelude::*;
        use peerdesk::platform::db::schema::role_grants;
        self.write(|tx| {
            let now = tx.now();
            let row = (
                role_grants::person_id.eq(person),
                role_grants::role.eq(role),
                role_grants::space_id.eq(space),
                role_grants::at.eq(now),
            );
            diesel::insert_into(role_grants::table).values(row).execute(tx.conn())?;
            Ok(())
        });
    }

    /// A space open to everyone, made if need be.
    pub fn space(&self, slug: &str) -> SpaceId {
        use diesel::prelude::*;
        use peerdesk::platform::db::schema::spaces as rows;
        self.write(|tx| {
            let found: Option<SpaceId> =
                rows::table.filter(rows::slug.eq(slug)).select(rows::id).first(tx.conn()).optional()?;
            if let Some(id) = found {
                return Ok(id);
            }
            let new = NewSpace { slug: slug.to_owned(), name: slug.to_owned(), ..NewSpace::default() };
            spaces::make(tx, None, &new)
        })
    }

    fn joined(&self, handle: &str) -> PersonId {
        let hash = self.app.passwords.hash_now(&PASSWORD.parse().unwrap()).unwrap();
        let new = NewAccount {
            name: capitalised(handle),
            handle: handle.to_owned(),
            mail: peerdesk::platform::mail_address::MailAddress::parse(&format!("{handle}@example.org")).unwrap(),
            password_hash: Some(hash),
            about: String::new(),
        };
        let year = std::time::Duration::from_secs(365 * 24 * 3600);
        self.write(|tx| {
            let then = tx.now().minus(year);
            accounts::join(&mut tx.at(then), &new)
        })
    }

    /// Somebody who is here already, signed in once more.
    pub(super) fn signed_in(&self, handle: &str, person: PersonId) -> Person<'_> {
        let token = Token::random().unwrap();
        let new = NewSession {
            token_hash: token.hash(),
            person,
            lasts: accounts::lifetime(30),
            agent: "test".into(),
            address: "127.0.0.1".into(),
        };
        self.write(|tx| Ok(accounts::begin(tx, &new)?));
        Person::member(self, handle, person, token)
    }

    /// Runs a command; it must succeed.
    pub fn write<T>(&self, command: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> T {
        self.app.db.write(command).unwrap()
    }

    /// Runs queries; they must succeed.
    pub fn read<T>(&self, queries: impl FnOnce(&mut Conn) -> Result<T>) -> T {
        self.app.db.read(queries).unwrap()
    }

    /// Somebody as commands take them.
    pub fn as_member(&self, person: PersonId) -> Member {
        let now = self.app.clock.now();
        self.read(|conn| Ok(rights::find_member(conn, person, now)?))
    }

    /// Runs a command so many times at the same moment, each in its own transaction; their outcomes.
    pub fn at_once<T: Send>(
        &self,
        times: usize,
        command: impl Fn(usize, &mut Tx<'_>) -> Result<T> + Sync,
    ) -> Vec<Result<T, Error>> {
        let barrier = Barrier::new(times);
        std::thread::scope(|scope| {
            let (db, command, barrier) = (&self.app.db, &command, &barrier);
            let threads: Vec<_> = (0..times)
                .map(|nth| {
                    scope.spawn(move || {
                        barrier.wait();
                        db.write(|tx| command(nth, tx))
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        })
    }

    /// The queries that the database is asked while something is done.
    pub fn asks<T>(&self, act: impl FnOnce() -> T) -> Vec<String> {
        let address = match &self.database.url {
            DatabaseUrl::Sqlite(file) => file.to_string_lossy().into_owned(),
            DatabaseUrl::Postgres(address) => address.expose().to_owned(),
        };
        queries::asked(&address, act)
    }

    /// How SQLite goes about a query.
    pub fn explains(&self, query: &str) -> String {
        let asked = format!("EXPLAIN QUERY PLAN {query}");
        let steps: Vec<Step> = self.read(|conn| match conn {
            Conn::Sqlite(conn) => Ok(diesel::sql_query(asked).load(conn)?),
            Conn::Postgres(_) => Ok(Vec::new()),
        });
        steps.into_iter().map(|step| step.detail).collect::<Vec<_>>().join("\n")
    }

    /// How many rows a table has, or those of a condition: `count("events WHERE kind = 'answer_accepted'")`.
    pub fn count(&self, rows: &str) -> i64 {
        let query = format!("SELECT count(*) AS rows FROM {rows}");
        self.read(|conn| {
            let count: Count = each_backend!(conn, conn => diesel::sql_query(query.as_str()).get_result(conn))?;
            Ok(count.rows)
        })
    }

    /// A number that a query finds: `number("max(id) AS number FROM posts")`.
    pub fn number(&self, query: &str) -> i64 {
        let query = format!("SELECT {query}");
        self.read(|conn| {
            let found: Number = each_backend!(conn, conn => diesel::sql_query(query.as_str()).get_result(conn))?;
            Ok(found.number)
        })
    }

    /// A text that a query finds, as `words`.
    pub fn words(&self, query: &str) -> String {
        self.read(|conn| {
            let found: Found = each_backend!(conn, conn => diesel::sql_query(query).get_result(conn))?;
            Ok(found.words)
        })
    }

    /// Changes rows as no command would: to set a scene.
    pub fn execute(&self, statement: &str) {
        self.write(|tx| {
            each_backend!(tx.conn(), conn => diesel::sql_query(statement).execute(conn))?;
            Ok(())
        });
    }

    /// An address of its own for each guest.
    pub(super) fn next_address(&self) -> u8 {
        self.addresses.set(self.addresses.get().wrapping_add(1));
        self.addresses.get()
    }
}

async fn service(app: Arc<App>) -> Call {
    let server = actix_web::App::new().configure(web::configure(Arc::clone(&app))).wrap(from_fn(web::headers::add));
    let service = Rc::new(test::init_service(server).await);
    Box::new(move |request| {
        let (service, app) = (Rc::clone(&service), Arc::clone(&app));
        async move {
            let response = service.call(request).await.unwrap();
            let status = response.status().as_u16();
            let headers = response.headers().iter();
            let headers =
                headers.map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()));
            let headers: Vec<(String, String)> = headers.collect();
            let is_stream = headers.iter().any(|(_, value)| value.starts_with("text/event-stream"));
            let body = match is_stream {
                true => first_words(&app, response.map_into_boxed_body()).await,
                false => test::read_body(response).await.to_vec(),
            };
            (status, headers, body)
        }
        .boxed_local()
    })
}

/// What a stream says first; whoever asked then goes.
async fn first_words(app: &App, response: ServiceResponse<BoxBody>) -> Vec<u8> {
    streams::tell(&app.db, &app.streams).unwrap();
    let mut body = response.into_body();
    let first = poll_fn(|context| Pin::new(&mut body).poll_next(context)).await;
    first.and_then(Result::ok).map(|bytes| bytes.to_vec()).unwrap_or_default()
}

fn capitalised(handle: &str) -> String {
    let mut letters = handle.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
