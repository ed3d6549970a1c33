//! Runs a script on an input.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use num_bigint::BigInt;

use super::{
    Mismatch,
    number::Number,
    parse::{Action, Command, Count, Expression, Notation, Pattern, Test, Variable, regex},
};

/// The maximum number of steps, plus those per byte of the input.
const STEPS: usize = 2_000_000;
const STEPS_PER_BYTE: usize = 16;

/// Runs a script. It must read the whole input.
pub(super) fn run(commands: &[Command], input: &[u8]) -> Result<(), Mismatch> {
    let steps = STEPS.saturating_add(input.len().saturating_mul(STEPS_PER_BYTE));
    let mut machine = Machine { input, at: 0, line: 1, start: 0, variables: HashMap::new(), steps };
    machine.all(commands)?;
    if machine.at < input.len() { Err(machine.wrong("expected the end of the input")) } else { Ok(()) }
}

#[derive(Clone, Debug)]
enum Value {
    Number(Number),
    Text(Vec<u8>),
}

#[derive(Debug, Default)]
struct Array {
    values: BTreeMap<Vec<BigInt>, Value>,
    /// How often each value occurs. Created at the first use, and updated from then on.
    counts: Option<BTreeMap<Value, usize>>,
}

struct Machine<'i> {
    input: &'i [u8],
    at: usize,
    line: usize,
    /// The start of the current line.
    start: usize,
    variables: HashMap<String, Array>,
    steps: usize,
}

type Outcome<T> = Result<T, Mismatch>;

impl Machine<'_> {
    fn wrong(&self, message: impl Into<String>) -> Mismatch {
        Mismatch::Input { line: self.line, column: self.at - self.start + 1, message: message.into() }
    }

    fn all(&mut self, commands: &[Command]) -> Outcome<()> {
        commands.iter().try_for_each(|command| self.one(command))
    }

    fn step(&mut self, line: usize) -> Outcome<()> {
        match self.steps.checked_sub(1) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => Err(Mismatch::Script { line, message: "the script runs too long".to_owned() }),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.input.get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        if byte == b'\n' {
            self.line += 1;
            self.start = self.at;
        }
        Some(byte)
    }

    fn byte(&mut self, wanted: u8, name: &str) -> Outcome<()> {
        match self.peek() {
            Some(byte) if byte == wanted => {
                self.next();
                Ok(())
            }
            Some(_) => Err(self.wrong(format!("expected {name}"))),
            None => Err(self.wrong(format!("expected {name}, but the input ends"))),
        }
    }

    fn one(&mut self, command: &Command) -> Outcome<()> {
        let line = command.line;
        self.step(line)?;
        let script = |message: String| Mismatch::Script { line, message };
        match &command.action {
            Action::Space => self.byte(b' ', "a space"),
            Action::Newline => self.byte(b'\n', "the end of the line"),
            Action::Eof if self.at < self.input.len() => Err(self.wrong("expected the end of the input")),
            Action::Eof => Ok(()),
            Action::Int { least, most, into } => {
                let bounds = (self.integer(least).map_err(script)?, self.integer(most).map_err(script)?);
                let number = self.read_integer()?;
                self.within(&number, &Number::whole(bounds.0), &Number::whole(bounds.1))?;
                self.store(into.as_ref(), Value::Number(number)).map_err(script)
            }
            Action::Float { least, most, decimals, into, notation } => {
                let bounds = (self.number(least).map_err(script)?, self.number(most).map_err(script)?);
                let decimals = match decimals {
                    Some((least, most)) => {
                        Some((self.integer(least).map_err(script)?, self.integer(most).map_err(script)?))
                    }
                    None => None,
                };
                if decimals.as_ref().is_some_and(|(least, most)| *least < BigInt::ZERO || most < least) {
                    return Err(script(
                        "the numbers of decimals must be at least 0, with the minimum first".to_owned(),
                    ));
                }
                let number = self.read_float(decimals, *notation)?;
                self.within(&number, &bounds.0, &bounds.1)?;
                self.store(into.as_ref(), Value::Number(number)).map_err(script)
            }
            Action::Text(text) => {
                let text = self.text(text).map_err(script)?;
                for byte in &text {
                    match self.peek() {
                        Some(found) if found == *byte => self.next(),
                        Some(_) => return Err(self.wrong(format!("expected {:?}", String::from_utf8_lossy(&text)))),
                        None => return Err(self.wrong("the input ends too early")),
                    };
                }
                Ok(())
            }
            Action::Regex { pattern, into } => {
                let matched = match pattern {
                    Pattern::Known(regex) => regex.find(&self.input[self.at..]).map(|found| found.end()),
                    Pattern::Later(text) => {
                        let text = self.text(text).map_err(script)?;
                        let regex = regex(&text).map_err(script)?;
                        regex.find(&self.input[self.at..]).map(|found| found.end())
                    }
                };
                let Some(length) = matched else {
                    return Err(self.wrong("the input does not match the regular expression"));
                };
                let text = self.input[self.at..self.at + length].to_vec();
                (0..length).for_each(|_| {
                    self.next();
                });
                self.store(into.as_ref(), Value::Text(text)).map_err(script)
            }
            Action::Assert(test) => {
                if self.test(test, line)? {
                    Ok(())
                } else {
                    Err(self.wrong(format!("the assertion in line {line} of the script failed")))
                }
            }
            Action::Set(all) => all.iter().try_for_each(|(variable, expression)| {
                let value = self.value(expression).map_err(script)?;
                self.store(Some(variable), value).map_err(script)
            }),
            Action::Unset(names) => {
                names.iter().for_each(|name| {
                    self.variables.remove(name);
                });
                Ok(())
            }
            Action::Repeat { index, count, separator, body } => {
                self.repeat(index.as_ref(), count, separator.as_deref(), body, line)
            }
            Action::If { test, then, otherwise } => {
                if self.test(test, line)? {
                    self.all(then)
                } else {
                    self.all(otherwise)
                }
            }
        }
    }

    fn repeat(
        &mut self,
        index: Option<&Variable>,
        count: &Count,
        separator: Option<&Command>,
        body: &[Command],
        line: usize,
    ) -> Outcome<()> {
        let script = |message: String| Mismatch::Script { line, message };
        let times = match count {
            Count::Times(times) => {
                let times = self.integer(times).map_err(script)?;
                Some(u32::try_from(&times).map_err(|_| script(format!("a loop cannot run {times} times")))?)
            }
            Count::While(_) => None,
        };
        let mut done = 0_u32;
        loop {
            self.store(index, Value::Number(Number::whole(done))).map_err(script)?;
            let go_on = match count {
                Count::Times(_) => times.is_some_and(|times| done < times),
                Count::While(test) => self.test(test, line)?,
            };
            if !go_on {
                return Ok(());
            }
            self.step(line)?;
            if let Some(separator) = separator
                && done > 0
            {
                self.one(separator)?;
            }
            self.all(body)?;
            done = done.checked_add(1).ok_or_else(|| script("the script runs too long".to_owned()))?;
        }
    }

    /// Reads an integer without leading zeros and without `-0`.
    fn read_integer(&mut self) -> Outcome<Number> {
        let from = self.at;
        let negative = self.peek() == Some(b'-');
        let digits = from + usize::from(negative);
        let length = self.input[digits..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let text = &self.input[digits..digits + length];
        if length == 0 {
            return Err(self.wrong("expected an integer"));
        }
        if text[0] == b'0' && (length > 1 || negative) {
            return Err(self.wrong("an integer has leading zeros, or is -0"));
        }
        self.at = digits + length;
        self.parse(from)
    }

    fn parse(&self, from: usize) -> Outcome<Number> {
        let text = String::from_utf8_lossy(&self.input[from..self.at]);
        Number::parse(&text).map_err(|message| self.wrong(message))
    }

    fn digits(&mut self) -> usize {
        let length = self.input[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += length;
        length
    }

    fn read_float(&mut self, decimals: Option<(BigInt, BigInt)>, notation: Notation) -> Outcome<Number> {
        let from = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let first = self.peek();
        let before = self.digits();
        if before == 0 {
            return Err(self.wrong("expected a digit"));
        }
        if first == Some(b'0') && before > 1 {
            return Err(self.wrong("a number has leading zeros"));
        }
        let mut after = 0;
        let point = self.peek() == Some(b'.');
        if point {
            self.at += 1;
            after = self.digits();
            if after == 0 {
                return Err(self.wrong("expected a digit after the decimal point"));
            }
        }
        let exponent = matches!(self.peek(), Some(b'e' | b'E'));
        match (notation, exponent) {
            (Notation::Scientific, false) => return Err(self.wrong("expected an exponent")),
            (Notation::Any | Notation::Scientific, true) => {
                self.at += 1;
                if matches!(self.peek(), Some(b'+' | b'-')) {
                    self.at += 1;
                }
                let first = self.peek();
                let length = self.digits();
                if length == 0 || (first == Some(b'0') && length > 1) {
                    return Err(self.wrong("the exponent is invalid"));
                }
                if decimals.is_some()
                    && (before != 1 || !point || self.input.get(from).is_some_and(|byte| *byte == b'0'))
                {
                    return Err(self.wrong("expected one digit other than 0 before the decimal point"));
                }
            }
            (Notation::Fixed, _) | (Notation::Any, false) => {}
        }
        if let Some((least, most)) = decimals
            && !(least <= BigInt::from(after) && BigInt::from(after) <= most)
        {
            return Err(self.wrong(format!("the number has {after} decimals, expected {least} to {most}")));
        }
        self.parse(from)
    }

    fn within(&self, number: &Number, least: &Number, most: &Number) -> Outcome<()> {
        if number.compare(least) == Ordering::Less || number.compare(most) == Ordering::Greater {
            return Err(self.wrong("the number before this position is out of range"));
        }
        Ok(())
    }

    fn store(&mut self, variable: Option<&Variable>, value: Value) -> Result<(), String> {
        let Some(variable) = variable else { return Ok(()) };
        let index = self.indices(variable)?;
        if !self.variables.contains_key(&variable.name) {
            self.variables.insert(variable.name.clone(), Array::default());
        }
        if let Some(array) = self.variables.get_mut(&variable.name) {
            if let Some(counts) = &mut array.counts {
                *counts.entry(value.clone()).or_default() += 1;
            }
            let before = array.values.insert(index, value);
            if let (Some(before), Some(counts)) = (before, &mut array.counts)
                && let Some(count) = counts.get_mut(&before)
            {
                *count -= 1;
                if *count == 0 {
                    counts.remove(&before);
                }
            }
        }
        Ok(())
    }

    fn indices(&self, variable: &Variable) -> Result<Vec<BigInt>, String> {
        variable.indices.iter().map(|index| self.integer(index)).collect()
    }

    fn value(&self, expression: &Expression) -> Result<Value, String> {
        Ok(match expression {
            Expression::Number(number) => Value::Number(number.clone()),
            Expression::Text(text) => Value::Text(text.clone()),
            Expression::Variable(variable) => {
                let index = self.indices(variable)?;
                let found = self.variables.get(&variable.name).and_then(|array| array.values.get(&index));
                found.cloned().ok_or_else(|| format!("the variable {} has no value", variable.name))?
            }
            Expression::Length(text) => Value::Number(Number::whole(self.text(text)?.len())),
            Expression::Negative(number) => Value::Number(self.number(number)?.negate()),
            Expression::Binary(sign, left, right) => {
                let (left, right) = (self.number(left)?, self.number(right)?);
                Value::Number(match *sign {
                    "+" => left.add(&right)?,
                    "-" => left.add(&right.negate())?,
                    "*" => left.multiply(&right)?,
                    "/" => left.divide(&right)?,
                    "%" => left.remainder(&right)?,
                    _ => left.power(&right)?,
                })
            }
        })
    }

    fn number(&self, expression: &Expression) -> Result<Number, String> {
        match self.value(expression)? {
            Value::Number(number) => Ok(number),
            Value::Text(_) => Err("expected a number, found a string".to_owned()),
        }
    }

    fn integer(&self, expression: &Expression) -> Result<BigInt, String> {
        let number = self.number(expression)?;
        number.integer().cloned().ok_or_else(|| "expected an integer, found a number with decimals".to_owned())
    }

    fn text(&self, expression: &Expression) -> Result<Vec<u8>, String> {
        match self.value(expression)? {
            Value::Text(text) => Ok(text),
            Value::Number(_) => Err("expected a string, found a number".to_owned()),
        }
    }

    fn test(&mut self, test: &Test, line: usize) -> Outcome<bool> {
        self.step(line)?;
        let script = |message: String| Mismatch::Script { line, message };
        Ok(match test {
            Test::Not(test) => !self.test(test, line)?,
            Test::Both(left, right) => self.test(left, line)? && self.test(right, line)?,
            Test::Either(left, right) => self.test(left, line)? || self.test(right, line)?,
            Test::IsEof => self.at >= self.input.len(),
            Test::Match(signs) => {
                let signs = self.text(signs).map_err(script)?;
                self.peek().is_some_and(|byte| signs.contains(&byte))
            }
            Test::Compare(sign, left, right) => {
                let order = match (self.value(left).map_err(script)?, self.value(right).map_err(script)?) {
                    (Value::Number(left), Value::Number(right)) => left.compare(&right),
                    (Value::Text(left), Value::Text(right)) => left.cmp(&right),
                    _ => return Err(script("cannot compare a number with a string".to_owned())),
                };
                match *sign {
                    "<" => order.is_lt(),
                    ">" => order.is_gt(),
                    "<=" => order.is_le(),
                    ">=" => order.is_ge(),
                    "==" => order.is_eq(),
                    _ => order.is_ne(),
                }
            }
            Test::Unique(names) => self.unique(names).map_err(script)?,
            Test::InArray(value, name) => {
                let value = self.value(value).map_err(script)?;
                let array =
                    self.variables.get_mut(name).ok_or_else(|| script(format!("the variable {name} has no value")))?;
                let Array { values, counts } = array;
                let counts = counts.get_or_insert_with(|| {
                    let mut counts = BTreeMap::new();
                    values.values().for_each(|value| *counts.entry(value.clone()).or_default() += 1);
                    counts
                });
                counts.contains_key(&value)
            }
        })
    }

    fn unique(&self, names: &[String]) -> Result<bool, String> {
        let arrays: Result<Vec<_>, String> = names
            .iter()
            .map(|name| {
                self.variables
                    .get(name)
                    .map(|array| &array.values)
                    .ok_or_else(|| format!("the variable {name} has no value"))
            })
            .collect();
        let arrays = arrays?;
        let Some(first) = arrays.first() else { return Ok(true) };
        if arrays.iter().any(|array| array.len() != first.len()) {
            return Ok(false);
        }
        let mut seen = BTreeSet::new();
        for index in first.keys() {
            let tuple: Option<Vec<&Value>> = arrays.iter().map(|array| array.get(index)).collect();
            if !tuple.is_some_and(|tuple| seen.insert(tuple)) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Value {}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Value {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(left), Self::Number(right)) => left.compare(right),
            (Self::Text(left), Self::Text(right)) => left.cmp(right),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}
