//! What an error of a conversation with a mail server means.

use std::error::Error as _;
use std::io;

use lettre::transport::smtp::Error;

use super::{Problem, Trouble};

/// The problem that an error is: `doing` if the connection is at fault, `refused` if the server said no.
pub(super) fn problem(error: &Error, doing: Trouble, refused: Trouble) -> Problem {
    if let Some(code) = error.status() {
        let words = format!("{code} {}", said(error));
        // 421: the server closes the connection, whatever was asked.
        let trouble = if code.to_string() == "421" { Trouble::Greeting } else { refused };
        return if error.is_permanent() {
            Problem::permanent(trouble, words)
        } else {
            Problem::passing(trouble, words)
        };
    }
    let words = said(error);
    let trouble = match io_kind(error) {
        Some(io::ErrorKind::ConnectionRefused) => Trouble::Refused,
        // A read that takes too long says that it would block.
        Some(io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock) => Trouble::Silence,
        _ if words.contains("certificate") => Trouble::Certificate,
        _ => doing,
    };
    Problem::passing(trouble, words)
}

/// The problem with a recipient. A refusal for policy (`5.7.…`: relaying denied, sign in first) says nothing of the
/// address; it is about us.
pub(super) fn of_recipient(error: &Error) -> Problem {
    let problem = problem(error, Trouble::Connection, Trouble::Recipient);
    let is_policy = problem.words.split([' ', '-']).any(|word| word.starts_with("5.7."));
    let asks_sign_in = ["530 ", "535 ", "538 "].iter().any(|code| problem.words.starts_with(code));
    match problem.trouble {
        Trouble::Recipient if problem.is_permanent && (is_policy || asks_sign_in) => {
            Problem { trouble: Trouble::Sender, ..problem }
        }
        _ => problem,
    }
}

/// What the other side, or the system, says.
fn said(error: &Error) -> String {
    let mut words = Vec::new();
    let mut source = error.source();
    while let Some(cause) = source {
        words.push(cause.to_string());
        source = cause.source();
    }
    words.dedup();
    if words.is_empty() { error.to_string() } else { words.join(": ") }
}

fn io_kind(error: &Error) -> Option<io::ErrorKind> {
    let mut source = error.source();
    while let Some(cause) = source {
        if let Some(io) = cause.downcast_ref::<io::Error>() {
            return Some(io.kind());
        }
        source = cause.source();
    }
    None
}
