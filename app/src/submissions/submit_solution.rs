use assay_domain::SubmissionId;
use leptos::{prelude::*, server_fn::codec::Json};

use crate::fault::Fault;

/// Hands a solution in. JSON, not a form: a source grows threefold when it is percent-encoded.
#[server(prefix = "/api/fn", endpoint = "submit_solution", input = Json, output = Json)]
pub(crate) async fn submit_solution(problem: String, language: String, source: String) -> Result<SubmissionId, Fault> {
    use crate::server::{answer, service, visitor};

    let visitor = visitor()?;
    let me = answer(visitor.require())?;
    answer(service()?.submit(me, &problem, &language, source).await)
}
