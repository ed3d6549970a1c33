use leptos::prelude::*;

use crate::fault::Fault;

/// Aborts a submission that is not done. URL-encoded, so that a plain form can ask for it; its browser goes back to the page.
#[server(name = CancelRequest, prefix = "/api/fn", endpoint = "cancel_submission")]
pub(crate) async fn cancel_submission(id: i64) -> Result<(), Fault> {
    use assay_domain::SubmissionId;

    use crate::server::{answer, service, visitor};

    let visitor = visitor()?;
    let me = answer(visitor.require())?;
    answer(service()?.cancel(me, SubmissionId(id)).await)?;
    Ok(())
}
