//! What every request and every job shares.

use std::sync::{Arc, PoisonError, RwLock};

use anyhow::Context;

use crate::error::Result;
use crate::exports;
use crate::mails::Holding;
use crate::platform::clock::{Clock, Instant, Zone};
use crate::platform::config::{BaseUrl, Config};
use crate::platform::db::{Conn, Db, Migrated, Pools};
use crate::platform::limits::Limits;
use crate::platform::mail::Mailer;
use crate::platform::outbound::{self, Outbound};
use crate::platform::passwords::Passwords;
use crate::platform::sealed::Seal;
use crate::platform::store::Store;
use crate::platform::turns::Turns;
use crate::platform::views::Views;
use crate::platform::words::Language;
use crate::providers::{self, Discovered, Door};
use crate::search::Search;
use crate::settings::{self, Settings};
use crate::streams::Streams;
use crate::threads::{self, ViewCounter};

/// How long somebody waits for a turn at drawing a picture.
const DRAWING_WAIT: std::time::Duration = std::time::Duration::from_secs(20);

/// How many sign-in providers are asked at a time, and how long somebody waits for a turn.
const ASKING: usize = 8;
const ASKING_WAIT: std::time::Duration = std::time::Duration::from_secs(5);

/// What every request and every job shares.
pub struct App {
    /// How the process was started.
    pub config: Config,
    /// The site's address.
    pub base: BaseUrl,
    /// The database.
    pub db: Db,
    /// Pages.
    pub views: Arc<Views>,
    /// The time.
    pub clock: Clock,
    /// Hashing of passwords.
    pub passwords: Passwords,
    /// Request limits of this node.
    pub limits: Limits,
    /// The way by which mail leaves; what is to be sent is posted with [`crate::mails::post`].
    pub mailer: Mailer,
    /// What this process holds of the outbox.
    pub holding: Holding,
    /// Requests to others.
    pub outbound: Outbound,
    /// What sign-in providers said of themselves lately.
    pub discovered: Discovered,
    /// Turns at asking them: one that is slow keeps few threads waiting.
    pub asking: Turns,
    /// Files that people brought.
    pub store: Store,
    /// Copies that people asked for.
    pub exports: exports::Folder,
    /// Turns at drawing pictures.
    pub drawing: Turns,
    /// Views of threads that are not written yet.
    pub view_counter: ViewCounter,
    /// What is told to open pages.
    pub streams: Streams,
    /// This node's search.
    pub search: Arc<Search>,
    /// Since when this process runs.
    pub started_at: Instant,
    settings: RwLock<Arc<Settings>>,
    doors: RwLock<Arc<Vec<Door>>>,
}

/// What is asked on many pages and seldom changes.
fn settings_and_doors(conn: &mut Conn) -> Result<(Settings, Vec<Door>)> {
    Ok((settings::load(conn)?, providers::list_doors(conn)?))
}

/// The client for requests to others, as configured.
fn outbound_client(config: &Config) -> anyhow::Result<Outbound> {
    let read = |path: &std::path::PathBuf| {
        std::fs::read(path).with_context(|| format!("the certificates in {}", path.display()))
    };
    let certificates = config.outbound_certificates.as_ref().map(read).transpose()?;
    Ok(Outbound::new(config.outbound_allowed.clone(), certificates.as_deref(), outbound::LONGEST))
}

impl App {
    /// Opens a site: makes its folder if need be and migrates its database.
    pub fn open(config: Config, clock: Clock, views: Arc<Views>) -> anyhow::Result<Self> {
        config.make_data_folder().with_context(|| format!("the data folder {}", config.data.display()))?;
        let place = config.database_url();
        let migrated = Migrated::with_a_copy(&place, &config.data)?;
        if migrated.steps > 0 {
            tracing::info!(steps = migrated.steps, "the database was brought to this release's schema");
        }
        let pools = Pools {
            readers: config.read_connections,
            writers: config.write_connections,
            wait: std::time::Duration::from_secs(config.connection_wait_seconds.into()),
        };
        let db = Db::new(place, pools, clock.clone(), config.base_url().origin());
        let (settings, doors) = db.read(settings_and_doors)?;
        Ok(Self {
            started_at: clock.now(),
            base: config.base_url(),
            passwords: Passwords::new(&config)?,
            limits: Limits::new(config.limits),
            search: Arc::new(Search::new(config.search_folder())),
            mailer: Mailer::new(&config).context("mail")?,
            holding: Holding::default(),
            outbound: outbound_client(&config)?,
            discovered: Discovered::default(),
            asking: Turns::new(ASKING, ASKING_WAIT),
            store: Store::in_folder(&config.data),
            exports: exports::Folder::in_data(&config.data),
            drawing: Turns::new(config.upload_permits as usize, DRAWING_WAIT),
            config,
            db,
            views,
            clock,
            view_counter: ViewCounter::default(),
            streams: Streams::default(),
            settings: RwLock::new(Arc::new(settings)),
            doors: RwLock::new(Arc::new(doors)),
        })
    }

    /// Writes the views counted since the last time; what cannot be written now is kept for the next.
    pub fn write_views(&self) -> Result<()> {
        let counts = self.view_counter.take();
        if counts.is_empty() {
            return Ok(());
        }
        let written = self.db.write(|tx| Ok(threads::add_views(tx, &counts)?));
        if written.is_err() {
            self.view_counter.put_back(counts);
        }
        written
    }

    /// What closes and opens the texts that lie encrypted in the database.
    pub fn seal(&self) -> Result<Seal> {
        let secret = self.config.site_secret().map_err(anyhow::Error::from)?;
        Ok(Seal::new(&secret).map_err(anyhow::Error::from)?)
    }

    /// The settings as this node last read them.
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.settings.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The zone of the site itself, for whoever has chosen none.
    pub fn zone(&self) -> Zone {
        Zone::parse(&self.settings().zone).unwrap_or_else(|_| Zone::utc())
    }

    /// The providers that people may sign in with, as this node last read them.
    pub fn doors(&self) -> Arc<Vec<Door>> {
        Arc::clone(&self.doors.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The language of the site itself, for whoever asks for none that there are words in.
    pub fn language(&self) -> Language {
        let chosen = Language::parse(&self.settings().language).filter(|it| self.views.words().speaks(it));
        chosen.unwrap_or(Language::ENGLISH)
    }

    /// Reads the settings again: after a change, and now and then, since another node may have made one.
    pub fn refresh_settings(&self) -> Result<()> {
        let (settings, doors) = self.db.read(settings_and_doors)?;
        *self.settings.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(settings);
        *self.doors.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(doors);
        Ok(())
    }
}
