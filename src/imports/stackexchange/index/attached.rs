//! What hangs on posts: comments, votes, links, history; and the tags.

use std::collections::HashSet;

use super::reading::Reading;
use super::{ForeignLink, Grouped, Index};
use crate::imports::stackexchange::authors::Author;
use crate::imports::stackexchange::files::DumpFile;
use crate::imports::stackexchange::history;
use crate::imports::stackexchange::problems::{Reason, Stopped};
use crate::imports::stackexchange::report::Mend;
use crate::imports::stackexchange::rows::{CommentRow, HistoryRow, LinkRow, Row, TagRow, VoteKind, VoteRow};

impl Index {
    pub(super) fn read_comments(&mut self, reading: &mut Reading<'_>) -> Result<(), Stopped> {
        let Index { people, posts, comments, .. } = self;
        reading.each(|row: CommentRow, place, report| {
            let post = posts.find(row.post)?;
            posts.take_room(posts.get(post).question, place)?;
            comments.entries.push((post, place));
            if matches!(Author::of(row.author, people), Author::Former { .. }) {
                report.mend(CommentRow::FILE, u64::from(place.line), Mend::FormerMember);
            }
            Ok(())
        })?;
        comments.sort();
        Ok(())
    }

    pub(super) fn read_votes(&mut self, reading: &mut Reading<'_>) -> Result<(), Stopped> {
        let Index { posts, accepted_on, .. } = self;
        reading.each(|row: VoteRow, _, _| {
            if let VoteKind::Other(kind) = row.kind {
                return Err(Reason::VoteKind(kind));
            }
            let post = posts.get_mut(posts.find(row.post)?);
            match row.kind {
                VoteKind::Up => post.ups = post.ups.saturating_add(1),
                VoteKind::Down => post.downs = post.downs.saturating_add(1),
                VoteKind::Accepted | VoteKind::Other(_) => {
                    accepted_on.insert(row.post, row.day);
                }
            }
            Ok(())
        })?;
        self.settle_scores(reading);
        Ok(())
    }

    /// The score that a post shows is what people remember, so missing or surplus votes are made up for.
    fn settle_scores(&mut self, reading: &mut Reading<'_>) {
        let has_votes = reading.report.has(DumpFile::Votes);
        for post in self.posts.imported() {
            let slot = self.posts.get_mut(post);
            let missing = i64::from(slot.score) - (i64::from(slot.ups) - i64::from(slot.downs));
            let by = u32::try_from(missing.unsigned_abs()).unwrap_or(u32::MAX);
            if missing > 0 {
                slot.ups = slot.ups.saturating_add(by);
            } else {
                slot.downs = slot.downs.saturating_add(by);
            }
            let line = u64::from(slot.place.line);
            if missing != 0 && has_votes {
                reading.report.mend(DumpFile::Posts, line, Mend::VotesAgainstScore);
            }
        }
    }

    pub(super) fn read_tags(&mut self, reading: &mut Reading<'_>) -> Result<(), Stopped> {
        reading.each(|row: TagRow, _, _| {
            self.tags.push(row.name);
            Ok(())
        })
    }

    pub(super) fn read_links(&mut self, reading: &mut Reading<'_>) -> Result<(), Stopped> {
        let Index { posts, links, .. } = self;
        let mut met = HashSet::new();
        reading.each(|row: LinkRow, _, _| {
            let kind = row.kind.map_err(Reason::LinkKind)?;
            let from = posts.get(posts.find(row.post)?).question;
            let target = posts.find(row.target).map_err(|_| Reason::NoTarget)?;
            let to = posts.get(target).question;
            if from == to {
                return Err(Reason::OwnThread);
            }
            if !met.insert((from, row.target, kind)) {
                return Err(Reason::SameLink);
            }
            let (id, created_at) = (row.id, row.created_at);
            links.push(ForeignLink { id, from, to, to_post: row.target, kind, created_at });
            Ok(())
        })?;
        links.sort_unstable_by_key(|link| (link.from, link.id));
        Ok(())
    }

    pub(super) fn read_history(&mut self, reading: &mut Reading<'_>) -> Result<(), Stopped> {
        let Index { posts, history, .. } = self;
        reading.each(|row: HistoryRow, place, _| {
            let post = posts.find(row.post)?;
            history::may_be_kept(&row)?;
            posts.take_room(posts.get(post).question, place)?;
            history.entries.push((post, place));
            Ok(())
        })?;
        history.sort();
        Ok(())
    }
}

impl Grouped {
    fn sort(&mut self) {
        self.entries.sort_unstable_by_key(|(owner, place)| (*owner, place.offset));
        self.entries.shrink_to_fit();
    }
}
