//! What is made of pictures, and which files are refused: lying, broken, hostile and too large ones.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::{Delay, DynamicImage, Frame, GenericImageView, ImageFormat, Rgba, RgbaImage};
use peerdesk::error::Error;
use peerdesk::platform::words::Language;
use peerdesk::uploads::{self, Kind, Most, Upload};

use crate::support::files::{picture, png};
use crate::support::{Forum, Person};

/// Brings a file; the words beside the field if it is refused.
fn brings(person: &Person<'_>, name: &str, bytes: Vec<u8>) -> Result<Upload, String> {
    let app = &person.forum.app;
    let by = person.forum.as_member(person.id());
    match uploads::bring(&app.db, &app.store, &Most::of(&app.config), &by, name, bytes) {
        Ok(upload) => Ok(upload),
        Err(Error::Invalid(errors)) => {
            let (field, message) = errors.iter().next().unwrap();
            assert_eq!(field, "file");
            Err(app.views.words().say(&Language::ENGLISH, message))
        }
        Err(other) => panic!("{other:?}"),
    }
}

fn kept(person: &Person<'_>, upload: &Upload) -> Vec<u8> {
    person.forum.app.store.read(&upload.content).unwrap()
}

/// A JPEG with what cameras write: which side is up, and a place.
fn photograph() -> Vec<u8> {
    let tiff: &[u8] = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0zqlocation";
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend_from_slice(tiff);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let plain = picture(40, 20, ImageFormat::Jpeg);
    [&plain[..2], b"\xff\xe1", &length, &exif, &plain[2..]].concat()
}

fn moving() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for colour in [[255, 0, 0, 255], [0, 0, 255, 255]] {
        let frame =
            Frame::from_parts(RgbaImage::from_pixel(8, 8, Rgba(colour)), 0, 0, Delay::from_numer_denom_ms(100, 1));
        encoder.encode_frame(frame).unwrap();
    }
    drop(encoder);
    bytes
}

/// A PNG whose head says that it is of another size; its sum is right.
fn png_that_says(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = png(4, 3);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut sum = flate2::Crc::new();
    sum.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    bytes
}

#[test]
fn a_photograph_stands_upright_and_tells_no_place() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let upload = brings(&ada, "IMG_0042.JPG", photograph()).unwrap();
    assert_eq!((upload.kind, upload.width, upload.height), (Kind::Jpeg, Some(20), Some(40)));
    let bytes = kept(&ada, &upload);
    let holds = |word: &[u8]| bytes.windows(word.len()).any(|some| some == word);
    assert!(!holds(b"zqlocation") && !holds(b"Exif"));
    let top = image::load_from_memory(&bytes).unwrap().get_pixel(10, 1);
    assert!(top.0[0] > top.0[2], "what was at the left stands at the top: {top:?}");
}

#[test]
fn each_kind_becomes_one_that_every_browser_shows() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let seen_through = DynamicImage::ImageRgba8(RgbaImage::from_pixel(5, 5, Rgba([1, 2, 3, 100])));
    let mut webp = Cursor::new(Vec::new());
    seen_through.write_to(&mut webp, ImageFormat::WebP).unwrap();
    let cases = [
        (png(5, 5), Kind::Png),
        (picture(5, 5, ImageFormat::Jpeg), Kind::Jpeg),
        (picture(5, 5, ImageFormat::WebP), Kind::Jpeg),
        (webp.into_inner(), Kind::Png),
        (picture(5, 5, ImageFormat::Gif), Kind::Png),
        (moving(), Kind::Png),
    ];
    for (nth, (bytes, kind)) in cases.into_iter().enumerate() {
        let upload = brings(&ada, "whatever.exe", bytes).unwrap();
        assert_eq!(upload.kind, kind, "case {nth}");
        assert!(image::load_from_memory(&kept(&ada, &upload)).is_ok(), "case {nth}");
    }
}

#[test]
fn of_what_moves_the_first_picture_is_kept() {
    let forum = Forum::new();
    let ada = forum.member("ada");
    let upload = brings(&ada, "moving.gif", moving()).unwrap();
    let shown = image::load_from_memory(&kept(&ada, &upload)).unwrap();
    assert_eq!(shown.get_pixel(0, 0).0, [255, 0, 0, 255]);
    assert_eq!(upload.url(), format!("/uploads/{}.png", upload.key));
}

#[test]
fn what_lies_is_broken_or_too_much_is_refused_in_words() {
    let forum = Forum::with(|config| (config.upload_megabytes, config.upload_megapixels) = (1, 1));
    let ada = forum.member("ada");
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let mut gif_that_says = picture(4, 3, ImageFormat::Gif);
    gif_that_says[6..10].copy_from_slice(&[0xff; 4]);
    let cases = [
        ("empty.png", Vec::new(), "is empty"),
        ("program.png", b"\x7fELF\x02\x01\x01\0\0".to_vec(), "cannot be added"),
        ("latin1.txt", b"caf\xe9 au lait".to_vec(), "cannot be added"),
        ("binary.log", b"started\0stopped".to_vec(), "cannot be added"),
        ("page.gif", b"GIF89a\x01\0\x01\0<script>alert(1)</script>".to_vec(), "cannot be read"),
        ("bomb.png", png_that_says(60_000, 60_000), "more than 1 million pixels"),
        ("wide.png", png_that_says(u32::MAX >> 1, 1), "more than 1 million pixels"),
        ("nothing.png", png_that_says(0, 7), "cannot be read"),
        ("bomb.gif", gif_that_says, "more than 1 million pixels"),
        ("large.jpg", picture(1001, 1000, ImageFormat::Jpeg), "more than 1 million pixels"),
        ("cut.png", cut(png(400, 300)), "cannot be read"),
        ("cut.jpg", cut(picture(400, 300, ImageFormat::Jpeg)), "cannot be read"),
        ("cut.gif", cut(picture(400, 300, ImageFormat::Gif)), "cannot be read"),
        ("cut.webp", cut(picture(400, 300, ImageFormat::WebP)), "cannot be read"),
        ("head.png", png(4, 3)[..8].to_vec(), "cannot be read"),
        ("long.txt", vec![b'x'; 1024 * 1024 + 1], "larger than 1 MB"),
    ];
    for (name, bytes, expected) in cases {
        let refused = brings(&ada, name, bytes).err().unwrap_or_else(|| panic!("{name} was taken"));
        assert!(refused.contains(expected), "{name}: {refused}");
    }
    assert_eq!((forum.count("uploads"), forum.app.store.list().unwrap().len()), (0, 0));
}
