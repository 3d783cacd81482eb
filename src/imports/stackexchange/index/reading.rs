//! The first reading of a dump's files: counts what becomes of each row and says how far it is.

use std::path::Path;

use crate::imports::stackexchange::files::DumpFile;
use crate::imports::stackexchange::plan::{Limits, Progress};
use crate::imports::stackexchange::problems::{Reason, Skipped, StopReason, Stopped};
use crate::imports::stackexchange::reader::{Place, Rows};
use crate::imports::stackexchange::report::Report;
use crate::imports::stackexchange::rows::Row;

const ROWS_BETWEEN_WORDS: u64 = 512;

/// A reading of all files.
pub(super) struct Reading<'a> {
    pub(super) limits: Limits,
    pub(super) report: Report,
    folder: &'a Path,
    on_progress: &'a mut dyn FnMut(Progress),
    done: u64,
    total: u64,
}

impl<'a> Reading<'a> {
    /// Begins one. Fails if a file is missing that every dump has.
    pub(super) fn of(
        folder: &'a Path,
        limits: Limits,
        on_progress: &'a mut dyn FnMut(Progress),
    ) -> Result<Reading<'a>, Stopped> {
        let mut total = 0;
        for file in DumpFile::ALL {
            match folder.join(file.name()).metadata() {
                Ok(found) => total += found.len(),
                Err(_) if !file.is_required() => {}
                Err(error) => return Err(StopReason::from(error).at(file, 1)),
            }
        }
        Ok(Reading { limits, report: Report::default(), folder, on_progress, done: 0, total })
    }

    /// Reads a file, if the dump has it; `keep` says why a row is not kept.
    pub(super) fn each<R: Row>(
        &mut self,
        mut keep: impl FnMut(R, Place, &mut Report) -> Result<(), Reason>,
    ) -> Result<(), Stopped> {
        if !R::FILE.is_required() && !self.folder.join(R::FILE.name()).exists() {
            return Ok(());
        }
        let mut rows = Rows::<R>::open(self.folder, self.limits.latest)?;
        self.say(R::FILE, 0);
        while let Some(found) = rows.next() {
            let skipped = match found? {
                Ok(found) => {
                    let line = u64::from(found.place.line);
                    keep(found.row, found.place, &mut self.report).map_err(|reason| Skipped {
                        file: R::FILE,
                        line,
                        reason,
                    })
                }
                Err(skipped) => Err(skipped),
            };
            let tally = self.report.tally(R::FILE);
            tally.read += 1;
            match skipped {
                Ok(()) => tally.kept += 1,
                Err(skipped) => self.report.skip(skipped),
            }
            if self.report.tally(R::FILE).read.is_multiple_of(ROWS_BETWEEN_WORDS) {
                self.say(R::FILE, rows.bytes_read());
            }
        }
        self.report.tally(R::FILE);
        self.done += rows.bytes_read();
        self.say(R::FILE, 0);
        Ok(())
    }

    /// What came of the rows.
    pub(super) fn into_report(self) -> Report {
        self.report
    }

    fn say(&mut self, file: DumpFile, read_of_file: u64) {
        (self.on_progress)(Progress { file, done: self.done + read_of_file, total: self.total });
    }
}
