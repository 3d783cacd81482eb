//! `peerdesk import`: brings in what people use today.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};

use super::{open, say};
use crate::imports::stackexchange::{Dump, Limits};
use crate::imports::{self, Step, Target};
use crate::platform::config::Config;

/// What can be brought in.
#[derive(Debug, Subcommand)]
pub(super) enum Import {
    /// A Stack Exchange data dump: a folder with Users.xml, Posts.xml and so on.
    Stackexchange {
        /// The folder.
        folder: PathBuf,
        /// The space that its threads go to; made if there is none.
        #[arg(long, value_name = "SLUG")]
        space: String,
        /// What the source is called; a second run under the same name adds what is new. The folder's
        /// name if none is given.
        #[arg(long, value_name = "NAME")]
        source: Option<String>,
    },
}

/// Brings it in, shows how far it is, and says at the end what became of every row.
pub(super) fn import(config: Config, what: Import) -> anyhow::Result<ExitCode> {
    let Import::Stackexchange { folder, space, source } = what;
    let source = source.map_or_else(|| name_of(&folder), Ok)?;
    let app = open(config)?;
    let started = Instant::now();
    let bar = bar("{prefix:<8} {wide_bar} {bytes}/{total_bytes}  {eta} left");
    bar.set_prefix("reading");
    let dump = Dump::open(&folder, Limits::at(app.clock.now()), &mut |progress| {
        bar.set_length(progress.total);
        bar.set_position(progress.done);
    });
    bar.finish_and_clear();
    let dump = dump.with_context(|| format!("{} cannot be imported; nothing was written", folder.display()))?;
    let mut shown = Shown::new();
    let outcome = imports::run(&app.db, &dump, &Target { space: space.clone(), source }, &mut |step| shown.step(step));
    shown.bar.finish_and_clear();
    let outcome = outcome.context("the import stopped; threads are kept whole, and a second run goes on from here")?;
    say(&dump.report().to_string());
    say(&outcome.to_string());
    let (all, threads) = (started.elapsed().as_secs_f64(), shown.began.elapsed().as_secs_f64());
    let (posts, new) = (shown.posts, outcome.new_posts());
    let rate = u32::try_from(posts).map_or(f64::MAX, f64::from) / threads.max(0.001);
    say(&format!("/spaces/{space}: {new} new posts; {posts} in {threads:.1} s, {rate:.0} a second; {all:.1} s in all"));
    Ok(ExitCode::SUCCESS)
}

/// The folder's own name, however it was given.
fn name_of(folder: &Path) -> anyhow::Result<String> {
    let whole = folder.canonicalize().with_context(|| folder.display().to_string())?;
    let name = whole.file_name().context("this folder has no name; please give --source")?;
    Ok(name.to_string_lossy().into_owned())
}

/// The bar while threads are kept.
struct Shown {
    bar: ProgressBar,
    began: Instant,
    posts: u64,
}

impl Shown {
    fn new() -> Self {
        let bar = bar("{prefix:<8} {wide_bar} {pos}/{len} threads  {msg}  {eta} left");
        bar.set_prefix("people");
        Self { bar, began: Instant::now(), posts: 0 }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::People(people) => {
                self.bar.set_message(format!("{people} people"));
                self.began = Instant::now();
            }
            Step::Threads { done, total, posts } => {
                self.posts = posts;
                let rate = u32::try_from(posts).map_or(f64::MAX, f64::from) / self.began.elapsed().as_secs_f64();
                self.bar.set_prefix("threads");
                self.bar.set_length(total);
                self.bar.set_message(format!("{rate:.0} posts a second"));
                self.bar.set_position(done);
            }
            Step::Links => self.bar.set_prefix("links"),
        }
    }
}

/// A bar on the error output, where there is a terminal to see it.
fn bar(template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(1).with_style(style)
}
