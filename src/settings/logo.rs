//! The site's logo: a picture somebody chose, known by what is in it, drawn anew and small.

use std::io::Cursor;

use base64ct::{Base64, Encoding};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::platform::words::Message;
use crate::stored_words;

/// The most bytes that a picture may have to be read.
pub const MOST_BYTES: usize = 2 * 1024 * 1024;
/// The most pixels of a side that are decoded.
const MOST_SIDE: u32 = 6000;
/// The most memory that decoding may take.
const MOST_MEMORY: u64 = 128 * 1024 * 1024;
/// What it is shrunk to: twice the size it is shown at.
const WIDTH: u32 = 480;
const HEIGHT: u32 = 96;

stored_words! {
    /// What a logo needs behind it to be seen in light and in dark.
    pub enum Ground {
        /// Nothing: it fills its own, or is of a middle tone.
        None = "none",
        /// Something light where the page is dark.
        Light = "light",
        /// Something dark where the page is light.
        Dark = "dark",
    }
}

/// A logo as it is kept and shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// Its name in addresses, with a hash of what is in it.
    pub name: String,
    /// The picture as PNG, base64.
    png: String,
    /// Its size in pixels.
    pub width: u32,
    /// Its size in pixels.
    pub height: u32,
    /// What it needs behind it.
    pub ground: Ground,
}

impl Logo {
    /// Makes a logo of a PNG, JPEG or WebP, whatever it was called; or says why it cannot be one.
    pub fn read(bytes: &[u8]) -> Result<Self, Message> {
        if bytes.len() > MOST_BYTES {
            return Err(Message::new("settings-logo-bytes").with("most", MOST_BYTES / 1024));
        }
        let picture = decoded(bytes)?;
        let is_small = picture.width() <= WIDTH && picture.height() <= HEIGHT;
        let small = if is_small { picture } else { picture.resize(WIDTH, HEIGHT, FilterType::Lanczos3) };
        let small = small.into_rgba8();
        let mut png = Cursor::new(Vec::new());
        small.write_to(&mut png, ImageFormat::Png).map_err(|_| unreadable())?;
        let png = png.into_inner();
        let hash: String = Sha256::digest(&png).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Ok(Self {
            name: format!("logo-{hash}.png"),
            png: Base64::encode_string(&png),
            width: small.width(),
            height: small.height(),
            ground: ground(&small),
        })
    }

    /// The PNG.
    pub fn bytes(&self) -> Vec<u8> {
        Base64::decode_vec(&self.png).unwrap_or_default()
    }

    /// Whether it is so wide that it holds the site's name, and is no mere mark.
    pub fn is_wide(&self) -> bool {
        self.width >= 2 * self.height
    }
}

fn unreadable() -> Message {
    Message::new("settings-logo-unreadable")
}

/// The picture, upright. Its size is asked before any of its pixels are.
fn decoded(bytes: &[u8]) -> Result<DynamicImage, Message> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| unreadable())?;
    if !matches!(reader.format(), Some(ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) {
        return Err(unreadable());
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(problem)?;
    let (width, height) = decoder.dimensions();
    if width > MOST_SIDE || height > MOST_SIDE || decoder.total_bytes() > MOST_MEMORY {
        return Err(too_big());
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(problem)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn too_big() -> Message {
    Message::new("settings-logo-pixels").with("most", i64::from(MOST_SIDE))
}

fn problem(error: image::ImageError) -> Message {
    if matches!(error, image::ImageError::Limits(_)) { too_big() } else { unreadable() }
}

/// By how light the pixels are that can be seen, if others cannot.
fn ground(picture: &image::RgbaImage) -> Ground {
    let (mut seen, mut light) = (0.0_f64, 0.0_f64);
    for pixel in picture.pixels() {
        let [red, green, blue, alpha] = pixel.0.map(|part| f64::from(part) / 255.0);
        seen += alpha;
        light += alpha * (0.2126 * red + 0.7152 * green + 0.0722 * blue);
    }
    let all = f64::from(picture.width()) * f64::from(picture.height());
    let mean = if seen > 0.0 { light / seen } else { 0.5 };
    match mean {
        _ if seen > 0.97 * all => Ground::None,
        dark if dark < 0.45 => Ground::Light,
        light if light > 0.75 => Ground::Dark,
        _ => Ground::None,
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgba, RgbaImage};

    use super::*;

    fn picture(width: u32, height: u32, colour: [u8; 4], format: ImageFormat) -> Vec<u8> {
        let mut picture = RgbaImage::new(width, height);
        for pixel in picture.pixels_mut().take((width * height / 2) as usize) {
            *pixel = Rgba(colour);
        }
        let picture = DynamicImage::ImageRgba8(picture);
        let mut bytes = Cursor::new(Vec::new());
        let picture = if format == ImageFormat::Jpeg { picture.into_rgb8().into() } else { picture };
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_picture_becomes_a_small_png_that_can_be_seen_in_light_and_dark() {
        let cases = [
            (ImageFormat::Png, [20, 20, 20, 255], Ground::Light),
            (ImageFormat::WebP, [250, 250, 250, 255], Ground::Dark),
            (ImageFormat::Png, [120, 180, 120, 255], Ground::None),
            (ImageFormat::Jpeg, [20, 20, 20, 255], Ground::None),
        ];
        for (format, colour, ground) in cases {
            let logo = Logo::read(&picture(1200, 300, colour, format)).unwrap();
            assert_eq!((logo.width, logo.height, logo.ground), (384, 96, ground), "{format:?}");
            assert!(logo.is_wide() && logo.bytes().starts_with(b"\x89PNG"));
        }
        let mark = Logo::read(&picture(40, 40, [1, 1, 1, 255], ImageFormat::Png)).unwrap();
        assert!(!mark.is_wide() && mark.width == 40);
        assert_eq!(mark, Logo::read(&picture(40, 40, [1, 1, 1, 255], ImageFormat::Png)).unwrap());
    }

    #[test]
    fn what_is_no_picture_or_too_big_is_refused() {
        let key = |bytes: &[u8]| Logo::read(bytes).unwrap_err().key.into_owned();
        let png = picture(8, 8, [0, 0, 0, 255], ImageFormat::Png);
        for bytes in [&b""[..], b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a", &png[..png.len() / 2]] {
            assert_eq!(key(bytes), "settings-logo-unreadable");
        }
        // Says that it is 60,000 pixels wide: its size is read, its pixels never are.
        let mut bomb = png.clone();
        bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        assert!(["settings-logo-pixels", "settings-logo-unreadable"].contains(&key(&bomb).as_str()));
        assert_eq!(key(&vec![0; MOST_BYTES + 1]), "settings-logo-bytes");
    }
}
