//! Korean: particles cling to words, and words to each other, so runs are found by pairs of syllables too.

use std::sync::LazyLock;

/// Particles and endings with how many syllables must stay before them; longest first.
static PARTICLES: LazyLock<Vec<(&str, usize)>> = LazyLock::new(|| {
    let after_one = "에서는 에서도 에서만 으로는 으로도 한테서 에게서 까지는 부터는 에서 으로 에게 한테 까지 부터 처럼 마다 \
                     조차 마저 밖에 이랑 에는 에도 들이 들을 들은 들의 은 는 가 을 를 에";
    let after_two = "했습니다 됐습니다 으로부터 에서부터 이라도 합니다 됩니다 입니다 이라고 이라는 하면서 하는데 되는데 \
                     보다 이나 하고 라고 로는 로도 와의 과의 라는 하는 하면 해서 되지 해요 돼요 이 의 와 과 도 로 만";
    let one = after_one.split_whitespace().map(|particle| (particle, 1));
    let mut all: Vec<(&str, usize)> = one.chain(after_two.split_whitespace().map(|particle| (particle, 2))).collect();
    all.sort_by_key(|(particle, _)| std::cmp::Reverse(particle.len()));
    all
});

/// The word without its particle, then the word as it stands.
pub(super) fn roots(form: &str) -> Vec<String> {
    let syllables = form.chars().count();
    let ends = PARTICLES.iter().find(|(particle, stays)| {
        let before = form.strip_suffix(particle).and_then(|before| before.chars().next_back());
        before.is_some_and(|before| may_follow(before, particle)) && syllables >= particle.chars().count() + stays
    });
    let without = ends.map(|(particle, _)| form[..form.len() - particle.len()].to_owned());
    without.into_iter().chain([form.to_owned()]).collect()
}

/// Whether a particle is of the form that follows a syllable: 이, 은, 을, 과 a closed one, 가, 는, 를, 와 an open one.
fn may_follow(syllable: char, particle: &str) -> bool {
    let closing = (syllable as u32).checked_sub('가' as u32).map(|place| place % 28);
    let is_open = closing == Some(0);
    match particle.chars().next() {
        Some('이' | '은' | '을' | '과' | '으') => !is_open,
        Some('가' | '는' | '를' | '와' | '라') => is_open,
        // 로 also follows ㄹ.
        Some('로') => is_open || closing == Some(8),
        _ => true,
    }
}

/// The pairs of syllables of a word that is longer than a pair.
pub(super) fn parts(form: &str, roots: &[String]) -> Vec<String> {
    let syllables: Vec<char> = form.chars().collect();
    let mut parts: Vec<String> = Vec::new();
    for pair in syllables.windows(2) {
        let pair: String = pair.iter().collect();
        if !parts.contains(&pair) && !roots.contains(&pair) {
            parts.push(pair);
        }
    }
    parts
}
