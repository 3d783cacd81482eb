//! What a file is, told by what it holds and never by what it is called.

use crate::stored_words;

stored_words! {
    /// What a kept file is.
    pub enum Kind {
        /// A picture without losses.
        Png = "png",
        /// A photograph.
        Jpeg = "jpeg",
        /// Text, such as a log.
        Text = "text",
        /// An archive; it is never opened.
        Zip = "zip",
        /// A document.
        Pdf = "pdf",
    }
}

impl Kind {
    /// Whether pages show it.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg)
    }

    /// How it is served.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Text => "text/plain; charset=utf-8",
            Self::Zip => "application/zip",
            Self::Pdf => "application/pdf",
        }
    }

    /// What its name ends in, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Text => "txt",
            Self::Zip => "zip",
            Self::Pdf => "pdf",
        }
    }
}

/// What came, before anything is made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Came {
    Picture(image::ImageFormat),
    Other(Kind),
}

/// What some bytes are, if they are anything that is taken.
pub(super) fn tell(bytes: &[u8]) -> Option<Came> {
    use image::ImageFormat::{Gif, Jpeg, Png, WebP};
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"\x89PNG\r\n\x1a\n") {
        Some(Came::Picture(Png))
    } else if begins(b"\xff\xd8\xff") {
        Some(Came::Picture(Jpeg))
    } else if begins(b"GIF87a") || begins(b"GIF89a") {
        Some(Came::Picture(Gif))
    } else if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Came::Picture(WebP))
    } else if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        Some(Came::Other(Kind::Zip))
    } else if begins(b"%PDF-") {
        Some(Came::Other(Kind::Pdf))
    } else {
        is_text(bytes).then_some(Came::Other(Kind::Text))
    }
}

/// UTF-8 without bytes that no text editor shows.
fn is_text(bytes: &[u8]) -> bool {
    let is_strange = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    std::str::from_utf8(bytes).is_ok_and(|text| !text.contains(is_strange))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_holds_tells_what_it_is() {
        let cases: [(&[u8], Option<Came>); 9] = [
            (b"\x89PNG\r\n\x1a\n...", Some(Came::Picture(image::ImageFormat::Png))),
            (b"RIFF....WEBPVP8 ", Some(Came::Picture(image::ImageFormat::WebP))),
            (b"RIFF....WAVEfmt ", Some(Came::Other(Kind::Text))),
            (b"PK\x03\x04\x14\0", Some(Came::Other(Kind::Zip))),
            (b"%PDF-1.7\n%\xe2\xe3", Some(Came::Other(Kind::Pdf))),
            ("12:04 시작 실패\r\n\tat main".as_bytes(), Some(Came::Other(Kind::Text))),
            (b"\x7fELF\x02\x01\x01\0", None),
            (b"MZ\x90\0", None),
            (b"caf\xe9", None),
        ];
        for (bytes, expected) in cases {
            assert_eq!(tell(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
