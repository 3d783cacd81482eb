//! Cases: the review of a post. A case gathers the flags of its post, a moderator claims it and decides how it ends,
//! and for ten minutes that can be undone; only then others are told.

mod around;
mod claim;
mod decide;
mod desk;
mod flag;
mod hide;
mod kept;
mod messages;
mod model;
mod notes;
mod opinions;
mod outcomes;
pub mod policy;
mod proposals;
mod put_right;
mod queries;
mod redact;
mod restore;
mod stand;
mod take_up;
mod undo;
mod urgency;
mod weigh;
mod withdraw_flag;

pub use around::{EARLIER, Earlier, Seen, TOLD, Told, find_own, list_earlier, list_told, seen_in};
pub use claim::{claim, release};
pub use decide::{Decided, NewDecision, decide};
pub use desk::{PERIODS, Share, SpaceLoad, load_by_space, upheld_by_space};
pub use flag::flag;
pub use hide::{Hidden, hide, show};
pub use messages::{Template, change_template, find_template, list_templates};
pub use model::{CLAIM_LASTS, Case, Decision, Outcome, UNDO_WITHIN, decision_of, find, find_decision, list_decisions};
pub use notes::{ListedNote, list_notes, note};
pub use opinions::{ASKED, AskedOpinion, Opinion, Verdict, ask_experts, give_opinion, list_asked, list_opinions};
pub use outcomes::Ending;
pub use policy::Refusal;
pub use proposals::{ALONE_FOR, Agreement, Proposal, alone_until, list_proposals};
pub use put_right::{PutRight, put_right, undo_put_right};
pub use queries::{Filter, ListedCase, PAGE, Show, list, waiting};
pub use restore::{Remains, forget, restore};
pub use stand::Stand;
pub use take_up::{approve, decline, take_up};
pub use undo::undo;
pub use weigh::weigh_again;
pub use withdraw_flag::withdraw_flag;
