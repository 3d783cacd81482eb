//! What a rule looks for, made ready, and what it looks at. Nothing here knows a database.

use regex::{Regex, RegexBuilder};
use url::Url;

use super::numbers::{has_address, has_card, has_telephone, is_of};
use super::{Rule, RuleKind};
use crate::platform::reading;

/// The largest automaton that a pattern may become, in bytes.
const MOST_AUTOMATON: usize = 1 << 20;

/// What somebody posts, as rules see it.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// In plain letters: title, text, and where its links lead.
    pub(super) plain: String,
    /// The same folded.
    pub(super) folded: String,
    /// The domains that its links lead to, outside this site.
    pub(super) domains: Vec<String>,
    /// In how many other threads the same was said lately.
    pub elsewhere: i64,
    /// Whether its author is new here.
    pub is_by_new: bool,
    /// How many posts of its author's everybody may read.
    pub posts_before: i64,
}

impl Said {
    /// A title, if there is one, and a drawn text. `site` is this site's address.
    pub fn new(title: &str, html: &str, site: &str) -> Self {
        let links = reading::links_of(html);
        let all = format!("{title}\n{}\n{}", reading::read_of(html), links.join("\n"));
        let own = Url::parse(site).ok().and_then(|it| it.host_str().map(str::to_owned));
        let domain = |link: &String| {
            let url = Url::parse(link).ok().filter(|it| matches!(it.scheme(), "http" | "https"))?;
            url.host_str().map(|it| it.trim_start_matches("www.").to_lowercase())
        };
        let domains = links.iter().filter_map(domain).filter(|it| Some(it) != own.as_ref()).collect();
        Self { plain: reading::plain(&all), folded: reading::fold(&all), domains, ..Self::default() }
    }
}

/// What a rule looks for, made ready.
#[derive(Clone, Debug)]
pub enum Test {
    /// Folded phrases.
    Phrases(Vec<String>),
    /// What a pattern describes.
    Pattern(Regex),
    /// So many links by somebody new, but to domains that are fine.
    Links(usize, Vec<String>),
    /// So many other threads.
    Repeated(i64),
    /// Numbers of payment cards.
    Cards,
    /// Mail addresses but at domains that are fine.
    Addresses(Vec<String>),
    /// Telephone numbers.
    Telephones,
    /// So many first posts.
    First(i64),
}

impl Test {
    /// What a rule looks for; nothing if its pattern cannot be read.
    pub fn of(kind: RuleKind, words: &str, most: i64) -> Option<Self> {
        Some(match kind {
            RuleKind::Phrases => Self::Phrases(lines(words).map(reading::fold).filter(|it| !it.is_empty()).collect()),
            RuleKind::Pattern => Self::Pattern(compiled(words.trim()).ok()?),
            RuleKind::Links => Self::Links(usize::try_from(most.max(1)).unwrap_or(1), domains(words)),
            RuleKind::Repeated => Self::Repeated(most.max(1)),
            RuleKind::Cards => Self::Cards,
            RuleKind::Addresses => Self::Addresses(domains(words)),
            RuleKind::Telephones => Self::Telephones,
            RuleKind::First => Self::First(most.max(1)),
        })
    }

    /// The same of a row.
    pub(super) fn of_rule(rule: &Rule) -> Option<Self> {
        Self::of(rule.kind, &rule.words, rule.most)
    }

    /// Whether it finds something.
    pub fn finds(&self, said: &Said) -> bool {
        match self {
            Self::Phrases(phrases) => phrases.iter().any(|phrase| reading::says(&said.folded, phrase)),
            Self::Pattern(pattern) => pattern.is_match(&said.plain),
            Self::Links(most, fine) => {
                let is_foreign = |domain: &&String| !fine.iter().any(|it| is_of(domain, it));
                said.is_by_new && said.domains.iter().filter(is_foreign).count() >= *most
            }
            Self::Repeated(most) => said.elsewhere >= *most,
            Self::Cards => has_card(&said.plain),
            Self::Addresses(fine) => has_address(&said.plain, fine),
            Self::Telephones => has_telephone(&said.plain),
            Self::First(most) => said.posts_before < *most,
        }
    }
}

/// The lines of what was typed that say something.
pub(super) fn lines(words: &str) -> impl Iterator<Item = &str> {
    words.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn domains(words: &str) -> Vec<String> {
    lines(words).map(|line| line.trim_start_matches("www.").to_lowercase()).collect()
}

/// A pattern made ready: of a kind that takes time in proportion to the text and no more, so that no text makes it
/// slow. What would need more (references back, looking around) and what grows too large is refused.
pub(super) fn compiled(pattern: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(pattern)
        .case_insensitive(true)
        .size_limit(MOST_AUTOMATON)
        .dfa_size_limit(MOST_AUTOMATON)
        .nest_limit(50)
        .build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(html: &str) -> Said {
        Said::new("How do I restore a backup?", html, "https://forum.example")
    }

    #[test]
    fn what_each_kind_finds() {
        let finds = |kind, words: &str, most, said: &Said| Test::of(kind, words, most).unwrap().finds(said);
        let text = said("<p>Our <em>ＣＡＳＩＮＯ</em> is at <a href=\"https://www.win.example/x\">this page</a>.</p>");
        assert!(finds(RuleKind::Phrases, "lottery\n  Casino ", 0, &text));
        assert!(finds(RuleKind::Phrases, "win.example", 0, &text), "where links lead is looked at too");
        assert!(finds(RuleKind::Phrases, "restore a backup", 0, &text), "and the title");
        assert!(!finds(RuleKind::Phrases, "cas", 0, &text));
        assert!(finds(RuleKind::Pattern, r"casino\s+is", 0, &text));
        assert!(!finds(RuleKind::Links, "", 1, &text), "its author is not new");
        let new = Said { is_by_new: true, ..text.clone() };
        assert!(finds(RuleKind::Links, "", 1, &new) && !finds(RuleKind::Links, "", 2, &new));
        assert!(!finds(RuleKind::Links, "win.example", 1, &new));
        let own = said("<p><a href=\"https://forum.example/threads/1\">x</a> <a href=\"/threads/2\">y</a></p>");
        assert!(!finds(RuleKind::Links, "", 1, &Said { is_by_new: true, ..own }));
        let again = Said { elsewhere: 2, posts_before: 3, ..text };
        assert!(finds(RuleKind::Repeated, "", 2, &again) && !finds(RuleKind::Repeated, "", 3, &again));
        assert!(finds(RuleKind::First, "", 4, &again) && !finds(RuleKind::First, "", 3, &again));
        assert!(finds(RuleKind::Cards, "", 0, &said("<p>４１１１ 1111 <b>1111</b> 1111</p>")));
        assert!(finds(RuleKind::Addresses, "", 0, &said("<p>ada@mail.com</p>")));
        assert!(finds(RuleKind::Telephones, "", 0, &said("<p>010-1234-5678</p>")));
    }

    #[test]
    fn patterns_that_could_take_for_ever_are_not_taken() {
        for pattern in [r"(a)\1", "(?=a)b", "(?<!a)b", "(", "[a", "a{1000}{1000}{1000}", &"(".repeat(60)] {
            assert!(compiled(pattern).is_err(), "{pattern}");
        }
        let slow = compiled("(a+)+$").unwrap();
        assert!(!slow.is_match(&format!("{}!", "a".repeat(30_000))));
    }
}
