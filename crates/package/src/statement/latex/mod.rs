//! Converts LaTeX to HTML. It supports the commands of real packages, and keeps only the text of others.

mod algorithm;
mod choice;
mod command;
mod condition;
mod counter;
mod drawing;
mod environment;
mod equation;
mod figure;
mod files;
mod list;
mod macros;
mod out;
mod parser;
mod picture;
mod scanner;
mod setting;
mod symbols;
mod table;

pub(super) use macros::Macros;
use parser::Parser;
pub(super) use symbols::{accent, bare_accent, compose, symbol};

use super::page::Page;

/// Renders a statement. Returns the HTML and the title.
pub(super) fn render(text: &str, page: &mut Page<'_>) -> (String, Option<String>) {
    let plain = text.lines().find_map(|line| {
        let comment = line.trim().strip_prefix("%%")?.trim_start();
        comment.strip_prefix("plainproblemname:").map(|name| name.trim().to_owned())
    });
    // References may come before their labels, so the first pass only collects labels.
    let mut parser = Parser::new(text, page);
    let (html, title) = parser.document();
    let html = parser.with_references(&html);
    let html = page.finish(&html);
    (html, plain.or(title).filter(|title| !title.is_empty()))
}
