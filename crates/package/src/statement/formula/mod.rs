//! Converts formulas from LaTeX to MathML on the server, so that pages need no script.
//!
//! A formula is parsed into a tree, rewritten into commands that the renderer knows, rendered, and reduced to MathML Core, which browsers
//! support.

mod chemistry;
mod color;
mod command;
mod command_tables;
mod environment;
mod fraction;
mod input;
mod letters;
mod mathml;
mod nodes;
mod plain;
mod quantity;
mod rewrite;
mod rows;
mod sanitize;
mod text;

pub(super) use plain::plain;

use std::{cell::RefCell, panic::catch_unwind, thread};

use katex::{KatexContext, OutputFormat, Settings, StrictMode, StrictSetting, TrustSetting};

/// The maximum size of a formula after expanding its macros, in bytes.
const MAX_BYTES: usize = 10_000;

/// The maximum number of macros that the renderer expands. These are only its own ones, because those of formulas are expanded before.
const MAX_EXPANSIONS: usize = 1000;

/// Up to this many commands, a formula fits into any stack.
const FEW_COMMANDS: usize = 50;

/// The stack for long formulas, in bytes.
const LARGE_STACK: usize = 64 * 1024 * 1024;

/// The renderer's color for commands that are not allowed.
const REFUSED: &str = "#cc0001";

/// The maximum length, in em.
const MAX_SIZE: f64 = 50.0;

/// Why a formula cannot be shown. Each message is a part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum FormulaError {
    #[error("is longer than {0} bytes")]
    TooLong(usize),
    #[error("is one of more than {0} formulas")]
    TooMany(usize),
    #[error("is nested more than {0} deep")]
    TooDeep(usize),
    #[error("has an extra closing brace")]
    UnexpectedBrace,
    #[error("has no closing brace")]
    MissingBrace,
    #[error("has `\\end{{{0}}}` without `\\begin{{{0}}}`")]
    UnexpectedEnd(String),
    #[error("lacks `\\end{{{0}}}`")]
    MissingEnd(String),
    #[error("cannot be read: {0}")]
    NotRendered(String),
    #[error("has a command that is not allowed")]
    Refused,
    #[error("makes the renderer fail")]
    Failed,
}

/// Renders a formula as MathML.
///
/// # Errors
/// What is wrong with it.
pub(super) fn render(latex: &str, display: bool) -> Result<String, FormulaError> {
    let within = |text: &str| if text.len() > MAX_BYTES { Err(FormulaError::TooLong(MAX_BYTES)) } else { Ok(()) };
    within(latex)?;
    let formula = rewrite::rewrite(nodes::parse(latex)?);
    let formula = nodes::print(&formula);
    within(&formula)?;
    let rendered = katex_within_bounds(&formula, display)?;
    let core = mathml::core(&rendered, display).ok_or(FormulaError::Failed)?;
    Ok(sanitize::sanitize(&core))
}

/// Calls the renderer. It recurses, so long formulas get a large stack. A panic in it must not stop the import of a package.
fn katex_within_bounds(formula: &str, display: bool) -> Result<String, FormulaError> {
    // The renderer draws this environment only as a block.
    let display = display || formula.contains("\\begin{CD}");
    let render = || catch_unwind(|| katex(formula, display)).unwrap_or(Err(FormulaError::Failed));
    if formula.matches('\\').count() <= FEW_COMMANDS {
        return render();
    }
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(LARGE_STACK).spawn_scoped(scope, render);
        thread.map_err(|_| FormulaError::Failed)?.join().map_err(|_| FormulaError::Failed)?
    })
}

thread_local! {
    /// The renderer's tables. They are expensive to create and cannot be shared between threads.
    static CONTEXT: RefCell<Option<KatexContext>> = const { RefCell::new(None) };
}

fn katex(formula: &str, display: bool) -> Result<String, FormulaError> {
    let settings = Settings::builder()
        .display_mode(display)
        .output(OutputFormat::Mathml)
        .throw_on_error(true)
        .strict(StrictSetting::Mode(StrictMode::Ignore))
        .trust(TrustSetting::Bool(false))
        .max_expand(MAX_EXPANSIONS)
        .max_size(MAX_SIZE)
        .error_color(REFUSED.to_owned())
        .build();
    CONTEXT.with(|context| {
        let mut context = context.borrow_mut();
        let context = context.get_or_insert_with(KatexContext::default);
        let rendered = katex::render_to_string(context, formula, &settings);
        match rendered.map_err(|error| error.to_string()) {
            Ok(html) if html.contains(REFUSED) => Err(FormulaError::Refused),
            Ok(html) => Ok(html),
            Err(error) => Err(FormulaError::NotRendered(reason(&error))),
        }
    })
}

/// The first line of the renderer's message, without its prefix and position.
fn reason(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let line = line.strip_prefix("KaTeX parse error: ").unwrap_or(line);
    let line = line.split(" at position ").next().unwrap_or(line);
    line.split(" at end of input").next().unwrap_or(line).trim().to_owned()
}

#[cfg(test)]
mod tests;
