//! Where no address is declared: perhaps one was, before an import or a change.

use actix_web::{HttpRequest, http::Method};

use super::{Response, Visit};
use crate::error::{Error, Result};
use crate::old_addresses;

/// Leads to where the thing is now that had this address.
pub async fn show(visit: Visit, request: HttpRequest) -> Result<Response> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Error::NotFound);
    }
    let path = request.path().to_owned();
    let url = visit.read(move |conn, viewer| old_addresses::find(conn, viewer, &path)).await?;
    visit.moved_to(&url)
}
