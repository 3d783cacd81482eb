//! Addresses that end mails of a topic without a sign-in: they say whose, and are signed with the site's secret.

use super::{ByMail, Topic, stop_mails};
use crate::error::Result;
use crate::ids::PersonId;
use crate::platform::config::Secret;
use crate::platform::db::Tx;
use crate::platform::tokens;

/// What such an address ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// Whose mails.
    pub person: PersonId,
    /// Of what; of all that stands in digests, if nothing is said.
    pub topic: Option<Topic>,
}

/// What signatures of these addresses are for, so that none serves another purpose.
const PURPOSE: &str = "notifications-ending";
/// What stands for digests.
const DIGEST: &str = "digest";

impl Ending {
    /// As it stands in an address.
    pub fn written(self, secret: &Secret) -> String {
        let plain = self.plain();
        let signature = tokens::signature(secret.expose(), PURPOSE, &plain);
        format!("{plain}.{signature}")
    }

    /// What an address says, if we wrote it.
    pub fn read(secret: &Secret, text: &str) -> Option<Self> {
        let (plain, signature) = text.rsplit_once('.')?;
        if !tokens::same(&tokens::signature(secret.expose(), PURPOSE, plain), signature) {
            return None;
        }
        let (person, topic) = plain.split_once('.')?;
        let topic = if topic == DIGEST { None } else { Some(topic.parse().ok()?) };
        Some(Self { person: person.parse().ok()?, topic })
    }

    fn plain(self) -> String {
        let topic = self.topic.map_or(DIGEST, Topic::word);
        format!("{}.{topic}", self.person)
    }
}

/// Mails somebody of it no longer.
pub fn stop(tx: &mut Tx<'_>, ending: Ending) -> Result<()> {
    let is_meant = |topic, by_mail| match ending.topic {
        Some(one) => topic == one,
        None => by_mail == ByMail::Digest,
    };
    Ok(stop_mails(tx, ending.person, is_meant)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_we_signed_is_read() {
        let (secret, other) = (Secret::new("s".repeat(32)), Secret::new("t".repeat(32)));
        for topic in [None, Some(Topic::Answers), Some(Topic::Questions)] {
            let ending = Ending { person: PersonId::new(12), topic };
            let text = ending.written(&secret);
            assert_eq!(Ending::read(&secret, &text), Some(ending));
            assert_eq!(Ending::read(&other, &text), None);
            assert_eq!(Ending::read(&secret, &text.replacen("12.", "13.", 1)), None);
            assert_eq!(Ending::read(&secret, &text[..text.len() - 1]), None);
        }
        for strange in ["", ".", "12", "12.answers", "12.answers."] {
            assert_eq!(Ending::read(&secret, strange), None, "{strange}");
        }
    }
}
