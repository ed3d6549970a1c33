//! Taking a submission to judge it, and keeping hold of it.

use assay_domain::{LanguageId, Limits, SubmissionId, UserId};

use crate::{Result, Store};

/// A submission that is the caller's to judge, until the lease ends.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Which attempt this is, from 1; proves the hold in [`renew`](Store::renew) and [`finish`](Store::finish).
    pub attempt: i32,
    /// Whose submission.
    pub user: UserId,
    /// In which language.
    pub language: LanguageId,
    /// The program.
    pub source: String,
    /// What it may use on one case.
    pub limits: Limits,
    /// How answers are compared: JSON that the judge understands.
    pub comparison_json: String,
    /// The cases of the edition it was submitted to, in order.
    pub cases: Vec<StoredCase>,
}

/// A test case; its texts are in [`Blobs`](crate::Blobs).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCase {
    /// Its name in the package.
    pub name: String,
    /// Whether it is a sample.
    pub sample: bool,
    /// Whether a submitter may see it when it fails.
    pub shown: bool,
    /// SHA-256 of the input, in hex.
    pub input_hash: String,
    /// SHA-256 of the answer, in hex.
    pub answer_hash: String,
}

impl Store {
    /// Takes a submission that is queued, or whose lease has ended, for `lease_ms` milliseconds. Of several callers at
    /// once exactly one gets it; nothing means that there is nothing to do.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin(&self, id: SubmissionId, worker: &str, lease_ms: i64) -> Result<Option<Begun>> {
        todo!()
    }

    /// Moves the end of a lease to `lease_ms` milliseconds from now; false when the attempt is no longer the current one
    /// (another began, or the submission was aborted): stop judging.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn renew(&self, id: SubmissionId, attempt: i32, lease_ms: i64) -> Result<bool> {
        todo!()
    }

    /// In which language a submission is, whatever its state.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn language_of(&self, id: SubmissionId) -> Result<Option<LanguageId>> {
        todo!()
    }
}
