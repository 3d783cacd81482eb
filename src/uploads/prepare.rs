//! From the bytes that came to what is kept.

use image::ImageFormat;

use super::kind::{Came, tell};
use super::pictures::{Bounds, draw_anew};
use super::{Kind, Most, names};
use crate::error::Error;
use crate::platform::words::Message;

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing was chosen.
    Missing,
    /// It holds nothing.
    Empty,
    /// It holds more bytes than `most`.
    TooLarge {
        /// The most bytes.
        most: usize,
    },
    /// It has more pixels than `most`, whatever its head says of the rest.
    TooManyPixels {
        /// The most pixels.
        most: u64,
    },
    /// It begins as a picture and is none.
    Damaged,
    /// It is none of the kinds that are taken.
    Unknown,
    /// It is no picture, where only one is taken.
    NoPicture,
    /// Its bringer has brought as much as anybody may.
    Full {
        /// The most bytes of one person.
        most: u64,
    },
}

const MEGA: u64 = 1024 * 1024;

impl Refused {
    /// What the form says beside the field.
    pub fn message(self) -> Message {
        let mega = |bytes: u64| i64::try_from(bytes / MEGA).unwrap_or(i64::MAX);
        match self {
            Self::Missing => Message::new("uploads-refused-missing"),
            Self::Empty => Message::new("uploads-refused-empty"),
            Self::TooLarge { most } => Message::new("uploads-refused-large").with("most", most / (1024 * 1024)),
            Self::TooManyPixels { most } => {
                let most = i64::try_from(most / 1_000_000).unwrap_or(i64::MAX);
                Message::new("uploads-refused-pixels").with("most", most)
            }
            Self::Damaged => Message::new("uploads-refused-damaged"),
            Self::Unknown => Message::new("uploads-refused-unknown"),
            Self::NoPicture => Message::new("uploads-refused-no-picture"),
            Self::Full { most } => Message::new("uploads-refused-full").with("most", mega(most)),
        }
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Error::field("file", refused.message())
    }
}

/// A file as it is kept.
pub(super) struct Prepared {
    pub(super) bytes: Vec<u8>,
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) size: Option<(u32, u32)>,
}

/// Makes of what came what is kept: a picture is drawn anew, the rest stays as it is.
pub(super) fn prepare(name: &str, bytes: Vec<u8>, most: &Most) -> Result<Prepared, Refused> {
    match came(&bytes, most)? {
        Came::Other(kind) => Ok(Prepared { name: names::clean(name, kind), bytes, kind, size: None }),
        Came::Picture(format) => drawn(name, &bytes, format, bounds(most)),
    }
}

/// The middle of a picture; nothing else is taken.
pub(super) fn prepare_square(name: &str, bytes: Vec<u8>, most: &Most, side: u32) -> Result<Prepared, Refused> {
    match came(&bytes, most)? {
        Came::Other(_) => Err(Refused::NoPicture),
        Came::Picture(format) => drawn(name, &bytes, format, Bounds { square: Some(side), ..bounds(most) }),
    }
}

fn came(bytes: &[u8], most: &Most) -> Result<Came, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if bytes.len() > most.bytes {
        return Err(Refused::TooLarge { most: most.bytes });
    }
    tell(bytes).ok_or(Refused::Unknown)
}

fn bounds(most: &Most) -> Bounds {
    Bounds { pixels: most.pixels, bytes: most.bytes, square: None }
}

fn drawn(name: &str, bytes: &[u8], format: ImageFormat, bounds: Bounds) -> Result<Prepared, Refused> {
    let drawn = draw_anew(bytes, format, bounds)?;
    Ok(Prepared {
        name: names::clean(name, drawn.kind),
        bytes: drawn.bytes,
        kind: drawn.kind,
        size: Some((drawn.width, drawn.height)),
    })
}
