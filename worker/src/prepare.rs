//! From the stored submission to the judge's task.

use assay_judge::{Case, Task};
use assay_store::{Begun, Blobs, StoredCase};

use crate::Error;

/// Finds the test data of a submission and puts its task together.
pub(crate) async fn prepare(begun: &Begun, blobs: &Blobs) -> Result<Task, Error> {
    let mut cases = Vec::with_capacity(begun.cases.len());
    for stored in &begun.cases {
        cases.push(case(stored, blobs).await?);
    }
    Ok(Task {
        language: begun.language.clone(),
        source: begun.source.clone(),
        limits: begun.limits,
        cases,
        comparison: serde_json::from_str(&begun.comparison_json)?,
        // The first failing case decides the verdict, and people wait.
        stop_at_first_failure: true,
    })
}

async fn case(stored: &StoredCase, blobs: &Blobs) -> Result<Case, Error> {
    Ok(Case {
        name: stored.name.clone(),
        sample: stored.sample,
        shown: stored.shown,
        input: blobs.path(&stored.input_hash).await?,
        answer: blobs.path(&stored.answer_hash).await?,
    })
}
