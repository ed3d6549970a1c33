//! A problem that is about to be stored.

use assay_domain::{Difficulty, NamedFile, PackageReport, Plan, Sample, Slug, Template, Trial, UserId};
use serde::{Deserialize, Serialize};

/// A new problem or edition. Imports store it as JSON until an admin publishes them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewProblem {
    pub slug: Slug,
    /// The title in the default language, for lists.
    pub title: String,
    /// How hard it is, if its author says so.
    pub difficulty: Option<Difficulty>,
    #[serde(default)]
    pub tags: Vec<String>,
    /// How submissions are judged. Files are named by their SHA-256, which is their name in [`Blobs`](crate::Blobs).
    pub plan: Plan<String>,
    /// What runs before submitting need besides the plan.
    #[serde(default)]
    pub trial: Trial<String>,
    /// The statement in all its languages, the default language first.
    pub statements: Vec<NewStatement>,
    /// The hints in order, each in all its languages, the default language first.
    #[serde(default)]
    pub hints: Vec<Vec<NewAid>>,
    /// The editorial in all its languages.
    #[serde(default)]
    pub editorials: Vec<NewAid>,
    pub samples: Vec<Sample>,
    /// Files for the solver, by name.
    pub attachments: Vec<(String, StatementFile)>,
    /// Starter code.
    pub templates: Vec<Template>,
    /// SHA-256 of the package, in hex. If it is the same as before, no edition is added.
    pub package_hash: String,
    /// Whether to publish it; `None`: publish a new problem, and keep the state of an old one.
    pub published: Option<bool>,
    /// The package it comes from, if any.
    pub origin: Option<Origin>,
}

impl NewProblem {
    /// A published problem with only an English statement.
    #[must_use]
    pub fn new(slug: Slug, title: &str, html: &str, plan: Plan<String>) -> Self {
        let statement = NewStatement {
            language: "en".to_owned(),
            title: title.to_owned(),
            html: html.to_owned(),
            pdf: None,
            files: Vec::new(),
            samples: Vec::new(),
        };
        Self {
            slug,
            title: title.to_owned(),
            difficulty: None,
            tags: Vec::new(),
            plan,
            trial: Trial::default(),
            statements: vec![statement],
            hints: Vec::new(),
            editorials: Vec::new(),
            samples: Vec::new(),
            attachments: Vec::new(),
            templates: Vec::new(),
            package_hash: String::new(),
            published: Some(true),
            origin: None,
        }
    }
}

/// A statement in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewStatement {
    /// The language code.
    pub language: String,
    /// The title in this language.
    pub title: String,
    /// Sanitized HTML; empty if there is only a PDF.
    pub html: String,
    /// SHA-256 of the PDF.
    pub pdf: Option<String>,
    /// The files that the HTML uses.
    pub files: Vec<StatementFile>,
    /// The names of the samples that the statement already shows.
    #[serde(default)]
    pub samples: Vec<String>,
}

/// A hint or an editorial in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAid {
    /// The language code.
    pub language: String,
    /// Sanitized HTML; empty if there is only a PDF.
    pub html: String,
    /// SHA-256 of the PDF.
    pub pdf: Option<String>,
    /// The files that the HTML uses.
    pub files: Vec<StatementFile>,
}

/// A public file. Everyone who knows its name can download it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StatementFile {
    /// SHA-256 of its content, in hex.
    pub hash: String,
    /// Its ending without the dot: `png`.
    pub extension: String,
}

impl StatementFile {
    /// The URL path.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/statement-files/{}", self.address())
    }

    /// Its name in URLs: `HASH.EXTENSION`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}.{}", self.hash, self.extension)
    }
}

/// The package that an edition comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// The name of the folder or archive.
    pub file_name: String,
    /// All files of the package, by SHA-256, so that it can be exported.
    pub files: Vec<NamedFile<String>>,
    /// The admin who imported it; `None`: the command line or the installation itself.
    pub by: Option<UserId>,
    /// The verification report, if it was verified.
    pub report: Option<PackageReport>,
    /// The reason for publishing it although it did not pass verification.
    pub override_reason: Option<String>,
}
