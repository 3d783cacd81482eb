//! The site's accent, and whether every colour that follows from it can be read.
//!
//! `assets/css/tokens.css` derives all colours from hue and chroma with fixed lightness; the same
//! numbers stand here, and a test holds the two together. Ratios are those of WCAG 2.2 (1.4.3).

use csscolorparser::Color;

/// What WCAG asks of text at AA.
const ENOUGH: f64 = 4.5;
/// The strongest chroma worth trying, in thousandths: no colour of sRGB has more.
const STRONGEST: u16 = 330;

/// An accent: all its colours follow from hue and chroma in OKLCH.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    /// Degrees, 0 to 359.
    pub hue: u16,
    /// Thousandths, 0 to 330.
    pub chroma: u16,
}

/// Why a colour cannot be the accent.
#[derive(Clone, Debug, PartialEq)]
pub enum WontDo {
    /// It is not a colour written as `#rrggbb`.
    NotAColour,
    /// Some text would be hard to read.
    HardToRead {
        /// Which, worst first.
        weak: Vec<Weak>,
        /// The nearest accent that can be read everywhere: the same hue, paler.
        nearest: Accent,
    },
}

/// Text that would be hard to read.
#[derive(Clone, Debug, PartialEq)]
pub struct Weak {
    /// `light` or `dark`.
    pub theme: &'static str,
    /// The text's token in `tokens.css`.
    pub text: &'static str,
    /// The token of what lies behind it.
    pub behind: &'static str,
    /// The ratio it would have; 4.5 is asked.
    pub ratio: f64,
}

/// A colour as the tokens derive it: lightness, and which part of the accent's chroma it has.
struct Tone {
    name: &'static str,
    light: (f64, f64),
    dark: (f64, f64),
}

const fn tone(name: &'static str, light: (f64, f64), dark: (f64, f64)) -> Tone {
    Tone { name, light, dark }
}

const NEUTRAL: f64 = 0.035;
const PAGE: Tone = tone("page", (0.984, NEUTRAL), (0.188, NEUTRAL));
const SURFACE: Tone = tone("surface", (1.0, 0.0), (0.222, NEUTRAL));
const SUNKEN: Tone = tone("sunken", (0.962, NEUTRAL), (0.258, NEUTRAL));
const TINT: Tone = tone("accent-tint", (0.962, 0.14), (0.268, 0.4));
const LINE: Tone = tone("line", (0.912, NEUTRAL), (0.31, NEUTRAL));
const TEXT: Tone = tone("text", (0.245, NEUTRAL), (0.925, NEUTRAL));
const SOFT: Tone = tone("text-soft", (0.465, NEUTRAL), (0.735, NEUTRAL));
const ACCENT: Tone = tone("accent", (0.43, 1.0), (0.82, 0.7));
const FILL: Tone = tone("accent-fill", (0.43, 1.0), (0.53, 1.0));
const FILL_HOVER: Tone = tone("accent-fill-hover", (0.37, 1.0), (0.56, 1.0));
const ON_ACCENT: Tone = tone("on-accent", (1.0, 0.0), (1.0, 0.0));

/// Every text with what may lie behind it.
const PAIRS: [(&Tone, &[&Tone]); 4] = [
    (&TEXT, &[&PAGE, &SURFACE, &SUNKEN, &TINT]),
    (&SOFT, &[&PAGE, &SURFACE, &SUNKEN, &TINT]),
    (&ACCENT, &[&PAGE, &SURFACE, &SUNKEN, &TINT]),
    (&ON_ACCENT, &[&FILL, &FILL_HOVER]),
];

/// Colours as `#rrggbb`, for where no style sheet derives them: mails.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[expect(missing_docs, reason = "each is the token of its name")]
pub struct Shades {
    pub page: String,
    pub surface: String,
    pub sunken: String,
    pub line: String,
    pub text: String,
    pub soft: String,
    pub accent: String,
    pub fill: String,
    pub on_fill: String,
}

impl Accent {
    /// The one of `tokens.css`.
    pub const OURS: Self = Self { hue: 228, chroma: 80 };

    /// Its colours in light.
    pub fn shades_in_light(&self) -> Shades {
        self.shades(|tone| tone.light)
    }

    /// Its colours in dark.
    pub fn shades_in_dark(&self) -> Shades {
        self.shades(|tone| tone.dark)
    }

    fn shades(&self, of: fn(&Tone) -> (f64, f64)) -> Shades {
        let hex = |tone: &Tone| self.colour(of(tone)).to_css_hex().to_string();
        Shades {
            page: hex(&PAGE),
            surface: hex(&SURFACE),
            sunken: hex(&SUNKEN),
            line: hex(&LINE),
            text: hex(&TEXT),
            soft: hex(&SOFT),
            accent: hex(&ACCENT),
            fill: hex(&FILL),
            on_fill: hex(&ON_ACCENT),
        }
    }

    /// An accent, or none if a number lies outside its range.
    pub fn new(hue: u16, chroma: u16) -> Option<Self> {
        (hue < 360 && chroma <= STRONGEST).then_some(Self { hue, chroma })
    }

    /// The colour of filled buttons on a light page, as `#rrggbb`: what to show for this accent.
    pub fn hex(&self) -> String {
        self.colour(FILL.light).to_css_hex().to_string()
    }

    fn colour(&self, (lightness, part): (f64, f64)) -> Color {
        let chroma = f64::from(self.chroma) / 1000.0 * part;
        oklch(lightness, chroma, f64::from(self.hue))
    }

    fn weak(&self) -> Vec<Weak> {
        let mut weak = Vec::new();
        for (text, backs) in PAIRS {
            for behind in backs {
                let light = ("light", text.light, behind.light);
                let dark = ("dark", text.dark, behind.dark);
                for (theme, front, back) in [light, dark] {
                    let ratio = ratio(&self.colour(front), &self.colour(back));
                    if ratio < ENOUGH {
                        weak.push(Weak { theme, text: text.name, behind: behind.name, ratio });
                    }
                }
            }
        }
        weak.sort_by(|a, b| a.ratio.total_cmp(&b.ratio));
        weak
    }
}

/// The accent of a colour written as `#rrggbb`, if everything drawn with it can be read in light and
/// dark. Only hue and chroma are taken: how light each use is, the tokens decide.
pub fn check_accent(hex: &str) -> Result<Accent, WontDo> {
    let hex = hex.trim();
    let colour: Color = hex.parse().map_err(|_| WontDo::NotAColour)?;
    if !hex.starts_with('#') {
        return Err(WontDo::NotAColour);
    }
    let accent = accent_of(&colour);
    let weak = accent.weak();
    if weak.is_empty() { Ok(accent) } else { Err(WontDo::HardToRead { weak, nearest: paler(accent) }) }
}

fn accent_of(colour: &Color) -> Accent {
    let [_, chroma, hue, _] = colour.to_oklcha();
    let degrees = hue.to_degrees().rem_euclid(360.0).round();
    // Grey has no hue, and what rounding leaves of one would tint the page.
    let hue = if chroma < 0.004 { 0.0 } else { degrees % 360.0 };
    let thousandths = (f64::from(chroma) * 1000.0).round().clamp(0.0, f64::from(STRONGEST));
    Accent { hue: hue as u16, chroma: thousandths as u16 }
}

fn paler(accent: Accent) -> Accent {
    let chromas = (0..=accent.chroma).rev();
    let mut paler = chromas.map(|chroma| Accent { chroma, ..accent });
    paler.find(|it| it.weak().is_empty()).unwrap_or(Accent { chroma: 0, ..accent })
}

/// Clipped to sRGB, as browsers show it on an ordinary screen.
fn oklch(lightness: f64, chroma: f64, hue: f64) -> Color {
    Color::from_oklcha(lightness as f32, chroma as f32, hue.to_radians() as f32, 1.0).clamp()
}

fn ratio(one: &Color, other: &Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: &Color) -> f64 {
    let [red, green, blue, _] = colour.to_linear_rgba();
    0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue)
}

#[cfg(test)]
mod tests;
