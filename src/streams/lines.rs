//! The streams of this node that are open.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::ids::{PersonId, ThreadId};
use crate::platform::tokens::TokenHash;

/// What a stream says: the newest replaces what was not sent yet. Empty at first.
pub type Said = watch::Receiver<Arc<str>>;

/// How many streams somebody has at once: browsers and devices. A phone that changes networks leaves some behind, of
/// which nobody says for minutes that they are dead.
pub const MOST_OF_ONE: usize = 10;
/// How many streams a node holds.
const MOST: usize = 5_000;
/// How many threads a stream tells of: the tabs of a browser.
pub const MOST_THREADS: usize = 20;

/// This node holds as many streams as may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many streams are open")]
pub struct Full;

/// A stream to be opened.
#[derive(Clone, Debug)]
pub struct NewLine {
    /// Who listens.
    pub person: PersonId,
    /// With whose session it ends.
    pub session: TokenHash,
    /// The threads that they have open.
    pub threads: Vec<ThreadId>,
}

/// An open stream.
#[derive(Clone)]
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) about: NewLine,
    /// What its words were made of: while that is so, nothing has changed.
    pub(super) made_of: Option<String>,
    to: Arc<watch::Sender<Arc<str>>>,
}

/// The streams of this node.
#[derive(Default)]
pub struct Streams(Mutex<Open>);

#[derive(Default)]
struct Open {
    lines: Vec<Line>,
    last: u64,
    is_over: bool,
}

impl Streams {
    /// Opens a stream; it ends when its receiver says so. Of somebody who has too many, the oldest ends.
    pub fn open(&self, new: NewLine) -> Result<Said, Full> {
        let mut open = self.lock();
        open.lines.retain(|line| !line.to.is_closed());
        if open.is_over || open.lines.len() >= MOST {
            return Err(Full);
        }
        let mut theirs = open.lines.iter().filter(|line| line.about.person == new.person).map(|line| line.number);
        let oldest = theirs.next();
        if theirs.count() + 1 >= MOST_OF_ONE {
            open.lines.retain(|line| Some(line.number) != oldest);
        }
        let (to, said) = watch::channel(Arc::from(""));
        open.last += 1;
        let number = open.last;
        open.lines.push(Line { number, about: new, made_of: None, to: Arc::new(to) });
        Ok(said)
    }

    /// Ends all streams, and opens none from now on: the process is told to stop.
    pub fn end_all(&self) {
        let mut open = self.lock();
        open.is_over = true;
        open.lines.clear();
    }

    /// How many are open.
    pub fn count(&self) -> usize {
        self.lock().lines.iter().filter(|line| !line.to.is_closed()).count()
    }

    /// Those that somebody still listens to.
    pub(super) fn heard(&self) -> Vec<Line> {
        let mut open = self.lock();
        open.lines.retain(|line| !line.to.is_closed());
        open.lines.clone()
    }

    /// Ends some.
    pub(super) fn end(&self, numbers: &[u64]) {
        self.lock().lines.retain(|line| !numbers.contains(&line.number));
    }

    /// Says something new on a stream, and remembers what it was made of.
    pub(super) fn say(&self, number: u64, made_of: String, words: String) {
        let mut open = self.lock();
        let Some(line) = open.lines.iter_mut().find(|line| line.number == number) else { return };
        line.made_of = Some(made_of);
        line.to.send_if_modified(|said| {
            let is_new = **said != *words;
            if is_new {
                *said = Arc::from(words);
            }
            is_new
        });
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::tokens::Token;

    fn line(person: i64) -> NewLine {
        NewLine { person: PersonId::new(person), session: Token::random().unwrap().hash(), threads: Vec::new() }
    }

    #[test]
    fn the_oldest_of_one_who_has_too_many_ends() {
        let streams = Streams::default();
        let other = streams.open(line(2)).unwrap();
        let held: Vec<Said> = (0..MOST_OF_ONE).map(|_| streams.open(line(1)).unwrap()).collect();
        assert!(held.iter().all(|said| said.has_changed().is_ok()));
        let newest = streams.open(line(1)).unwrap();
        let ended = held.iter().map(|said| said.has_changed().is_err());
        assert_eq!(ended.collect::<Vec<_>>(), (0..MOST_OF_ONE).map(|nth| nth == 0).collect::<Vec<_>>());
        assert!(newest.has_changed().is_ok() && other.has_changed().is_ok());
    }

    #[test]
    fn only_what_is_new_is_said_and_the_end_is_heard() {
        let streams = Streams::default();
        let mut said = streams.open(line(1)).unwrap();
        let number = streams.heard()[0].number;
        streams.say(number, "1".into(), "one".into());
        assert!(said.has_changed().unwrap());
        assert_eq!(&**said.borrow_and_update(), "one");
        streams.say(number, "2".into(), "one".into());
        assert!(!said.has_changed().unwrap());
        streams.end_all();
        assert!(said.has_changed().is_err(), "it has ended");
        assert_eq!(streams.open(line(1)).err(), Some(Full), "none is opened after the end");
    }
}
