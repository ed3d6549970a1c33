//! Importing a problem.

use assay_domain::{Difficulty, Limits, ProblemId, Sample, Slug};

use crate::{Result, Store};

/// A problem as imported.
#[derive(Clone, Debug)]
pub struct NewProblem {
    /// Its name in addresses; one problem a name.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// How hard it is, where its author says.
    pub difficulty: Option<Difficulty>,
    /// The statement as sanitised HTML.
    pub statement_html: String,
    /// What a program may use on one case.
    pub limits: Limits,
    /// How answers are compared: JSON that the judge understands.
    pub comparison_json: String,
    /// SHA-256 over the package, in hex: tells whether anything changed.
    pub package_hash: String,
    /// Whether people see it and may submit to it.
    pub published: bool,
    /// Its cases, in order.
    pub cases: Vec<NewCase>,
    /// The cases everybody may see.
    pub samples: Vec<Sample>,
}

/// A test case as imported.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// Its name in the package.
    pub name: String,
    /// Whether it is a sample.
    pub sample: bool,
    /// Whether a submitter may see it when it fails.
    pub shown: bool,
    /// SHA-256 of the input, in hex: its name in [`Blobs`](crate::Blobs).
    pub input_hash: String,
    /// SHA-256 of the answer, in hex.
    pub answer_hash: String,
    /// Size of the input, in bytes.
    pub input_bytes: i64,
    /// Size of the answer, in bytes.
    pub answer_bytes: i64,
}

impl Store {
    /// Creates a problem, or adds an edition to it, and says which edition is the newest now. When the newest has the
    /// same package hash nothing is added, but `published` still takes effect. Earlier submissions keep their edition.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_problem(&self, new: &NewProblem) -> Result<(ProblemId, i32)> {
        todo!()
    }
}
