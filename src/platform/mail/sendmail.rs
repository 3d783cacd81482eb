//! Mail through the `sendmail` program of this machine, which most mail servers bring.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use lettre::Address;

use super::{Problem, Trouble};

/// How long the program may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is asked whether it is done.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// The program.
pub(super) struct Sendmail {
    program: PathBuf,
}

impl Sendmail {
    pub(super) fn new(program: PathBuf) -> Self {
        Self { program }
    }

    pub(super) fn send(&self, from: &Address, to: &Address, message: &[u8]) -> Result<(), Problem> {
        let outcome = self.run(from, to, message);
        let (code, said) =
            outcome.map_err(|why| Problem::passing(Trouble::Program, format!("{}: {why}", self.program.display())))?;
        let words =
            format!("{} {said}", code.map_or_else(|| "ended by a signal:".to_owned(), |it| format!("exit {it}:")));
        match code {
            Some(0) => Ok(()),
            // EX_NOUSER and EX_NOHOST of sysexits.h.
            Some(67 | 68) => Err(Problem::permanent(Trouble::Recipient, words)),
            // EX_DATAERR.
            Some(65) => Err(Problem::permanent(Trouble::Message, words)),
            _ => Err(Problem::passing(Trouble::Program, words)),
        }
    }

    /// The code that it ended with, and what it said.
    fn run(&self, from: &Address, to: &Address, message: &[u8]) -> io::Result<(Option<i32>, String)> {
        let mut command = Command::new(&self.program);
        command.args(["-i", "-f", from.as_ref(), "--", to.as_ref()]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
        let (stdin, stderr) = (child.stdin.take(), child.stderr.take());
        thread::scope(|scope| {
            let said = scope.spawn(move || {
                let mut said = String::new();
                // What it said is for people; that it said nothing readable is not worth a failure.
                let _ = stderr.map(|from| from.take(4096).read_to_string(&mut said));
                said
            });
            scope.spawn(move || {
                // A program that hangs up early says why in its code.
                let _ = stdin.map(|mut to| to.write_all(message));
            });
            let code = end_of(&mut child);
            Ok((code?, said.join().unwrap_or_default()))
        })
    }
}

/// Waits for a program to end, but not for ever.
fn end_of(child: &mut Child) -> io::Result<Option<i32>> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.code());
        }
        if begun.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Err(io::ErrorKind::TimedOut.into());
        }
        thread::sleep(LOOK_AGAIN);
    }
}
