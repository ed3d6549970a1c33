//! Problems as users see them. They contain no secret test cases: only workers get those.

use serde::{Deserialize, Serialize};

use crate::{LanguageId, Limits, ProblemKind, Slug, signature::Signature};

/// How hard a problem is, in its author's opinion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    /// For beginners.
    Easy,
    /// Needs an idea.
    Medium,
    /// Needs several ideas.
    Hard,
}

impl Difficulty {
    /// The name in the database, in packages and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        }
    }

    /// The difficulty of that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Easy, Self::Medium, Self::Hard].into_iter().find(|d| d.as_str() == text)
    }
}

/// Whether the user has solved a problem. Computed from submissions, never stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum SolveState {
    /// Nothing submitted, or not logged in.
    #[default]
    Untouched,
    /// Submitted, never accepted.
    Tried,
    /// Accepted at least once.
    Solved,
}

impl SolveState {
    /// The name in addresses and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Untouched => "untouched",
            Self::Tried => "tried",
            Self::Solved => "solved",
        }
    }
}

/// A problem in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemSummary {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// How hard it is, if its author says so.
    pub difficulty: Option<Difficulty>,
    /// Whether the user has solved it.
    pub state: SolveState,
    /// Its tags, sorted.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Whether the user has starred it.
    #[serde(default)]
    pub starred: bool,
}

/// The order of a problem list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemSort {
    /// By title.
    #[default]
    Title,
    /// Easy ones first, those without a difficulty last; by title within a difficulty.
    Difficulty,
    /// Newest first.
    Newest,
}

impl ProblemSort {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Title, Self::Difficulty, Self::Newest];

    /// The name in URLs and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Difficulty => "difficulty",
            Self::Newest => "newest",
        }
    }
}

/// A tag, and how many published problems have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagCount {
    /// The tag.
    pub tag: String,
    /// How many have it.
    pub problems: u32,
}

/// A problem with its statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// The number of this edition, from 1.
    pub version: i32,
    /// How hard it is, if its author says so.
    pub difficulty: Option<Difficulty>,
    /// The kind of problem.
    pub kind: ProblemKind,
    /// The language code of the statement: `en`, `de`, `pt-BR`.
    pub statement_language: String,
    /// The language codes of all statements. The first one is the default.
    pub statement_languages: Vec<String>,
    /// The statement as sanitized HTML with MathML, rendered during the import. Empty if there is only a PDF.
    pub statement_html: String,
    /// The URL of the statement as PDF, if there is one.
    pub statement_pdf: Option<String>,
    /// Files for the solver.
    pub attachments: Vec<Attachment>,
    /// Starter code, by language.
    pub templates: Vec<Template>,
    /// The function or class to write, if it is a function problem. It does not reach the browser's wasm, which has no use for it.
    #[serde(skip)]
    pub signature: Option<Box<Signature>>,
    /// The samples, which all users may see.
    pub samples: Vec<Sample>,
    /// The limits per case.
    pub limits: Limits,
    /// The largest submission, in KiB, over all its files.
    pub code_kib: u32,
    /// The allowed languages. Null if all are.
    pub languages: Option<Vec<LanguageId>>,
    /// The languages in which solutions were shown to fit the limits, sorted. Empty if this is not known. It does not reach the browser's
    /// wasm, which has no use for it.
    #[serde(skip)]
    pub verified: Vec<LanguageId>,
    /// Whether the user has solved it.
    pub state: SolveState,
    /// Its tags, sorted.
    #[serde(default)]
    pub tags: Vec<String>,
    /// How many hints there are.
    #[serde(default)]
    pub hints: u32,
    /// Whether there is an editorial.
    #[serde(default)]
    pub editorial: bool,
}

/// A hint or the editorial of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aid {
    /// A hint, by its number from 1.
    Hint(u32),
    /// The explanation of the solution.
    Editorial,
}

/// The text of an [`Aid`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AidText {
    /// Its language code.
    pub language: String,
    /// Sanitized HTML with MathML. Empty if there is only a PDF.
    pub html: String,
    /// The URL of the PDF, if there is one.
    pub pdf: Option<String>,
}

/// A test case that all users may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sample {
    /// Its name in the package: `1`, `2-corner`…
    pub name: String,
    /// The input.
    pub input: String,
    /// The expected answer.
    pub answer: String,
    /// A sample interaction, shown instead of both: `<` starts a line that the program reads, `>` a line that it writes, and
    /// `---` separates passes.
    #[serde(default)]
    pub interaction: Option<String>,
    /// Whether the statement already shows it.
    #[serde(default)]
    pub in_statement: bool,
}

/// A file for the solver of a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// The URL to download it from.
    pub address: String,
}

/// Starter code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Template {
    /// The language code, or `default`.
    pub language: String,
    /// The code.
    pub source: String,
}
