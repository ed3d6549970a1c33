use leptos::prelude::*;

use crate::fault::Fault;

/// Cancels an unfinished submission. URL-encoded, so that a plain form can call it; the browser then returns to the page.
#[server(name = CancelRequest, prefix = "/api/fn", endpoint = "cancel_submission")]
pub(crate) async fn cancel_submission(id: i64) -> Result<(), Fault> {
    use assay_domain::SubmissionId;

    use crate::server::{answer, service, visitor};

    let visitor = visitor()?;
    let me = answer(visitor.require())?;
    answer(service()?.cancel(me, SubmissionId(id)).await)?;
    Ok(())
}
