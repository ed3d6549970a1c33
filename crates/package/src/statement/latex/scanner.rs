//! The characters of a document, with what macros stand for put in before the rest.

use std::rc::Rc;

/// The most that macros may stand for, in characters: what goes past it was made to exhaust memory.
const MAX_EXPANSION: usize = 2_000_000;

/// The deepest that texts may be put into texts.
const MAX_DEPTH: usize = 200;

/// The characters of a document.
pub(super) struct Scanner {
    frames: Vec<Frame>,
    expanded: usize,
    /// What was read since recording began.
    record: Option<String>,
}

struct Frame {
    text: Rc<[char]>,
    at: usize,
    /// The line of the document, from 1; that of the macro where this is what a macro stands for.
    line: u64,
    counts: bool,
}

impl Scanner {
    pub(super) fn new(text: &str) -> Self {
        let text: Vec<char> = text.replace("\r\n", "\n").chars().collect();
        Self { frames: vec![Frame { text: text.into(), at: 0, line: 1, counts: true }], expanded: 0, record: None }
    }

    /// The line that is being read.
    pub(super) fn line(&self) -> u64 {
        self.frames.last().map_or(0, |frame| frame.line)
    }

    /// Puts a text before the rest. Says whether there was room for it.
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

    /// Begins to record what is read, as it is written.
    pub(super) fn record(&mut self) {
        self.record = Some(String::new());
    }

    /// Ends recording: what was read.
    pub(super) fn recorded(&mut self) -> String {
        self.record.take().unwrap_or_default()
    }

    /// Whether the rest begins so, without what comes after a macro's own text.
    pub(super) fn starts_with(&mut self, text: &str) -> bool {
        self.finish_frames();
        let Some(frame) = self.frames.last() else { return false };
        let rest = frame.text.get(frame.at..).unwrap_or_default();
        text.chars().count() <= rest.len() && text.chars().zip(rest).all(|(a, b)| a == *b)
    }

    /// Passes over that text if the rest begins so.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let found = self.starts_with(text);
        if found {
            text.chars().for_each(|_| {
                self.next();
            });
        }
        found
    }

    /// Passes over white space and comments. Says whether there was an empty line among it.
    pub(super) fn space(&mut self) -> bool {
        let mut lines = 0;
        let mut paragraph = false;
        while let Some(c) = self.peek() {
            if c == '%' {
                self.comment();
                lines = 0;
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

    /// Passes over a comment, its line's end, and the white space the next line begins with.
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

    /// What comes after a backslash: letters, or a single other character. White space after letters belongs to it.
    pub(super) fn command(&mut self) -> String {
        let mut name = String::new();
        while let Some(c) = self.peek().filter(|c| c.is_ascii_alphabetic() || *c == '@') {
            name.push(c);
            self.next();
        }
        if name.is_empty() {
            name.extend(self.next());
        } else {
            self.blanks();
        }
        name
    }

    /// Passes over blanks and at most one end of a line.
    pub(super) fn blanks(&mut self) {
        let mut lines = 0;
        while let Some(c) = self.peek() {
            let ends = c == '\n';
            // A paragraph's end is not to be swallowed.
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

    /// An argument as it is written: what is in braces, or one character or command.
    pub(super) fn argument(&mut self) -> String {
        self.space();
        match self.peek() {
            Some('{') => {
                self.next();
                self.until_closing('{', '}')
            }
            Some('\\') => {
                self.next();
                let mut name = String::new();
                while let Some(c) = self.peek().filter(char::is_ascii_alphabetic) {
                    name.push(c);
                    self.next();
                }
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

    /// An argument in which `%` is a character, as that of `\\url`: in braces, or between two equal signs.
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

    /// Whether a text follows anywhere in what is being read.
    pub(super) fn is_ahead(&mut self, text: &str) -> bool {
        self.finish_frames();
        let wanted: Vec<char> = text.chars().collect();
        self.frames.iter().any(|frame| frame.text[frame.at..].windows(wanted.len()).any(|part| part == wanted))
    }

    /// An argument in brackets, where there is one.
    pub(super) fn option(&mut self) -> Option<String> {
        if self.peek() != Some('[') {
            return None;
        }
        self.next();
        Some(self.until_closing('[', ']'))
    }

    /// What comes before the closing sign, which is passed over. Braces within are balanced.
    fn until_closing(&mut self, open: char, close: char) -> String {
        let (mut text, mut depth, mut braces) = (String::new(), 0_usize, 0_usize);
        while let Some(c) = self.next() {
            match c {
                '\\' => {
                    text.push(c);
                    let address = ["url{", "href{", "path{", "nolinkurl{"].into_iter().find(|name| self.eat(name));
                    match address {
                        // In addresses `%` is a character.
                        Some(name) => text += &format!("{name}{}}}", self.literal_until_brace()),
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

    /// What comes before a text, character by character; the text is passed over.
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

    /// A formula up to the sign that ends it, which is passed over: not within braces, and not after a backslash.
    pub(super) fn formula(&mut self, end: &str) -> String {
        let (mut text, mut depth) = (String::new(), 0_usize);
        loop {
            if depth == 0 && self.eat(end) {
                return text;
            }
            match self.next() {
                Some('\\') => {
                    text.push('\\');
                    text.extend(self.next());
                }
                Some('%') => self.comment(),
                Some(c) => {
                    depth = match c {
                        '{' => depth + 1,
                        '}' => depth.saturating_sub(1),
                        _ => depth,
                    };
                    text.push(c);
                }
                None => return text,
            }
        }
    }
}
