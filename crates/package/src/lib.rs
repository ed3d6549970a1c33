//! Reads Kattis/ICPC problem packages and track files.
//!
//! The format is <https://github.com/Kattis/problem-package-format>: `2025-09`, its draft `2023-07-draft`, and `legacy`, with DOMjudge's
//! extensions. [`read`] reads a folder or a zip archive. It returns a [`Package`] with rendered statements, or an [`Error`] that names the
//! file and says what to do. Problems that do not prevent judging become [`Warning`]s.

#![warn(missing_docs)]

mod about;
mod archive;
mod checktestdata;
mod comparison;
mod constants;
mod data;
mod domjudge;
mod error;
mod expectation;
mod folder;
mod format;
mod ini;
mod languages;
mod lesson;
mod limits;
mod links;
mod manifest;
mod package;
mod programs;
mod read;
mod signature;
mod statement;
mod submissions;
mod tex;
mod text;
mod time;
mod track;
mod warning;
mod write;
mod yaml;

pub use about::{About, Credits, Person, Source};
pub use archive::Unpacking;
pub use checktestdata::{Checktestdata, Mismatch};
pub use comparison::Comparison;
pub use data::{InputArguments, SampleFiles, ValidationCase, ValidationKind};
pub use error::Error;
pub use expectation::{CaseOutcome, Expectation, Outcome, Rule, Short, TimeBounds, TimeSetting, TimeUse};
pub use format::Format;
pub use lesson::{Lesson, render_lesson};
pub use package::{LabelledSubmission, Package};
pub use programs::InputValidator;
pub use read::{Reading, identify, read, read_with};
pub use signature::value_faults;
pub use statement::{Hint, Statement, StatementAsset, StatementBody, draw_if_asked};
pub use tex::{Tex, TexError};
pub use time::{TimeError, TimeRule};
pub use track::{TrackFile, read_track};
pub use warning::Warning;
pub use write::{track_yaml, write};
