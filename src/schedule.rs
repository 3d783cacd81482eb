//! What runs by the clock, on one screen, and the threads that run it, the jobs and the mails.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use anyhow::Context;

use crate::app::App;
use crate::error::{Error, Result};
use crate::ids::ThreadId;
use crate::notifications::{self, Post, Told};
use crate::platform::db::{Backend, Tx};
use crate::platform::panics::caught;
use crate::platform::{jobs, tokens};
use crate::search::{Follower, Pace};
use crate::{
    accounts, appeals, audit, cases, drafts, exports, faq_entries, kept_forms, listeners, mails, merges, people, posts,
    providers, streams, uploads,
};

/// Something that is done again and again.
struct Task {
    name: &'static str,
    every: Duration,
    /// Whether it is also done once more before the process ends.
    at_the_end: bool,
    run: fn(&App) -> Result<()>,
}

const SECOND: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What is done, and how often.
const TASKS: [Task; 9] = [
    Task { name: "write views", every: SECOND.saturating_mul(5), at_the_end: true, run: App::write_views },
    Task {
        name: "read settings again",
        every: SECOND.saturating_mul(5),
        at_the_end: false,
        run: App::refresh_settings,
    },
    Task { name: "draw old texts again", every: DAY, at_the_end: false, run: draw_old_texts_again },
    Task { name: "weigh cases again", every: MINUTE.saturating_mul(5), at_the_end: false, run: cases::weigh_again },
    Task { name: "send digests", every: MINUTE, at_the_end: false, run: send_digests },
    Task { name: "tell of addresses that refuse", every: HOUR, at_the_end: false, run: tell_of_refusals },
    Task { name: "forget what is over", every: HOUR, at_the_end: false, run: forget_what_is_over },
    Task { name: "forget unused uploads", every: HOUR, at_the_end: false, run: forget_unused_uploads },
    Task { name: "forget old exports", every: HOUR, at_the_end: false, run: forget_old_exports },
];

/// How long a worker without work waits before it looks again.
const LOOK_AGAIN: Duration = SECOND;
/// How long what happens is gathered after search took something in: each time costs about as much.
const GATHER: Duration = Duration::from_millis(600);
/// How long it rests at least between two looks for what happened.
const BREATHE: Duration = Duration::from_millis(50);
/// How often it is looked whether mails are held that long that it must be said again.
const RENEW: Duration = SECOND.saturating_mul(5);
/// How long nobody is told of anything after all were.
const REST: Duration = Duration::from_millis(200);
/// How long after trouble it tries again.
const TRY_AGAIN: Duration = SECOND.saturating_mul(3);
/// How long drafts are kept that nobody touches.
const DRAFTS_KEPT: Duration = Duration::from_secs(90 * DAY.as_secs());

/// What an older renderer drew, after an upgrade: posts, which are many, are asked for as a job.
fn draw_old_texts_again(app: &App) -> Result<()> {
    app.db.write(posts::ask_to_render_again)?;
    let mut after = ThreadId::new(0);
    while let Some(last) = app.db.write(|tx| faq_entries::render_again(tx, after))? {
        after = last;
    }
    Ok(())
}

/// Sessions, attempts, forms, drafts, audit rows, mails and notifications whose time is over, each in a transaction of
/// its own; and accounts that were never confirmed.
fn forget_what_is_over(app: &App) -> Result<()> {
    let forget: [fn(&mut Tx<'_>) -> Result<usize>; 10] = [
        accounts::sweep,
        providers::sweep,
        |tx| Ok(people::forget_old_handles(tx)?),
        |tx| Ok(merges::forget_old(tx)?),
        |tx| Ok(kept_forms::forget_old(tx)?),
        |tx| {
            let long_ago = tx.now().minus(DRAFTS_KEPT);
            Ok(drafts::forget_older(tx, long_ago)?)
        },
        |tx| Ok(appeals::forget_old(tx)?),
        |tx| Ok(audit::forget_old(tx)?),
        |tx| Ok(notifications::forget_old(tx)?),
        |tx| Ok(mails::forget_old(tx)?),
    ];
    // One that cannot be done keeps none of the others.
    let mut last = Ok(());
    for forget in forget {
        if let Err(problem) = app.db.write(forget) {
            tracing::warn!(%problem, "something that is over could not be forgotten this time");
            last = Err(problem);
        }
    }
    accounts::forget_unconfirmed(&app.db)?;
    last
}

/// Files that nobody put into a post, or whose posts are gone.
fn forget_unused_uploads(app: &App) -> Result<()> {
    let gone = uploads::forget_unused(&app.db, &app.store)?;
    if gone > 0 {
        tracing::info!(gone, "unused uploads were taken away");
    }
    Ok(())
}

/// Copies that people asked for and can have no longer.
fn forget_old_exports(app: &App) -> Result<()> {
    exports::forget_expired(&app.db, &app.exports).map(|_| ())
}

/// The threads that work in the background. Dropped, they finish what they are at, and end.
#[must_use = "they end when this is dropped"]
pub struct Background {
    app: Arc<App>,
    stop: Arc<Stop>,
    threads: Vec<JoinHandle<()>>,
}

impl Background {
    /// Begins to work.
    pub fn start(app: &Arc<App>) -> anyhow::Result<Self> {
        let mut background = Self { app: Arc::clone(app), stop: Arc::default(), threads: Vec::new() };
        background.spawn("clock", app, keep_time)?;
        background.spawn("search", app, follow)?;
        background.spawn("notify", app, notify)?;
        background.spawn("streams", app, keep_pages_up)?;
        for nth in 0..app.config.job_workers {
            let worker = format!("{}-{nth}", std::process::id());
            background.spawn(&format!("jobs-{nth}"), app, move |app, stop| work(app, &worker, work_once, stop))?;
        }
        background.send_mails(app)?;
        Ok(background)
    }

    /// The threads that send mails, where there is a way to send them.
    fn send_mails(&mut self, app: &Arc<App>) -> anyhow::Result<()> {
        if !mails::is_set_up(&app.config) {
            return Ok(());
        }
        if app.db.backend() == Backend::Sqlite {
            // One server to a folder: whoever held these is gone.
            app.db.write(|tx| Ok::<_, Error>(mails::release_all(tx)?))?;
        }
        // Processes of several machines may have the same number.
        let node = tokens::random_text::<6>()?;
        for nth in 0..app.config.mail_workers {
            let worker = format!("{node}-{nth}");
            self.spawn(&format!("mails-{nth}"), app, move |app, stop| work(app, &worker, send_once, stop))?;
        }
        self.spawn("mails-hold", app, hold_on_to_mails)
    }

    /// Runs something until the process ends. If it breaks off, which is a mistake of ours, it begins again.
    fn spawn(&mut self, name: &str, app: &Arc<App>, run: impl Fn(&App, &Stop) + Send + 'static) -> anyhow::Result<()> {
        let (app, stop) = (Arc::clone(app), Arc::clone(&self.stop));
        let again = move || {
            while let Err(panicked) = caught(|| run(&app, &stop)) {
                tracing::error!(%panicked, "a background thread broke off; it begins again");
                if stop.wait(TRY_AGAIN) {
                    return;
                }
            }
        };
        self.threads.push(thread::Builder::new().name(name.to_owned()).spawn(again).context("a background thread")?);
        Ok(())
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.stop.tell();
        // Who waits for something to happen ends too.
        self.app.db.commits().tell();
        for thread in self.threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a background thread broke off");
            }
        }
    }
}

/// Whether it is time to end, and a way to wait that ends with it.
#[derive(Default)]
struct Stop {
    is_told: Mutex<bool>,
    told: Condvar,
}

impl Stop {
    fn tell(&self) {
        *self.is_told.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.told.notify_all();
    }

    /// Waits so long, or until told; whether it was told.
    fn wait(&self, long: Duration) -> bool {
        let is_told = self.is_told.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.told.wait_timeout_while(is_told, long, |is_told| !*is_told);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

/// What panics has failed like other work, so that it holds up nothing else.
fn as_problem<T>(run: impl FnOnce() -> Result<T>) -> Result<T> {
    caught(run).unwrap_or_else(|panicked| Err(anyhow::Error::from(panicked).into()))
}

/// Does each task when it is due, until told to stop.
fn keep_time(app: &App, stop: &Stop) {
    let mut due = [Instant::now(); TASKS.len()];
    loop {
        for (task, due) in TASKS.iter().zip(&mut due).filter(|(_, due)| **due <= Instant::now()) {
            *due = Instant::now() + task.every;
            attempt(task, app);
        }
        let next = due.iter().min().copied().unwrap_or_else(Instant::now);
        if stop.wait(next.saturating_duration_since(Instant::now())) {
            TASKS.iter().filter(|task| task.at_the_end).for_each(|task| attempt(task, app));
            return;
        }
    }
}

fn attempt(task: &Task, app: &App) {
    if let Err(problem) = as_problem(|| (task.run)(app)) {
        tracing::warn!(task = task.name, %problem, "could not be done this time");
    }
}

/// Keeps search in step with what happens: woken by this process's commits, and looking now and then for what
/// others did.
fn follow(app: &App, stop: &Stop) {
    let mut follower = Follower::new(Arc::clone(&app.search), app.db.clone());
    loop {
        let seen = app.db.commits().count();
        let (pause, may_wait) = match follower.round() {
            Ok(Pace::Busy) => (Duration::ZERO, false),
            Ok(Pace::Took) => (GATHER, true),
            Ok(Pace::Rests) => (BREATHE, true),
            Err(_) => (TRY_AGAIN, false),
        };
        if stop.wait(pause) {
            return;
        }
        if may_wait {
            app.db.commits().wait_for_more(seen, LOOK_AGAIN);
        }
    }
}

/// What mailing people what they were told needs; nothing where no mail is sent. Asked each time: the site's zone may
/// change, and without its secret people wait to be told rather than being told without mail.
pub fn post_of(app: &App) -> Result<Option<Post>> {
    if !mails::is_set_up(&app.config) {
        return Ok(None);
    }
    let secret = app.config.site_secret().map_err(anyhow::Error::from)?;
    Ok(Some(Post { zone: app.zone(), secret }))
}

/// Digests that are due.
fn send_digests(app: &App) -> Result<()> {
    post_of(app)?.map_or(Ok(()), |post| notifications::send_digests(&app.db, &post))
}

fn tell_people(app: &App) -> Result<Told> {
    if notifications::has_told_all(&app.db)? {
        return Ok(Told::All);
    }
    notifications::tell(&app.db, post_of(app)?.as_ref())
}

/// Addresses that have refused mail since it was last told.
fn tell_of_refusals(app: &App) -> Result<()> {
    app.db.write(mails::tell_of_refusals).map(|_| ())
}

/// Tells people of what happened: woken by this process's commits, and looking now and then for what others did.
fn notify(app: &App, stop: &Stop) {
    loop {
        let seen = app.db.commits().count();
        let (pause, may_wait) = match tell_people(app) {
            Ok(Told::More) => (Duration::ZERO, false),
            Ok(Told::All) => (REST, true),
            Err(problem) => {
                tracing::warn!(%problem, "people could not be told of what happened; it is tried again");
                (TRY_AGAIN, false)
            }
        };
        if stop.wait(pause) {
            return;
        }
        if may_wait {
            app.db.commits().wait_for_more(seen, LOOK_AGAIN);
        }
    }
}

/// Tells open pages what changed: soon after this process's commits, and looking now and then for what others did.
fn keep_pages_up(app: &App, stop: &Stop) {
    loop {
        let seen = app.db.commits().count();
        let pause = match streams::tell(&app.db, &app.streams) {
            Ok(()) => REST,
            Err(problem) => {
                tracing::warn!(%problem, "open pages could not be told; it is tried again");
                TRY_AGAIN
            }
        };
        if stop.wait(pause) {
            return;
        }
        app.db.commits().wait_for_more(seen, LOOK_AGAIN);
    }
}

/// Renews what this process holds of the outbox, by a thread of its own: no other work may delay it.
fn hold_on_to_mails(app: &App, stop: &Stop) {
    while !stop.wait(RENEW) {
        if let Err(problem) = app.holding.renew(&app.db) {
            tracing::warn!(%problem, "mails could not be held on to; it is tried again");
        }
    }
}

/// Does jobs, or sends mails, one after the other, until told to stop.
fn work(app: &App, worker: &str, once: fn(&App, &str) -> Result<bool>, stop: &Stop) {
    loop {
        let pause = match once(app, worker) {
            Ok(true) => Duration::ZERO,
            Ok(false) => LOOK_AGAIN,
            Err(problem) => {
                tracing::warn!(%problem, "no work could be looked for");
                LOOK_AGAIN.saturating_mul(5)
            }
        };
        if stop.wait(pause) {
            return;
        }
    }
}

/// Does the next job that is due. Returns whether there was one. A job that fails is tried again later.
pub fn work_once(app: &App, worker: &str) -> Result<bool> {
    let now = app.clock.now();
    // Looking costs a snapshot; only who finds work takes the writer's place.
    if !app.db.read(|conn| Ok::<_, Error>(jobs::is_any_due(conn, now)?))? {
        return Ok(false);
    }
    let Some(job) = app.db.write(|tx| Ok::<_, Error>(jobs::claim(tx, worker)?))? else { return Ok(false) };
    match as_problem(|| listeners::do_job(app, &job)) {
        Ok(()) => app.db.write(|tx| Ok::<_, Error>(jobs::finish(tx, job.id)?))?,
        Err(problem) => {
            tracing::warn!(job = job.id, kind = job.kind, %problem, "a job failed; it is tried again later");
            app.db.write(|tx| Ok::<_, Error>(jobs::put_back(tx, &job, &problem.to_string())?))?;
        }
    }
    Ok(true)
}

/// Sends some of the mails that are due. Returns whether there were any.
pub fn send_once(app: &App, worker: &str) -> Result<bool> {
    mails::send_some(app, worker, listeners::MAILS)
}
