//! Bringing together what flags, environment and file say.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::Config;

/// Variables for the tests alone; none of our business here.
const FOR_TESTS: &str = "PEERDESK_TEST_";

/// What the settings are made of.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What holds where nothing else says otherwise; `demo` has a data folder of its own.
    pub defaults: Config,
    /// The file named by `--config`; `PEERDESK_CONFIG` names it else, and without both there is none.
    pub file: Option<PathBuf>,
    /// The variables whose names begin with `PEERDESK_`; see [`environment`].
    pub environment: BTreeMap<String, OsString>,
    /// Settings by name, from the command line.
    pub flags: Vec<(&'static str, String)>,
}

/// The settings, and what is worth a warning once there is a log.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What the process runs with.
    pub config: Config,
    /// Sentences for the log.
    pub warnings: Vec<String>,
}

/// Why the process cannot start as it is configured. Its text is for the administrator, and has no secret in it.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read {}: {why}", file.display())]
    Unreadable {
        /// Which file.
        file: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// The file says something that is no setting or no value for it.
    #[error("{}:{line}: {why}", file.display())]
    File {
        /// Which file.
        file: PathBuf,
        /// Which line of it, from 1.
        line: usize,
        /// What is wrong, with the key's name.
        why: String,
    },
    /// A variable or flag has a value that is none.
    #[error("{name}: expected {expected}")]
    Value {
        /// The variable or flag.
        name: String,
        /// What a value looks like.
        expected: &'static str,
    },
    /// The values do not go together, or are not safe.
    #[error("{0}")]
    Unfit(String),
}

/// The process's variables that concern us.
pub fn environment() -> BTreeMap<String, OsString> {
    let ours = std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value)));
    ours.filter(|(name, _)| name.starts_with("PEERDESK_")).collect()
}

impl Config {
    /// The settings as given: flags over environment over file over defaults.
    pub fn load(given: Given) -> Result<Loaded, ConfigError> {
        let from_environment = given.environment.get("PEERDESK_CONFIG").filter(|it| !it.is_empty());
        let file = given.file.or_else(|| from_environment.map(PathBuf::from));
        let mut config = match file {
            Some(file) => read_file(&file, given.defaults)?,
            None => given.defaults,
        };
        let mut warnings = config.take_environment(&given.environment)?;
        for (name, text) in &given.flags {
            if let Some(Err(expected)) = config.set(name, text) {
                return Err(ConfigError::Value { name: format!("--{name}"), expected });
            }
        }
        config.check()?;
        warnings.extend(config.doubts());
        Ok(Loaded { config, warnings })
    }

    /// Sets what variables say; a variable that is empty says nothing.
    fn take_environment(&mut self, variables: &BTreeMap<String, OsString>) -> Result<Vec<String>, ConfigError> {
        let mut warnings = Vec::new();
        let settings = variables.iter().filter(|(name, value)| {
            name.as_str() != "PEERDESK_CONFIG" && !name.starts_with(FOR_TESTS) && !value.is_empty()
        });
        for (name, value) in settings {
            let key = name.strip_prefix("PEERDESK_").unwrap_or(name).to_lowercase();
            let wrong = |expected| ConfigError::Value { name: name.clone(), expected };
            let text = value.to_str().ok_or_else(|| wrong("a text in UTF-8"))?;
            match self.set(&key, text) {
                Some(set) => set.map_err(wrong)?,
                None => warnings.push(format!("the environment has {name}, which is no setting of ours")),
            }
        }
        Ok(warnings)
    }

    /// Refuses what would be unsafe or cannot run.
    fn check(&self) -> Result<(), ConfigError> {
        let unfit = |is: bool, why: &str| {
            if is { Err(ConfigError::Unfit(why.to_owned())) } else { Ok(()) }
        };
        let secret_length = self.secret.as_ref().map(|it| it.expose().chars().count());
        unfit(secret_length.is_some_and(|it| it < 32), "secret: it has fewer than 32 characters")?;
        unfit(self.hash_memory_kib < 19_456, "hash_memory_kib: not below 19456, as OWASP advises")?;
        unfit(self.hash_memory_kib > 1_048_576, "hash_memory_kib: not above 1048576, a GiB a password")?;
        unfit(!(2..=20).contains(&self.hash_passes), "hash_passes: from 2 to 20")?;
        unfit(self.data.as_os_str().is_empty(), "data: the folder has no name")?;
        for (name, count) in [
            ("hash_permits", self.hash_permits),
            ("job_workers", self.job_workers),
            ("mail_workers", self.mail_workers),
            ("mail_smtp_timeout_seconds", self.mail_smtp_timeout_seconds),
            ("read_connections", self.read_connections),
            ("write_connections", self.write_connections),
            ("session_days", self.session_days),
            ("upload_megabytes", self.upload_megabytes),
            ("upload_megapixels", self.upload_megapixels),
            ("upload_megabytes_each", self.upload_megabytes_each),
            ("upload_permits", self.upload_permits),
        ] {
            unfit(!(1..=10_000).contains(&count), &format!("{name}: from 1 to 10000"))?;
        }
        self.check_mail()
    }

    /// What is allowed and seldom meant.
    fn doubts(&self) -> Vec<String> {
        let mut doubts = Vec::new();
        if !self.limits {
            doubts.push("request limits are off: for measuring only".to_owned());
        }
        let base = self.base_url();
        let is_local = matches!(base.host(), "localhost" | "127.0.0.1" | "[::1]");
        if !base.is_https() && !is_local {
            doubts.push(format!("{base} is not https: passwords and sessions can be read on their way"));
        }
        doubts
    }
}

/// What a file says, over the defaults.
fn read_file(file: &Path, defaults: Config) -> Result<Config, ConfigError> {
    let unreadable = |why| ConfigError::Unreadable { file: file.to_owned(), why };
    let text = std::fs::read_to_string(file).map_err(unreadable)?;
    let read: Config = toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        ConfigError::File { file: file.to_owned(), line, why: error.message().to_owned() }
    })?;
    let names_data = toml::from_str::<toml::Table>(&text).is_ok_and(|table| table.contains_key("data"));
    // Defaults other than the usual ones exist for the data folder alone.
    let data = if names_data { read.data.clone() } else { defaults.data };
    Ok(Config { data, ..read })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(file: Option<&str>, variables: &[(&str, &str)], flags: &[(&'static str, &str)]) -> Result<Loaded, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("peerdesk.toml");
        if let Some(text) = file {
            std::fs::write(&path, text).unwrap();
        }
        let loaded = Config::load(Given {
            file: file.map(|_| path),
            environment: variables.iter().map(|(name, value)| ((*name).to_owned(), value.into())).collect(),
            flags: flags.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
            ..Given::default()
        });
        loaded.map_err(|error| error.to_string().replace(folder.path().to_str().unwrap(), ""))
    }

    #[test]
    fn without_anything_the_defaults_hold() {
        let Loaded { config, warnings } = given(None, &[], &[]).unwrap();
        assert_eq!(format!("{config:?}"), format!("{:?}", Config::default()));
        assert_eq!(config.database_url().to_string(), "sqlite:peerdesk-data/peerdesk.db");
        assert_eq!(config.base_url().origin(), "http://localhost:8080");
        assert!(warnings.is_empty());
    }

    #[test]
    fn flags_win_over_variables_over_the_file_over_defaults() {
        let file = "listen = \"127.0.0.1:1\"\ndata = \"f\"\nlog = \"warn\"\nworkers = 3\n";
        let variables = [("PEERDESK_LISTEN", "127.0.0.1:2"), ("PEERDESK_DATA", "e"), ("PEERDESK_LOG", "")];
        let config = given(Some(file), &variables, &[("listen", "127.0.0.1:3")]).unwrap().config;
        assert_eq!(config.listen.port(), 3);
        assert_eq!(config.data, PathBuf::from("e"));
        assert_eq!(config.log, "warn");
        assert_eq!((config.workers, config.job_workers), (3, 2));
    }

    #[test]
    fn every_kind_of_setting_is_read_from_a_variable() {
        let variables = [
            ("PEERDESK_DATABASE", "postgres://a:b@db/c"),
            ("PEERDESK_URL", "https://help.example.com/"),
            ("PEERDESK_SECRET", "0123456789abcdef0123456789abcdef"),
            ("PEERDESK_TRUSTED_PROXIES", "127.0.0.1, fd00::/8"),
            ("PEERDESK_FORWARDED_HEADER", "Forwarded"),
            ("PEERDESK_LIMITS", "off"),
            ("PEERDESK_OVERRIDES", "/etc/peerdesk"),
            ("PEERDESK_LOG_FORMAT", "json"),
            ("PEERDESK_SESSION_DAYS", "7"),
            ("PEERDESK_TEST_POSTGRES", "not ours"),
        ];
        let Loaded { config, warnings } = given(None, &variables, &[]).unwrap();
        assert_eq!(config.database_url().to_string(), "postgres://db/c");
        assert_eq!(config.base_url().origin(), "https://help.example.com");
        assert_eq!(config.trusted_proxies.len(), 2);
        assert_eq!((config.limits, config.session_days), (false, 7));
        assert_eq!(warnings, ["request limits are off: for measuring only"]);
        assert!(!format!("{config:?}").contains("0123456789"));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_name_and_place() {
        for (file, said) in [
            (
                "\n\nlistne = \"127.0.0.1:1\"\n",
                "/peerdesk.toml:3: unknown field `listne`, expected one of `data`, `database`",
            ),
            ("\nworkers = \"many\"", "/peerdesk.toml:2: invalid type: string \"many\", expected u32"),
            ("listen = \"here\"", "/peerdesk.toml:1: invalid socket address syntax"),
            ("url = \"help\"", "/peerdesk.toml:1: \"help\" is no site address"),
            ("data = ", "/peerdesk.toml:1: "),
            ("hash_memory_kib = 1024", "hash_memory_kib: not below 19456"),
            ("secret = \"short\"", "secret: it has fewer than 32 characters"),
            ("[server]\nport = 1", "/peerdesk.toml:1: unknown field `server`"),
        ] {
            let error = given(Some(file), &[], &[]).unwrap_err();
            assert!(error.starts_with(said), "{error}");
        }
        let variable = given(None, &[("PEERDESK_WORKERS", "many")], &[]).unwrap_err();
        assert_eq!(variable, "PEERDESK_WORKERS: expected a number");
        let flag = given(None, &[], &[("listen", "here")]).unwrap_err();
        assert_eq!(flag, "--listen: expected an address and a port, such as 127.0.0.1:8080");
        let missing = Config::load(Given { file: Some("/nowhere.toml".into()), ..Given::default() });
        assert!(missing.unwrap_err().to_string().starts_with("cannot read /nowhere.toml: No such file"));
    }

    #[test]
    fn an_unknown_variable_is_warned_of() {
        let warnings = given(None, &[("PEERDESK_LISTNE", "1")], &[]).unwrap().warnings;
        assert_eq!(warnings, ["the environment has PEERDESK_LISTNE, which is no setting of ours"]);
    }

    #[test]
    fn a_site_without_https_is_warned_of_unless_it_is_local() {
        let warnings = given(None, &[("PEERDESK_URL", "http://help.example.com")], &[]).unwrap().warnings;
        assert_eq!(warnings.len(), 1, "{warnings:?}");
        assert!(given(None, &[("PEERDESK_LISTEN", "0.0.0.0:80")], &[]).unwrap().warnings.is_empty());
    }

    #[test]
    fn the_variable_names_the_file_unless_a_flag_does() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.toml");
        std::fs::write(&file, "workers = 5").unwrap();
        let environment = BTreeMap::from([("PEERDESK_CONFIG".to_owned(), file.into_os_string())]);
        let defaults = Config { data: "demo-site".into(), ..Config::default() };
        let loaded = Config::load(Given { environment, defaults, ..Given::default() }).unwrap();
        assert_eq!((loaded.config.workers, loaded.config.data), (5, PathBuf::from("demo-site")));
    }
}
