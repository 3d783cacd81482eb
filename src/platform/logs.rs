//! The log: lines of text or JSON on standard error, each with the id of its request.
//!
//! What is logged are ids, routes, counts and times; never bodies, mail addresses, tokens, passwords.

use std::io::IsTerminal;

use tracing::{Span, Subscriber};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt;

use super::config::{Config, LogFormat};

/// Why there is no log.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The setting `log` cannot be read.
    #[error("log: {0:?} is neither a level (error, warn, info, debug, trace) nor a list such as info,peerdesk=debug")]
    Filter(String),
    /// The log has started already.
    #[error("the log has started already")]
    Started,
}

/// Starts the process's log on standard error, as configured.
pub fn start(config: &Config) -> Result<(), LogError> {
    let in_colour = std::io::stderr().is_terminal();
    let subscriber = subscriber(&config.log, config.log_format, in_colour, std::io::stderr)?;
    subscriber.try_init().map_err(|_| LogError::Started)
}

/// The span of one request, in which all it logs stands: by its id the page of an error names it.
///
/// `route` is the declared pattern (`/threads/{thread}`), not the address that was asked for: that may hold
/// a token, or what somebody searched for.
pub fn request_span(id: &str, method: &str, route: &str) -> Span {
    tracing::info_span!("request", request = id, method, route)
}

fn subscriber<W>(
    filter: &str,
    format: LogFormat,
    in_colour: bool,
    writer: W,
) -> Result<Box<dyn Subscriber + Send + Sync>, LogError>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let unreadable = |_| LogError::Filter(filter.to_owned());
    let filter = EnvFilter::builder().parse(filter).map_err(unreadable)?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer);
    Ok(match format {
        LogFormat::Text => Box::new(builder.with_ansi(in_colour).finish()),
        LogFormat::Json => {
            Box::new(builder.json().flatten_event(true).with_current_span(true).with_span_list(false).finish())
        }
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn logged(filter: &str, format: LogFormat) -> String {
        let lines = Lines::default();
        let writer = lines.clone();
        let subscriber = subscriber(filter, format, false, move || writer.clone()).unwrap();
        tracing::subscriber::with_default(subscriber, || {
            let _in_request = request_span("r-17", "GET", "/threads/{thread}").entered();
            tracing::info!(status = 200, "answered");
            tracing::debug!("too much");
        });
        String::from_utf8(lines.0.lock().unwrap().clone()).unwrap()
    }

    #[test]
    fn a_line_of_json_holds_the_request() {
        let lines = logged("info", LogFormat::Json);
        let line: serde_json::Value = serde_json::from_str(&lines).unwrap();
        assert_eq!(
            (&line["message"], &line["status"], &line["level"]),
            (&"answered".into(), &200.into(), &"INFO".into())
        );
        assert_eq!((&line["span"]["request"], &line["span"]["route"]), (&"r-17".into(), &"/threads/{thread}".into()));
    }

    #[test]
    fn a_line_of_text_holds_the_request() {
        let line = logged("info", LogFormat::Text);
        assert!(line.contains("r-17") && line.contains("answered") && line.contains("status=200"), "{line}");
        assert_eq!(line.lines().count(), 1);
    }

    #[test]
    fn levels_are_heeded() {
        assert_eq!(logged("error", LogFormat::Text), "");
        assert_eq!(logged("warn,peerdesk=debug", LogFormat::Text).lines().count(), 2);
        let wrong = subscriber("peerdesk=loud", LogFormat::Text, false, std::io::sink);
        assert!(matches!(wrong, Err(LogError::Filter(_))));
    }
}
