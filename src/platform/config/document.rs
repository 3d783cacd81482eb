//! `config/peerdesk.toml`: every setting with its documentation and default, written from [`Config`] itself.

use std::fmt::Write;

use super::Config;

const HEAD: &str = "\
# How Peerdesk starts: every setting with its default. Take the # away to change one.
#
# A command-line flag wins over an environment variable (PEERDESK_ and the name in capitals:
# PEERDESK_LISTEN, PEERDESK_SESSION_DAYS), that over this file, and this over the default.
# Name the file with --config or PEERDESK_CONFIG. Written from src/platform/config.rs; change it there.
";

impl Config {
    /// The documented file, each setting commented out at its default.
    pub fn document() -> String {
        let mut file = HEAD.to_owned();
        for setting in Self::documented() {
            file.push('\n');
            for line in setting.lines {
                // A comment without words writes as "#", without a blank at its end.
                let _ = writeln!(file, "{}", format!("#{line}").trim_end());
            }
            let value = if setting.default.is_empty() { setting.example } else { &setting.default };
            let _ = writeln!(file, "# {} = {value}", setting.name);
        }
        file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_file_is_the_generated_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/config/peerdesk.toml");
        if std::env::var_os("PEERDESK_TEST_WRITE").is_some() {
            std::fs::write(path, Config::document()).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(committed == Config::document(), "run this test with PEERDESK_TEST_WRITE=1 to write {path} anew");
    }

    #[test]
    fn what_is_commented_out_is_the_default() {
        let defaults = Config::default();
        let lines: Vec<String> = Config::document().lines().filter_map(setting_line).collect();
        let read: Config = toml::from_str(&lines.join("\n")).unwrap();
        // Those without a default stand in the file with an example.
        let expected = Config {
            database: read.database.clone(),
            url: read.url.clone(),
            secret: read.secret.clone(),
            overrides: read.overrides.clone(),
            search_folder: read.search_folder.clone(),
            mail_from: read.mail_from.clone(),
            mail_name: read.mail_name.clone(),
            mail_smtp_host: read.mail_smtp_host.clone(),
            mail_smtp_ca: read.mail_smtp_ca.clone(),
            mail_smtp_user: read.mail_smtp_user.clone(),
            mail_smtp_password: read.mail_smtp_password.clone(),
            mail_smtp_password_file: read.mail_smtp_password_file.clone(),
            mail_hello: read.mail_hello.clone(),
            mail_folder: read.mail_folder.clone(),
            mail_dkim_key: read.mail_dkim_key.clone(),
            mail_dkim_domain: read.mail_dkim_domain.clone(),
            outbound_certificates: read.outbound_certificates.clone(),
            ..defaults
        };
        assert_eq!(format!("{read:?}"), format!("{expected:?}"));
        assert_eq!(lines.len(), Config::documented().len());
    }

    fn setting_line(line: &str) -> Option<String> {
        let uncommented = line.strip_prefix("# ")?;
        let (name, _) = uncommented.split_once(" = ")?;
        Config::documented().iter().any(|it| it.name == name).then(|| uncommented.to_owned())
    }
}
