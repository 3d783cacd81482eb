//! The mail that an administrator sends to see that mail works.

use serde::{Deserialize, Serialize};

use super::{Letter, Mail};
use crate::error::Result;

/// Says that mail works.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct TestMail {}

impl Mail for TestMail {
    const KIND: &'static str = "mails.test";
}

/// The test mail.
pub fn test(_: TestMail) -> Result<Option<Letter>> {
    Letter::new("mails/emails/test", &TestMail {}).map(Some)
}
