//! A problem on its way into the store.

use assay_domain::{Difficulty, NamedFile, PackageReport, Plan, Sample, Slug, Template, Trial, UserId};
use serde::{Deserialize, Serialize};

/// A problem as imported. It can be kept as JSON until an admin has seen what verifying it found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewProblem {
    /// Its name in addresses; one problem a name.
    pub slug: Slug,
    /// Its title, where there is room for one.
    pub title: String,
    /// How hard it is, where its author says.
    pub difficulty: Option<Difficulty>,
    /// The words it is found by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// How submissions to it are judged; files by their SHA-256 in hex: their names in [`Blobs`](crate::Blobs).
    pub plan: Plan<String>,
    /// What running a program before it is submitted takes.
    #[serde(default)]
    pub trial: Trial<String>,
    /// Its statement in every language there is, the one for readers of any other at the front.
    pub statements: Vec<NewStatement>,
    /// Its hints in order, each in every language there is; the one for readers of any other at the front.
    #[serde(default)]
    pub hints: Vec<Vec<NewAid>>,
    /// How it is solved, in every language there is.
    #[serde(default)]
    pub editorials: Vec<NewAid>,
    /// The cases everybody may see.
    pub samples: Vec<Sample>,
    /// Files that everybody may have, by name.
    pub attachments: Vec<(String, StatementFile)>,
    /// Code to begin with.
    pub templates: Vec<Template>,
    /// SHA-256 over the package, in hex: tells whether anything changed.
    pub package_hash: String,
    /// Whether people see it and may submit to it; `None` leaves that as it is, and shows a new one.
    pub published: Option<bool>,
    /// Where it comes from, if from a package.
    pub origin: Option<Origin>,
}

impl NewProblem {
    /// A published problem with an English statement, and nothing else.
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
    /// The language's code.
    pub language: String,
    /// The title in it.
    pub title: String,
    /// Sanitised HTML; empty where there is a PDF alone.
    pub html: String,
    /// SHA-256 of the PDF.
    pub pdf: Option<String>,
    /// What the HTML shows.
    pub files: Vec<StatementFile>,
    /// The names of the samples that it shows itself.
    #[serde(default)]
    pub samples: Vec<String>,
}

/// A hint or an editorial in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAid {
    /// The language's code.
    pub language: String,
    /// Sanitised HTML; empty where there is a PDF alone.
    pub html: String,
    /// SHA-256 of the PDF.
    pub pdf: Option<String>,
    /// What the HTML shows.
    pub files: Vec<StatementFile>,
}

/// A file that anybody may fetch who knows its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StatementFile {
    /// SHA-256 of its content, in hex.
    pub hash: String,
    /// Its ending without the dot: `png`.
    pub extension: String,
}

impl StatementFile {
    /// Where it is served.
    #[must_use]
    pub fn address(&self) -> String {
        format!("/statement-files/{}.{}", self.hash, self.extension)
    }
}

/// Where an edition comes from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// The name of the folder or archive.
    pub file_name: String,
    /// Everything in the package, by SHA-256, so that it can be given back.
    pub files: Vec<NamedFile<String>>,
    /// Who imported it; nobody means the installation itself, or its operator at the command line.
    pub by: Option<UserId>,
    /// What verifying it found, where it was verified.
    pub report: Option<PackageReport>,
    /// Why it is published although that is not as it should be.
    pub override_reason: Option<String>,
}
