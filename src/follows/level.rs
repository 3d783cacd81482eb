//! How much somebody hears, where they have chosen differently for a thread, its tags and its space.

use crate::stored_words;

stored_words! {
    /// How much of a place somebody hears, from least to most.
    pub enum Level {
        /// Nothing, not even being mentioned.
        Muted = "muted",
        /// When they are mentioned, and what becomes of their own posts: who follows nothing hears that.
        Mentions = "mentions",
        /// New questions too.
        First = "first",
        /// Every post.
        All = "all",
    }
}

impl Level {
    /// What one can choose for a thread: it has but one first post.
    pub const OF_A_THREAD: [Self; 3] = [Self::All, Self::Mentions, Self::Muted];
    /// What one can choose for a tag or a space.
    pub const OF_A_PLACE: [Self; 4] = [Self::All, Self::First, Self::Mentions, Self::Muted];
}

/// What was chosen for the thread itself rules. Otherwise one tag, or the space, that is muted silences it, and
/// the most of the others counts.
pub fn heard(thread: Option<Level>, tags: &[Level], space: Option<Level>) -> Level {
    if let Some(level) = thread {
        return level;
    }
    let around = || tags.iter().copied().chain(space);
    if around().any(|level| level == Level::Muted) {
        return Level::Muted;
    }
    around().max().unwrap_or(Level::Mentions)
}

#[cfg(test)]
mod tests {
    use super::Level::{All, First, Mentions, Muted};
    use super::*;

    #[test]
    fn the_nearest_rules_and_silence_before_sound() {
        type Case<'a> = (Option<Level>, &'a [Level], Option<Level>, Level);
        let cases: [Case<'_>; 10] = [
            (None, &[], None, Mentions),
            (Some(All), &[], None, All),
            (Some(All), &[Muted], Some(Muted), All),
            (Some(Muted), &[All], Some(All), Muted),
            (Some(Mentions), &[], Some(All), Mentions),
            (None, &[First], None, First),
            (None, &[First, All], Some(Mentions), All),
            (None, &[All, Muted], None, Muted),
            (None, &[All], Some(Muted), Muted),
            (None, &[], Some(First), First),
        ];
        for (thread, tags, space, expected) in cases {
            assert_eq!(heard(thread, tags, space), expected, "{thread:?} {tags:?} {space:?}");
        }
    }
}
