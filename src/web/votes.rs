//! The buttons that vote; they stand beside every post.

use serde::Deserialize;

use super::{Form, Path, Response, Visit};
use crate::error::Result;
use crate::ids::PostId;
use crate::rights::Member;
use crate::urls;
use crate::votes::{self, Vote};

/// What the reader thinks of it from now on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteForm {
    vote: Vote,
}

/// `POST /posts/{post}/vote`
pub async fn cast(visit: Visit, by: Member, post: Path<PostId>, form: Form<VoteForm>) -> Result<Response> {
    let (post, vote) = (*post, form.vote);
    visit.write(move |tx| votes::cast(tx, &by, post, vote)).await?;
    visit.leads_to(&urls::post(post))
}
