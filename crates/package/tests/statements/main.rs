//! Statements in Markdown, LaTeX and HTML.

#![allow(clippy::unwrap_used, reason = "a panic fails the test")]

mod figures;
mod formulas;
mod hints;
mod hostile;
mod html;
mod latex;
mod layout;
mod markdown;
#[path = "../support/mod.rs"]
mod support;

use assay_package::Package;
use support::{Fixture, html};

/// The smallest PNG: one pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\x0f\0\0\x01\x01\0\x05\x18\xd8N\0\0\0\0IEND\xaeB`\x82";

fn markdown(text: &str) -> Fixture {
    Fixture::new().with("statement/problem.en.md", text).with("statement/map.png", PNG)
}

fn latex(text: &str) -> Package {
    let fixture = Fixture::new()
        .without("statement/problem.en.md")
        .with("statement/problem.en.tex", text)
        .with("statement/map.png", PNG)
        .with("statement/part.tex", "From a \\emph{part}.")
        .with("problem.yaml", "problem_format_version: legacy\nname: Sum\n");
    fixture.read()
}

/// The HTML of a LaTeX statement without warnings.
fn latex_html(text: &str) -> String {
    let package = latex(text);
    assert_eq!(package.warnings, [], "{text}");
    html(&package).to_owned()
}

fn assert_contains(text: &str, parts: &[&str]) {
    let html = latex_html(text);
    for part in parts {
        assert!(html.contains(part), "{part:?} is not in {html:?}");
    }
}
