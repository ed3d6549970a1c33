//! Conditions. Only one branch is read.

use super::parser::Parser;

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

/// Commands that choose between their last two arguments, and the number of arguments before them.
const CHOICES: [(&str, usize); 22] = [
    ("ifthenelse", 1),
    ("iflanguage", 1),
    ("IfLanguageName", 1),
    ("ifstrequal", 2),
    ("ifstrempty", 1),
    ("ifblank", 1),
    ("notblank", 1),
    ("ifdef", 1),
    ("ifundef", 1),
    ("ifcsdef", 1),
    ("ifcsundef", 1),
    ("ifdefempty", 1),
    ("ifdefvoid", 1),
    ("ifdefstring", 2),
    ("iftoggle", 1),
    ("nottoggle", 1),
    ("ifbool", 1),
    ("notbool", 1),
    ("ifnumcomp", 3),
    ("ifnumequal", 2),
    ("ifempty", 1),
    ("IfFileExists", 1),
];

/// The maximum number of searches for the end of a condition.
const MAX_SEARCHES: usize = 200;

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
    /// Whether the command is a condition that ends with `\fi`.
    pub(super) fn is_condition(&mut self, name: &str) -> bool {
        name.starts_with("if")
            && (CONDITIONS.contains(&name)
                || self.switches.contains_key(name)
                // Another file may define it.
                || CHOICES.iter().all(|(known, _)| *known != name) && self.scan.peek() != Some('{') && self.ends_ahead())
    }

    fn ends_ahead(&mut self) -> bool {
        // Each search may read the whole text.
        self.searches += 1;
        self.searches <= MAX_SEARCHES && self.scan.is_ahead("\\fi")
    }

    /// Reads the branch of a condition that is meant for web pages.
    pub(super) fn condition(&mut self, name: &str) {
        match name {
            "ifplastex" | "iftrue" | "ifhtml" => {}
            "ifx" | "ifdefined" => {
                // The compared values are ignored.
                self.scan.argument();
                if name == "ifx" {
                    self.scan.argument();
                }
                self.skip_condition(true);
            }
            name if self.switches.get(name) == Some(&true) => {}
            _ => self.skip_condition(true),
        }
    }

    /// Skips a branch, to the end or to the other branch.
    pub(super) fn skip_condition(&mut self, to_else: bool) {
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
                "else" if depth == 0 && to_else => return,
                "fi" => depth -= 1,
                name if CONDITIONS.contains(&name) || self.switches.contains_key(name) => depth += 1,
                _ => {}
            }
        }
    }

    /// Reads `\newif\ifname`, which also defines `\nametrue` and `\namefalse`.
    pub(super) fn new_switch(&mut self) {
        let name = self.scan.argument();
        self.switches.insert(name.trim_start_matches('\\').to_owned(), false);
    }

    /// Sets a switch by `\nametrue` or `\namefalse`. False if there is no such switch.
    pub(super) fn set_switch(&mut self, name: &str) -> bool {
        let set = [("true", true), ("false", false)].into_iter().find_map(|(word, value)| {
            let switch = format!("if{}", name.strip_suffix(word)?);
            self.switches.contains_key(&switch).then_some((switch, value))
        });
        match set {
            Some((switch, value)) => self.switches.insert(switch, value).is_some(),
            None => false,
        }
    }

    /// Reads a command that chooses between two arguments. False if it is another command.
    pub(super) fn choice(&mut self, name: &str) -> bool {
        let Some((_, count)) = CHOICES.iter().find(|(known, _)| *known == name) else { return false };
        let test: Vec<String> = (0..*count).map(|_| self.scan.argument()).collect();
        let (yes, no) = (self.scan.argument(), self.scan.argument());
        let first = test.first().map(|text| text.trim()).unwrap_or_default();
        let second = test.get(1).map(|text| text.trim()).unwrap_or_default();
        let holds = match name {
            "ifthenelse" => true,
            "iflanguage" | "IfLanguageName" => {
                let code = LANGUAGES.iter().find(|(known, _)| *known == first).map(|(_, code)| *code);
                code == self.page.language.split('-').next()
            }
            "ifstrequal" | "ifnumequal" => first == second,
            "ifstrempty" | "ifblank" | "ifempty" => first.is_empty(),
            "notblank" => !first.is_empty(),
            "ifdef" | "ifcsdef" => self.page.macros.has(first),
            "ifundef" | "ifcsundef" => !self.page.macros.has(first),
            "nottoggle" | "notbool" => true,
            "IfFileExists" => self.page.assets.text_file(first).is_some(),
            _ => false,
        };
        self.scan.push(if holds { &yes } else { &no });
        true
    }
}
