//! Panics as errors, for whoever must go on after one.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Something panicked: a mistake of ours, or of a library's over a file that is damaged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it broke off: {0}")]
pub struct Panicked(String);

/// Runs something, and makes an error of its panic. What it was changing may be half changed: hand it nothing that
/// is used afterwards and cannot bear that.
pub fn caught<T>(run: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| {
        let words = panic.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no words");
        Panicked(words.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_says_its_words() {
        assert_eq!(caught(|| 7), Ok(7));
        let words: Result<i32, _> = caught(|| panic!("seven"));
        assert_eq!(words, Err(Panicked("seven".into())));
        let words = caught(|| assert_eq!(1, 2, "of {}", 3)).unwrap_err().to_string();
        assert!(words.starts_with("it broke off: assertion"), "{words}");
    }
}
