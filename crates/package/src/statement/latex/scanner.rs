//! Reads the characters of a document, and of expanded macros before the rest.

use std::rc::Rc;

/// The maximum size of all expansions in characters, so that macros cannot exhaust memory.
const MAX_EXPANSION: usize = 2_000_000;

/// The maximum nesting of expansions.
const MAX_DEPTH: usize = 200;

pub(super) struct Scanner {
    frames: Vec<Frame>,
    expanded: usize,
    /// What was read since recording began.
    record: Option<String>,
}

struct Frame {
    text: Rc<[char]>,
    at: usize,
    /// The line in the document, from 1. For an expansion, the line of the macro.
    line: u64,
    counts: bool,
}

impl Scanner {
    pub(super) fn new(text: &str) -> Self {
        let text: Vec<char> = text.replace("\r\n", "\n").chars().collect();
        Self { frames: vec![Frame { text: text.into(), at: 0, line: 1, counts: true }], expanded: 0, record: None }
    }

    /// The current line.
    pub(super) fn line(&self) -> u64 {
        self.frames.last().map_or(0, |frame| frame.line)
    }

    /// Inserts a text before the rest. False if there is too much text.
    pub(super) fn push(&mut self, text: &str) -> bool {
        self.finish_frames();
        let text: Vec<char> = text.chars().collect();
        self.expanded += text.len() + 1;
        if self.expanded > MAX_EXPANSION || self.frames.len() >= MAX_DEPTH {
            return false;
        }
        let line = self.line();
        self.frames.push(Frame { text: text.into(), at: 0, line, counts: false });
        true
    }

    fn finish_frames(&mut self) {
        while self.frames.len() > 1 && self.frames.last().is_some_and(|frame| frame.at >= frame.text.len()) {
            self.frames.pop();
        }
    }

    pub(super) fn peek(&mut self) -> Option<char> {
        self.finish_frames();
        let frame = self.frames.last()?;
        frame.text.get(frame.at).copied()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        self.finish_frames();
        let frame = self.frames.last_mut()?;
        let c = frame.text.get(frame.at).copied()?;
        frame.at += 1;
        if c == '\n' && frame.counts {
            frame.line += 1;
        }
        if let Some(record) = &mut self.record {
            record.push(c);
        }
        Some(c)
    }

    /// Starts to record the text that is read.
    pub(super) fn record(&mut self) {
        self.record = Some(String::new());
    }

    /// Stops recording and returns the text.
    pub(super) fn recorded(&mut self) -> String {
        self.record.take().unwrap_or_default()
    }

    /// Whether the rest begins with this text. It does not look beyond the end of an expansion.
    pub(super) fn starts_with(&mut self, text: &str) -> bool {
        self.finish_frames();
        let Some(frame) = self.frames.last() else { return false };
        let rest = frame.text.get(frame.at..).unwrap_or_default();
        text.chars().count() <= rest.len() && text.chars().zip(rest).all(|(a, b)| a == *b)
    }

    /// Skips this text if the rest begins with it.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let found = self.starts_with(text);
        if found {
            text.chars().for_each(|_| {
                self.next();
            });
        }
        found
    }

    /// Skips white space and comments. Returns whether it contained an empty line.
    pub(super) fn space(&mut self) -> bool {
        let mut lines = 0;
        let mut paragraph = false;
        while let Some(c) = self.peek() {
            if c == '%' {
                self.comment();
                // The comment includes the end of its line.
                lines = 1;
            } else if c.is_whitespace() && c != '\u{a0}' {
                self.next();
                lines += usize::from(c == '\n');
                paragraph |= lines >= 2;
            } else {
                break;
            }
        }
        paragraph
    }

    /// Skips a comment, the end of its line, and white space at the start of the next line.
    pub(super) fn comment(&mut self) {
        while let Some(c) = self.next() {
            if c == '\n' {
                break;
            }
        }
        while self.peek().is_some_and(|c| c == ' ' || c == '\t') {
            self.next();
        }
    }

    /// The command after a backslash: letters with white space after them, or one other character.
    pub(super) fn command(&mut self) -> String {
        let mut name = self.letters(|c| c.is_ascii_alphabetic() || c == '@');
        if name.is_empty() {
            name.extend(self.next());
        } else if !self.is_at_end_of_expansion() {
            self.blanks();
        }
        name
    }

    /// The next characters of a kind. Letters after an expansion do not belong to a name at its end.
    pub(super) fn letters(&mut self, kind: impl Fn(char) -> bool) -> String {
        let mut letters = String::new();
        self.finish_frames();
        while let Some(c) = self.frames.last().and_then(|frame| frame.text.get(frame.at)).copied().filter(|c| kind(*c))
        {
            letters.push(c);
            self.next();
        }
        letters
    }

    /// Whether everything of the last expansion was read.
    pub(super) fn is_at_end_of_expansion(&self) -> bool {
        self.frames.len() > 1 && self.frames.last().is_some_and(|frame| frame.at >= frame.text.len())
    }

    /// Skips blanks and at most one end of a line.
    pub(super) fn blanks(&mut self) {
        let mut lines = 0;
        while let Some(c) = self.peek() {
            let ends = c == '\n';
            // Keep the end of a paragraph.
            if !(c == ' ' || c == '\t' || (ends && lines == 0)) {
                break;
            }
            if ends && self.empty_line_follows() {
                break;
            }
            lines += usize::from(ends);
            self.next();
        }
    }

    fn empty_line_follows(&self) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let rest = frame.text.get(frame.at + 1..).unwrap_or_default();
        rest.iter().find(|c| !matches!(c, ' ' | '\t')).is_some_and(|c| *c == '\n')
    }

    /// The source of an argument: the content of braces, or one character or command.
    pub(super) fn argument(&mut self) -> String {
        self.space();
        match self.peek() {
            Some('{') => {
                self.next();
                self.until_closing('{', '}')
            }
            Some('\\') => {
                self.next();
                let mut name = self.letters(|c| c.is_ascii_alphabetic() || c == '@');
                if name.is_empty() {
                    name.extend(self.next());
                }
                format!("\\{name}")
            }
            Some('}') | None => String::new(),
            Some(c) => {
                self.next();
                c.to_string()
            }
        }
    }

    /// An argument in braces or between two equal characters, as for `\\url`. `%` is a normal character in it.
    pub(super) fn literal_argument(&mut self) -> String {
        self.blanks();
        match self.next() {
            Some('{') => self.literal_until_brace(),
            Some(sign) => self.until(&sign.to_string()),
            None => String::new(),
        }
    }

    fn literal_until_brace(&mut self) -> String {
        let (mut text, mut depth) = (String::new(), 0_usize);
        while let Some(c) = self.next() {
            match c {
                '\\' => {
                    text.push(c);
                    text.extend(self.next());
                    continue;
                }
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                _ => {}
            }
            text.push(c);
        }
        text
    }

    /// The rest of the text.
    pub(super) fn rest(&self) -> impl Iterator<Item = char> {
        self.frames.iter().rev().flat_map(|frame| frame.text[frame.at..].iter().copied())
    }

    /// Reads a command after its backslash if its argument is literal: an address with `%`, or `\\verb|%|`. Returns its source.
    fn literal_command(&mut self) -> Option<String> {
        let frame = self.frames.last()?;
        let rest = frame.text.get(frame.at..)?;
        let name: String = rest.iter().take(LONGEST_LITERAL).take_while(|c| c.is_ascii_alphabetic()).collect();
        LITERAL.contains(&name.as_str()).then_some(())?;
        let mut after = rest[name.len()..].iter();
        if name == "verb" {
            let sign = *after.next().filter(|sign| !matches!(sign, '{' | '*' | ' '))?;
            after.take_while(|c| **c != '\n').find(|c| **c == sign)?;
            (0..=name.len()).for_each(|_| {
                self.next();
            });
            return Some(format!("{name}{sign}{}{sign}", self.until(&sign.to_string())));
        }
        after.find(|c| !matches!(c, ' ' | '\n')).filter(|c| **c == '{')?;
        name.chars().for_each(|_| {
            self.next();
        });
        Some(format!("{name}{{{}}}", self.literal_argument()))
    }

    /// An optional argument in brackets.
    pub(super) fn option(&mut self) -> Option<String> {
        if self.peek() != Some('[') {
            return None;
        }
        self.next();
        Some(self.until_closing('[', ']'))
    }

    /// The text before the closing character, with balanced braces. The closing character is skipped.
    pub(super) fn until_closing(&mut self, open: char, close: char) -> String {
        let (mut text, mut depth, mut braces) = (String::new(), 0_usize, 0_usize);
        while let Some(c) = self.next() {
            match c {
                '\\' => {
                    text.push(c);
                    match self.literal_command() {
                        Some(literal) => text += &literal,
                        None => text.extend(self.next()),
                    }
                    continue;
                }
                '%' => {
                    self.comment();
                    continue;
                }
                _ if c == close && depth == 0 && braces == 0 => return text,
                _ if c == open && open != '{' && braces == 0 => depth += 1,
                _ if c == close && close != '}' && braces == 0 => depth -= 1,
                '{' => braces += 1,
                '}' => braces = braces.saturating_sub(1),
                _ => {}
            }
            text.push(c);
        }
        text
    }

    /// The text before `end`. `end` is skipped.
    pub(super) fn until(&mut self, end: &str) -> String {
        let mut text = String::new();
        while !self.eat(end) {
            match self.next() {
                Some(c) => text.push(c),
                None => break,
            }
        }
        text
    }

    /// A formula to its end mark, and whether it has one. The mark is skipped. Marks inside braces or after a backslash do not count.
    ///
    /// As in TeX, a formula ends at an empty line or at the end of its group, in case the author forgot the mark. It continues if the mark
    /// follows before the next `begin`.
    pub(super) fn formula(&mut self, begin: &str, end: &str) -> (String, bool) {
        let (mut text, mut depth, mut followed) = (String::new(), 0_usize, None);
        loop {
            if depth == 0 && self.eat(end) {
                return (text, true);
            }
            let ends = match self.peek() {
                None => return (text, false),
                Some('\n') => self.empty_line_follows(),
                Some('}') => depth == 0,
                Some(_) => false,
            };
            if ends && !*followed.get_or_insert_with(|| self.comes_before(end, begin)) {
                return (text, false);
            }
            match self.next() {
                Some('\\') => {
                    text.push('\\');
                    match self.literal_command() {
                        Some(literal) => text += &literal,
                        None => text.extend(self.next()),
                    }
                }
                Some('%') => {
                    while self.peek().is_some_and(|c| c != '\n') {
                        self.next();
                    }
                    if !self.empty_line_follows() {
                        self.comment();
                    }
                }
                Some(c) => {
                    depth = match c {
                        '{' => depth + 1,
                        '}' => depth.saturating_sub(1),
                        _ => depth,
                    };
                    text.push(c);
                }
                None => return (text, false),
            }
        }
    }

    /// Whether the rest of the text or expansion contains one mark, and not the other before it. If both marks are the same, only the
    /// current paragraph counts.
    fn comes_before(&self, wanted: &str, other: &str) -> bool {
        let Some(frame) = self.frames.last() else { return false };
        let rest = frame.text.get(frame.at..).unwrap_or_default();
        let is_at = |at: usize, mark: &str| mark.chars().enumerate().all(|(i, c)| rest.get(at + i) == Some(&c));
        for at in 0..rest.len() {
            let ends_paragraph =
                rest[at] == '\n' && rest[at + 1..].iter().find(|c| !matches!(c, ' ' | '\t')) == Some(&'\n');
            if is_at(at, wanted) {
                return true;
            }
            if is_at(at, other) || ends_paragraph && wanted == other {
                return false;
            }
        }
        false
    }
}

/// Commands with a literal argument, in which `%` is a normal character.
const LITERAL: [&str; 5] = ["url", "href", "path", "nolinkurl", "verb"];

/// One more than the length of the longest of these names.
const LONGEST_LITERAL: usize = 10;
