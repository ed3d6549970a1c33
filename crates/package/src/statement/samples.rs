//! Samples inside the text of a statement.

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use assay_domain::signature::Signature;

use super::{page::escape, words::Words};
use crate::SampleFiles;

/// Longer files are cut, in bytes.
const MAX_SHOWN_BYTES: u64 = 32 * 1024;

/// The samples of a problem, and which of them were shown.
#[derive(Debug)]
pub(super) struct Samples<'a> {
    all: &'a [SampleFiles],
    next: usize,
    words: Words,
    /// Of a function problem, whose samples are shown as values.
    signature: Option<&'a Signature>,
}

impl<'a> Samples<'a> {
    pub(super) fn new(all: &'a [SampleFiles], words: Words, signature: Option<&'a Signature>) -> Self {
        Self { all, next: 0, words, signature }
    }

    /// The next sample as HTML. None if all were shown.
    pub(super) fn next(&mut self) -> Option<String> {
        let sample = self.all.get(self.next)?;
        self.next += 1;
        Some(self.show(sample, self.next))
    }

    /// A sample by its number from 1, even if it was already shown.
    pub(super) fn nth(&mut self, number: usize) -> Option<String> {
        let sample = self.all.get(number.checked_sub(1)?)?;
        self.next = self.next.max(number);
        Some(self.show(sample, number))
    }

    /// The names of the shown samples.
    pub(super) fn shown(&self) -> Vec<String> {
        self.all.iter().take(self.next).map(|sample| sample.name.clone()).collect()
    }

    fn show(&self, sample: &SampleFiles, number: usize) -> String {
        let Words { sample_input, sample_output, sample_interaction, .. } = self.words;
        if let Some(conversation) = &sample.interaction {
            let lines = self.conversation(&text(conversation));
            return format!("<div class=\"sample\"><h3>{sample_interaction} {number}</h3>\n{lines}</div>\n");
        }
        let read = |file: &Option<PathBuf>| file.as_deref().map(text).unwrap_or_default();
        let (input, output) = self.as_values(read(&sample.input), read(&sample.output));
        let part = |title: &str, text: &str| {
            format!("<div class=\"sample-part\"><h3>{title} {number}</h3><pre>{}</pre></div>", escape(text))
        };
        let (input, output) = (part(sample_input, &input), part(sample_output, &output));
        format!("<div class=\"sample\">{input}{output}</div>\n")
    }

    /// The texts of a function problem as values. Texts that do not match its signature stay as they are.
    fn as_values(&self, input: String, output: String) -> (String, String) {
        let values = self.signature.and_then(|it| it.case_values(&input, Some(&output), None));
        let Some(values) = values else { return (input, output) };
        (values.input, values.expected.map_or(output, |value| value.text()))
    }

    /// An interaction. The program reads lines with `<` and writes lines with `>`.
    fn conversation(&self, text: &str) -> String {
        let mut html = String::new();
        let mut pass = 1;
        for line in text.lines() {
            let (class, said) = match (line.strip_prefix('<'), line.strip_prefix('>')) {
                (Some(said), _) => ("sample-reads", said),
                (_, Some(said)) => ("sample-writes", said),
                _ if line.trim() == "---" => {
                    pass += 1;
                    html += &format!("<h4>{} {pass}</h4>\n", self.words.pass);
                    continue;
                }
                _ => ("sample-reads", line),
            };
            html += &format!("<pre class=\"{class}\">{}</pre>\n", escape(said.strip_prefix(' ').unwrap_or(said)));
        }
        html
    }
}

/// The beginning of a file. Judging reports files that cannot be read.
fn text(path: &Path) -> String {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MAX_SHOWN_BYTES + 1).read_to_end(&mut bytes));
    let cut = bytes.len() as u64 > MAX_SHOWN_BYTES;
    bytes.truncate(MAX_SHOWN_BYTES as usize);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    if read.is_ok() && cut { text + "…" } else { text }
}
