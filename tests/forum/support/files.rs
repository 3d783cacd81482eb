//! Files that tests make themselves.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// A picture of a colour or two.
pub fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let two = |x: u32, _| if x < width / 2 { Rgb([200, 30, 30]) } else { Rgb([30, 30, 200]) };
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, two)).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub fn png(width: u32, height: u32) -> Vec<u8> {
    picture(width, height, ImageFormat::Png)
}

/// A log with a word in it.
pub fn log(word: &str) -> Vec<u8> {
    format!("12:04:01 started\n12:04:02 {word}\n").into_bytes()
}
