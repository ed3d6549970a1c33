//! Parses formulas into trees of commands and groups, with limits.

use super::FormulaError;

/// The maximum nesting of groups, environments and `\left`, because the renderer recurses.
const MAX_DEPTH: usize = 100;

/// A part of a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// `\name`, without the backslash.
    Command(String),
    /// The content of braces.
    Group(Vec<Node>),
    /// `\begin{name}…\end{name}`.
    Environment(String, Vec<Node>),
    Char(char),
    Space,
    /// `\verb|…|`.
    Verbatim(String),
    /// LaTeX that the renderer gets unchanged.
    Raw(String),
}

/// Parses a formula.
pub(super) fn parse(latex: &str) -> Result<Vec<Node>, FormulaError> {
    let mut reader = Reader { rest: latex.chars().collect(), at: 0, depth: 0, lefts: 0 };
    reader.list(&End::Formula)
}

/// Converts a formula back to text.
pub(super) fn print(nodes: &[Node]) -> String {
    let mut text = String::new();
    write(nodes, &mut text);
    text
}

fn write(nodes: &[Node], text: &mut String) {
    for node in nodes {
        match node {
            Node::Command(name) => {
                text.push('\\');
                *text += name;
                if name.ends_with(|c: char| c.is_ascii_alphabetic()) {
                    text.push(' ');
                }
            }
            Node::Group(inner) => {
                text.push('{');
                write(inner, text);
                text.push('}');
            }
            Node::Environment(name, inner) => {
                *text += &format!("\\begin{{{name}}}");
                write(inner, text);
                *text += &format!("\\end{{{name}}}");
            }
            Node::Char(c) => text.push(*c),
            Node::Space => text.push(' '),
            Node::Verbatim(raw) | Node::Raw(raw) => *text += raw,
        }
    }
}

/// The end of a list.
#[derive(PartialEq, Eq)]
enum End {
    Formula,
    Brace,
    Environment(String),
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    depth: usize,
    lefts: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.rest.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        Some(c)
    }

    fn list(&mut self, end: &End) -> Result<Vec<Node>, FormulaError> {
        self.depth += 1;
        self.check_depth()?;
        let mut nodes = Vec::new();
        while let Some(c) = self.next() {
            match c {
                '\\' => match self.name().as_str() {
                    "begin" => {
                        let name = self.word();
                        let inner = self.list(&End::Environment(name.clone()))?;
                        nodes.push(Node::Environment(name, inner));
                    }
                    "end" => {
                        let name = self.word();
                        if *end == End::Environment(name.clone()) {
                            self.depth -= 1;
                            return Ok(nodes);
                        }
                        return Err(FormulaError::UnexpectedEnd(name));
                    }
                    "verb" => nodes.push(Node::Verbatim(self.verbatim())),
                    name @ ("url" | "href" | "path" | "nolinkurl") => {
                        nodes.push(Node::Command(name.to_owned()));
                        nodes.extend(self.address());
                    }
                    name => {
                        match name {
                            "left" => {
                                self.lefts += 1;
                                self.check_depth()?;
                            }
                            "right" => self.lefts = self.lefts.saturating_sub(1),
                            _ => {}
                        }
                        nodes.push(Node::Command(name.to_owned()));
                    }
                },
                '{' => nodes.push(Node::Group(self.list(&End::Brace)?)),
                '}' if *end == End::Brace => {
                    self.depth -= 1;
                    return Ok(nodes);
                }
                '}' => return Err(FormulaError::UnexpectedBrace),
                '%' => while self.next().is_some_and(|c| c != '\n') {},
                c if c.is_whitespace() && c != '\u{a0}' => {
                    if nodes.last() != Some(&Node::Space) {
                        nodes.push(Node::Space);
                    }
                }
                c => nodes.push(Node::Char(c)),
            }
        }
        self.depth -= 1;
        match end {
            End::Formula => Ok(nodes),
            End::Brace => Err(FormulaError::MissingBrace),
            End::Environment(name) => Err(FormulaError::MissingEnd(name.clone())),
        }
    }

    fn check_depth(&self) -> Result<(), FormulaError> {
        if self.depth + self.lefts > MAX_DEPTH { Err(FormulaError::TooDeep(MAX_DEPTH)) } else { Ok(()) }
    }

    /// The name after a backslash, with white space after letters.
    fn name(&mut self) -> String {
        let mut name = String::new();
        while let Some(c) = self.peek().filter(|c| c.is_ascii_alphabetic() || *c == '@') {
            name.push(c);
            self.at += 1;
        }
        if name.is_empty() {
            let c = self.next();
            return c.map(|c| if c.is_whitespace() { ' ' } else { c }).map(String::from).unwrap_or_default();
        }
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        name
    }

    /// The name of an environment.
    fn word(&mut self) -> String {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        if self.peek() != Some('{') {
            return String::new();
        }
        self.at += 1;
        let mut word = String::new();
        while let Some(c) = self.next().filter(|c| *c != '}') {
            word.push(c);
        }
        word.trim().to_owned()
    }

    /// An address in braces, in which `%` is a normal character. None if there are no braces.
    fn address(&mut self) -> Option<Node> {
        if self.peek() != Some('{') {
            return None;
        }
        self.at += 1;
        let (mut address, mut depth) = (String::new(), 0_usize);
        while let Some(c) = self.next() {
            match c {
                '\\' if self.peek().is_some_and(|c| "%#&_~{}".contains(c)) => {
                    address.extend(self.next());
                    continue;
                }
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                _ => {}
            }
            address.push(c);
        }
        Some(Node::Group(vec![Node::Verbatim(address)]))
    }

    fn verbatim(&mut self) -> String {
        let Some(delimiter) = self.next() else { return String::new() };
        let mut text = String::new();
        while let Some(c) = self.next().filter(|c| *c != delimiter) {
            text.push(c);
        }
        text
    }
}
