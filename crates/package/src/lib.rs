//! Reads Kattis/ICPC problem packages and track files.
//!
//! The format is that of <https://github.com/Kattis/problem-package-format>: `2025-09`, its draft `2023-07-draft`, and
//! `legacy` where the parts read are the same. [`read`] takes a folder and gives a [`Package`] with its statement
//! rendered, or an [`Error`] that names the file and says what to do. What it can live without becomes a [`Warning`].

mod cases;
mod comparison;
mod error;
mod folder;
mod limits;
mod manifest;
mod package;
mod read;
mod statement;
mod submissions;
mod text;
mod track;
mod yaml;

pub use comparison::Comparison;
pub use error::Error;
pub use package::{About, Label, LabelledSubmission, Package, TestCase, Warning};
pub use read::read;
pub use track::{TrackFile, read_track};
