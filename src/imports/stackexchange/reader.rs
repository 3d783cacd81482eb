//! A dump's file as a stream of rows, in memory that does not grow with the file but for a bit an id.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::marker::PhantomData;
use std::path::Path;

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::fields::{Fault, Fields};
use super::problems::{Reason, Skipped, StopReason, Stopped};
use super::rows::Row;
use super::seen::Seen;
use crate::platform::clock::Instant;

/// Bytes of the longest row, comment or text between rows.
pub(super) const LONGEST_EVENT: u64 = 8 << 20;

/// Where a row stands in its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) offset: u64,
    pub(super) length: u32,
    pub(super) line: u32,
}

/// A row and where it stands.
#[derive(Debug)]
pub(super) struct Found<R> {
    pub(super) row: R,
    pub(super) place: Place,
}

/// The rows of a file: each is a row or the reason to leave it out; a file that cannot be trusted ends them.
pub(super) struct Rows<R> {
    xml: Reader<Measured>,
    buffer: Vec<u8>,
    ids: Seen,
    latest: Instant,
    depth: u8,
    root: Root,
    is_over: bool,
    of: PhantomData<R>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Root {
    Awaited,
    Open,
    Closed,
}

/// What the next event of the XML means.
enum Step<R> {
    Row(Result<Found<R>, Reason>),
    Nothing,
    End,
}

impl<R: Row> Rows<R> {
    /// Opens the file in the dump's folder. No date may lie after `latest`.
    pub(super) fn open(folder: &Path, latest: Instant) -> Result<Rows<R>, Stopped> {
        let measured = Measured::open(&folder.join(R::FILE.name())).map_err(|reason| reason.at(R::FILE, 1))?;
        let mut xml = Reader::from_reader(measured);
        xml.config_mut().expand_empty_elements = true;
        Ok(Rows {
            xml,
            buffer: Vec::new(),
            ids: Seen::default(),
            latest,
            depth: 0,
            root: Root::Awaited,
            is_over: false,
            of: PhantomData,
        })
    }

    /// How many bytes of the file were read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.xml.get_ref().consumed
    }

    fn step(&mut self) -> Result<Step<R>, StopReason> {
        self.buffer.clear();
        let (offset, line) = self.xml.get_mut().begin_event();
        let event = match self.xml.read_event_into(&mut self.buffer) {
            Err(_) if self.xml.get_ref().is_exhausted() => return Err(StopReason::RowTooLong),
            event => event?,
        };
        match event {
            Event::Start(tag) if self.depth == 0 => {
                self.depth = 1;
                self.root = opened(self.root, tag.name().as_ref() == R::FILE.root(), R::FILE.root())?;
            }
            Event::Start(tag) if self.depth == 1 && tag.name().as_ref() == "row" => {
                self.depth = 2;
                let length = u32::try_from(self.xml.get_ref().consumed - offset).unwrap_or(u32::MAX);
                let place = Place { offset, length, line };
                return match Fields::of(&tag, self.latest) {
                    Ok(fields) => Ok(Step::Row(R::from_fields(&fields).map(|row| Found { row, place }))),
                    Err(Fault::Skip(reason)) => Ok(Step::Row(Err(reason))),
                    Err(Fault::Stop(reason)) => Err(reason),
                };
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.root = Root::Closed;
                }
            }
            Event::Eof => return self.root.ended().map(|()| Step::End),
            other => nothing(&other)?,
        }
        Ok(Step::Nothing)
    }

    fn skipped(&self, line: u64, reason: Reason) -> Skipped {
        Skipped { file: R::FILE, line, reason }
    }
}

impl<R: Row> Iterator for Rows<R> {
    type Item = Result<Result<Found<R>, Skipped>, Stopped>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            let line = u64::from(self.xml.get_ref().line);
            match self.step() {
                Ok(Step::Nothing) => {}
                Ok(Step::End) => self.is_over = true,
                Ok(Step::Row(Err(reason))) => return Some(Ok(Err(self.skipped(line, reason)))),
                Ok(Step::Row(Ok(found))) if self.ids.add(found.row.id()) => {
                    return Some(Ok(Ok(found)));
                }
                Ok(Step::Row(Ok(_))) => {
                    return Some(Ok(Err(self.skipped(line, Reason::DuplicateId))));
                }
                Err(reason) => {
                    self.is_over = true;
                    return Some(Err(reason.at(R::FILE, line)));
                }
            }
        }
        None
    }
}

impl Root {
    fn ended(self) -> Result<(), StopReason> {
        match self {
            Root::Awaited => Err(StopReason::Empty),
            Root::Open => Err(StopReason::CutOff),
            Root::Closed => Ok(()),
        }
    }
}

fn opened(root: Root, is_expected: bool, expected: &'static str) -> Result<Root, StopReason> {
    match root {
        Root::Awaited if is_expected => Ok(Root::Open),
        Root::Awaited => Err(StopReason::OtherRoot(expected)),
        Root::Open | Root::Closed => Err(StopReason::NotARow),
    }
}

/// Lets pass what may stand around rows.
fn nothing(event: &Event<'_>) -> Result<(), StopReason> {
    match event {
        Event::Comment(_) | Event::PI(_) => Ok(()),
        Event::Text(text) if text.trim().is_empty() => Ok(()),
        Event::Decl(declaration) => match declaration.encoding() {
            Some(Ok(encoding)) if encoding.eq_ignore_ascii_case("utf-8") => Ok(()),
            None => Ok(()),
            Some(_) => Err(StopReason::Encoding),
        },
        Event::DocType(_) => Err(StopReason::Doctype),
        Event::GeneralRef(_) => Err(StopReason::UnknownEntity),
        _ => Err(StopReason::NotARow),
    }
}

/// A file that knows how far it was read, and refuses to give one event more than [`LONGEST_EVENT`] bytes:
/// the XML reader keeps an event in memory, however long it is.
struct Measured {
    file: BufReader<File>,
    consumed: u64,
    line: u32,
    event: u64,
}

impl Measured {
    fn open(path: &Path) -> Result<Measured, StopReason> {
        // Opening a pipe would wait for ever, so look first.
        if !path.metadata()?.is_file() {
            return Err(StopReason::NotAFile);
        }
        let file = BufReader::with_capacity(1 << 18, File::open(path)?);
        let mut measured = Measured { file, consumed: 0, line: 1, event: 0 };
        match measured.fill_buf()? {
            [0xEF, 0xBB, 0xBF, ..] => measured.consume(3),
            [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] => return Err(StopReason::Encoding),
            _ => {}
        }
        Ok(measured)
    }

    fn begin_event(&mut self) -> (u64, u32) {
        self.event = 0;
        (self.consumed, self.line)
    }

    fn is_exhausted(&self) -> bool {
        self.event > LONGEST_EVENT
    }
}

impl Read for Measured {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(into.len());
        into[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Measured {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.is_exhausted() {
            return Err(io::Error::other("too long"));
        }
        self.file.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        let read = &self.file.buffer()[..length];
        let lines = read.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.consumed += length as u64;
        self.event += length as u64;
        self.file.consume(length);
    }
}
