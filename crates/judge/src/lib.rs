//! Judges submissions: compiles them, runs them on each case inside the sandbox, and compares their output.
//!
//! A [`Judge`] owns one sandbox slot and judges one [`Task`] at a time. Languages are data: see `languages/` and [`Languages`]. This crate
//! starts programs only through `assay-sandbox`, and an expected answer never enters the box of the program that it judges.

#![warn(missing_docs)]

mod cache;
mod case_run;
mod commands;
mod compare;
mod compile;
mod config;
mod ended;
mod error;
mod excerpt;
mod function;
mod grading;
mod held;
mod input_check;
mod interaction;
mod java;
mod judge;
mod judged_language;
mod known_languages;
mod languages;
mod messages;
mod open;
mod opened;
mod pass;
mod patience;
mod prepare;
mod pressure;
mod ran;
mod slots;
mod source_file;
mod sources;
mod survey;
mod task;
mod testlib;
mod tex;
mod tool;
mod trial;
mod validate;
pub mod verify;

pub use commands::{Command, Commands};
pub use config::Config;
pub use error::Error;
pub use judge::Judge;
pub use known_languages::Languages;
pub use source_file::SourceFile;
pub use survey::{Found, Unusable, survey, survey_again};
pub use task::{Plain, PlainCase, Step, Stop, Submission, Task};
pub use tex::Tex;
pub use trial::{Trial, TrialCase, TrialEnd, TrialStep};
