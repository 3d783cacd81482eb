//! The site's accent, and whether every colour that follows from it can be read.

/// An accent: all its colours follow from hue and chroma in OKLCH.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    /// Degrees, 0 to 359.
    pub hue: u16,
    /// Thousandths, 0 to 300.
    pub chroma: u16,
}

impl Accent {
    /// An accent, or none if a number lies outside its range.
    pub fn new(hue: u16, chroma: u16) -> Option<Self> {
        (hue < 360 && chroma <= 300).then_some(Self { hue, chroma })
    }
}
