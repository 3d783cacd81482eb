//! Accents that pass and fail, and that the numbers here are those of `tokens.css`.

use super::*;
use crate::platform::files::Files;

const DEFAULT: Accent = Accent { hue: 228, chroma: 80 };

#[test]
fn an_accent_is_taken_or_a_readable_one_proposed() {
    let cases = [
        ("#12506a", true),
        ("#0b57d0", true),
        ("#7a1fa2", true),
        ("#808080", true),
        ("#000000", true),
        ("#ffd500", true),
        ("#00ff00", false),
        ("#00ffd0", false),
    ];
    for (hex, passes) in cases {
        match check_accent(hex) {
            Ok(accent) => assert!(passes && accent.weak().is_empty(), "{hex} passed as {accent:?}"),
            Err(WontDo::HardToRead { weak, nearest }) => {
                assert!(!passes, "{hex}: {weak:?}");
                assert!(weak.iter().all(|it| it.ratio < ENOUGH) && nearest.weak().is_empty());
                assert!(nearest.chroma > 60, "{hex}: {nearest:?} has lost its colour");
            }
            Err(WontDo::NotAColour) => panic!("{hex} is a colour"),
        }
    }
}

#[test]
fn what_is_no_hex_colour_is_refused() {
    for text in ["", "blue", "#12", "#zzzzzz", "rgb(1,2,3)", "#12506a; } body {"] {
        assert_eq!(check_accent(text), Err(WontDo::NotAColour), "{text}");
    }
}

#[test]
fn the_default_accent_can_be_read_everywhere() {
    assert_eq!(DEFAULT.weak(), []);
    assert_eq!(Accent::new(360, 0), None);
    assert_eq!(Accent::new(0, 331), None);
}

#[test]
fn black_on_white_is_twenty_one_to_one() {
    let (black, white) = (oklch(0.0, 0.0, 0.0), oklch(1.0, 0.0, 0.0));
    assert!((ratio(&black, &white) - 21.0).abs() < 0.01);
}

#[test]
fn the_style_sheet_has_the_same_numbers() {
    let css = tokens();
    let accents = [PAGE, SURFACE, SUNKEN, TINT, TEXT, SOFT, ACCENT, FILL, FILL_HOVER];
    for tone in accents {
        let line = format!("--color-{}: light-dark({}, {});", tone.name, written(tone.light), written(tone.dark));
        assert!(css.contains(&line), "tokens.css lacks {line}");
    }
    assert!(css.contains("--color-on-accent: oklch(1 0 0);"));
    assert!(css.contains("--accent-hue: 228;") && css.contains("--accent-chroma: 0.08;"));
}

/// Meanings and palettes keep their hue, so they are measured once, in both themes.
#[test]
fn fixed_colours_can_be_read_on_what_lies_behind_them() {
    let css = tokens();
    for meaning in ["positive", "caution", "danger"] {
        let text = pair(&css, &format!("--color-{meaning}:"));
        let tint = pair(&css, &format!("--color-{meaning}-tint:"));
        for (theme, (text, tint)) in text.iter().zip(&tint).enumerate() {
            assert!(ratio(text, tint) >= ENOUGH, "{meaning} on its tint, theme {theme}: {}", ratio(text, tint));
            for back in [&PAGE, &SURFACE, &SUNKEN] {
                let back = DEFAULT.colour([back.light, back.dark][theme]);
                assert!(ratio(text, &back) >= ENOUGH, "{meaning}, theme {theme}: {}", ratio(text, &back));
            }
            let on_tint = DEFAULT.colour([SOFT.light, SOFT.dark][theme]);
            assert!(ratio(&on_tint, tint) >= ENOUGH, "soft on {meaning}-tint: {}", ratio(&on_tint, tint));
        }
    }
    for hue in 0..360 {
        let css = css.replace("var(--palette-hue)", &hue.to_string());
        let (text, tint) = (pair(&css, "--color-palette-text:"), pair(&css, "--color-palette-tint:"));
        assert!(text.iter().zip(&tint).all(|(text, tint)| ratio(text, tint) >= ENOUGH), "palette {hue}");
    }
}

fn tokens() -> String {
    String::from_utf8(Files::own().assets().unwrap()["css/tokens.css"].to_vec()).unwrap()
}

/// A tone as the style sheet writes it.
fn written((lightness, part): (f64, f64)) -> String {
    let accent = "var(--accent-hue)";
    match part {
        0.0 => format!("oklch({lightness} 0 0)"),
        1.0 => format!("oklch({lightness} var(--accent-chroma) {accent})"),
        NEUTRAL => format!("oklch({lightness} var(--neutral))"),
        part => format!("oklch({lightness} calc(var(--accent-chroma) * {part}) {accent})"),
    }
}

/// The two colours of a declaration `light-dark(oklch(l c h), oklch(l c h))`.
fn pair(css: &str, name: &str) -> Vec<Color> {
    let line = css.lines().find(|line| line.trim().starts_with(name)).unwrap();
    let colours = line.split("oklch(").skip(1).map(|part| {
        let numbers: Vec<f64> =
            part.split(')').next().unwrap().split_whitespace().map(|it| it.parse().unwrap()).collect();
        oklch(numbers[0], numbers[1], numbers[2])
    });
    colours.collect()
}
