//! A database for each test: a file, or on PostgreSQL one made from a migrated template.

use std::io::Write;
use std::sync::Once;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection, RunQueryDsl};
use peerdesk::platform::config::DatabaseUrl;
use peerdesk::platform::db::Migrated;
use tempfile::TempDir;

/// Where a test's forum lives; goes when it goes.
pub struct Database {
    pub url: DatabaseUrl,
    pub folder: TempDir,
    clone: Option<(String, String)>,
}

const TEMPLATE: &str = "peerdesk_template";
static SAID: Once = Once::new();

impl Database {
    pub fn new() -> Self {
        SAID.call_once(say_where);
        let folder = tempfile::tempdir().unwrap();
        match std::env::var("PEERDESK_TEST_POSTGRES") {
            Ok(server) => Self::cloned(server, folder),
            Err(_) => Self { url: DatabaseUrl::in_folder(folder.path()), folder, clone: None },
        }
    }

    /// Copies the template; whoever comes first makes it.
    fn cloned(server: String, folder: TempDir) -> Self {
        let name =
            format!("t{}", folder.path().file_name().unwrap().to_string_lossy().replace(['.', '-'], "").to_lowercase());
        let mut conn = PgConnection::establish(&format!("{server}/postgres")).unwrap();
        conn.batch_execute("SELECT pg_advisory_lock(1)").unwrap();
        let has_template: i64 = diesel::select(diesel::dsl::sql::<diesel::sql_types::BigInt>(&format!(
            "(SELECT count(*) FROM pg_database WHERE datname = '{TEMPLATE}')"
        )))
        .get_result(&mut conn)
        .unwrap();
        if has_template == 0 {
            conn.batch_execute(&format!("CREATE DATABASE {TEMPLATE}")).unwrap();
            Migrated::to_present(&format!("{server}/{TEMPLATE}").parse().unwrap()).unwrap();
        }
        conn.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE}")).unwrap();
        Self { url: format!("{server}/{name}").parse().unwrap(), folder, clone: Some((server, name)) }
    }
}

/// Tells once on what this run runs; written past the capture of the tests' output, which shows nothing of those that pass.
fn say_where() {
    let words = match std::env::var("PEERDESK_TEST_POSTGRES") {
        Ok(server) => format!("These stories run on PostgreSQL at {server}."),
        Err(_) => "These stories run on SQLite alone; `bash tests/run.sh` runs them on PostgreSQL too.".to_owned(),
    };
    let _ = writeln!(std::io::stderr(), "\n{words}\n");
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.clone
            && let Ok(mut conn) = PgConnection::establish(&format!("{server}/postgres"))
        {
            let _ = conn.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}
