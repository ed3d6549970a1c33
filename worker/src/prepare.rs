//! From the stored submission to the judge's task.

use assay_judge::{Plain, PlainCase, Task};
use assay_package::Comparison;
use assay_store::{Begun, Blobs, StoredCase};

use crate::Error;

/// Finds the test data of a submission and puts its task together.
pub(crate) async fn prepare(begun: &Begun, blobs: &Blobs) -> Result<Task, Error> {
    let mut cases = Vec::with_capacity(begun.cases.len());
    for stored in &begun.cases {
        cases.push(case(stored, blobs).await?);
    }
    let comparison: Comparison = serde_json::from_str(&begun.comparison_json)?;
    let plain = Plain {
        language: begun.language.clone(),
        source: begun.source.clone(),
        limits: begun.limits,
        cases,
        flags: comparison.flags(),
        // The first failing case decides the verdict, and people wait.
        stop_at_first_failure: true,
    };
    Ok(plain.into())
}

async fn case(stored: &StoredCase, blobs: &Blobs) -> Result<PlainCase, Error> {
    Ok(PlainCase {
        name: stored.name.clone(),
        sample: stored.sample,
        shown: stored.shown,
        input: blobs.path(&stored.input_hash).await?,
        answer: blobs.path(&stored.answer_hash).await?,
    })
}
