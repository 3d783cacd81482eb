//! How much two texts say the same, whatever their language: by the runs of letters that they share.

use std::collections::HashSet;

use crate::platform::reading::fold;

/// How long a run is, in letters.
const RUN: usize = 5;
/// A text of fewer runs is like nothing.
const FEWEST: usize = 20;
/// The most of a text that is compared, in letters.
const MOST: usize = 20_000;

/// The runs of letters of a text, to compare it with many.
#[derive(Clone, Debug)]
pub struct Runs(HashSet<[char; RUN]>);

impl Runs {
    /// Those of a text. Blanks, signs, numbers, capitals and accents do not count.
    pub fn of(text: &str) -> Self {
        let letters: Vec<char> = fold(text).chars().filter(|it| it.is_alphabetic()).take(MOST).collect();
        Self(letters.array_windows::<RUN>().copied().collect())
    }

    /// From 0, nothing in common, to 1: all of the shorter stands in the longer.
    pub fn likeness(&self, other: &Self) -> f32 {
        let (shorter, longer) = if self.0.len() < other.0.len() { (&self.0, &other.0) } else { (&other.0, &self.0) };
        if shorter.len() < FEWEST {
            return 0.0;
        }
        let shared = shorter.iter().filter(|run| longer.contains(*run)).count();
        #[expect(clippy::cast_precision_loss, reason = "a share of at most 20,000")]
        let likeness = shared as f32 / shorter.len() as f32;
        likeness
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_the_same_is_alike_in_every_script() {
        let pairs = [
            (
                "Open the settings and press Restore; then wait until the light is green.",
                "OPEN the settings, and press «Restore»! Then wait until the lamp is green, please.",
                true,
            ),
            (
                "설정을 열고 복원을 누른 다음 초록색 불이 켜질 때까지 기다려 주세요. 그다음 다시 시작하면 됩니다.",
                "설정을 열고 복원을 누른 뒤 초록색 불이 켜질 때까지 기다려 주세요. 그다음 다시 시작하면 돼요.",
                true,
            ),
            (
                "Open the settings and press Restore; then wait until the light is green.",
                "The invoice of May shows the wrong address, and nobody at the shop could change it.",
                false,
            ),
            ("Yes.", "Yes.", false),
        ];
        for (one, other, are_alike) in pairs {
            let likeness = Runs::of(one).likeness(&Runs::of(other));
            assert_eq!(likeness >= 0.5, are_alike, "{one} / {other}: {likeness}");
        }
    }
}
