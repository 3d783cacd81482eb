//! Whether an entry still says what its thread says: found by comparison each time it is read.

use crate::ids::PostId;

/// What an entry's answer was taken from, or would be now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The accepted answer, or else a verified one; nothing for a thread resolved without an answer.
    pub answer: Option<PostId>,
    /// Its version; 0 without an answer.
    pub version: i64,
    /// The version of the question.
    pub question: i64,
}

/// What is so of an entry's thread now.
#[derive(Clone, Copy, Debug)]
pub struct Present {
    /// Whether it is resolved and can be read.
    pub is_resolved: bool,
    /// The accepted answer.
    pub accepted: Option<PostId>,
    /// The version of the answer that the entry was taken from, if everybody may read that.
    pub version: Option<i64>,
    /// Whether that answer is verified.
    pub is_verified: bool,
    /// Whether anything in the thread was put right since somebody looked.
    pub is_put_right: bool,
    /// The version of the question.
    pub question: i64,
}

/// Whether an entry can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It says what its thread says.
    Sound,
    /// What it was taken from was changed, corrected, withdrawn, hidden or replaced since somebody looked.
    BeingChecked,
}

/// An entry is sound while its thread asks what it asked and is resolved by the very answer it was taken from, both in
/// the very version.
pub fn standing(taken_from: Source, now: Present) -> Standing {
    let is_same = match (taken_from.answer, now.accepted) {
        (Some(answer), Some(accepted)) => answer == accepted && now.version == Some(taken_from.version),
        (Some(_), None) => now.is_verified && now.version == Some(taken_from.version),
        (None, accepted) => accepted.is_none() && taken_from.version == 0,
    };
    if now.is_resolved && is_same && now.question == taken_from.question && !now.is_put_right {
        Standing::Sound
    } else {
        Standing::BeingChecked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_sound_while_its_source_stands() {
        let (one, two) = (PostId::new(1), PostId::new(2));
        let from_answer = Source { answer: Some(one), version: 3, question: 2 };
        let from_none = Source { answer: None, version: 0, question: 2 };
        // An answer whose row is gone leaves its version behind.
        let from_gone = Source { answer: None, version: 3, question: 2 };
        let from_another = Source { question: 1, ..from_answer };
        let now = |is_resolved, accepted, version, is_verified| Present {
            is_resolved,
            accepted,
            version,
            is_verified,
            question: 2,
            is_put_right: false,
        };
        let put_right = Present { is_put_right: true, ..now(true, Some(one), Some(3), false) };
        let cases = [
            (from_answer, now(true, Some(one), Some(3), false), true),
            (from_answer, put_right, false),
            (from_answer, now(true, Some(one), Some(4), false), false),
            (from_answer, now(true, Some(two), Some(3), true), false),
            (from_answer, now(true, Some(one), None, false), false),
            (from_answer, now(false, Some(one), Some(3), false), false),
            (from_answer, now(true, None, Some(3), true), true),
            (from_answer, now(true, None, Some(3), false), false),
            (from_none, now(true, None, None, false), true),
            (from_none, now(true, Some(one), None, false), false),
            (from_none, now(false, None, None, false), false),
            (from_gone, now(true, None, None, false), false),
            (from_another, now(true, Some(one), Some(3), false), false),
        ];
        for (source, now, is_sound) in cases {
            assert_eq!(standing(source, now) == Standing::Sound, is_sound, "{source:?} {now:?}");
        }
    }
}
