//! Formulas: LaTeX to MathML, on the server, so that no script is needed.
//!
//! A formula is read into a tree, rewritten into what the renderer knows, rendered, and then reduced to MathML Core, which is
//! what browsers draw.

mod environment;
mod letters;
mod mathml;
mod nodes;
mod quantity;
mod rewrite;
mod sanitize;
mod text;

use std::{cell::RefCell, panic::catch_unwind, thread};

use katex::{KatexContext, OutputFormat, Settings, StrictMode, StrictSetting, TrustSetting};

/// The longest formula, in bytes, after its macros were expanded.
const MAX_BYTES: usize = 10_000;

/// The most macros that the renderer expands: its own ones, as those of formulas were expanded before.
const MAX_EXPANSIONS: usize = 1000;

/// The most commands of a formula that any stack is large enough for.
const FEW_COMMANDS: usize = 50;

/// A stack for the longest formula, in bytes.
const LARGE_STACK: usize = 64 * 1024 * 1024;

/// The color in which the renderer writes commands that are not allowed.
const REFUSED: &str = "#cc0001";

/// The largest length, in em.
const MAX_SIZE: f64 = 50.0;

/// Why a formula cannot be shown. Each is a sentence without its beginning.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum FormulaError {
    #[error("is longer than {0} bytes")]
    TooLong(usize),
    #[error("is one of more than {0}")]
    TooMany(usize),
    #[error("is nested more than {0} deep")]
    TooDeep(usize),
    #[error("has a closing brace too many")]
    UnexpectedBrace,
    #[error("lacks a closing brace")]
    MissingBrace,
    #[error("has `\\end{{{0}}}` without its beginning")]
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

/// Calls the renderer. It recurses where one command applies to the next, so long formulas get a large stack; and a fault of
/// it must not end the import of a package.
fn katex_within_bounds(formula: &str, display: bool) -> Result<String, FormulaError> {
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
    /// The renderer's tables: expensive to make, and not to be shared between threads.
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

/// The first line of the renderer's message, without its name and place.
fn reason(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let line = line.strip_prefix("KaTeX parse error: ").unwrap_or(line);
    let line = line.split(" at position ").next().unwrap_or(line);
    line.split(" at end of input").next().unwrap_or(line).trim().to_owned()
}

#[cfg(test)]
mod tests;
