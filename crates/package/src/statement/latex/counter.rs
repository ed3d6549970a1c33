//! Counters, and the numbers and lengths of conditions.

use std::collections::HashMap;

use super::{
    list::{letters, roman},
    macros::Macros,
    out::Out,
    parser::Parser,
    scanner::Scanner,
};

/// Units of length, in points.
const UNITS: [(&str, f64); 9] = [
    ("pt", 1.0),
    ("in", 72.27),
    ("cm", 28.45),
    ("mm", 2.845),
    ("bp", 1.003_75),
    ("pc", 12.0),
    ("em", 10.0),
    ("ex", 4.3),
    ("sp", 0.000_015),
];

/// The maximum number of macros to expand for one number.
const MAX_EXPANSIONS: usize = 100;

impl Parser<'_, '_> {
    /// Increases a counter. Returns its new value.
    pub(super) fn step(&mut self, counter: &str) -> i64 {
        let value = self.counters.entry(counter.to_owned()).or_default();
        *value = value.saturating_add(1);
        *value
    }

    /// Reads a command that changes or shows a counter. False if it is another command.
    pub(super) fn counter(&mut self, name: &str, out: &mut Out) -> bool {
        match name {
            "newcounter" => {
                let counter = self.scan.argument();
                self.scan.option();
                self.counters.insert(counter.trim().to_owned(), 0);
            }
            "setcounter" | "addtocounter" => {
                let (counter, value) = (self.scan.argument(), self.scan.argument());
                let Some(value) = self.number_in(&value) else { return true };
                let counter = self.counters.entry(counter.trim().to_owned()).or_default();
                *counter = if name == "setcounter" { value } else { counter.saturating_add(value) };
            }
            "stepcounter" | "refstepcounter" => {
                let counter = self.scan.argument();
                let value = self.step(counter.trim());
                if name == "refstepcounter" {
                    self.current = value.to_string();
                }
            }
            "arabic" | "alph" | "Alph" | "roman" | "Roman" => {
                let counter = self.scan.argument();
                let value = self.counters.get(counter.trim()).copied().unwrap_or_default();
                out.inline(&shown(name, value));
            }
            name => {
                let value = name.strip_prefix("the").and_then(|counter| self.counters.get(counter)).copied();
                let Some(value) = value else { return false };
                out.inline(&value.to_string());
            }
        }
        true
    }

    fn number_in(&self, text: &str) -> Option<i64> {
        number(&mut Scanner::new(text), &self.page.macros, &self.counters)
    }
}

/// A number as `\alph` and similar commands write it.
pub(super) fn shown(command: &str, value: i64) -> String {
    match command {
        "alph" => letters(value, 'a'),
        "Alph" => letters(value, 'A'),
        "roman" => roman(value, false),
        "Roman" => roman(value, true),
        _ => value.to_string(),
    }
}

/// Reads a number: digits, a counter, or a macro. None if it is something else.
pub(super) fn number(scan: &mut Scanner, macros: &Macros, counters: &HashMap<String, i64>) -> Option<i64> {
    let negative = sign(scan);
    for _ in 0..MAX_EXPANSIONS {
        let digits = scan.letters(|c| c.is_ascii_digit());
        if !digits.is_empty() {
            scan.blanks();
            return digits.parse().ok().map(|value: i64| if negative { -value } else { value });
        }
        if scan.eat("`") {
            scan.eat("\\");
            return scan.next().map(|c| i64::from(u32::from(c)));
        }
        if !scan.eat("\\") {
            return None;
        }
        let name = scan.command();
        let value = match name.as_str() {
            "value" | "arabic" => counters.get(scan.argument().trim()).copied(),
            "z@" => Some(0),
            "@ne" => Some(1),
            "tw@" => Some(2),
            name => name.strip_prefix("c@").or(name.strip_prefix("the")).and_then(|name| counters.get(name)).copied(),
        };
        if let Some(value) = value {
            return Some(if negative { value.saturating_neg() } else { value });
        }
        let expansion = macros.expand(&name, scan)?;
        scan.push(&expansion);
        scan.space();
    }
    None
}

/// Reads a length in points. None if it is something else.
pub(super) fn length(scan: &mut Scanner) -> Option<f64> {
    let negative = sign(scan);
    let digits = scan.letters(|c| c.is_ascii_digit() || c == '.');
    scan.blanks();
    let (_, factor) = UNITS.into_iter().find(|(unit, _)| scan.eat(unit))?;
    scan.blanks();
    let points = digits.parse::<f64>().ok()? * factor;
    Some(if negative { -points } else { points })
}

/// Reads signs. Returns whether they make the number negative.
fn sign(scan: &mut Scanner) -> bool {
    let mut negative = false;
    loop {
        scan.space();
        if scan.eat("-") {
            negative = !negative;
        } else if !scan.eat("+") {
            return negative;
        }
    }
}
