use assay_domain::{SourceFile, SubmissionId};
use leptos::prelude::*;

use crate::{fault::Fault, json::Json};

/// Submits a solution: one source, or files. `interface` is `stdin`, or empty for the default. JSON instead of a form, because percent-encoding triples the size of a source.
#[server(prefix = "/api/fn", endpoint = "submit_solution", input = Json, output = Json)]
pub(crate) async fn submit_solution(
    problem: String,
    language: String,
    source: String,
    files: Vec<SourceFile>,
    interface: String,
) -> Result<SubmissionId, Fault> {
    use assay_service::Solution;

    use crate::server::{answer, service, visitor};

    let visitor = visitor()?;
    let me = answer(visitor.require())?;
    let files = if files.is_empty() { vec![SourceFile { name: String::new(), source }] } else { files };
    let language = Some(language).filter(|language| !language.is_empty());
    let interface = assay_domain::Interface::parse(&interface);
    let solution = Solution { problem, language, files, entry_point: None, interface, idempotency_key: None };
    answer(service()?.submit(me, solution).await)
}
