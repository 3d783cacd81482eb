//! Rows read again, from where the first reading found them.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::marker::PhantomData;
use std::path::Path;

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::fields::Fields;
use super::problems::{StopReason, Stopped};
use super::reader::Place;
use super::rows::Row;
use crate::platform::clock::Instant;

/// A file whose rows are asked for by their place.
pub(super) struct Lookup<R> {
    file: Option<BufReader<File>>,
    position: u64,
    latest: Instant,
    of: PhantomData<R>,
}

impl<R: Row> Lookup<R> {
    /// Opens the file in the dump's folder; one that is not there has no rows to ask for.
    pub(super) fn open(folder: &Path, latest: Instant) -> Result<Lookup<R>, Stopped> {
        let path = folder.join(R::FILE.name());
        let file = match File::open(path) {
            Ok(file) => Some(BufReader::with_capacity(1 << 16, file)),
            Err(_) if !R::FILE.is_required() => None,
            Err(error) => return Err(StopReason::from(error).at(R::FILE, 1)),
        };
        Ok(Lookup { file, position: 0, latest, of: PhantomData })
    }

    /// The row at a place. It was read before, so anything wrong with it means that the file was changed.
    pub(super) fn row(&mut self, place: Place) -> Result<R, Stopped> {
        self.read(place).map_err(|reason| reason.at(R::FILE, u64::from(place.line)))
    }

    fn read(&mut self, place: Place) -> Result<R, StopReason> {
        let file = self.file.as_mut().ok_or(StopReason::Changed)?;
        // Threads lie roughly in order, and within the buffer a relative step costs nothing.
        match place.offset.checked_signed_diff(self.position) {
            Some(step) => file.seek_relative(step)?,
            None => file.seek(SeekFrom::Start(place.offset)).map(drop)?,
        }
        let mut bytes = vec![0; place.length as usize];
        file.read_exact(&mut bytes)?;
        self.position = place.offset + u64::from(place.length);
        let text = String::from_utf8(bytes).map_err(|_| StopReason::Changed)?;
        match Reader::from_str(&text).read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let fields = Fields::of(&tag, self.latest).map_err(|_| StopReason::Changed)?;
                R::from_fields(&fields).map_err(|_| StopReason::Changed)
            }
            _ => Err(StopReason::Changed),
        }
    }
}
