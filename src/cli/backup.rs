//! `peerdesk backup` and `peerdesk restore`: a site's one file, and the way back from it.

use std::path::Path;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};

use super::{open, say};
use crate::backups::{self, Made, Source};
use crate::platform::config::Config;
use crate::platform::db::Backend;

const MIB: u64 = 1024 * 1024;

/// Makes a backup beside a serving site.
pub(super) fn backup(config: Config, config_file: Option<&Path>, to: &Path) -> anyhow::Result<ExitCode> {
    let app = open(config)?;
    let site = Source { db: &app.db, store: &app.store, config: &app.config, config_file };
    let bar = bar();
    let made = backups::make(&site, to, |progress| {
        bar.set_length(progress.total);
        bar.set_position(progress.done);
    });
    bar.finish_and_clear();
    let made = made?;
    let files = made.manifest.entries.iter().filter(|entry| entry.path.starts_with("uploads/")).count();
    let size = made.bytes.div_ceil(MIB);
    say(&format!("{}: {size} MiB, {files} files of people, schema {}.", to.display(), made.manifest.schema));
    if app.db.backend() == Backend::Postgres {
        say("The database is not in it: this site lies in PostgreSQL. Please keep a dump of it beside, made first:");
        say("  pg_dump --format=custom --file=peerdesk.dump \"$PEERDESK_DATABASE\"");
    }
    say_secret(&made);
    for content in &made.lost {
        say(&format!("a file is lost or torn and is not in it: {content} (peerdesk doctor names its rows)"));
    }
    Ok(ExitCode::SUCCESS)
}

/// A bar on the error output, where there is a terminal to see it.
fn bar() -> ProgressBar {
    let template = "packing {wide_bar} {bytes}/{total_bytes}  {bytes_per_sec}  {eta} left";
    ProgressBar::new(1)
        .with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn say_secret(made: &Made) {
    if made.has_secret {
        say("It holds the site's secret: whoever reads it can sign in as anybody. Keep it as safe as the site.");
    } else {
        say(
            "The site's secret is not in it (PEERDESK_SECRET holds it): without that secret sessions end. Keep it too.",
        );
    }
}

/// Restores a backup into an empty place.
pub(super) fn restore(config: &Config, file: &Path) -> anyhow::Result<ExitCode> {
    let restored = backups::restore(file, config)?;
    let said = &restored.manifest;
    say(&format!(
        "Restored into {}: {} files, made by Peerdesk {}.",
        config.data.display(),
        said.entries.len(),
        said.release
    ));
    if !said.has_database() {
        say("Its database is not in it. Please restore the dump that was made with it, before the site is started:");
        say("  pg_restore --no-owner --dbname=\"$PEERDESK_DATABASE\" peerdesk.dump");
        say("  psql \"$PEERDESK_DATABASE\" --command \"DELETE FROM settings WHERE name = 'database_id'\"");
    }
    if let Some(path) = &restored.config_file {
        say(&format!("Its configuration lies in {}; it is used if --config names it.", path.display()));
    }
    say("The search index is made anew when the site is first served.");
    Ok(ExitCode::SUCCESS)
}
