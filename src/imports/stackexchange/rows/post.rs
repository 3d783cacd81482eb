//! `Posts.xml`.

use super::{Named, Row};
use crate::imports::stackexchange::fields::{Fields, IDS, KINDS, SCORES, VIEWS};
use crate::imports::stackexchange::files::DumpFile;
use crate::imports::stackexchange::problems::Reason;
use crate::platform::clock::Instant;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::imports::stackexchange) enum PostKind {
    Question,
    Answer { question: i64 },
    Other(i64),
}

/// A question, an answer, or a post of a kind that is not imported.
#[derive(Debug)]
pub(in crate::imports::stackexchange) struct PostRow {
    pub(in crate::imports::stackexchange) id: i64,
    pub(in crate::imports::stackexchange) kind: PostKind,
    pub(in crate::imports::stackexchange) accepted: Option<i64>,
    pub(in crate::imports::stackexchange) created_at: Instant,
    pub(in crate::imports::stackexchange) edited_at: Option<Instant>,
    pub(in crate::imports::stackexchange) active_at: Option<Instant>,
    pub(in crate::imports::stackexchange) closed_at: Option<Instant>,
    pub(in crate::imports::stackexchange) score: i64,
    pub(in crate::imports::stackexchange) views: i64,
    pub(in crate::imports::stackexchange) html: String,
    pub(in crate::imports::stackexchange) owner: Named,
    pub(in crate::imports::stackexchange) editor: Named,
    pub(in crate::imports::stackexchange) title: Option<String>,
    pub(in crate::imports::stackexchange) tags: Vec<String>,
}

impl Row for PostRow {
    const FILE: DumpFile = DumpFile::Posts;

    fn from_fields(fields: &Fields<'_>) -> Result<PostRow, Reason> {
        let title = fields.line("Title");
        let kind = kind(fields)?;
        if kind == PostKind::Question && title.is_none() {
            return Err(Reason::Missing("Title"));
        }
        // A blank text is a post all the same: others hang under it.
        if !fields.has("Body") && !matches!(kind, PostKind::Other(_)) {
            return Err(Reason::Missing("Body"));
        }
        Ok(PostRow {
            id: fields.needed("Id", IDS)?,
            kind,
            accepted: fields.number("AcceptedAnswerId", IDS)?,
            created_at: fields.needed_moment("CreationDate")?,
            edited_at: fields.moment("LastEditDate")?,
            active_at: fields.moment("LastActivityDate")?,
            closed_at: fields.moment("ClosedDate")?,
            score: fields.number("Score", SCORES)?.unwrap_or(0),
            views: fields.number("ViewCount", VIEWS)?.unwrap_or(0),
            html: fields.text("Body").unwrap_or_default(),
            owner: Named::from_fields(fields, "OwnerUserId", "OwnerDisplayName")?,
            editor: Named::from_fields(fields, "LastEditorUserId", "LastEditorDisplayName")?,
            title,
            tags: fields.line("Tags").map(|list| tags(&list)).unwrap_or_default(),
        })
    }

    fn id(&self) -> i64 {
        self.id
    }
}

fn kind(fields: &Fields<'_>) -> Result<PostKind, Reason> {
    Ok(match fields.needed("PostTypeId", KINDS)? {
        1 => PostKind::Question,
        2 => PostKind::Answer { question: fields.needed("ParentId", IDS)? },
        other => PostKind::Other(other),
    })
}

/// The tags of a list as dumps write it: `<one><two>`, newer ones `|one|two|`. Each once, in order.
pub(in crate::imports::stackexchange) fn tags(list: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for name in list.split(['<', '>', '|']).map(str::trim) {
        if !name.is_empty() && !tags.iter().any(|tag| tag == name) {
            tags.push(name.to_owned());
        }
    }
    tags
}
