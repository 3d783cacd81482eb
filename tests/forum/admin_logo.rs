//! The site's logo: chosen in a form, drawn anew, shown in the header, taken away; and forms that carry files.

use std::io::Cursor;

use actix_web::test::TestRequest;
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use peerdesk::rights::Role;
use peerdesk::settings::MOST_LOGO_BYTES;

use crate::support::{Forum, Page, Person};

fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let picture = DynamicImage::ImageRgba8(RgbaImage::from_pixel(width, height, Rgba([10, 20, 30, 255])));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn chooses<'p>(root: &'p Person<'_>, name: &str, bytes: Vec<u8>) -> Page<'p> {
    root.opens("/admin/settings").fills("name", "Lumen").attaches("logo", name, bytes).presses("Save")
}

#[test]
fn a_logo_stands_in_the_header_until_it_is_taken_away() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let saved = chooses(&root, "../../etc/logo.png", picture(900, 200, ImageFormat::Png));
    assert!(saved.says("Saved."), "{}", saved.html);
    let guest = forum.guest();
    let home = guest.opens("/threads");
    assert_eq!(home.attributes(".brand__logo", "alt"), ["Lumen"]);
    assert!(home.texts(".brand__name").is_empty(), "a wide logo stands in the name's place");
    let address = home.attributes(".brand__logo", "src").remove(0);
    let logo = guest.gets(&address);
    assert_eq!((logo.status, logo.header("content-type")), (200, Some("image/png")));
    assert_eq!(logo.header("x-content-type-options"), Some("nosniff"));
    assert!(logo.header("cache-control").unwrap().contains("immutable"));

    let without = root.opens("/admin/settings").fills("remove_logo", "true").presses("Save");
    assert!(without.attributes(".brand__logo", "src").is_empty() && without.shows(".brand__name", "Lumen"));
    assert_eq!(guest.gets(&address).status, 404);
}

#[test]
fn a_mark_stands_beside_the_name_and_other_settings_leave_it_there() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    chooses(&root, "logo.webp", picture(64, 64, ImageFormat::WebP));
    let saved = root.opens("/admin/settings").fills("welcome", "Ask away.").presses("Save");
    assert_eq!(saved.attributes(".header .brand__logo", "src").len(), 1);
    assert!(saved.shows(".brand__name", "Lumen"));
}

#[test]
fn what_is_no_picture_is_refused_beside_its_field_and_the_rest_stays_typed() {
    let forum = Forum::new();
    let root = forum.with_role("root", Role::Admin, None);
    let large = vec![0; MOST_LOGO_BYTES + 1];
    let cases: [(&str, Vec<u8>, &str); 4] = [
        ("logo.png", b"<svg onload=alert(1)>".to_vec(), "not a PNG, JPEG or WebP"),
        ("logo.png", Vec::new(), "not a PNG, JPEG or WebP"),
        ("logo.gif", picture(8, 8, ImageFormat::Gif), "not a PNG, JPEG or WebP"),
        ("logo.png", large, "at most 2,048 KiB"),
    ];
    for (name, bytes, words) in cases {
        let again = chooses(&root, name, bytes);
        assert_eq!(again.status, 422, "{}", again.html);
        assert!(again.shows(".field__error", words), "{:?}", again.texts(".field__error"));
        assert_eq!(again.attributes("#field-name", "value"), ["Lumen"]);
    }
    assert!(forum.app.settings().own_logo.is_none());
    // No file chosen: browsers send an empty one without a name.
    assert!(chooses(&root, "", Vec::new()).says("Saved."));
}

#[test]
fn a_form_with_a_file_passes_the_same_gate_as_any_other() {
    let forum = Forum::new();
    let (root, ada) = (forum.with_role("root", Role::Admin, None), forum.member("ada"));
    let bytes = picture(8, 8, ImageFormat::Png);
    let with = |token: &str| vec![("csrf".to_owned(), token.to_owned()), ("name".to_owned(), "Evil".to_owned())];
    let sends = |who: &Person<'_>, token: &str| {
        who.sends_file("/admin/settings", &with(token), ("logo", "a.png", &bytes)).status
    };
    assert_eq!(sends(&root, ""), 403, "without a token");
    assert_eq!(sends(&root, &ada.csrf().unwrap()), 403, "with another's token");
    assert_eq!(sends(&ada, &ada.csrf().unwrap()), 404, "who may not call it");
    let foreign = TestRequest::post().uri("/admin/settings").insert_header(("sec-fetch-site", "cross-site"));
    let foreign = foreign.insert_header(("content-type", "multipart/form-data; boundary=edge"));
    assert_eq!(root.sends(foreign.set_payload("--edge--\r\n"), "/admin/settings").status, 403, "from elsewhere");
    let csrf = root.csrf().unwrap();
    let unknown = root.sends_file("/admin/settings", &with(&csrf), ("other", "a.png", &bytes));
    assert_eq!(unknown.status, 422, "a file in a field that the form does not have");
    assert_eq!(root.sends_file("/admin/tags/1", &with(&csrf), ("logo", "a.png", &bytes)).status, 422);
    for body in ["", "--edge", "--edge\r\n\r\n\r\n", "--other\r\nContent-Disposition: form-data\r\n\r\n--other--"] {
        let request = TestRequest::post().uri("/admin/settings").insert_header(("sec-fetch-site", "same-origin"));
        let request = request.insert_header(("content-type", "multipart/form-data; boundary=edge"));
        let status = root.sends(request.set_payload(body), "/admin/settings").status;
        assert!([403, 422].contains(&status), "{body:?}: {status}");
    }
    assert!(forum.app.settings().own_logo.is_none());
}
