//! Providers: where a company's own accounts are (OpenID Connect), who is who there, and what their word gives.
//!
//! `provider_arrivals` hold a name and an address of somebody who has no account yet, for half an hour at most.

mod answers;
mod apply;
mod arrivals;
mod claims;
mod departures;
mod discovery;
mod examine;
mod identities;
mod join;
mod keep;
mod model;
mod only;
mod refusal;
mod remove;
mod rules;
mod sign_ins;
mod sweep;

pub use answers::{Answer, Question, Returned, ask};
pub use apply::apply;
pub use arrivals::{Arrival, NewArrival, arrive, find_arrival, leave_arrival};
pub use claims::Claims;
pub use departures::{Departure, Errand, NewDeparture, depart, take_departure};
pub use discovery::{Discovered, Metadata, answer_address, end_session_address, find_metadata};
pub use examine::{Finding, examine};
pub use identities::{
    Identity, Joined, find_identity, has_another_way, leave, leave_all, list_doors_of, list_identities, used,
};
pub use join::{join_arrival, join_new, join_person, vouch};
pub use keep::{ProviderForm, change, close, make, open};
pub use model::{Door, ListedProvider, Newcomers, Provider, SignOut, find, find_by_slug, list, list_doors, list_open};
pub use only::{let_all_doors, let_only_providers, open_local_doors};
pub use refusal::{Refusal, refused};
pub use remove::remove;
pub use rules::{Gift, NewRule, Rule, add_rule, list_rules, remove_rule};
pub use sign_ins::{NewSignIn, SignedIn, note_sign_in, take_sign_in};
pub use sweep::sweep;
