//! The reading of a dump, tried on a small one made up for it and on hostile ones made of that.

mod hostile;
mod markdown;
mod rules;
mod whole;

use std::fs;
use std::ops::Deref;
use std::path::Path;

use super::{Dump, DumpFile, ForeignThread, Limits, Reason, StopReason, Stopped};
use crate::platform::clock::Instant;

/// 2024-01-01, when these tests take place.
const NOW: Instant = Instant::from_micros(1_704_067_200_000_000);

/// A dump's folder, gone with the test.
struct Folder(tempfile::TempDir);

impl Folder {
    /// One with a person, Ada (1), and a question by her (1).
    fn small() -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        folder.rows(DumpFile::Users, &[USER]).rows(DumpFile::Posts, &[QUESTION])
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Puts a file of these rows there: each is given without `<row` and `/>`.
    fn rows(self, file: DumpFile, rows: &[&str]) -> Folder {
        let root = file.root();
        let rows: String = rows.iter().map(|row| format!("  <row {row} />\r\n")).collect();
        let text = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<{root}>\r\n{rows}</{root}>");
        self.text(file, format!("\u{feff}{text}"))
    }

    fn text(self, file: DumpFile, text: impl AsRef<[u8]>) -> Folder {
        fs::write(self.path().join(file.name()), text).unwrap();
        self
    }

    fn open(&self) -> Result<Dump, Stopped> {
        Dump::open(self.path(), Limits::at(NOW), &mut |_| ())
    }

    fn opened(self) -> Opened {
        Opened { dump: self.open().unwrap(), _folder: self }
    }

    /// Why the dump is refused, and on which line of which file.
    fn refusal(&self) -> (DumpFile, u64, StopReason) {
        let stopped = self.open().err().unwrap();
        (stopped.file, stopped.line, stopped.reason)
    }
}

/// A dump that keeps its folder.
struct Opened {
    dump: Dump,
    _folder: Folder,
}

impl Deref for Opened {
    type Target = Dump;

    fn deref(&self) -> &Dump {
        &self.dump
    }
}

/// The threads of a dump.
fn threads(dump: &Dump) -> Vec<ForeignThread> {
    dump.threads().unwrap().map(Result::unwrap).collect()
}

/// Why rows of a file are left out, with the first lines.
fn skipped(dump: &Dump, file: DumpFile) -> Vec<(Reason, Vec<u64>)> {
    let tally = dump.report().of(file);
    assert_eq!(tally.read, tally.kept + tally.skipped_in_all(), "{file}");
    tally.skipped.into_iter().map(|(reason, lines)| (reason, lines.first)).collect()
}

const USER: &str = r#"Id="1" Reputation="5" CreationDate="2020-01-02T03:04:05.678" DisplayName="Ada""#;
const QUESTION: &str = r#"Id="1" PostTypeId="1" CreationDate="2020-01-03T00:00:00.000" Score="2" ViewCount="7" Body="&lt;p&gt;It hums.&lt;/p&gt;&#xA;" OwnerUserId="1" Title="Why does it hum?" Tags="&lt;noise&gt;&lt;hub&gt;""#;
