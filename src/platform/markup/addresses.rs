//! Which addresses a link may lead to, and what can be read from one.

/// The longest address that a link keeps, in bytes.
const LONGEST: usize = 2_000;

/// The address if a link may carry it: `http`, `https`, `mailto`, or a place on this site.
pub(super) fn allowed(address: &str) -> Option<&str> {
    let address = address.trim();
    if address.len() > LONGEST || address.chars().any(|letter| letter.is_control() || letter == '\\') {
        return None;
    }
    let is_here = address.starts_with('#') || address.starts_with('/') && !address.starts_with("//");
    (is_here || is_mail(address) || is_web(address)).then_some(address)
}

/// Whether an address begins with `http:` or `https:` and names a host.
pub(super) fn is_web(address: &str) -> bool {
    host(address).is_some()
}

/// The host of a web address, without port and user.
pub(super) fn host(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    (!host.is_empty()).then_some(host)
}

/// The name of the file that an address ends in, if it has one.
pub(super) fn file_name(address: &str) -> Option<&str> {
    let path = address.split(['?', '#']).next()?;
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let (_, name) = path.rsplit_once('/')?;
    (!name.is_empty()).then_some(name)
}

/// A thread that an address leads to.
pub(super) struct ThreadAddress {
    /// The thread.
    pub(super) id: i64,
    /// Whether the address names the thread and no place within it.
    pub(super) is_whole: bool,
}

/// The thread behind `/threads/123-its-title`, with the site's address before it or without.
pub(super) fn thread(address: &str, site: &str) -> Option<ThreadAddress> {
    let path = match address.strip_prefix(site) {
        Some(path) if !site.is_empty() => path,
        _ => address,
    };
    let rest = path.strip_prefix("/threads/")?;
    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let id = thread_number(digits)?;
    let is_whole = after.is_empty() || after.starts_with('-') && !after.contains(['/', '?', '#']);
    let is_thread = is_whole || after.starts_with(['-', '/', '?', '#']);
    is_thread.then_some(ThreadAddress { id, is_whole })
}

/// A thread's number from its digits; none begins with a zero.
pub(super) fn thread_number(digits: &str) -> Option<i64> {
    if digits.starts_with('0') || digits.len() > 18 {
        return None;
    }
    digits.parse().ok()
}

/// Whether an address writes a mail.
fn is_mail(address: &str) -> bool {
    address.get(.."mailto:".len()).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"))
}
