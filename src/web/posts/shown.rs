//! A post as pages show it to a reader.

use serde::Serialize;

use super::Around;
use crate::comments::LONGEST;
use crate::drafts::Place;
use crate::flags;
use crate::ids::PersonId;
use crate::moderation;
use crate::platform::views::Person;
use crate::platform::words::Message;
use crate::posts::{Post, PostKind, policy};
use crate::votes::{self, Vote};
use crate::web::approvals::ShownHeld;
use crate::web::comments::CommentForm;
use crate::web::corrections::{ShownBetter, ShownCorrection};
use crate::web::drafts::ShownDraft;
use crate::web::settings::products::use_words;
use crate::{corrections, threads, urls};

/// How many comments stand open; the rest is folded.
const OPEN: usize = 3;

/// A post as pages show it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct ShownPost {
    pub(in crate::web) id: i64,
    pub(in crate::web) url: String,
    kind: &'static str,
    author: Person,
    /// Whether the author asked the question.
    is_asker: bool,
    /// Since when the author is here, unless they are staff.
    member_since: Option<i64>,
    /// What the author uses, unless they are staff.
    uses: Option<Message>,
    lang: Option<String>,
    /// The text, if the reader may read it. Where there is a correction it stands folded under that.
    html: Option<String>,
    correction: Option<ShownCorrection>,
    better: Option<ShownBetter>,
    at: i64,
    edited: Option<ShownEdit>,
    gone: Option<Gone>,
    /// That it waits for approval, or was declined.
    held: Option<ShownHeld>,
    votes: ShownVotes,
    may_edit: bool,
    may_delete: bool,
    may_restore: bool,
    may_hide: bool,
    may_split: bool,
    may_show: bool,
    may_flag: bool,
    /// Whether the reader has an open flag on it.
    is_flagged: bool,
    /// Whether readers are told that it is under review.
    is_warned: bool,
    /// Its case, for those who review it.
    case_url: Option<String>,
    may_correct: bool,
    /// Where its author reads what was decided on it, and appeals.
    told_url: Option<&'static str>,
    comments: Vec<ShownPost>,
    folded: Vec<ShownPost>,
    /// How many comments there are, where not all of them stand here.
    all_comments: Option<i64>,
    comment_form: Option<ShownCommentForm>,
}

/// That a post was changed.
#[derive(Clone, Debug, Serialize)]
struct ShownEdit {
    at: i64,
    /// By whom, if not by its author.
    by: Option<String>,
}

/// The word in place of a text that is hidden or deleted: a key that takes the kind of post and the moment.
#[derive(Clone, Debug, Serialize)]
pub(in crate::web) struct Gone {
    key: String,
    at: i64,
}

/// What people think of a post.
#[derive(Clone, Debug, Serialize)]
struct ShownVotes {
    score: i64,
    /// The reader's own: 1, -1 or 0.
    mine: i64,
    may_up: bool,
    may_down: bool,
}

/// The form for one more comment.
#[derive(Clone, Debug, Serialize)]
struct ShownCommentForm {
    form: CommentForm,
    draft: ShownDraft,
    max: usize,
}

impl ShownPost {
    /// A question or an answer, with the comments that stand around. `is_marked`: whether it is a solution.
    pub(in crate::web) fn of(post: Post, around: &mut Around<'_>, is_marked: bool) -> Self {
        let (id, may_comment) = (post.id, may_comment(&post, around));
        let mut shown = Self::alone(post, around, is_marked);
        let (comments, count) = around.take_comments(id);
        if shown.html.is_some() || shown.gone.as_ref().is_some_and(|gone| gone.key == DELETED) {
            let mut all: Vec<Self> = comments.into_iter().map(|comment| Self::alone(comment, around, false)).collect();
            let is_all = i64::try_from(all.len()).unwrap_or_default() >= count;
            shown.all_comments = (!is_all).then_some(count);
            // One alone is not worth a fold.
            shown.folded = if all.len() > OPEN + 1 { all.split_off(OPEN) } else { Vec::new() };
            shown.comments = all;
        }
        shown.comment_form = may_comment.then(|| {
            let place = Place::Comment(id);
            let draft = around.drafts.iter().find(|draft| draft.place == place);
            let key = format!("{}-{id}", around.key);
            let form = CommentForm { body: draft.map(|draft| draft.field("body")).unwrap_or_default(), key: Some(key) };
            ShownCommentForm { form, draft: ShownDraft::among(&around.drafts, place), max: LONGEST }
        });
        shown
    }

    /// A post without what hangs under it.
    pub(in crate::web) fn alone(post: Post, around: &Around<'_>, is_marked: bool) -> Self {
        let (viewer, thread) = (around.viewer, around.thread);
        let may_read = policy::may_read(viewer, thread, &post);
        let may = |vote| votes::policy::may_vote(viewer, thread, &post, vote).is_ok();
        let may_moderate = moderation::policy::may_moderate(viewer, thread).is_ok();
        let author = around.author(&post);
        let is_gone = post.hidden_at.is_some() || post.deleted_at.is_some();
        let seen = around.seen(post.id);
        let correction = around.correction(post.id).filter(|_| may_read);
        let better = around.better(post.id).filter(|_| may_read);
        let is_decided = post.hidden_at.is_some() || correction.is_some() || better.is_some();
        Self {
            id: post.id.number(),
            url: urls::post(post.id),
            kind: post.kind.word(),
            is_asker: post.author_id == thread.asked_by && post.kind != PostKind::Question,
            member_since: around
                .person(post.author_id)
                .filter(|_| !author.is_staff && post.author_name.is_none())
                .map(|person| person.created_at.micros()),
            uses: around.uses(&post, &author),
            author,
            edited: around.edited(&post).filter(|_| may_read),
            gone: gone(&post),
            held: around.held.shown(viewer, thread.space_id, &post).filter(|_| may_read && !is_gone),
            votes: ShownVotes {
                score: post.score(),
                mine: around.vote(post.id),
                may_up: may(Vote::Up),
                may_down: may(Vote::Down),
            },
            may_edit: policy::may_edit(viewer, thread, &post).is_ok(),
            may_delete: policy::may_delete(viewer, thread, &post, is_marked).is_ok(),
            may_restore: policy::may_restore(viewer, thread, &post).is_ok(),
            may_hide: may_moderate && post.hidden_at.is_none(),
            may_split: may_moderate && post.kind == PostKind::Answer && post.is_shown(),
            may_show: may_moderate && post.hidden_at.is_some(),
            may_flag: flags::policy::may_flag(viewer, thread, &post).is_ok(),
            is_flagged: seen.is_some_and(|seen| seen.mine.is_some()),
            is_warned: seen.is_some_and(|seen| seen.warned_at.is_some()) && post.is_shown(),
            case_url: seen.filter(|_| may_moderate).map(|seen| format!("/cases/{}", seen.case)),
            may_correct: corrections::policy::may_correct(viewer, thread, &post).is_ok(),
            told_url: (is_decided && viewer.is(post.author_id)).then_some("/decisions"),
            correction: correction.map(|it| ShownCorrection::of(it, viewer, thread, &post, around.now)),
            better: better.map(|it| ShownBetter::of(it, viewer, thread, around.now)),
            comments: Vec::new(),
            folded: Vec::new(),
            all_comments: None,
            comment_form: None,
            at: post.created_at.micros(),
            lang: post.language.or_else(|| thread.language.clone().filter(|_| post.kind == PostKind::Question)),
            html: may_read.then_some(post.html),
        }
    }

    /// Opens the form for a comment with what was typed into it.
    pub(in crate::web) fn with_comment(mut self, typed: CommentForm) -> Self {
        if let Some(shown) = &mut self.comment_form {
            shown.form = typed;
        }
        self
    }
}

impl Around<'_> {
    /// Who wrote a post, by the name that an import gave where that is all there is.
    pub(in crate::web) fn author(&self, post: &Post) -> Person {
        let person = self.person(post.author_id);
        let handle = person.map(|person| person.handle.as_str()).unwrap_or_default();
        let name = post.author_name.as_deref().or(person.map(|person| person.name.as_str())).unwrap_or_default();
        let picture = person.and_then(|person| person.picture.as_deref()).filter(|_| post.author_name.is_none());
        let mut author = Person::new(post.author_id.number(), name, handle).shown_by(picture);
        author.is_staff = self.is_staff(post.author_id);
        author
    }

    /// What an author uses: "also" what the thread is about, if somebody else asked.
    fn uses(&self, post: &Post, author: &Person) -> Option<Message> {
        let is_known = !author.is_staff && post.author_name.is_none();
        let used = self.used_by(post.author_id).filter(|_| is_known)?;
        let is_same = Some(used.product_id) == self.thread.product_id && post.author_id != self.thread.asked_by;
        let also = ["profiles-beside-also", "profiles-beside-also-since"];
        let uses = ["profiles-beside-uses", "profiles-beside-uses-since"];
        Some(use_words(used, if is_same { also } else { uses }))
    }

    /// That a post was edited, and by whom if not by its author.
    fn edited(&self, post: &Post) -> Option<ShownEdit> {
        let by = post.edited_by.filter(|by| *by != post.author_id).map(|by| self.name(by));
        post.edited_at.map(|at| ShownEdit { at: at.micros(), by })
    }

    /// The name of somebody whom the page names.
    pub(super) fn name(&self, id: PersonId) -> String {
        self.person(id).map(|person| person.name.clone()).unwrap_or_default()
    }
}

fn may_comment(post: &Post, around: &Around<'_>) -> bool {
    around.viewer.id().is_some() && post.is_shown() && threads::policy::may_add(around.viewer, around.thread).is_ok()
}

/// The word for a post that its author took back.
const DELETED: &str = "posts-deleted";

pub(in crate::web) fn gone(post: &Post) -> Option<Gone> {
    if let Some(at) = post.hidden_at {
        let why = post.hidden_why.as_deref().unwrap_or("other").replace('_', "-");
        let known = ["spam", "abusive", "off-topic", "dangerous", "private"].contains(&why.as_str());
        let why = if known { why } else { "other".to_owned() };
        return Some(Gone { key: format!("posts-hidden-{why}"), at: at.micros() });
    }
    post.deleted_at.map(|at| Gone { key: DELETED.to_owned(), at: at.micros() })
}
