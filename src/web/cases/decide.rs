//! Sending a decision, and undoing it.

use super::acts::back;
use super::form::DecisionForm;
use super::queue::Asked;
use super::shown::again;
use crate::cases::{self, Decided, Outcome};
use crate::error::{Error, Result};
use crate::ids::{CaseId, DecisionId};
use crate::rights::Member;
use crate::web::{Form, Path, Query, Response, Visit};

/// `POST /cases/{case}/decision`
pub async fn decide(
    visit: Visit,
    by: Member,
    case: Path<CaseId>,
    asked: Query<Asked>,
    form: Form<DecisionForm>,
) -> Result<Response> {
    let (case, form) = (*case, form.0);
    let said = match form.outcome {
        Some(Outcome::Approved) => "approvals-said-approved",
        Some(Outcome::Declined) => "approvals-said-declined",
        _ => "cases-said-decided",
    };
    let decided = match form.decision() {
        Ok(new) => visit.write(move |tx| cases::decide(tx, &by, case, &new)).await,
        Err(errors) => Err(errors.into()),
    };
    match decided {
        Ok(Decided::Ended(_)) => visit.leads_to_saying(&back(&visit, case), said),
        Ok(Decided::Proposed) => visit.leads_to_saying(&back(&visit, case), "cases-said-proposed"),
        Err(Error::Invalid(errors)) => {
            let errors = form.named(&errors);
            again(&visit, case, asked.0, form, errors).await
        }
        Err(other) => Err(other),
    }
}

/// `POST /decisions/{decision}/undo`
pub async fn undo(visit: Visit, by: Member, decision: Path<DecisionId>) -> Result<Response> {
    let decision = *decision;
    let case = visit.write(move |tx| cases::undo(tx, &by, decision)).await?;
    visit.leads_to_saying(&back(&visit, case), "cases-said-undone")
}
