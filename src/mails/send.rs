//! Sending the next mails. No transaction is open while a mail server is spoken to: SQLite has one writer, and a mail
//! server may be slow.

use super::{Letter, Outcome, TestMail, To, Waiting, emails, letter, outbox, post, refusals};
use crate::app::App;
use crate::error::{Error, Result};
use crate::ids::MailId;
use crate::platform::db::{Conn, Tx};
use crate::platform::mail::{Outgoing, Problem, Trouble};
use crate::platform::panics::caught;

/// What the features do for a mail.
#[derive(Clone, Copy, Debug)]
pub struct Features {
    /// Writes what it says now: nothing if it is no longer wanted or allowed.
    pub write: fn(&mut Conn, &Waiting) -> Result<Option<Letter>>,
    /// Hears that it left, in the transaction that writes that down.
    pub sent: fn(&mut Tx<'_>, &Waiting) -> Result<()>,
}

/// What became of a try.
pub(super) enum Tried {
    Over(Outcome),
    Failed(Problem),
}

/// The most mails that a worker takes on at once.
const AT_ONCE: usize = 20;

/// Sends some of the mails that are due, if there are any and mail servers are not being spared. Returns whether there
/// were. A worker takes on no more than its share, so that few mails leave side by side.
pub fn send_some(app: &App, worker: &str, features: Features) -> Result<bool> {
    let now = app.clock.now();
    if !app.mailer.is_set_up() || app.mailer.rest.holds_at(now) {
        return Ok(false);
    }
    // Looking costs a snapshot; only who finds a mail takes the writer's place.
    let workers = app.config.mail_workers.max(1) as usize;
    let most = i64::try_from(AT_ONCE * workers).unwrap_or(i64::MAX);
    let due = app.db.read(|conn| Ok::<_, Error>(outbox::count_due(conn, now, most)?))?;
    if due == 0 {
        app.mailer.close_idle();
        return Ok(false);
    }
    let share = due.div_ceil(workers);
    let mails = app.db.write(|tx| Ok::<_, Error>(outbox::claim(tx, worker, share)?))?;
    let _held = app.holding.hold(worker, &mails);
    let is_any = !mails.is_empty();
    let mut left = mails.into_iter();
    while let Some(mail) = left.next() {
        // The first that meets trouble of every mail's is the one that looks whether it is over.
        if app.mailer.rest.holds_at(app.clock.now()) || !app.holding.is_ours(mail.id) {
            let untried: Vec<MailId> = std::iter::once(mail).chain(left).map(|mail| mail.id).collect();
            app.db.write(|tx| Ok::<_, Error>(outbox::release(tx, worker, untried)?))?;
            break;
        }
        send_one(app, mail, features)?;
    }
    Ok(is_any)
}

fn send_one(app: &App, mail: Waiting, features: Features) -> Result<()> {
    let tried =
        caught(|| attempt(app, &mail, features)).unwrap_or_else(|panicked| Err(anyhow::Error::from(panicked).into()));
    let tried = tried.unwrap_or_else(|error| {
        tracing::error!(mail = mail.id.number(), kind = mail.kind, %error, "a mail could not be composed");
        Tried::Failed(Problem::passing(Trouble::Composing, error.to_string()))
    });
    match &tried {
        Tried::Over(Outcome::Sent) => app.mailer.rest.end(),
        Tried::Over(_) => {}
        Tried::Failed(problem) => {
            // Its words may name the address, which is no matter for logs.
            tracing::warn!(mail = mail.id.number(), kind = mail.kind, trouble = %problem.trouble, "a mail was not sent");
            if problem.concerns_all() {
                app.mailer.rest.begin(app.clock.now());
            }
        }
    }
    app.holding.note(&app.db, mail, tried, |tx, mail, tried| write_down(tx, mail, tried, features))
}

/// Asks its feature what the mail says now, and sends it.
fn attempt(app: &App, mail: &Waiting, features: Features) -> Result<Tried> {
    let to = mail.to()?;
    let found = app.db.read(|conn| {
        if refusals::is_refused(conn, &to.address)? {
            return Ok(None);
        }
        Ok::<_, Error>(Some(((features.write)(conn, mail), letter::zone_of(conn, &to)?)))
    })?;
    let Some((letter, zone)) = found else { return Ok(Tried::Over(Outcome::Stopped)) };
    let letter = match letter {
        Ok(Some(letter)) => letter,
        // What it is about is gone, or they may no longer know of it.
        Ok(None) | Err(Error::NotFound | Error::Refused(_)) => return Ok(Tried::Over(Outcome::Unwanted)),
        Err(other) => return Err(other),
    };
    let outgoing = letter::write(app, &mail.message_id, &to, &letter, zone)?;
    Ok(match app.mailer.send(&outgoing) {
        Ok(()) => Tried::Over(Outcome::Sent),
        Err(problem) => Tried::Failed(problem),
    })
}

/// The test mail as it would leave now, for who sends it by hand, past the outbox.
pub fn write_test(app: &App, to: &To) -> Result<Outgoing> {
    let letter = emails::test(TestMail {})?.ok_or(Error::NotFound)?;
    letter::write(app, &post::new_message_id(app.base.origin())?, to, &letter, None)
}

/// Writes down what became of a try.
fn write_down(tx: &mut Tx<'_>, mail: &Waiting, tried: &Tried, features: Features) -> Result<()> {
    match tried {
        Tried::Over(Outcome::Sent) => {
            (features.sent)(tx, mail)?;
            Ok(outbox::end(tx, mail.id, Outcome::Sent, None)?)
        }
        Tried::Over(outcome) => Ok(outbox::end(tx, mail.id, *outcome, None)?),
        Tried::Failed(problem) => failed(tx, mail, problem),
    }
}

fn failed(tx: &mut Tx<'_>, mail: &Waiting, problem: &Problem) -> Result<()> {
    if problem.refuses_address() {
        refusals::keep(tx, &mail.to()?.address, mail.person_id, &problem.words)?;
    }
    if problem.is_final() {
        outbox::end(tx, mail.id, Outcome::Refused, Some(problem))?;
    } else {
        outbox::put_back(tx, mail, problem)?;
    }
    Ok(())
}
