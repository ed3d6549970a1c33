//! Parses scripts.

use regex::bytes::Regex;

use super::{
    number::Number,
    token::{Kind, Token, tokens},
};

/// The maximum nesting of a script.
const MAX_DEPTH: usize = 100;

/// The maximum size of a compiled regular expression, in bytes.
const MAX_REGEX: usize = 4 * 1024 * 1024;

#[derive(Clone, Debug)]
pub(super) struct Command {
    pub(super) line: usize,
    pub(super) action: Action,
}

#[derive(Clone, Debug)]
pub(super) enum Action {
    Space,
    Newline,
    Eof,
    Int {
        least: Expression,
        most: Expression,
        into: Option<Variable>,
    },
    Float {
        least: Expression,
        most: Expression,
        decimals: Option<(Expression, Expression)>,
        into: Option<Variable>,
        notation: Notation,
    },
    Text(Expression),
    Regex {
        pattern: Pattern,
        into: Option<Variable>,
    },
    Assert(Test),
    Set(Vec<(Variable, Expression)>),
    Unset(Vec<String>),
    Repeat {
        index: Option<Variable>,
        count: Count,
        separator: Option<Box<Command>>,
        body: Vec<Command>,
    },
    If {
        test: Test,
        then: Vec<Command>,
        otherwise: Vec<Command>,
    },
}

/// The condition of a loop.
#[derive(Clone, Debug)]
pub(super) enum Count {
    Times(Expression),
    While(Test),
}

/// The required notation of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    Any,
    Fixed,
    Scientific,
}

/// A regular expression: constant, or computed by the script.
#[derive(Clone, Debug)]
pub(super) enum Pattern {
    Known(Regex),
    Later(Expression),
}

/// A variable with its indices.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    pub(super) name: String,
    pub(super) indices: Vec<Expression>,
}

/// An expression with a value.
#[derive(Clone, Debug)]
pub(super) enum Expression {
    Number(Number),
    Text(Vec<u8>),
    Variable(Variable),
    Length(Box<Expression>),
    Negative(Box<Expression>),
    Binary(&'static str, Box<Expression>, Box<Expression>),
}

/// A boolean expression.
#[derive(Clone, Debug)]
pub(super) enum Test {
    Not(Box<Test>),
    Both(Box<Test>, Box<Test>),
    Either(Box<Test>, Box<Test>),
    Compare(&'static str, Expression, Expression),
    IsEof,
    Match(Expression),
    Unique(Vec<String>),
    InArray(Expression, String),
}

type Parsed<T> = Result<T, (usize, String)>;

pub(super) fn parse(script: &str) -> Parsed<Vec<Command>> {
    let mut parser = Parser { tokens: tokens(script)?, at: 0, depth: 0 };
    let commands = parser.commands(&[])?;
    match parser.tokens.get(parser.at) {
        None => Ok(commands),
        Some(token) => Err((token.line, "END without a loop or condition".to_owned())),
    }
}

/// Compiles a regular expression that is anchored at the current position. A dot matches every byte.
pub(super) fn regex(text: &[u8]) -> Result<Regex, String> {
    let text = String::from_utf8_lossy(text);
    let built = regex::bytes::RegexBuilder::new(&format!("^(?:{text})"))
        .dot_matches_new_line(true)
        .unicode(false)
        .size_limit(MAX_REGEX)
        .build();
    built.map_err(|error| {
        format!("{text:?} is not a valid regular expression: {}", error.to_string().lines().last().unwrap_or_default())
    })
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn line(&self) -> usize {
        self.tokens.get(self.at).or_else(|| self.tokens.last()).map_or(1, |token| token.line)
    }

    fn fail<T>(&self, message: impl Into<String>) -> Parsed<T> {
        Err((self.line(), message.into()))
    }

    fn peek(&self) -> Option<&Kind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Some(Kind::Sign(found)) if *found == sign)
    }

    fn eat(&mut self, sign: &str) -> bool {
        let found = self.is_sign(sign);
        self.at += usize::from(found);
        found
    }

    fn sign(&mut self, sign: &str) -> Parsed<()> {
        if self.eat(sign) { Ok(()) } else { self.fail(format!("expected `{sign}`")) }
    }

    fn word(&mut self, word: &str) -> bool {
        let found = matches!(self.peek(), Some(Kind::Word(found)) if found == word);
        self.at += usize::from(found);
        found
    }

    fn deeper<T>(&mut self, what: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= MAX_DEPTH {
            return self.fail(format!("nested more than {MAX_DEPTH} levels deep"));
        }
        self.depth += 1;
        let result = what(self);
        self.depth -= 1;
        result
    }

    /// Parses commands up to one of these words, or to the end if the list is empty.
    fn commands(&mut self, until: &[&str]) -> Parsed<Vec<Command>> {
        let mut commands = Vec::new();
        loop {
            match self.peek() {
                None if until.is_empty() => return Ok(commands),
                None => return self.fail("a loop or condition has no END"),
                Some(Kind::Word(word)) if until.contains(&word.as_str()) => return Ok(commands),
                Some(Kind::Word(word)) if matches!(word.as_str(), "END" | "ELSE") => {
                    return if until.is_empty() { Ok(commands) } else { self.fail(format!("unexpected {word}")) };
                }
                Some(_) => commands.push(self.deeper(Self::command)?),
            }
        }
    }

    fn command(&mut self) -> Parsed<Command> {
        let line = self.line();
        let Some(Kind::Word(word)) = self.peek().cloned() else { return self.fail("expected a command") };
        self.at += 1;
        let action = match word.as_str() {
            "SPACE" => Action::Space,
            "NEWLINE" => Action::Newline,
            "EOF" => Action::Eof,
            _ => {
                self.sign("(")?;
                self.with_arguments(&word)?
            }
        };
        Ok(Command { line, action })
    }

    fn with_arguments(&mut self, word: &str) -> Parsed<Action> {
        let action = match word {
            "INT" => {
                let (least, most) = self.bounds()?;
                let into = self.optional_variable()?;
                Action::Int { least, most, into }
            }
            "FLOAT" | "FLOATP" => {
                let (least, most) = self.bounds()?;
                let decimals = if word == "FLOATP" {
                    self.sign(",")?;
                    Some(self.bounds()?)
                } else {
                    None
                };
                let into = self.optional_variable()?;
                let mut notation = Notation::Any;
                if into.is_some() && self.eat(",") {
                    notation = if self.word("FIXED") {
                        Notation::Fixed
                    } else if self.word("SCIENTIFIC") {
                        Notation::Scientific
                    } else {
                        return self.fail("expected FIXED or SCIENTIFIC");
                    };
                }
                Action::Float { least, most, decimals, into, notation }
            }
            "STRING" => Action::Text(self.expression()?),
            "REGEX" => {
                let line = self.line();
                let pattern = match self.expression()? {
                    Expression::Text(text) => Pattern::Known(regex(&text).map_err(|message| (line, message))?),
                    other => Pattern::Later(other),
                };
                Action::Regex { pattern, into: self.optional_variable()? }
            }
            "ASSERT" => Action::Assert(self.test()?),
            "SET" => {
                let mut all = Vec::new();
                loop {
                    let variable = self.variable()?;
                    self.sign("=")?;
                    all.push((variable, self.expression()?));
                    if !self.eat(",") {
                        break;
                    }
                }
                Action::Set(all)
            }
            "UNSET" => Action::Unset(self.names()?),
            "REP" | "REPI" | "WHILE" | "WHILEI" => return self.repeat(word),
            "IF" => {
                let test = self.test()?;
                self.sign(")")?;
                let then = self.commands(&["END", "ELSE"])?;
                let otherwise = if self.word("ELSE") { self.commands(&["END"])? } else { Vec::new() };
                self.word("END");
                return Ok(Action::If { test, then, otherwise });
            }
            other => return self.fail(format!("{other} is not a command")),
        };
        self.sign(")")?;
        Ok(action)
    }

    fn repeat(&mut self, word: &str) -> Parsed<Action> {
        let index = if word.ends_with('I') {
            let variable = self.variable()?;
            self.sign(",")?;
            Some(variable)
        } else {
            None
        };
        let count = if word.starts_with("REP") { Count::Times(self.expression()?) } else { Count::While(self.test()?) };
        let separator = if self.eat(",") { Some(Box::new(self.deeper(Self::command)?)) } else { None };
        self.sign(")")?;
        let body = self.commands(&["END"])?;
        self.word("END");
        Ok(Action::Repeat { index, count, separator, body })
    }

    fn bounds(&mut self) -> Parsed<(Expression, Expression)> {
        let least = self.expression()?;
        self.sign(",")?;
        Ok((least, self.expression()?))
    }

    fn optional_variable(&mut self) -> Parsed<Option<Variable>> {
        if self.eat(",") { self.variable().map(Some) } else { Ok(None) }
    }

    fn name(&mut self) -> Parsed<String> {
        match self.peek().cloned() {
            Some(Kind::Name(name)) => {
                self.at += 1;
                Ok(name)
            }
            _ => self.fail("expected a variable"),
        }
    }

    fn names(&mut self) -> Parsed<Vec<String>> {
        let mut names = vec![self.name()?];
        while self.eat(",") {
            names.push(self.name()?);
        }
        Ok(names)
    }

    fn variable(&mut self) -> Parsed<Variable> {
        let name = self.name()?;
        let mut indices = Vec::new();
        if self.eat("[") {
            indices.push(self.expression()?);
            while self.eat(",") {
                indices.push(self.expression()?);
            }
            self.sign("]")?;
        }
        Ok(Variable { name, indices })
    }

    fn expression(&mut self) -> Parsed<Expression> {
        self.deeper(|parser| parser.binary(0))
    }

    /// Binary operators by precedence: sums, products, powers.
    fn binary(&mut self, level: usize) -> Parsed<Expression> {
        const LEVELS: [&[&str]; 2] = [&["+", "-"], &["*", "/", "%"]];
        let Some(signs) = LEVELS.get(level) else { return self.power() };
        let mut left = self.binary(level + 1)?;
        while let Some(sign) = signs.iter().find(|sign| self.is_sign(sign)) {
            self.at += 1;
            let right = self.binary(level + 1)?;
            left = Expression::Binary(sign, Box::new(left), Box::new(right));
        }
        Ok(left)
    }

    fn power(&mut self) -> Parsed<Expression> {
        let mut base = self.factor()?;
        while self.eat("^") {
            let exponent = self.factor()?;
            base = Expression::Binary("^", Box::new(base), Box::new(exponent));
        }
        Ok(base)
    }

    fn factor(&mut self) -> Parsed<Expression> {
        if self.eat("-") {
            return self.deeper(|parser| Ok(Expression::Negative(Box::new(parser.power()?))));
        }
        if self.eat("(") {
            let inner = self.expression()?;
            self.sign(")")?;
            return Ok(inner);
        }
        match self.peek().cloned() {
            Some(Kind::Number(text)) => {
                let number = Number::parse(&text).map_err(|message| (self.line(), message))?;
                self.at += 1;
                Ok(Expression::Number(number))
            }
            Some(Kind::Text(text)) => {
                self.at += 1;
                Ok(Expression::Text(text))
            }
            Some(Kind::Name(_)) => Ok(Expression::Variable(self.variable()?)),
            Some(Kind::Word(word)) if word == "STRLEN" => {
                self.at += 1;
                self.sign("(")?;
                let inner = self.expression()?;
                self.sign(")")?;
                Ok(Expression::Length(Box::new(inner)))
            }
            _ => self.fail("expected a value"),
        }
    }

    fn test(&mut self) -> Parsed<Test> {
        self.deeper(|parser| {
            let mut left = parser.single_test()?;
            loop {
                // As in the original, both operators have the same precedence and are left-associative.
                if parser.eat("&&") {
                    left = Test::Both(Box::new(left), Box::new(parser.single_test()?));
                } else if parser.eat("||") {
                    left = Test::Either(Box::new(left), Box::new(parser.single_test()?));
                } else {
                    return Ok(left);
                }
            }
        })
    }

    fn single_test(&mut self) -> Parsed<Test> {
        if self.eat("!") {
            return self.deeper(|parser| Ok(Test::Not(Box::new(parser.single_test()?))));
        }
        if self.word("ISEOF") {
            return Ok(Test::IsEof);
        }
        for word in ["MATCH", "UNIQUE", "INARRAY"] {
            if self.word(word) {
                self.sign("(")?;
                let test = match word {
                    "MATCH" => Test::Match(self.expression()?),
                    "UNIQUE" => Test::Unique(self.names()?),
                    _ => {
                        let value = self.expression()?;
                        self.sign(",")?;
                        Test::InArray(value, self.variable()?.name)
                    }
                };
                self.sign(")")?;
                return Ok(test);
            }
        }
        let start = self.at;
        match self.comparison() {
            Ok(test) => Ok(test),
            // A parenthesis may also begin a test in parentheses.
            Err(error) => {
                self.at = start;
                if !self.eat("(") {
                    return Err(error);
                }
                let inner = self.test().map_err(|_| error)?;
                self.sign(")")?;
                Ok(inner)
            }
        }
    }

    fn comparison(&mut self) -> Parsed<Test> {
        let left = self.expression()?;
        for sign in ["<=", ">=", "==", "!=", "<", ">"] {
            if self.eat(sign) {
                let right = self.expression()?;
                let sign: &'static str = sign;
                return Ok(Test::Compare(sign, left, right));
            }
        }
        self.fail("expected a comparison")
    }
}
