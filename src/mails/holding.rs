//! The mails that this process is about to send. While it lives it renews its claims, so that a short time after it
//! died others send what it held; and what its workers have to write down at the same moment is written together.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::send::Tried;
use super::{Waiting, outbox};
use crate::error::{Error, Result};
use crate::ids::MailId;
use crate::platform::db::{Db, Tx};

/// How old a claim may grow before it is renewed.
const RENEWED_AFTER: Duration = Duration::from_secs(15);
/// A claim that could not be renewed for so long may be somebody else's soon: nothing more is sent by it.
const TRUSTED_FOR: Duration = Duration::from_secs(45);

/// What this process holds of the outbox.
#[derive(Default)]
pub struct Holding {
    held: Mutex<BTreeMap<MailId, Hold>>,
    /// What is to be written down, and up to which of them it is.
    noted: Mutex<Noted>,
    written: Mutex<u64>,
}

struct Hold {
    worker: String,
    since: Instant,
}

#[derive(Default)]
struct Noted {
    last: u64,
    waiting: Vec<(Waiting, Tried)>,
}

/// Mails that a worker has taken on; what it did not come to is let go when this is dropped.
pub(super) struct Batch<'a> {
    holding: &'a Holding,
    ids: Vec<MailId>,
}

impl Drop for Batch<'_> {
    fn drop(&mut self) {
        let mut held = lock(&self.holding.held);
        self.ids.iter().for_each(|id| drop(held.remove(id)));
    }
}

impl Holding {
    /// Holds mails that a worker has taken on.
    pub(super) fn hold(&self, worker: &str, mails: &[Waiting]) -> Batch<'_> {
        let (ids, since): (Vec<MailId>, _) = (mails.iter().map(|mail| mail.id).collect(), Instant::now());
        let hold = |id: &MailId| (*id, Hold { worker: worker.to_owned(), since });
        lock(&self.held).extend(ids.iter().map(hold));
        Batch { holding: self, ids }
    }

    /// Whether a mail is surely ours still.
    pub(super) fn is_ours(&self, id: MailId) -> bool {
        lock(&self.held).get(&id).is_some_and(|hold| hold.since.elapsed() < TRUSTED_FOR)
    }

    /// Renews the claims that have grown old: nothing is written while mails leave quickly. How many.
    pub fn renew(&self, db: &Db) -> Result<usize> {
        self.renew_older(db, RENEWED_AFTER)
    }

    /// Renews all claims.
    pub fn renew_all(&self, db: &Db) -> Result<usize> {
        self.renew_older(db, Duration::ZERO)
    }

    fn renew_older(&self, db: &Db, than: Duration) -> Result<usize> {
        let now = Instant::now();
        let (mut workers, mut ids) = (Vec::new(), Vec::new());
        for (id, hold) in lock(&self.held).iter().filter(|(_, hold)| hold.since.elapsed() >= than) {
            ids.push(*id);
            workers.push(hold.worker.clone());
        }
        if ids.is_empty() {
            return Ok(0);
        }
        workers.sort();
        workers.dedup();
        let renewed = db.write(|tx| Ok::<_, Error>(outbox::renew(tx, workers, ids.clone())?))?;
        let mut held = lock(&self.held);
        for id in ids {
            held.entry(id).and_modify(|hold| hold.since = now);
        }
        Ok(renewed)
    }

    /// Writes down what became of a mail. Whoever comes while another writes waits for the next turn, and what has
    /// gathered by then is kept in one transaction: the disk is asked once for all of it. When this returns it is kept.
    pub(super) fn note(
        &self,
        db: &Db,
        mail: Waiting,
        tried: Tried,
        write: impl Fn(&mut Tx<'_>, &Waiting, &Tried) -> Result<()>,
    ) -> Result<()> {
        let turn = {
            let mut noted = lock(&self.noted);
            noted.waiting.push((mail, tried));
            noted.last += 1;
            noted.last
        };
        let mut written = lock(&self.written);
        if *written >= turn {
            return Ok(());
        }
        let (all, upto) = {
            let mut noted = lock(&self.noted);
            (std::mem::take(&mut noted.waiting), noted.last)
        };
        let kept = db.write(|tx| all.iter().try_for_each(|(mail, tried)| write(tx, mail, tried)));
        match kept {
            Ok(()) => *written = upto,
            // The next who comes tries it again.
            Err(_) => lock(&self.noted).waiting.extend(all),
        }
        kept
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
