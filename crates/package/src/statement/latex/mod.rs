//! LaTeX to HTML: what the statements of real packages use, and of the rest the text.

mod command;
mod condition;
mod drawing;
mod environment;
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
pub(super) use symbols::{accent, compose, symbol};

use super::page::Page;

/// Renders the body of a statement. Gives the HTML, and the title that the statement gives itself.
pub(super) fn render(text: &str, page: &mut Page<'_>) -> (String, Option<String>) {
    let plain = text.lines().find_map(|line| {
        let comment = line.trim().strip_prefix("%%")?.trim_start();
        comment.strip_prefix("plainproblemname:").map(|name| name.trim().to_owned())
    });
    // References may come before what they refer to: the first time is only to find the labels.
    let mut parser = Parser::new(text, page);
    let (html, title) = parser.document();
    let html = parser.with_references(&html);
    let html = page.finish(&html);
    (html, plain.or(title).filter(|title| !title.is_empty()))
}
