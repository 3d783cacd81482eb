//! Mongolian in Cyrillic letters: no stemmer exists, and words carry ending upon ending, so the common ones are
//! taken off again, and the vowel that comes and goes before them (`гэрэл`, `гэрлийн`).

use std::sync::LazyLock;

/// The most endings taken off one word.
const MOST_ENDINGS: usize = 4;
/// The fewest letters that stay when the last ending is taken off, and when one before it is.
const SHORTEST: usize = 3;
const SHORTEST_INNER: usize = 4;

/// Endings of nouns and verbs, each with its forms by vowel harmony; longest first.
static ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let all = [
        // Which: of, to, from, with, by, towards.
        "гийн ийн ын ийг ыг ний ны аас ээс оос өөс наас нээс ноос нөөс аар ээр оор өөр тай тэй той",
        "иас иэс иос иар иэр иор руу рүү луу лүү нд анд энд онд өнд ад эд од өд д т",
        // Many, and one's own.
        "ууд үүд гууд гүүд нууд нүүд чууд чүүд нар нэр аа ээ оо өө гаа гээ гоо гөө",
        "ийгээ ыгаа ийнхаа ынхаа ийнхээ тайгаа тэйгээ тойгоо",
        // Not.
        "хгүй гүй",
        // What is, was, will be done; doing, having done, if, when, until.
        "сан сэн сон сөн даг дэг дог дөг лаа лээ лоо лөө на нэ но нө вал вэл вол вөл бал бэл бол бөл",
        "аад ээд оод өөд ж ч жээ чээ в х хад хэд ход хөд саар сээр соор сөөр маар мээр тал тэл",
    ];
    let mut endings: Vec<&str> = all.iter().flat_map(|line| line.split(' ')).collect();
    endings.sort_by_key(|ending| std::cmp::Reverse(ending.len()));
    endings
});

/// Whether a text has letters that among languages in Cyrillic mark Mongolian.
pub fn is_mongolian(text: &str) -> bool {
    text.chars().any(|letter| matches!(letter, 'ө' | 'ү' | 'Ө' | 'Ү'))
}

/// A word without its endings. Not a word of the dictionary: what its forms have in common.
pub(super) fn root(form: &str) -> String {
    let mut stem = form;
    for at in 0..MOST_ENDINGS {
        let shortest = if at == 0 { SHORTEST } else { SHORTEST_INNER };
        let Some(shorter) = without_ending(stem, shortest) else { break };
        stem = shorter;
    }
    without_passing_vowel(stem)
}

/// The word without its longest ending that leaves enough of it.
fn without_ending(word: &str, shortest: usize) -> Option<&str> {
    ENDINGS.iter().find_map(|ending| word.strip_suffix(*ending).filter(|left| is_enough(left, shortest)))
}

fn is_enough(stem: &str, shortest: usize) -> bool {
    stem.chars().count() >= shortest && stem.chars().any(is_vowel)
}

/// Short vowels at the end and before the last consonant come and go with the ending that follows.
fn without_passing_vowel(stem: &str) -> String {
    let mut letters: Vec<char> = stem.chars().collect();
    // The н that some nouns show only before an ending: хаалга, хаалган дээр.
    if letters.len() > SHORTEST + 1 && letters.ends_with(&['н']) && is_short(letters[letters.len() - 2]) {
        letters.pop();
    }
    while letters.len() > SHORTEST
        && letters.last().is_some_and(|last| is_vowel(*last) || matches!(last, 'ь' | 'ъ' | 'й'))
    {
        letters.pop();
    }
    let at = letters.len().saturating_sub(2);
    let is_passing = letters.len() > SHORTEST
        && is_short(letters[at])
        && !is_vowel(letters[at + 1])
        && !is_vowel(letters[at - 1])
        && letters[..at - 1].iter().any(|letter| is_vowel(*letter));
    if is_passing {
        letters.remove(at);
    }
    letters.into_iter().collect()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'э' | 'и' | 'о' | 'у' | 'ө' | 'ү' | 'я' | 'е' | 'ё' | 'ю' | 'ы')
}

fn is_short(letter: char) -> bool {
    matches!(letter, 'а' | 'э' | 'и' | 'о' | 'ө')
}
