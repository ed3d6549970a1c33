//! Conditions, of which one branch is read.

use super::parser::Parser;

impl Parser<'_, '_> {
    /// Of a condition the branch that is meant for pages is read.
    pub(super) fn condition(&mut self, name: &str) {
        match name {
            "ifplastex" | "iftrue" | "ifhtml" | "ifthenelse" => {
                if name == "ifthenelse" {
                    self.scan.argument();
                    let first = self.scan.argument();
                    self.scan.argument();
                    self.scan.push(&first);
                }
            }
            "ifx" | "ifdefined" => {
                // What is compared is not looked at.
                self.scan.argument();
                if name == "ifx" {
                    self.scan.argument();
                }
                self.skip_condition(true);
            }
            _ => self.skip_condition(true),
        }
    }

    /// Passes over a branch, to its end or its other branch.
    pub(super) fn skip_condition(&mut self, to_else: bool) {
        let mut depth = 0_usize;
        while let Some(c) = self.scan.next() {
            if c != '\\' {
                continue;
            }
            match self.scan.command().as_str() {
                "fi" if depth == 0 => return,
                "else" if depth == 0 && to_else => return,
                "fi" => depth -= 1,
                name if name.starts_with("if") && name != "ifthenelse" => depth += 1,
                _ => {}
            }
        }
    }
}
