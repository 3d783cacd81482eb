//! Making accounts and signing in, where mail is sent.

use std::time::Duration;

use super::{Forum, PASSWORD, Page, Person, Thread};

/// The form for an account, filled in as a person does: it takes them a while.
pub fn sign_up_form<'p>(person: &'p Person<'_>, handle: &str, mail: &str) -> Page<'p> {
    let form = person.opens("/sign-up").fills("name", handle).fills("handle", handle);
    person.forum.app.clock.advance(Duration::from_secs(20));
    form.fills("mail", mail).fills("password", PASSWORD)
}

/// Makes an account.
pub fn signs_up<'p>(person: &'p Person<'_>, handle: &str, mail: &str) -> Page<'p> {
    sign_up_form(person, handle, mail).presses("Make an account")
}

/// Signs in with a password.
pub fn signs_in<'p>(person: &'p Person<'_>, mail: &str, password: &str) -> Page<'p> {
    person.opens("/sign-in").fills("mail", mail).fills("password", password).presses("Sign in")
}

impl Forum {
    /// The link in the newest mail to an address, as a path.
    pub fn mailed_link(&self, address: &str) -> String {
        self.sends_mail();
        self.mails_to(address).last().expect("a mail").link()
    }

    /// The code in the newest mail to an address.
    pub fn mailed_code(&self, address: &str) -> String {
        self.sends_mail();
        let mail = self.mails_to(address).pop().expect("a mail");
        let is_code = |line: &&str| line.len() == 9 && line.replace(' ', "").bytes().all(|it| it.is_ascii_digit());
        mail.text.lines().map(str::trim).find(is_code).expect("a code").to_owned()
    }

    /// So many people, with accounts and without mail, follow a thread.
    pub fn is_followed_by_a_crowd(&self, thread: &Thread, many: u32) {
        self.execute(&format!(
            "INSERT INTO people (handle, handle_skeleton, name, about, theme, created_at) \
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) \
             SELECT 'crowd' || i, 'crowd' || i, 'Crowd', '', 'auto', 1 FROM n"
        ));
        let crowd = "FROM people WHERE handle LIKE 'crowd%'";
        self.execute(&format!(
            "INSERT INTO accounts (person_id, mail, mail_folded, mail_confirmed_at, created_at) \
             SELECT id, handle, handle, 1, 1 {crowd}"
        ));
        self.execute(&format!("INSERT INTO follows (thread_id, person_id, at) SELECT {}, id, 1 {crowd}", thread.id));
    }
}
