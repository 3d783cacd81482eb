//! Addresses that end mails of a topic without a sign-in: they say whose and where they were sent,
//! and are signed with the site's secret.

use super::deliver::readers;
use super::{ByMail, Topic, stop_mails};
use crate::error::Result;
use crate::ids::PersonId;
use crate::platform::config::Secret;
use crate::platform::db::{Conn, Tx};
use crate::platform::mail_address::MailAddress;
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
const ADDRESS: &str = "notifications-ending-address";
/// What stands for digests.
const DIGEST: &str = "digest";

impl Ending {
    /// As it stands in an address, of a mail that goes to where its person reads mail now.
    pub fn written(self, secret: &Secret, to: &MailAddress) -> String {
        let plain = format!("{}.{}", self.plain(), fingerprint(secret, to));
        let signature = tokens::signature(secret.expose(), PURPOSE, &plain);
        format!("{plain}.{signature}")
    }

    /// What an address says, if we wrote it, with what tells where its mail went.
    fn read<'a>(secret: &Secret, text: &'a str) -> Option<(Self, &'a str)> {
        let (plain, signature) = text.rsplit_once('.')?;
        if !tokens::same(&tokens::signature(secret.expose(), PURPOSE, plain), signature) {
            return None;
        }
        let (what, went_to) = plain.rsplit_once('.')?;
        let (person, topic) = what.split_once('.')?;
        let topic = if topic == DIGEST { None } else { Some(topic.parse().ok()?) };
        Some((Self { person: person.parse().ok()?, topic }, went_to))
    }

    fn plain(self) -> String {
        let topic = self.topic.map_or(DIGEST, Topic::word);
        format!("{}.{topic}", self.person)
    }
}

/// What an address ends: nothing if we did not write it, or if its mail went to an address that its person has left
/// since, since whoever reads there now may be somebody else.
pub fn find_ending(conn: &mut Conn, secret: &Secret, text: &str) -> Result<Option<Ending>> {
    let Some((ending, went_to)) = Ending::read(secret, text) else { return Ok(None) };
    let readers = readers(conn, &[ending.person])?;
    let is_there =
        readers.get(&ending.person).is_some_and(|to| tokens::same(&fingerprint(secret, &to.address), went_to));
    Ok(is_there.then_some(ending))
}

/// What tells one mail address from another without naming it.
fn fingerprint(secret: &Secret, of: &MailAddress) -> String {
    tokens::signature(secret.expose(), ADDRESS, of.folded()).chars().take(16).collect()
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
        let to = |text: &str| MailAddress::parse(text).unwrap();
        let (ada, former) = (to("ada@example.org"), to("ada@example.com"));
        for topic in [None, Some(Topic::Answers), Some(Topic::Questions)] {
            let ending = Ending { person: PersonId::new(12), topic };
            let text = ending.written(&secret, &ada);
            assert_eq!(Ending::read(&secret, &text), Some((ending, fingerprint(&secret, &ada).as_str())));
            assert_ne!(fingerprint(&secret, &ada), fingerprint(&secret, &former));
            assert_eq!(Ending::read(&other, &text), None);
            assert_eq!(Ending::read(&secret, &text.replacen("12.", "13.", 1)), None);
            assert_eq!(Ending::read(&secret, &text[..text.len() - 1]), None);
            let swapped = text.replace(&fingerprint(&secret, &ada), &fingerprint(&secret, &former));
            assert_eq!(Ending::read(&secret, &swapped), None);
        }
        for strange in ["", ".", "12", "12.answers", "12.answers.", "12.answers..", "...."] {
            assert_eq!(Ending::read(&secret, strange), None, "{strange}");
        }
    }
}
