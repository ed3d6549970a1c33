//! Includes other files of a statement.

use super::{out::Out, parser::Parser};
use crate::{statement::page::escape, text::read_any_text};

/// The maximum number of included files.
const MAX_INPUTS: usize = 50;

impl Parser<'_, '_> {
    /// Includes another file.
    pub(super) fn input(&mut self, line: u64) {
        let name = self.scan.argument();
        let name = self.inline_text(&name);
        self.inputs += 1;
        let Some(file) = self.page.assets.text_file(&name).filter(|_| self.inputs <= MAX_INPUTS) else {
            self.page.warn(line, format!("the file {name} is not beside the statement and is left out"));
            return;
        };
        match read_any_text(&self.page.assets.path(&file)) {
            Ok((text, _)) => {
                if !self.scan.push(&text) {
                    self.page.warn(line, format!("the file {name} is left out, because the statement is too large"));
                }
            }
            Err(error) => self.page.warn(line, format!("the file {name} is left out: {error}")),
        }
    }

    pub(super) fn listing(&mut self, name: &str, line: u64, out: &mut Out) {
        self.scan.option();
        if name == "inputminted" {
            self.scan.argument();
        }
        let file = self.scan.argument();
        let found = self.page.assets.text_file(&file).map(|path| self.page.assets.path(&path));
        match found.map(|path| read_any_text(&path)) {
            Some(Ok((text, _))) => out.block(&format!("<pre><code>{}</code></pre>", escape(&text))),
            _ => self.page.warn(line, format!("the file {file} is not beside the statement and is left out")),
        }
    }
}
