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
    arguments: Vec<Argument>,
    body: Body,
}

/// How an argument is written.
#[derive(Clone, Debug)]
pub(super) enum Argument {
    /// In braces.
    Required,
    /// Between two characters, such as brackets, with its default.
    Optional(char, char, String),
    /// A character that is there or not, such as a star.
    Sign(char),
    /// Up to a text, as in `\def\range#1..#2{…}`.
    Until(String),
}

#[derive(Clone, Debug)]
enum Body {
    Text(String),
    /// Delimiters that may grow: with a star, or with the size in brackets.
    Pair {
        before: String,
        left: String,
        inner: String,
        right: String,
        after: String,
    },
}

impl Macro {
    /// A macro without arguments.
    fn constant(body: String) -> Self {
        Self { arguments: Vec::new(), body: Body::Text(body) }
    }
}

impl Macros {
    /// Reads a definition such as `\newcommand` or `\def`. False if it is another command.
    pub(super) fn define(&mut self, command: &str, scan: &mut Scanner) -> bool {
        match command {
            "newcommand" | "renewcommand" | "providecommand" | "DeclareRobustCommand" | "newcommandx" => {
                scan.eat("*");
                let name = scan.argument();
                let arguments = counts(scan);
                let body = Body::Text(scan.argument());
                self.set(&name, Macro { arguments, body }, command != "providecommand");
            }
            "NewDocumentCommand"
            | "RenewDocumentCommand"
            | "ProvideDocumentCommand"
            | "DeclareDocumentCommand"
            | "NewExpandableDocumentCommand"
            | "RenewExpandableDocumentCommand"
            | "ProvideExpandableDocumentCommand"
            | "DeclareExpandableDocumentCommand" => {
                let name = scan.argument();
                let arguments = specification(&scan.argument());
                let body = Body::Text(scan.argument());
                self.set(&name, Macro { arguments, body }, !command.starts_with("Provide"));
            }
            "DeclareMathOperator" => {
                let star = if scan.eat("*") { "*" } else { "" };
                let name = scan.argument();
                let body = format!("\\operatorname{star}{{{}}}", scan.argument());
                self.set(&name, Macro::constant(body), true);
            }
            "DeclarePairedDelimiter" | "DeclarePairedDelimiterX" | "DeclarePairedDelimiterXPP" => {
                let pair = paired_delimiter(command, scan);
                self.set(&pair.0, pair.1, true);
            }
            "def" | "gdef" | "edef" | "xdef" => {
                scan.space();
                let name = scan.argument();
                let pattern = scan.until_brace();
                let mut parts = pattern.split('#');
                let before = parts.next().unwrap_or_default().trim().to_owned();
                let arguments = parts
                    .map(|part| match part.trim_start_matches(|c: char| c.is_ascii_digit()).trim_end() {
                        "" => Argument::Required,
                        delimiter => Argument::Until(delimiter.to_owned()),
                    })
                    .collect();
                let body = Body::Text(scan.argument());
                if before.is_empty() {
                    self.set(&name, Macro { arguments, body }, true);
                }
            }
            "let" => {
                let name = scan.argument();
                scan.space();
                scan.eat("=");
                let body = scan.argument();
                let known = self.macros.get(body.trim_start_matches('\\')).cloned();
                self.set(&name, known.unwrap_or_else(|| Macro::constant(body)), true);
            }
            "newenvironment" | "renewenvironment" | "provideenvironment" => {
                scan.eat("*");
                let name = scan.argument();
                let arguments = counts(scan);
                let (body, end) = (Body::Text(scan.argument()), scan.argument());
                self.environments.insert(name, (Macro { arguments, body }, end));
            }
            "NewDocumentEnvironment"
            | "RenewDocumentEnvironment"
            | "ProvideDocumentEnvironment"
            | "DeclareDocumentEnvironment" => {
                let name = scan.argument();
                let arguments = specification(&scan.argument());
                let (body, end) = (Body::Text(scan.argument()), scan.argument());
                self.environments.insert(name, (Macro { arguments, body }, end));
            }
            _ => return false,
        }
        true
    }

    fn set(&mut self, name: &str, meaning: Macro, replace: bool) {
        let name = name.trim().trim_start_matches('\\').to_owned();
        // A macro that is defined as itself would never end.
        let itself = matches!(&meaning.body, Body::Text(body) if body.trim() == format!("\\{name}"));
        let itself = itself && meaning.arguments.is_empty();
        if !name.is_empty() && !itself && (replace || !self.macros.contains_key(&name)) {
            self.macros.insert(name, meaning);
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.macros.contains_key(name.trim().trim_start_matches('\\'))
    }

    /// The text of a macro without arguments.
    pub(super) fn body(&self, name: &str) -> Option<&str> {
        match self.macros.get(name.trim().trim_start_matches('\\'))? {
            Macro { arguments, body: Body::Text(body) } if arguments.is_empty() => Some(body),
            _ => None,
        }
    }

    /// Whether two macros do the same. Two undefined macros are equal.
    pub(super) fn are_equal(&self, one: &str, other: &str) -> bool {
        self.macros.get(one).map(|one| format!("{one:?}")) == self.macros.get(other).map(|other| format!("{other:?}"))
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
            let name = scan.letters(|c| c.is_ascii_alphabetic());
            if self.define(&name, &mut scan) {
                continue;
            }
            if let Some(chosen) = choice(&name, &mut scan) {
                scan.push(&chosen);
                continue;
            }
            let expansion = match name.as_str() {
                "begin" | "end" => self.environment(&name, &mut scan),
                _ => self.expand(&name, &mut scan),
            };
            match expansion {
                // A limit against recursive macros.
                Some(body) if result.len() < MAX_FORMULA && scan.push(&body) => {}
                _ => {
                    result.push('\\');
                    result += &name;
                    if name.is_empty() {
                        result.extend(scan.next());
                    } else if scan.is_at_end_of_expansion() {
                        result.push(' ');
                    }
                }
            }
        }
        result
    }

    /// Expands `\begin{name}` or `\end{name}`. None if this environment is no macro. Then its name is not read.
    fn environment(&self, command: &str, scan: &mut Scanner) -> Option<String> {
        let known = self.environments.iter().find(|(name, _)| scan.starts_with(&format!("{{{name}}}")));
        let (name, (begin, end)) = known?;
        scan.eat(&format!("{{{name}}}"));
        Some(if command == "begin" { begin.expand(scan) } else { end.clone() })
    }
}

/// The value of an optional argument that is not there.
const NO_VALUE: &str = "-NoValue-";

/// The values of a star or a similar sign.
const SIGN: [&str; 2] = ["\\BooleanFalse ", "\\BooleanTrue "];

/// Reads a command that chooses by an argument of a document command. Returns the chosen text.
pub(super) fn choice(name: &str, scan: &mut Scanner) -> Option<String> {
    let kind = name.strip_prefix("If")?;
    let (test, branches) = ["TF", "T", "F"].into_iter().find_map(|end| Some((kind.strip_suffix(end)?, end)))?;
    if !matches!(test, "Value" | "NoValue" | "Boolean" | "Blank") {
        return None;
    }
    let value = scan.argument();
    let holds = match test {
        "Value" => value.trim() != NO_VALUE,
        "NoValue" => value.trim() == NO_VALUE,
        "Boolean" => value.trim() == SIGN[1].trim(),
        _ => value.trim().is_empty(),
    };
    let mut read = |branch: &str| if branches.contains(branch) { scan.argument() } else { String::new() };
    let (yes, no) = (read("T"), read("F"));
    Some(if holds { yes } else { no })
}

impl Macro {
    fn expand(&self, scan: &mut Scanner) -> String {
        let arguments: Vec<String> = self.arguments.iter().map(|argument| argument.read(scan)).collect();
        match &self.body {
            Body::Text(body) => filled(body, &arguments),
            Body::Pair { before, left, inner, right, after } => {
                let (star, size) = (arguments[0] == SIGN[1], arguments[1].trim());
                let [opening, middle, closing] = match (star, size) {
                    (true, _) => ["\\left", "\\middle", "\\right"],
                    (false, NO_VALUE) => ["", "", ""],
                    (false, size) => [size, size, size],
                };
                let inner = inner.replace("\\delimsize", middle);
                filled(&format!("{{{before}{opening}{left}{inner}{closing}{right}{after}}}"), &arguments[2..])
            }
        }
    }
}

impl Argument {
    fn read(&self, scan: &mut Scanner) -> String {
        match self {
            Self::Required => scan.argument(),
            Self::Optional(open, close, default) => scan.between(*open, *close).unwrap_or_else(|| default.clone()),
            Self::Sign(sign) => SIGN[usize::from(scan.eat(sign.encode_utf8(&mut [0; 4])))].to_owned(),
            Self::Until(text) => scan.until(text),
        }
    }
}

/// Replaces `#1` and so on. Letters never become part of the name of a command before them.
fn filled(body: &str, arguments: &[String]) -> String {
    let mut result = String::new();
    let mut rest = body.chars().peekable();
    // Whether the result ends with a whole text.
    let mut ended = false;
    while let Some(c) = rest.next() {
        let digit = rest.peek().and_then(|digit| digit.to_digit(10)).filter(|_| c == '#');
        let argument = digit.map(|digit| arguments.get((digit as usize).wrapping_sub(1)).map_or("", String::as_str));
        let begins = argument.map_or(Some(c), |argument| argument.chars().next());
        if (ended || argument.is_some())
            && begins.is_some_and(|c| c.is_ascii_alphabetic())
            && ends_with_command(&result)
        {
            result.push(' ');
        }
        match argument {
            Some(argument) => {
                rest.next();
                result += argument;
            }
            None => result.push(c),
        }
        ended = argument.is_some();
    }
    result
}

/// Whether a text ends with the name of a command.
fn ends_with_command(text: &str) -> bool {
    let name = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    name.len() < text.len() && name.ends_with('\\') && !name.ends_with("\\\\")
}

/// Reads `[2][default]` after the name of a new command.
fn counts(scan: &mut Scanner) -> Vec<Argument> {
    scan.space();
    let count = scan.option().and_then(|count| count.trim().parse().ok()).unwrap_or(0_usize).min(9);
    scan.space();
    let mut arguments = vec![Argument::Required; count];
    if let Some(first) = arguments.first_mut()
        && let Some(default) = scan.option()
    {
        *first = Argument::Optional('[', ']', default);
    }
    arguments
}

/// Reads the arguments of a document command: `s o m O{default}`.
fn specification(text: &str) -> Vec<Argument> {
    let mut scan = Scanner::new(text);
    let mut arguments = Vec::new();
    while let Some(kind) = scan.next() {
        let none = || NO_VALUE.to_owned();
        let argument = match kind {
            'm' | 'l' | 'v' => Argument::Required,
            's' => Argument::Sign('*'),
            't' => Argument::Sign(scan.next().unwrap_or('*')),
            'o' => Argument::Optional('[', ']', none()),
            'O' => Argument::Optional('[', ']', scan.argument()),
            'g' => Argument::Optional('{', '}', none()),
            'G' => Argument::Optional('{', '}', scan.argument()),
            'd' | 'r' => Argument::Optional(scan.next().unwrap_or('('), scan.next().unwrap_or(')'), none()),
            'D' | 'R' => Argument::Optional(scan.next().unwrap_or('('), scan.next().unwrap_or(')'), scan.argument()),
            // A processor of the next argument.
            '>' => {
                scan.argument();
                continue;
            }
            _ => continue,
        };
        arguments.push(argument);
    }
    arguments.truncate(9);
    arguments
}

/// Reads `\name{left}{right}` after `\DeclarePairedDelimiter`. The other forms have more arguments.
fn paired_delimiter(command: &str, scan: &mut Scanner) -> (String, Macro) {
    let name = scan.argument();
    let simple = command == "DeclarePairedDelimiter";
    scan.space();
    let count = if simple { Some(1) } else { scan.option().and_then(|count| count.trim().parse().ok()) };
    let mut arguments = vec![Argument::Sign('*'), Argument::Optional('[', ']', NO_VALUE.to_owned())];
    arguments.extend(vec![Argument::Required; count.unwrap_or(1_usize).min(7)]);
    let more = command.ends_with("XPP");
    let before = if more { scan.argument() } else { String::new() };
    let (left, right) = (scan.argument(), scan.argument());
    let after = if more { scan.argument() } else { String::new() };
    let inner = if simple { " #1".to_owned() } else { format!(" {}", scan.argument()) };
    (name, Macro { arguments, body: Body::Pair { before, left, inner, right, after } })
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

    /// An argument between two characters. None if there is none. Then the blanks are kept.
    fn between(&mut self, open: char, close: char) -> Option<String> {
        self.rest().find(|c| !matches!(c, ' ' | '\t' | '\n')).filter(|c| *c == open)?;
        self.blanks();
        if self.peek() != Some(open) {
            return None;
        }
        self.next();
        Some(self.until_closing(open, close))
    }
}
