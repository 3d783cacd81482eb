//! Handles: which are, which look alike, and what is made of names.

use proptest::prelude::*;

use super::*;

#[test]
fn handles_of_many_scripts() {
    for (typed, handle) in [
        ("ada", "ada"),
        (" Ada-Lovelace_1815 ", "ada-lovelace_1815"),
        ("ＡＤＡ", "ada"),
        ("José", "josé"),
        ("Jose\u{301}", "josé"),
        ("Straße", "straße"),
        ("김민지", "김민지"),
        ("\u{1100}\u{1175}\u{11b7}민지", "김민지"),
        ("민지-dev", "민지-dev"),
        ("たろうtaro", "たろうtaro"),
        ("山田タロウ", "山田タロウ"),
        ("ສົມພອນ", "ສົມພອນ"),
        ("ที่ปรึกษา", "ที\u{e48}ปรึกษา"),
        ("Болормаа", "болормаа"),
        ("Өлзийсайхан", "өлзийсайхан"),
        ("ᠪᠣᠯᠣᠷ", "ᠪᠣᠯᠣᠷ"),
        ("مريم", "مريم"),
        ("שלמה", "שלמה"),
        ("अनुष्का", "अनुष्का"),
        ("ada-жж", "ada-жж"),
    ] {
        assert_eq!(parse(typed), Ok(handle.to_owned()), "{typed}");
    }
}

#[test]
fn what_is_no_handle() {
    use HandleProblem::{Character, Long, Mixed, NoLetter, Place, Reserved, Short};
    for (typed, problem) in [
        ("", Short),
        ("ab", Short),
        ("민", Short),
        ("a234567890123456789012345678901", Long),
        ("ada lovelace", Character(' ')),
        ("ada@home", Character('@')),
        ("ada/..", Character('/')),
        ("ada.b", Character('.')),
        ("a\u{200b}da", Character('\u{200b}')),
        ("ad\u{200d}a", Character('\u{200d}')),
        ("ada\u{202e}", Character('\u{202e}')),
        ("\u{feff}ada", Character('\u{feff}')),
        ("a\u{3164}da", Character('\u{1160}')),
        ("ada\0", Character('\0')),
        ("ada🙂", Character('🙂')),
        ("½ada", Character('\u{2044}')),
        ("-ada", Place('-')),
        ("ada_", Place('_')),
        ("ada--b", Place('-')),
        ("\u{301}ada", Place('\u{301}')),
        ("adx\u{333}\u{334}\u{335}\u{336}a", Place('\u{333}')),
        ("12345", NoLetter),
        ("1-2-3", NoLetter),
        ("аda", Mixed),    // Cyrillic а
        ("pаypal", Mixed), // Cyrillic а
        ("αda", Mixed),    // Greek alpha
        ("adaжλ", Mixed),  // three scripts
        ("admin", Reserved),
        ("ADMIN", Reserved),
        ("аdmin", Mixed),
        ("ad-min", Reserved),
        ("adm1n", Reserved),
        ("moderat0r", Reserved),
        ("former-member", Reserved),
        ("formermember", Reserved),
        ("관리자", Reserved),
    ] {
        assert_eq!(parse(typed), Err(problem), "{typed:?}");
    }
}

#[test]
fn those_that_look_alike_have_one_skeleton() {
    for (one, other) in [
        ("ada", "Ada"),
        ("ada", "аԁа"),
        ("scope", "ѕсоре"),
        ("oliver", "0liver"),
        ("bill", "bi1l"),
        ("modern", "rnodern"),
        ("josé", "jose\u{301}"),
        ("ada", "a\u{200b}da"),
        ("한글이", "\u{1112}\u{1161}\u{11ab}글이"),
    ] {
        assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
    }
    for (one, other) in [("ada", "bda"), ("jose", "josé"), ("민지", "민자"), ("болор", "bolor"), ("ສົມ", "ສົນ")]
    {
        assert_ne!(skeleton(one), skeleton(other), "{one} {other}");
    }
}

#[test]
fn handles_made_of_names() {
    for (name, handle) in [
        ("Ada Lovelace", "ada-lovelace"),
        ("Community", "member-community"),
        ("Admin", "member-admin"),
        ("Li", "member-li"),
        ("민", "member-민"),
        ("X", "member-x"),
        ("", "member"),
        ("   ", "member"),
        ("\u{200b}\u{202e}", "member"),
        ("🙂🙂🙂", "member"),
        ("12345", "member-12345"),
        ("O'Brien, Pat", "obrien-pat"),
        ("--j_doe--", "j_doe"),
        ("user.name@example.com", "user-name-example-com"),
        ("\u{202e}evil", "evil"),
        ("김 민지", "김-민지"),
        ("ສົມພອນ ວົງ", "ສົມພອນ-ວົງ"),
        ("Болормаа Б.", "болормаа-б"),
        ("Саша Sasha", "саша"),   // together they might be mistaken
        ("C\u{430}ша", "member"), // Latin C, then Cyrillic
        ("Ada ສົມພອນ", "ada"),
        ("A very long name that does not fit at all", "a-very-long-name-that-does-not"),
    ] {
        assert_eq!(derive(name), handle, "{name:?}");
    }
}

#[test]
fn namesakes_are_numbered() {
    let longest = "a".repeat(MOST);
    assert_eq!(numbered("ada", 1), "ada");
    assert_eq!(numbered("ada", 2), "ada-2");
    assert_eq!(numbered(&longest, 100), format!("{}-100", "a".repeat(26)));
    assert_eq!(numbered("a-very-long-name-that-does-not", 7), "a-very-long-name-that-does-n-7");
}

proptest! {
    #[test]
    fn what_is_derived_keeps_the_rules(name in "\\PC{0,50}|.{0,50}", n in 1..1_000_000_u32) {
        let handle = derive(&name);
        prop_assert_eq!(parse(&handle), Ok(handle.clone()));
        let numbered = numbered(&handle, n);
        prop_assert_eq!(parse(&numbered), Ok(numbered.clone()));
    }

    #[test]
    fn normalising_twice_is_normalising_once(name in "\\PC{0,30}") {
        let handle = normalise(&name);
        prop_assert_eq!(normalise(&handle), handle);
    }
}
