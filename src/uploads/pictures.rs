//! Drawing pictures anew: what is kept holds pixels and nothing else, neither the place where a photograph was
//! taken nor whatever was hidden in the file.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::{Kind, Refused};

/// How well a JPEG is kept.
const QUALITY: u8 = 88;

/// How much a picture may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    /// Width times height.
    pub(super) pixels: u64,
    /// Of the file as it is kept.
    pub(super) bytes: usize,
    /// Sides of the square that is cut from its middle, if one is.
    pub(super) square: Option<u32>,
}

/// A picture as it is kept.
pub(super) struct Drawn {
    pub(super) bytes: Vec<u8>,
    pub(super) kind: Kind,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Draws a picture anew, upright. Its size is read from its head before any of it is decoded.
///
/// Of one that moves the first frame is kept: each frame would cost what a picture costs, and a picture that
/// moves and cannot be stopped shuts people out (WCAG 2.2.2).
pub(super) fn draw_anew(bytes: &[u8], format: ImageFormat, bounds: Bounds) -> Result<Drawn, Refused> {
    if format == ImageFormat::Jpeg && is_cut_off(bytes) {
        return Err(Refused::Damaged);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits(bounds));
    let mut decoder = reader.into_decoder().map_err(refused(bounds))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > bounds.pixels {
        return Err(Refused::TooManyPixels { most: bounds.pixels });
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refused(bounds))?;
    picture.apply_orientation(orientation);
    if let Some(most) = bounds.square {
        let side = most.min(picture.width()).min(picture.height()).max(1);
        picture = picture.resize_to_fill(side, side, FilterType::Lanczos3);
    }
    let picture = in_eight_bits(picture);
    let is_photograph = format == ImageFormat::Jpeg || format == ImageFormat::WebP && !picture.color().has_alpha();
    let (kind, bytes) = match is_photograph {
        true => (Kind::Jpeg, jpeg(&picture)?),
        false => (Kind::Png, png(&picture)?),
    };
    // What grew too much without losses may be small enough with some.
    let (kind, bytes) = match bytes.len() > bounds.bytes && kind == Kind::Png && !picture.color().has_alpha() {
        true => (Kind::Jpeg, jpeg(&picture)?),
        false => (kind, bytes),
    };
    if bytes.len() > bounds.bytes {
        return Err(Refused::TooLarge { most: bounds.bytes });
    }
    Ok(Drawn { bytes, kind, width: picture.width(), height: picture.height() })
}

/// Eight bytes a pixel are the most that any of the kinds decodes to.
fn limits(bounds: Bounds) -> Limits {
    let side = u32::try_from(bounds.pixels).unwrap_or(u32::MAX);
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(side);
    limits.max_image_height = Some(side);
    limits.max_alloc = Some(bounds.pixels.saturating_mul(8).saturating_add(16 << 20));
    limits
}

fn refused(bounds: Bounds) -> impl Fn(ImageError) -> Refused {
    move |error| match error {
        ImageError::Limits(_) => Refused::TooManyPixels { most: bounds.pixels },
        _ => Refused::Damaged,
    }
}

/// The decoder draws a JPEG that breaks off as far as it goes; the mark of its end tells.
fn is_cut_off(jpeg: &[u8]) -> bool {
    let last = |mark: u8| jpeg.windows(2).rposition(|two| two == [0xff, mark]);
    last(0xda) >= last(0xd9)
}

/// Grey, colours, or colours with transparency where any of it is to be seen.
fn in_eight_bits(picture: DynamicImage) -> DynamicImage {
    match picture {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => picture,
        DynamicImage::ImageLuma16(_) => DynamicImage::ImageLuma8(picture.to_luma8()),
        other if other.color().has_alpha() => {
            let pixels = other.into_rgba8();
            let is_seen_through = pixels.pixels().any(|pixel| pixel.0[3] < u8::MAX);
            let whole = DynamicImage::ImageRgba8(pixels);
            if is_seen_through { whole } else { DynamicImage::ImageRgb8(whole.into_rgb8()) }
        }
        other => DynamicImage::ImageRgb8(other.into_rgb8()),
    }
}

fn jpeg(picture: &DynamicImage) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    picture.write_with_encoder(encoder).map_err(|_| Refused::Damaged)?;
    Ok(bytes)
}

fn png(picture: &DynamicImage) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, PngFilter::Adaptive);
    picture.write_with_encoder(encoder).map_err(|_| Refused::Damaged)?;
    Ok(bytes)
}
