//! A database for each test: a file, or on PostgreSQL one made from a migrated template.

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

impl Database {
    pub fn new() -> Self {
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

impl Drop for Database {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.clone
            && let Ok(mut conn) = PgConnection::establish(&format!("{server}/postgres"))
        {
            let _ = conn.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}
