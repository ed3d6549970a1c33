use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{fault::Fault, json::Json, ui::Fields};

/// What the reader keeps about the problem, as HTML. Empty for visitors.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Shelf {
    /// Star and lists.
    pub(crate) head: String,
    pub(crate) note: String,
}

/// The result of a form of the shelf.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Changed {
    /// The new HTML of the part that the form belongs to. It also says why a form was refused.
    pub(crate) html: String,
    /// The revision of the note, if it was saved.
    pub(crate) revision: Option<i32>,
}

/// Performs the action of a form of the shelf.
#[server(prefix = "/api/fn", endpoint = "change_shelf", input = Json, output = Json)]
pub(crate) async fn change_shelf(problem: String, fields: Fields) -> Result<Changed, Fault> {
    use assay_domain::Missing;
    use assay_service::Error;

    use super::change::perform;
    use crate::server::{answer, fail, service, visitor};

    let (service, visitor) = (service()?, visitor()?);
    let me = answer(visitor.require())?;
    let problem = problem.parse().map_err(|_| fail(&Error::not_found(Missing::Problem)))?;
    let outcome = answer(perform(&service, me, &problem, &fields).await)?;
    let (html, revision) = (answer(outcome.html(&service, me, &problem).await)?, outcome.revision());
    Ok(Changed { html, revision })
}
