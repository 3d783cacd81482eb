//! What a form sent, already read and checked for its token by the gate.

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload};
use futures_util::future::{Ready, ready};
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};
use crate::platform::forms::Fields;

/// A form's fields without its token, as the gate leaves them.
#[derive(Clone)]
pub(super) struct Sent(pub(super) Fields);

/// A form; unknown, doubled and unfit fields are refused.
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest for Form<T> {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let sent = request.extensions().get::<Sent>().cloned().unwrap_or(Sent(Fields::default()));
        ready(sent.0.into_form().map(Form).map_err(Error::from))
    }
}

impl<T> std::ops::Deref for Form<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
