//! Taking another handle.

use serde::{Deserialize, Serialize};

use super::profile::{AT, Again, again};
use crate::error::{Error, Result};
use crate::people;
use crate::platform::handles::{self, HandleProblem};
use crate::rights::Member;
use crate::web::{Form, Response, Visit};

/// The handle that is wanted.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct HandleForm {
    handle: String,
}

impl HandleForm {
    pub(super) fn of(handle: &str) -> Self {
        Self { handle: handle.to_owned() }
    }
}

/// `POST /settings/handle`
pub async fn change(visit: Visit, by: Member, form: Form<HandleForm>) -> Result<Response> {
    let person = by.id;
    let renamed = match handles::parse(&form.handle).map_err(HandleProblem::message) {
        Ok(handle) => visit.write(move |tx| people::rename(tx, person, &handle)).await,
        Err(message) => Err(Error::field("handle", message)),
    };
    match renamed {
        Ok(()) => visit.leads_to_saying(AT, "profiles-said-renamed"),
        Err(Error::Invalid(errors)) => again(&visit, &by, Again::Handle(form.0, errors)).await,
        Err(other) => Err(other),
    }
}
