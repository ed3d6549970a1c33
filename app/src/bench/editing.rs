//! Changes the text in the editor, and marks its lines.

use assay_domain::{CompilerLine, compiler_lines};

use super::{
    drafts::{Drafts, Version},
    program::Program,
    views::View,
};
use crate::texts;

impl Program {
    pub(super) fn text(&self) -> String {
        self.editor.code.text()
    }

    pub(super) fn changed(&self, text: &str) {
        self.notices.text_changed();
        // Unchanged starter code is not a draft.
        if !self.had_draft.get() && text == self.starter_code() {
            return;
        }
        self.had_draft.set(true);
        self.drafts.with(|drafts| drafts.changed(text));
    }

    /// Call this before replacing the text, so that the user can restore it.
    pub(super) fn keep_text(&self) {
        let text = self.text();
        if text != self.starter_code() {
            self.drafts.with(|drafts| drafts.keep_earlier(&text));
        }
    }

    /// Saves the text in the editor and replaces it.
    pub(super) fn replace_text(&self, text: &str, words: String) {
        self.keep_text();
        self.had_draft.set(true);
        self.editor.code.change(text);
        self.notices.say_with_undo(words);
        self.editor.code.focus();
    }

    pub(super) fn reset(&self) {
        self.replace_text(&self.starter_code(), texts::drafts().reset.to_owned());
    }

    pub(super) fn undo(&self) {
        self.editor.code.undo();
        self.notices.text_changed();
        self.editor.code.focus();
    }

    pub(super) fn save(&self) {
        self.drafts.with(Drafts::keep);
    }

    pub(super) fn use_theirs(&self) {
        if self.drafts.with(|drafts| drafts.resolve(&Version::Theirs)) {
            self.notices.say(texts::drafts().took_theirs.to_owned());
        }
    }

    pub(super) fn keep_mine(&self) {
        self.drafts.with(|drafts| drafts.resolve(&Version::Mine));
    }

    /// Goes to a place in the source.
    pub(super) fn go(&self, line: u32, column: u32) {
        self.layout.show(View::Code);
        self.editor.code.go(line, column);
    }

    pub(super) fn to_editor(&self) {
        self.layout.show(View::Code);
        self.editor.code.arrive();
    }

    pub(super) fn clear_marks(&self) {
        self.editor.code.mark(Vec::new(), Vec::new(), Vec::new());
    }

    /// Marks the lines that a compiler's messages name.
    pub(super) fn mark(&self, messages: &[CompilerLine]) {
        let (mut lines, mut columns, mut texts) = (Vec::new(), Vec::new(), Vec::new());
        for message in messages {
            if let Some(at) = message.at {
                lines.push(at.line);
                columns.push(at.column);
                texts.push(message.text.clone());
            }
        }
        self.editor.code.mark(lines, columns, texts);
    }

    /// Marks what a compiler says about the last submission, if its source is still in the editor.
    pub(super) fn mark_submitted(&self, output: &str) {
        let is_same = self.submitted.borrow().as_ref().is_some_and(|submitted| *submitted == self.text());
        let messages = compiler_lines(output);
        if is_same && messages.iter().any(|message| message.at.is_some()) {
            self.mark(&messages);
            *self.submitted.borrow_mut() = None;
        }
    }
}
