//! Problems, as people read them. Test cases are not part of this: they never leave the store but for a worker.

use serde::{Deserialize, Serialize};

use crate::{LanguageId, Limits, ProblemKind, Slug};

/// How hard a problem is, as its author sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    /// For a first hour.
    Easy,
    /// Needs an idea.
    Medium,
    /// Needs several.
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

/// How far a person is with a problem. Derived from submissions, never stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SolveState {
    /// Nothing submitted, or nobody logged in.
    #[default]
    Untouched,
    /// Submitted, never accepted.
    Tried,
    /// Accepted at least once.
    Solved,
}

/// A problem in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemSummary {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// How hard it is, where its author says.
    pub difficulty: Option<Difficulty>,
    /// How far the reader is.
    pub state: SolveState,
    /// The words it is found by, sorted.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// In which order problems are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemSort {
    /// By title.
    #[default]
    Title,
    /// Easy ones first, those where nothing is said last; by title among equals.
    Difficulty,
    /// What was added last, first.
    Newest,
}

impl ProblemSort {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Title, Self::Difficulty, Self::Newest];

    /// The name in addresses and on the wire.
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

/// A problem to be solved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Which edition this is; grows by one with every change.
    pub version: i32,
    /// How hard it is, where its author says.
    pub difficulty: Option<Difficulty>,
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// The statement's language, as a code: `en`, `de`, `pt-BR`.
    pub statement_language: String,
    /// The languages there are statements in, the one that is shown first to a reader of any other at the front.
    pub statement_languages: Vec<String>,
    /// The statement as sanitised HTML with MathML, rendered when the problem was imported. Empty where there is a PDF alone.
    pub statement_html: String,
    /// The address of the statement as PDF, where there is one.
    pub statement_pdf: Option<String>,
    /// Files that come with it.
    pub attachments: Vec<Attachment>,
    /// Code to begin with, by language.
    pub templates: Vec<Template>,
    /// The cases everybody may see.
    pub samples: Vec<Sample>,
    /// What a program may use on one case.
    pub limits: Limits,
    /// The largest submission, in KiB, over all its files.
    pub code_kib: u32,
    /// The languages it may be solved in; nothing for all.
    pub languages: Option<Vec<LanguageId>>,
    /// How far the reader is.
    pub state: SolveState,
    /// The words it is found by, sorted.
    #[serde(default)]
    pub tags: Vec<String>,
    /// How many hints there are.
    #[serde(default)]
    pub hints: u32,
    /// Whether there is a description of how it is solved.
    #[serde(default)]
    pub editorial: bool,
}

/// What helps with a problem, for those who ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aid {
    /// A hint, counted from 1.
    Hint(u32),
    /// The description of how it is solved.
    Editorial,
}

/// The text of an [`Aid`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AidText {
    /// Its language, as a code.
    pub language: String,
    /// Sanitised HTML with MathML. Empty where there is a PDF alone.
    pub html: String,
    /// The address of the PDF, where there is one.
    pub pdf: Option<String>,
}

/// A case everybody may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// Its name in the package: `1`, `2-corner`…
    pub name: String,
    /// What the program reads.
    pub input: String,
    /// What it is expected to write.
    pub answer: String,
    /// A conversation that is shown instead of both: lines that begin with `<` for what the program reads, with `>` for what it
    /// writes, and `---` between passes.
    #[serde(default)]
    pub interaction: Option<String>,
    /// Whether the statement shows it already.
    #[serde(default)]
    pub in_statement: bool,
}

/// A file that comes with a problem, for whoever solves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Where it is fetched from.
    pub address: String,
}

/// Code to begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// The language's code, or `default`.
    pub language: String,
    /// The code.
    pub source: String,
}
