//! Conditions that end with `\fi`. Only one branch is read.

use super::{
    choice,
    counter::{length, number},
    parser::Parser,
    setting,
    symbols::{accent, symbol},
};

/// Conditions of TeX and common packages that end with `\fi`.
const CONDITIONS: [&str; 31] = [
    "if",
    "ifcat",
    "ifnum",
    "ifdim",
    "ifodd",
    "ifvmode",
    "ifhmode",
    "ifmmode",
    "ifinner",
    "ifvoid",
    "ifhbox",
    "ifvbox",
    "ifx",
    "ifeof",
    "iftrue",
    "iffalse",
    "ifcase",
    "ifdefined",
    "ifcsname",
    "iffontchar",
    "ifplastex",
    "ifhtml",
    "ifpdf",
    "ifxetex",
    "ifluatex",
    "ifpdftex",
    "ifPDFTeX",
    "ifXeTeX",
    "ifLuaTeX",
    "ifpdfoutput",
    "ifprint",
];

/// Commands of LaTeX that statements test for. Symbols and commands of formulas are known from elsewhere.
const BUILT_IN: [&str; 20] = [
    "begin",
    "end",
    "item",
    "par",
    "chapter",
    "section",
    "subsection",
    "paragraph",
    "title",
    "caption",
    "label",
    "ref",
    "footnote",
    "includegraphics",
    "href",
    "url",
    "textbf",
    "textit",
    "texttt",
    "emph",
];

/// The maximum number of searches for the end of a condition, and the maximum length of each.
const MAX_SEARCHES: usize = 200;
const MAX_SEARCHED: usize = 50_000;

impl Parser<'_, '_> {
    /// Whether the command is a condition that ends with `\fi`.
    pub(super) fn is_condition(&mut self, name: &str) -> bool {
        name.starts_with("if")
            && (self.is_known_condition(name)
                // Another file may define it.
                || !choice::is_choice(name) && self.scan.peek() != Some('{') && self.ends_ahead())
    }

    fn is_known_condition(&self, name: &str) -> bool {
        CONDITIONS.contains(&name) || self.switches.contains_key(name)
    }

    /// Whether the rest contains a `\fi` that does not belong to a condition in the rest.
    pub(super) fn ends_ahead(&mut self) -> bool {
        self.searches += 1;
        if self.searches > MAX_SEARCHES {
            return false;
        }
        let mut depth = 0_usize;
        let mut rest = self.scan.rest().take(MAX_SEARCHED).peekable();
        while let Some(c) = rest.next() {
            match c {
                '%' => while rest.next().is_some_and(|c| c != '\n') {},
                '\\' => {
                    let mut name = String::new();
                    while let Some(c) = rest.next_if(char::is_ascii_alphabetic) {
                        name.push(c);
                    }
                    match name.as_str() {
                        "" => {
                            rest.next();
                        }
                        "fi" if depth == 0 => return true,
                        "fi" => depth -= 1,
                        name if self.is_known_condition(name) => depth += 1,
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        false
    }

    /// Reads a condition up to the branch that is meant for web pages. `negated` exchanges the branches.
    pub(super) fn condition(&mut self, name: &str, negated: bool, line: u64) {
        if name == "ifcase" {
            let value = self.number();
            return self.case(value, line);
        }
        let holds = match name {
            "ifplastex" | "iftrue" | "ifhtml" => Some(true),
            "ifnum" => {
                let (macros, counters) = (&self.page.macros, &self.counters);
                choice::compared(&mut self.scan, |scan| number(scan, macros, counters))
            }
            "ifdim" => choice::compared(&mut self.scan, length),
            "ifodd" => self.number().map(|value| value % 2 != 0),
            "ifx" => {
                let (one, other) = (self.scan.argument(), self.scan.argument());
                Some(self.are_same(&one, &other))
            }
            "ifdefined" => {
                let command = self.scan.argument();
                Some(self.is_defined(&command))
            }
            "ifcsname" => {
                let command = self.scan.until("\\endcsname");
                self.scan.blanks();
                Some(self.is_defined(&command))
            }
            "if" | "ifcat" => {
                let (one, other) = (self.token(), self.token());
                Some(one == other)
            }
            name => Some(self.switches.get(name) == Some(&true)),
        };
        if holds.is_none() {
            self.page.warn(line, format!("the values of `\\{name}` are not known; its `\\else` is shown"));
        }
        if holds.map(|holds| holds != negated) != Some(true) {
            self.skip_branch(|end| end == "else");
        }
    }

    /// Skips to a branch of `\ifcase`.
    fn case(&mut self, value: Option<i64>, line: u64) {
        if value.is_none() {
            self.page.warn(line, "the value of `\\ifcase` is not known; its `\\else` is shown");
        }
        let mut left = value.unwrap_or(-1);
        if left != 0 {
            self.skip_branch(|end| {
                left -= i64::from(end == "or");
                end == "else" || left == 0
            });
        }
    }

    fn number(&mut self) -> Option<i64> {
        number(&mut self.scan, &self.page.macros, &self.counters)
    }

    /// A character or command, after expanding macros.
    fn token(&mut self) -> String {
        let token = self.scan.argument();
        let expanded = self.page.macros.body(&token).filter(|_| token.starts_with('\\'));
        match expanded.map(str::to_owned) {
            Some(body) => {
                self.scan.push(&body);
                self.scan.argument()
            }
            None => token,
        }
    }

    /// Whether two tokens mean the same.
    fn are_same(&mut self, one: &str, other: &str) -> bool {
        let (Some(first), Some(second)) = (one.strip_prefix('\\'), other.strip_prefix('\\')) else {
            return one == other;
        };
        match (self.page.macros.has(first), self.page.macros.has(second)) {
            (true, true) => self.page.macros.are_equal(first, second),
            (false, false) => first == second || !self.is_defined(first) && !self.is_defined(second),
            _ => false,
        }
    }

    pub(super) fn is_defined(&mut self, command: &str) -> bool {
        let name = command.trim().trim_start_matches('\\');
        self.page.macros.has(name)
            || BUILT_IN.contains(&name)
            || self.is_known_condition(name)
            || choice::is_choice(name)
            || setting::has_no_effect(name)
            || setting::is_setting(name)
            || accent(name).is_some()
            || symbol(name).is_some()
            || name.strip_prefix("c@").is_some_and(|counter| self.counters.contains_key(counter))
            || name.chars().all(|c| c.is_ascii_alphabetic()) && self.page.knows_in_formulas(name)
    }

    /// Skips a branch, to `\fi` or to another branch if `stops` says so.
    pub(super) fn skip_branch(&mut self, mut stops: impl FnMut(&str) -> bool) {
        let mut depth = 0_usize;
        while let Some(c) = self.scan.next() {
            if c == '%' {
                self.scan.comment();
            }
            if c != '\\' {
                continue;
            }
            match self.scan.command().as_str() {
                "fi" if depth == 0 => return,
                end @ ("else" | "or") if depth == 0 && stops(end) => return,
                "fi" => depth -= 1,
                "newif" => {
                    self.scan.argument();
                }
                name if self.is_known_condition(name) => depth += 1,
                _ => {}
            }
        }
    }

    /// Reads a command that defines or sets a switch. False if it is another command.
    pub(super) fn switch(&mut self, name: &str) -> bool {
        match name {
            "newif" => {
                let name = self.scan.argument();
                self.switches.insert(name.trim_start_matches('\\').to_owned(), false);
            }
            "newboolean" | "provideboolean" | "newbool" | "providebool" | "newtoggle" | "providetoggle" => {
                let switch = self.switch_name(name.ends_with("toggle"));
                self.switches.entry(switch).or_insert(false);
            }
            "setboolean" | "setbool" | "settoggle" => {
                let switch = self.switch_name(name == "settoggle");
                let value = self.scan.argument().trim() == "true";
                self.switches.insert(switch, value);
            }
            "booltrue" | "toggletrue" | "boolfalse" | "togglefalse" => {
                let switch = self.switch_name(name.starts_with("toggle"));
                self.switches.insert(switch, name.ends_with("true"));
            }
            name => return self.set_switch(name),
        }
        true
    }

    /// The name of a boolean or toggle. These have different names, but one table.
    fn switch_name(&mut self, toggle: bool) -> String {
        let name = self.scan.argument();
        choice::switch(name.trim(), toggle)
    }

    /// Sets a switch by `\nametrue` or `\namefalse`. False if there is no such switch.
    fn set_switch(&mut self, name: &str) -> bool {
        let set = [("true", true), ("false", false)].into_iter().find_map(|(word, value)| {
            let switch = format!("if{}", name.strip_suffix(word)?);
            self.switches.contains_key(&switch).then_some((switch, value))
        });
        match set {
            Some((switch, value)) => self.switches.insert(switch, value).is_some(),
            None => false,
        }
    }
}
