/// Writes HTML, and puts inline content into paragraphs.
#[derive(Debug, Default)]
pub(super) struct Out {
    pub(super) html: String,
    in_paragraph: bool,
    /// Whether to write paragraphs. Cells and captions have none.
    paragraphs: bool,
}

impl Out {
    pub(super) fn flow() -> Self {
        Self { paragraphs: true, ..Self::default() }
    }

    pub(super) fn inline(&mut self, html: &str) {
        if html == " " && self.html.ends_with(' ') {
            return;
        }
        if self.paragraphs && !self.in_paragraph {
            if html.trim().is_empty() {
                return;
            }
            self.html += "<p>";
            self.in_paragraph = true;
        }
        self.html += html;
    }

    pub(super) fn block(&mut self, html: &str) {
        self.end_paragraph();
        self.html += html;
        self.html.push('\n');
    }

    pub(super) fn end_paragraph(&mut self) {
        if self.in_paragraph {
            self.html.truncate(self.html.trim_end_matches(' ').len());
            self.html += "</p>\n";
            self.in_paragraph = false;
        } else if !self.paragraphs && !self.html.is_empty() {
            self.html.push(' ');
        }
    }
}
