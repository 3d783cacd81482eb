//! Who acts on what happened: which function does which job and writes which mail. Jobs are done at least once, so each
//! does no harm when it is done again.

use anyhow::anyhow;

use crate::accounts::TellOfApplicants;
use crate::accounts::emails::{
    self, AddressAsked, AlreadyHere, Applicants, Approved, Changed, Confirmation, Declined, NewAddress, NewDevice,
    NewPassword, ProofCode, SignInLink,
};
use crate::app::App;
use crate::approvals::LookInto;
use crate::cases::{self, Stand};
use crate::error::{Error, Result};
use crate::exports::MakeExport;
use crate::farewells::{EmptyJournal, Erase, ForgetCopies};
use crate::mails::{self, Letter, Mail, TestMail};
use crate::notifications::emails::{Digest, News};
use crate::notifications::{self, TellLater};
use crate::platform::db::{Conn, Tx};
use crate::platform::jobs::{Claimed, Job};
use crate::posts::RenderAgain;
use crate::schedule;

/// Does a job that somebody has taken on. Each kind has its line here: its word, and the function that does it.
pub fn do_job(app: &App, job: &Claimed) -> Result<()> {
    match job.kind.as_str() {
        RenderAgain::KIND => {
            let again: RenderAgain = about(job)?;
            app.db.write(|tx| again.run(tx))
        }
        MakeExport::KIND => about::<MakeExport>(job)?.run(app),
        Erase::KIND => about::<Erase>(job)?.run(app),
        Stand::KIND => {
            let stand: Stand = about(job)?;
            let told_in = app.config.sends_mail().then(|| app.language());
            app.db.write(|tx| stand.run(tx, told_in.as_ref()))
        }
        LookInto::KIND => {
            let look: LookInto = about(job)?;
            app.db.write(|tx| cases::take_up(tx, look.post))
        }
        TellOfApplicants::KIND => about::<TellOfApplicants>(job)?.run(app),
        ForgetCopies::KIND => about::<ForgetCopies>(job)?.run(app),
        TellLater::KIND => about::<TellLater>(job)?.run(&app.db, schedule::post_of(app)?.as_ref()),
        EmptyJournal::KIND => about::<EmptyJournal>(job)?.run(app),
        unknown => Err(anyhow!("no work is called {unknown}").into()),
    }
}

/// What the features do for a mail.
pub const MAILS: mails::Features = mails::Features { write: write_mail, sent: mail_sent };

/// A mail has left: the time of a link begins with it, however long it waited.
fn mail_sent(tx: &mut Tx<'_>, mail: &mails::Waiting) -> Result<()> {
    match mail.kind.as_str() {
        Confirmation::KIND => emails::begins(tx, &mail.about::<Confirmation>()?),
        SignInLink::KIND => emails::begins(tx, &mail.about::<SignInLink>()?),
        NewPassword::KIND => emails::begins(tx, &mail.about::<NewPassword>()?),
        NewAddress::KIND => emails::begins(tx, &mail.about::<NewAddress>()?),
        AddressAsked::KIND => emails::begins(tx, &mail.about::<AddressAsked>()?),
        ProofCode::KIND => emails::begins(tx, &mail.about::<ProofCode>()?),
        _ => Ok(()),
    }
}

/// What a mail says now, just before it is sent; nothing if it is no longer wanted or allowed, which not to find what it
/// is about means too. Each kind has its line here: its word, and the function of its feature's `emails.rs`.
fn write_mail(conn: &mut Conn, mail: &mails::Waiting) -> Result<Option<Letter>> {
    match mail.kind.as_str() {
        TestMail::KIND => mails::emails::test(mail.about()?),
        Confirmation::KIND => emails::confirmation(conn, &mail.about()?),
        AlreadyHere::KIND => emails::already_here(conn, &mail.about()?),
        SignInLink::KIND => emails::sign_in(conn, &mail.about()?),
        NewPassword::KIND => emails::password(conn, &mail.about()?),
        NewAddress::KIND => emails::address(conn, &mail.about()?),
        AddressAsked::KIND => emails::address_before(conn, &mail.about()?),
        NewDevice::KIND => emails::device(conn, &mail.about()?),
        Approved::KIND => emails::approved(conn, &mail.about()?),
        Declined::KIND => emails::declined(&mail.about()?),
        Applicants::KIND => emails::applicants(conn, &mail.about()?),
        Changed::KIND => emails::changed(conn, &mail.about()?),
        ProofCode::KIND => emails::proof(conn, &mail.about()?),
        News::KIND => notifications::emails::news(conn, mail),
        Digest::KIND => notifications::emails::digest(conn, mail),
        unknown => Err(anyhow!("no mail is called {unknown}").into()),
    }
}

/// What a job is about.
fn about<J: Job>(job: &Claimed) -> Result<J> {
    serde_json::from_str(&job.data).map_err(|fault| Error::Internal(fault.into()))
}
