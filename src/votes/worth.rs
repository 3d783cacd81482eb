//! What an answer is worth by its votes: the order in which answers stand.

/// Votes up and down; imported baselines are added to the site's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Votes up.
    pub up: i64,
    /// Votes down.
    pub down: i64,
}

/// Quantile of the normal distribution for a confidence of 95 %, two-sided.
const Z: f64 = 1.959_963_984_540_054;

impl Tally {
    /// Of a score without its votes, as some imports have it: so many of its sign.
    pub fn of_score(score: i64) -> Self {
        Self { up: score.max(0), down: score.saturating_neg().max(0) }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { up: self.up.saturating_add(other.up), down: self.down.saturating_add(other.down) }
    }

    /// What `posts.worth` holds: from -1 to 1, the better the higher, 0 without votes.
    ///
    /// Where votes up prevail it is the lower bound of the Wilson score interval for the share of votes up
    /// (E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, JASA 22, 1927;
    /// for ranking: E. Miller, *How not to sort by average rating*, 2009): what share of all readers would
    /// vote up at least, with 95 % confidence. So 30 of 40 stand before 1 of 1, and more votes of one share
    /// before fewer.
    ///
    /// That bound alone is 0 for an answer with ten votes down and none up, as for one without votes, which
    /// nobody has found wrong. So where votes down prevail the worth is the same bound for *their* share,
    /// taken negative, and an even split is 0: no opinion is no worth, and what most hold wrong stands below
    /// what nobody has judged.
    pub fn worth(self) -> f64 {
        let (up, down) = (self.up.max(0), self.down.max(0));
        match up.cmp(&down) {
            std::cmp::Ordering::Greater => lower_bound(up, down),
            std::cmp::Ordering::Equal => 0.0,
            std::cmp::Ordering::Less => -lower_bound(down, up),
        }
    }
}

/// Lower bound of the Wilson score interval for the share that `prevailing` is of both.
#[expect(clippy::cast_precision_loss, reason = "votes are far fewer than 2^52")]
fn lower_bound(prevailing: i64, others: i64) -> f64 {
    let count = prevailing as f64 + others as f64;
    let share = prevailing as f64 / count;
    let z2 = Z * Z;
    let centre = share + z2 / (2.0 * count);
    let margin = Z * (share * (1.0 - share) / count + z2 / (4.0 * count * count)).sqrt();
    (centre - margin) / (1.0 + z2 / count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn worth(up: i64, down: i64) -> f64 {
        Tally { up, down }.worth()
    }

    #[test]
    fn known_values() {
        for (up, down, expected) in [
            (0, 0, 0.0),
            (1, 0, 0.206_549),
            (10, 0, 0.722_467),
            (30, 10, 0.598_060),
            (100, 20, 0.756_547),
            (600, 400, 0.569_309),
            (5, 5, 0.0),
            (0, 1, -0.206_549),
            (10, 30, -0.598_060),
        ] {
            assert!((worth(up, down) - expected).abs() < 1e-6, "{up} {down}: {}", worth(up, down));
        }
    }

    #[test]
    fn answers_stand_in_this_order() {
        let order = [(100, 20), (10, 0), (30, 10), (6, 5), (1, 0), (0, 0), (0, 1), (5, 6), (0, 10), (2, 40)];
        assert!(order.is_sorted_by(|one, next| worth(one.0, one.1) >= worth(next.0, next.1)), "{order:?}");
    }

    #[test]
    fn imported_scores_count_with_the_sites_own_votes() {
        let own = Tally { up: 2, down: 1 };
        assert_eq!(own.plus(Tally::of_score(7)), Tally { up: 9, down: 1 });
        assert_eq!(own.plus(Tally::of_score(-3)), Tally { up: 2, down: 4 });
        assert_eq!(Tally::of_score(i64::MIN).down, i64::MAX);
    }

    proptest! {
        #[test]
        fn one_more_up_is_never_worth_less(up in 0..5_000_i64, down in 0..5_000_i64) {
            prop_assert!(worth(up + 1, down) >= worth(up, down));
            prop_assert!(worth(up, down + 1) <= worth(up, down));
        }

        #[test]
        fn more_votes_of_one_share_are_surer(up in 1..300_i64, down in 0..300_i64, times in 2..20_i64) {
            let (few, many) = (worth(up, down), worth(up * times, down * times));
            let is_surer = if up > down { many > few } else { many <= few };
            prop_assert!(is_surer);
        }

        #[test]
        fn worth_is_a_number_within_its_bounds(up in any::<i64>(), down in any::<i64>()) {
            prop_assert!((-1.0..=1.0).contains(&worth(up, down)));
            prop_assert!(worth(up, down) == -worth(down, up));
        }
    }
}
