//! The buttons that say an answer also works, and no longer.

use super::{Path, Response, Visit};
use crate::error::Result;
use crate::ids::PostId;
use crate::rights::Member;
use crate::{alternatives, urls};

/// `POST /posts/{post}/alternative`
pub async fn mark(visit: Visit, by: Member, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    visit.write(move |tx| alternatives::mark(tx, &by, post)).await?;
    visit.leads_to_saying(&urls::post(post), "alternatives-said-marked")
}

/// `POST /posts/{post}/alternative/withdraw`
pub async fn withdraw(visit: Visit, by: Member, post: Path<PostId>) -> Result<Response> {
    let post = *post;
    visit.write(move |tx| alternatives::withdraw(tx, &by, post)).await?;
    visit.leads_to_saying(&urls::post(post), "alternatives-said-withdrawn")
}
