//! Text inside formulas: `\text{if $x$ is even}`.

use super::{
    input::Input,
    nodes::{Node, print},
    rewrite::{inner, list},
};
use crate::statement::latex::{accent, bare_accent, compose, symbol};

/// Commands with a text argument, and the renderer's names for them.
const TEXTS: [(&str, &str); 22] = [
    ("text", "text"),
    ("mbox", "text"),
    ("hbox", "text"),
    ("textrm", "textrm"),
    ("textnormal", "textnormal"),
    ("textup", "textup"),
    ("textmd", "textmd"),
    ("textbf", "textbf"),
    ("textit", "textit"),
    ("textsl", "textit"),
    ("emph", "emph"),
    ("textsf", "textsf"),
    ("texttt", "texttt"),
    ("code", "texttt"),
    ("textsc", "text"),
    ("shortstack", "text"),
    ("intertext", "text"),
    ("textsuperscript", "text"),
    ("makebox", "text"),
    ("parbox", "text"),
    ("fbox", "fbox"),
    ("framebox", "fbox"),
];

/// Whether the command's argument is text.
pub(super) fn is_text(name: &str) -> bool {
    TEXTS.iter().any(|(known, _)| *known == name)
}

/// Rewrites a command with a text argument.
pub(super) fn text(name: &str, input: &mut Input, out: &mut Vec<Node>) {
    while input.option().is_some() {}
    if name == "parbox" {
        input.argument();
    }
    let argument = input.argument();
    let style = TEXTS.iter().find(|(known, _)| *known == name).map_or("text", |(_, style)| style);
    let text = match style {
        "fbox" => format!("\\fbox{{${}$}}", words(&argument, "text")),
        style => format!("{{{}}}", words(&argument, style)),
    };
    out.push(Node::Raw(text));
}

/// Rewrites text with its formulas. Formulas are moved out of the text command, so that they keep their size.
pub(super) fn words(nodes: &[Node], style: &'static str) -> String {
    let mut words = Words { style, done: String::new(), text: String::new() };
    words.read(nodes);
    words.end_text();
    words.done
}

/// A command of text outside of `\text`: a letter such as `\o`, or a symbol such as `\textdegree`. None if it is another command.
pub(super) fn symbol_in_formula(name: &str) -> Option<String> {
    const LETTERS: [&str; 20] = [
        "ae", "AE", "oe", "OE", "o", "O", "l", "L", "ss", "aa", "AA", "dh", "DH", "th", "TH", "dj", "DJ", "i", "j",
        "slash",
    ];
    if !name.starts_with("text") && !LETTERS.contains(&name) {
        return None;
    }
    symbol(name).map(|html| plain(&decoded(html)))
}

/// An accent without a letter. None if it has one, or if this is another command.
pub(super) fn accent_in_formula(name: &str, input: &mut Input) -> Option<String> {
    accent(name)?;
    input.next_empty_group().then(|| plain(bare_accent(name)))
}

fn decoded(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Plain text.
pub(super) fn plain(text: &str) -> String {
    format!("\\text{{{}}}", escaped(text))
}

/// Code.
pub(super) fn verbatim(text: &str) -> String {
    format!("\\texttt{{{}}}", escaped(text))
}

struct Words {
    style: &'static str,
    done: String,
    /// The text since the last formula.
    text: String,
}

impl Words {
    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.done += &format!("\\{}{{{}}}", self.style, escaped(&self.text));
            self.text.clear();
        }
    }

    fn formula(&mut self, latex: &str) {
        self.end_text();
        self.done += &format!("{{{}}}", inner(latex));
    }

    fn set_style(&mut self, style: &'static str) {
        if self.style != style {
            self.end_text();
            self.style = style;
        }
    }

    fn read(&mut self, nodes: &[Node]) {
        let mut at = 0;
        while let Some(node) = nodes.get(at) {
            at += 1;
            match node {
                Node::Char('$') => {
                    let end = nodes[at..]
                        .iter()
                        .position(|node| *node == Node::Char('$'))
                        .map_or(nodes.len(), |end| at + end);
                    self.formula(&print(&nodes[at..end]));
                    at = end + 1;
                }
                Node::Command(name) if name == "(" => {
                    let closes = |node: &Node| matches!(node, Node::Command(name) if name == ")");
                    let end = nodes[at..].iter().position(closes).map_or(nodes.len(), |end| at + end);
                    self.formula(&print(&nodes[at..end]));
                    at = end + 1;
                }
                Node::Command(name) => at = self.command(name, nodes, at),
                Node::Group(inner) => {
                    let before = self.style;
                    self.read(inner);
                    self.set_style(before);
                }
                Node::Environment(..) => {
                    self.end_text();
                    self.done += &print(&list(vec![node.clone()]));
                }
                Node::Verbatim(raw) => {
                    self.end_text();
                    self.done += &verbatim(raw);
                }
                Node::Space => self.text.push(' '),
                Node::Char('~') => self.text.push('\u{a0}'),
                Node::Char(c) => self.character(*c),
                Node::Raw(raw) => self.done += raw,
            }
        }
    }

    /// Adds a character. Quotes and dashes consist of several characters.
    fn character(&mut self, c: char) {
        let code = self.style == "texttt";
        let joined = match (c, self.text.chars().next_back()) {
            _ if code => None,
            ('`', Some('‘')) => Some('“'),
            ('\'', Some('’')) => Some('”'),
            ('-', Some('-')) => Some('–'),
            ('-', Some('–')) => Some('—'),
            _ => None,
        };
        if let Some(joined) = joined {
            self.text.pop();
            self.text.push(joined);
            return;
        }
        self.text.push(match c {
            '`' if !code => '‘',
            '\'' if !code => '’',
            c => c,
        });
    }

    /// Reads a command at `at - 1`. Returns the next position.
    fn command(&mut self, name: &str, nodes: &[Node], at: usize) -> usize {
        let argument = |at: usize| {
            let skipped = nodes[at.min(nodes.len())..].iter().take_while(|node| **node == Node::Space).count();
            let found = nodes.get(at + skipped);
            let inner = match found {
                Some(Node::Group(inner)) => inner.clone(),
                Some(other) => vec![other.clone()],
                None => Vec::new(),
            };
            (inner, (at + skipped + 1).min(nodes.len()))
        };
        if let Some((_, style)) = TEXTS.iter().find(|(known, _)| *known == name) {
            let (inner, next) = argument(at);
            self.end_text();
            self.done += &words(&inner, if *style == "fbox" || *style == "text" { self.style } else { style });
            return next;
        }
        if let Some(mark) = accent(name) {
            let (inner, next) = argument(at);
            let base = print(&inner);
            let mut letters = base.trim().trim_start_matches('\\').chars();
            match letters.next() {
                Some(first) => self.text += &compose(first, mark),
                None => self.text += bare_accent(name),
            }
            self.text += letters.as_str();
            return next;
        }
        match name {
            "\\" | "newline" | " " | "space" => self.text.push(' '),
            "," | "thinspace" => self.text.push('\u{2009}'),
            "nobreakspace" => self.text.push('\u{a0}'),
            "quad" => self.text.push('\u{2003}'),
            "/" | "-" | "@" | "relax" | "protect" | "noindent" | "centering" | "xspace" => {}
            "bf" | "bfseries" => self.set_style("textbf"),
            "it" | "itshape" | "em" | "sl" | "slshape" => self.set_style("textit"),
            "tt" | "ttfamily" => self.set_style("texttt"),
            "sf" | "sffamily" => self.set_style("textsf"),
            "rm" | "rmfamily" | "normalfont" => self.set_style("text"),
            "small" | "large" | "begingroup" | "endgroup" => {}
            "ensuremath" => {
                let (inner, next) = argument(at);
                self.formula(&print(&inner));
                return next;
            }
            "href" | "textcolor" | "color" => {
                let (_, next) = argument(at);
                if name == "color" {
                    return next;
                }
                let (inner, next) = argument(next);
                self.read(&inner);
                return next;
            }
            "url" | "label" | "underline" | "uline" => {
                let (inner, next) = argument(at);
                if name != "label" {
                    self.read(&inner);
                }
                return next;
            }
            name => match symbol(name) {
                Some(html) => self.text += &decoded(html),
                // A math command inside text.
                None => self.formula(&format!("\\{name} ")),
            },
        }
        at
    }
}

/// Escapes text for the renderer.
fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '$' | '%' | '&' | '#' | '_' | '{' | '}' => result.extend(['\\', c]),
            '~' => result += "\\textasciitilde{}",
            '^' => result += "\\textasciicircum{}",
            '\\' => result += "\\textbackslash{}",
            '\u{a0}' => result.push('~'),
            // These characters would begin a quote.
            '`' => result += "\\textquoteleft{}",
            c => result.push(c),
        }
    }
    result
}
