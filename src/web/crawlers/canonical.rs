//! One address for one page, however it was reached.

/// The parameters that lead to another part of what a page lists; all others only show the same in another way.
const PARTS: [&str; 3] = ["after", "before", "from"];

/// A page's own path and query, from those by which it was asked.
pub(in crate::web) fn canonical(here: &str) -> String {
    let (path, query) = here.split_once('?').unwrap_or((here, ""));
    let is_part = |pair: &&str| PARTS.contains(&pair.split('=').next().unwrap_or_default());
    let parts: Vec<&str> = query.split('&').filter(is_part).collect();
    if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", parts.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_parts_of_a_list_have_addresses_of_their_own() {
        let cases = [
            ("/", "/"),
            ("/threads?tab=unanswered&space=hub", "/threads"),
            ("/threads?tab=newest&after=12-3&utm_source=mail", "/threads?after=12-3"),
            ("/threads/7-how?order=oldest&from=31", "/threads/7-how?from=31"),
            ("/threads/7-how?", "/threads/7-how"),
        ];
        for (here, expected) in cases {
            assert_eq!(canonical(here), expected, "{here}");
        }
    }
}
