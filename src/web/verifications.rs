//! The buttons by which an expert vouches for an answer, and no longer.

use super::{Path, Response, Visit};
use crate::error::Result;
use crate::ids::PostId;
use crate::rights::Member;
use crate::{urls, verifications};

/// `POST /posts/{post}/verification`
pub async fn verify(visit: Visit, by: Member, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    visit.write(move |tx| verifications::verify(tx, &by, post)).await?;
    visit.leads_to_saying(&urls::post(post), "verifications-said-verified")
}

/// `POST /posts/{post}/verification/withdraw`
pub async fn withdraw(visit: Visit, by: Member, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    visit.write(move |tx| verifications::withdraw(tx, &by, post)).await?;
    visit.leads_to_saying(&urls::post(post), "verifications-said-withdrawn")
}
