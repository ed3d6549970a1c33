//! LaTeX to HTML: what the statements of real packages use, and of the rest the text.

mod command;
mod condition;
mod environment;
mod files;
mod macros;
mod math;
mod out;
mod parser;
mod picture;
mod scanner;
mod setting;
mod symbols;
mod table;

use parser::Parser;

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
    let labels = parser.into_labels();
    let html = labels.into_iter().fold(html, |html, (mark, number)| html.replace(&mark, &number));
    let html = page.finish(&html);
    (html, plain.or(title).filter(|title| !title.is_empty()))
}
