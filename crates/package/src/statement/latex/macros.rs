//! Macros of statements.

use std::collections::HashMap;

use super::scanner::Scanner;

/// The maximum size of a formula after expansion.
const MAX_FORMULA: usize = 20_000;

/// Macros and environments by name.
#[derive(Clone, Debug, Default)]
pub(in crate::statement) struct Macros {
    macros: HashMap<String, Macro>,
    environments: HashMap<String, (Macro, String)>,
}

#[derive(Clone, Debug)]
struct Macro {
    arguments: usize,
    /// The default of the first argument, which is then optional and in brackets.
    default: Option<String>,
    /// The delimiters after the arguments of `\def`, as in `\def\range#1..#2{…}`.
    delimiters: Vec<String>,
    body: String,
}

impl Macros {
    /// Reads a definition such as `\newcommand` or `\def`. False if it is another command.
    pub(super) fn define(&mut self, command: &str, scan: &mut Scanner) -> bool {
        match command {
            "newcommand" | "renewcommand" | "providecommand" | "DeclareRobustCommand" | "newcommandx" => {
                scan.eat("*");
                let name = scan.argument();
                let (arguments, default) = counts(scan);
                let body = scan.argument();
                let delimiters = Vec::new();
                self.set(&name, Macro { arguments, default, delimiters, body }, command != "providecommand");
            }
            "DeclareMathOperator" => {
                let star = scan.eat("*");
                let name = scan.argument();
                let body = scan.argument();
                let body =
                    if star { format!("\\operatorname*{{{body}}}") } else { format!("\\operatorname{{{body}}}") };
                self.set(&name, Macro { arguments: 0, default: None, delimiters: Vec::new(), body }, true);
            }
            "def" | "gdef" | "edef" | "xdef" => {
                scan.space();
                let name = scan.argument();
                let pattern = scan.until_brace();
                let mut parts = pattern.split('#');
                let before = parts.next().unwrap_or_default().trim().to_owned();
                let delimiters: Vec<String> = parts
                    .map(|part| part.trim_start_matches(|c: char| c.is_ascii_digit()).trim_end().to_owned())
                    .collect();
                let arguments = delimiters.len();
                let body = scan.argument();
                if before.is_empty() {
                    self.set(&name, Macro { arguments, default: None, delimiters, body }, true);
                }
            }
            "let" => {
                let name = scan.argument();
                scan.space();
                scan.eat("=");
                let body = scan.argument();
                let body = self.macros.get(body.trim_start_matches('\\')).cloned().unwrap_or(Macro {
                    arguments: 0,
                    default: None,
                    delimiters: Vec::new(),
                    body,
                });
                self.set(&name, body, true);
            }
            "newenvironment" | "renewenvironment" => {
                scan.eat("*");
                let name = scan.argument();
                let (arguments, default) = counts(scan);
                let (body, end) = (scan.argument(), scan.argument());
                let begin = Macro { arguments, default, delimiters: Vec::new(), body };
                self.environments.insert(name, (begin, end));
            }
            _ => return false,
        }
        true
    }

    fn set(&mut self, name: &str, meaning: Macro, replace: bool) {
        let name = name.trim().trim_start_matches('\\').to_owned();
        // A macro that is defined as itself would never end.
        let itself = meaning.arguments == 0 && meaning.body.trim() == format!("\\{name}");
        if !name.is_empty() && !itself && (replace || !self.macros.contains_key(&name)) {
            self.macros.insert(name, meaning);
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.macros.contains_key(name.trim_start_matches('\\'))
    }

    /// Expands a macro with its arguments. None if there is no such macro.
    pub(super) fn expand(&self, name: &str, scan: &mut Scanner) -> Option<String> {
        self.macros.get(name).map(|meaning| meaning.expand(scan))
    }

    /// Expands the beginning of an environment.
    pub(super) fn begin(&self, name: &str, scan: &mut Scanner) -> Option<String> {
        self.environments.get(name).map(|(begin, _)| begin.expand(scan))
    }

    /// The end of an environment.
    pub(super) fn end(&self, name: &str) -> Option<&str> {
        self.environments.get(name).map(|(_, end)| end.as_str())
    }

    /// Expands the macros of a formula. Macros that it defines are valid from then on.
    pub(in crate::statement) fn in_formula(&mut self, formula: &str) -> String {
        let mut scan = Scanner::new(formula);
        let mut result = String::new();
        while let Some(c) = scan.next() {
            if c != '\\' {
                result.push(c);
                continue;
            }
            let mut name = String::new();
            while let Some(c) = scan.peek().filter(char::is_ascii_alphabetic) {
                name.push(c);
                scan.next();
            }
            if self.define(&name, &mut scan) {
                continue;
            }
            match self.expand(&name, &mut scan) {
                // A limit against recursive macros.
                Some(body) if result.len() < MAX_FORMULA && scan.push(&body) => {}
                _ => {
                    result.push('\\');
                    result += &name;
                    if name.is_empty() {
                        result.extend(scan.next());
                    }
                }
            }
        }
        result
    }
}

impl Macro {
    fn expand(&self, scan: &mut Scanner) -> String {
        let mut arguments = Vec::new();
        for index in 0..self.arguments {
            let delimiter = self.delimiters.get(index).map_or("", String::as_str);
            arguments.push(match &self.default {
                Some(default) if index == 0 => {
                    scan.blanks();
                    scan.option().unwrap_or_else(|| default.clone())
                }
                _ if !delimiter.is_empty() => scan.until(delimiter),
                _ => scan.argument(),
            });
        }
        let mut result = String::new();
        let mut rest = self.body.chars().peekable();
        while let Some(c) = rest.next() {
            let digit = rest.peek().and_then(|digit| digit.to_digit(10)).filter(|_| c == '#');
            match digit {
                Some(digit) => {
                    rest.next();
                    let index = (digit as usize).saturating_sub(1);
                    result += arguments.get(index).map_or("", String::as_str);
                }
                None => result.push(c),
            }
        }
        // The next letters must not become part of a command's name.
        let open = result.rsplit('\\').next().is_some_and(|last| {
            result.contains('\\') && !last.is_empty() && last.chars().all(|c| c.is_ascii_alphabetic())
        });
        if open {
            result.push_str("{}");
        }
        result
    }
}

/// Reads `[2][default]` after the name of a new command.
fn counts(scan: &mut Scanner) -> (usize, Option<String>) {
    scan.space();
    let arguments = scan.option().and_then(|count| count.trim().parse().ok()).unwrap_or(0_usize).min(9);
    scan.space();
    let default = if arguments > 0 { scan.option() } else { None };
    (arguments, default)
}

impl Scanner {
    /// The text before the next brace.
    fn until_brace(&mut self) -> String {
        let mut text = String::new();
        while let Some(c) = self.peek().filter(|c| *c != '{') {
            text.push(c);
            self.next();
        }
        text
    }
}
