//! Commands that choose between two of their arguments.

use super::{
    counter::{length, number},
    macros,
    parser::Parser,
    scanner::Scanner,
};

/// These commands, and the number of arguments before the last two.
const CHOICES: [(&str, usize); 31] = [
    ("ifthenelse", 1),
    ("iflanguage", 1),
    ("IfLanguageName", 1),
    ("ifstrequal", 2),
    ("IfStrEq", 2),
    ("ifstrempty", 1),
    ("ifblank", 1),
    ("notblank", 1),
    ("ifdef", 1),
    ("ifundef", 1),
    ("ifcsdef", 1),
    ("ifcsundef", 1),
    ("@ifundefined", 1),
    ("ifdefempty", 1),
    ("ifcsempty", 1),
    ("ifdefvoid", 1),
    ("ifcsvoid", 1),
    ("ifdefstring", 2),
    ("ifcsstring", 2),
    ("iftoggle", 1),
    ("nottoggle", 1),
    ("ifbool", 1),
    ("notbool", 1),
    ("ifnumcomp", 3),
    ("ifnumequal", 2),
    ("ifnumgreater", 2),
    ("ifnumless", 2),
    ("ifnumodd", 1),
    ("ifempty", 1),
    ("IfFileExists", 1),
    ("InputIfFileExists", 1),
];

/// The maximum nesting of a test.
const MAX_DEPTH: usize = 30;

/// Babel's names of languages.
const LANGUAGES: [(&str, &str); 26] = [
    ("english", "en"),
    ("american", "en"),
    ("british", "en"),
    ("UKenglish", "en"),
    ("USenglish", "en"),
    ("swedish", "sv"),
    ("german", "de"),
    ("ngerman", "de"),
    ("danish", "da"),
    ("norsk", "nb"),
    ("nynorsk", "nn"),
    ("finnish", "fi"),
    ("icelandic", "is"),
    ("dutch", "nl"),
    ("french", "fr"),
    ("spanish", "es"),
    ("portuguese", "pt"),
    ("brazilian", "pt"),
    ("italian", "it"),
    ("polish", "pl"),
    ("czech", "cs"),
    ("slovak", "sk"),
    ("russian", "ru"),
    ("ukrainian", "uk"),
    ("croatian", "hr"),
    ("hungarian", "hu"),
];

impl Parser<'_, '_> {
    /// Reads a command that chooses between two arguments. False if it is another command.
    pub(super) fn choice(&mut self, name: &str, line: u64) -> bool {
        if let Some(chosen) = macros::choice(name, &mut self.scan) {
            self.scan.push(&chosen);
            return true;
        }
        let Some((_, count)) = CHOICES.iter().find(|(known, _)| *known == name) else { return false };
        let mut test: Vec<String> = (0..*count).map(|_| self.scan.argument().trim().to_owned()).collect();
        let (yes, no) = (self.scan.argument(), self.scan.argument());
        test.resize(3, String::new());
        let holds = self.holds(name, &test).unwrap_or_else(|| {
            self.page.warn(line, format!("the values of `\\{name}` are not known; the last argument is shown"));
            false
        });
        self.scan.push(if holds { &yes } else { &no });
        true
    }

    /// Whether a test holds. None if its values are not known.
    fn holds(&mut self, name: &str, test: &[String]) -> Option<bool> {
        let (first, second) = (test[0].as_str(), test[1].as_str());
        let body = self.page.macros.body(first);
        Some(match name {
            "ifthenelse" => {
                let test = self.page.macros.in_formula(first);
                return Test { scan: Scanner::new(&test), parser: self, depth: 0 }.either();
            }
            "iflanguage" | "IfLanguageName" => {
                let code = LANGUAGES.iter().find(|(known, _)| *known == first).map(|(_, code)| *code);
                code == self.page.language.split('-').next()
            }
            "ifstrequal" | "IfStrEq" => first == second,
            "ifstrempty" | "ifblank" | "ifempty" => first.is_empty(),
            "notblank" => !first.is_empty(),
            "ifdef" | "ifcsdef" => self.is_defined(first),
            "ifundef" | "ifcsundef" | "@ifundefined" => !self.is_defined(first),
            "ifdefempty" | "ifcsempty" => body.is_some_and(|body| body.trim().is_empty()),
            "ifdefvoid" | "ifcsvoid" => body.is_some_and(|body| body.trim().is_empty()) || !self.is_defined(first),
            "ifdefstring" | "ifcsstring" => body == Some(second),
            "iftoggle" | "nottoggle" | "ifbool" | "notbool" => {
                let set = self.switches.get(&switch(first, name.ends_with("toggle"))) == Some(&true);
                set != name.starts_with("not")
            }
            "ifnumodd" => self.value(first)? % 2 != 0,
            "ifnumequal" => self.value(first)? == self.value(second)?,
            "ifnumgreater" => self.value(first)? > self.value(second)?,
            "ifnumless" => self.value(first)? < self.value(second)?,
            "ifnumcomp" => {
                let (one, other) = (self.value(first)?, self.value(&test[2])?);
                match second {
                    "<" => one < other,
                    "=" => one == other,
                    ">" => one > other,
                    _ => return None,
                }
            }
            "IfFileExists" | "InputIfFileExists" => self.page.assets.text_file(first).is_some(),
            _ => return None,
        })
    }

    fn value(&self, text: &str) -> Option<i64> {
        number(&mut Scanner::new(text), &self.page.macros, &self.counters)
    }
}

/// Whether the command chooses between two arguments.
pub(super) fn is_choice(name: &str) -> bool {
    CHOICES.iter().any(|(known, _)| *known == name)
}

/// The name of a boolean or toggle in the table of switches.
pub(super) fn switch(name: &str, toggle: bool) -> String {
    if toggle { format!("toggle {name}") } else { format!("if{name}") }
}

/// A test of `\ifthenelse`.
struct Test<'t, 'p, 'a> {
    scan: Scanner,
    parser: &'t mut Parser<'p, 'a>,
    depth: usize,
}

impl Test<'_, '_, '_> {
    fn either(&mut self) -> Option<bool> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let mut holds = self.both()?;
        while self.word(&["\\or", "\\OR"]) {
            let other = self.both()?;
            holds |= other;
        }
        self.depth -= 1;
        Some(holds)
    }

    fn both(&mut self) -> Option<bool> {
        let mut holds = self.single()?;
        while self.word(&["\\and", "\\AND"]) {
            let other = self.single()?;
            holds &= other;
        }
        Some(holds)
    }

    fn single(&mut self) -> Option<bool> {
        let mut negated = false;
        while self.word(&["\\not", "\\NOT"]) {
            negated = !negated;
        }
        let holds = if self.word(&["\\("]) {
            let holds = self.either()?;
            self.word(&["\\)"]).then_some(holds)?
        } else if self.word(&["\\equal"]) {
            self.scan.argument().trim() == self.scan.argument().trim()
        } else if self.word(&["\\boolean"]) {
            let name = switch(self.scan.argument().trim(), false);
            self.parser.switches.get(&name) == Some(&true) || name == "iftrue"
        } else if self.word(&["\\isodd"]) {
            let value = self.scan.argument();
            self.parser.value(&value)? % 2 != 0
        } else if self.word(&["\\isundefined"]) {
            let name = self.scan.argument();
            name.starts_with('\\') && !self.parser.is_defined(&name)
        } else if self.word(&["\\lengthtest"]) {
            let mut lengths = Scanner::new(&self.scan.argument());
            compared(&mut lengths, length)?
        } else {
            let (macros, counters) = (&self.parser.page.macros, &self.parser.counters);
            compared(&mut self.scan, |scan| number(scan, macros, counters))?
        };
        Some(holds != negated)
    }

    fn word(&mut self, words: &[&str]) -> bool {
        self.scan.space();
        words.iter().any(|word| self.scan.eat(word))
    }
}

/// Compares two values with a sign between them.
pub(super) fn compared<T: PartialOrd>(scan: &mut Scanner, value: impl Fn(&mut Scanner) -> Option<T>) -> Option<bool> {
    let one = value(scan)?;
    scan.space();
    let sign = scan.next()?;
    let other = value(scan)?;
    match sign {
        '<' => Some(one < other),
        '=' => Some(one == other),
        '>' => Some(one > other),
        _ => None,
    }
}
