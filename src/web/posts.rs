//! A post's lasting address.

use super::{Path, Response, Visit};
use crate::error::Result;
use crate::ids::PostId;
use crate::{posts, urls};

/// `GET /posts/{post}`: leads to the page of its thread where the post stands.
pub async fn show(visit: Visit, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    let (thread, _) = visit.read(move |conn, viewer| posts::find_visible(conn, viewer, post)).await?;
    visit.leads_to(&format!("{}#post-{post}", urls::thread(thread.id, &thread.title)))
}
