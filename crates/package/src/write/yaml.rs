//! Writes YAML. All texts are quoted, so that nothing in them is special.

/// A mapping.
#[derive(Debug, Default)]
pub(super) struct Yaml {
    lines: Vec<String>,
}

impl Yaml {
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) fn text(&mut self, key: &str, value: &str) {
        self.raw(key, &quoted(value));
    }

    pub(super) fn number(&mut self, key: &str, value: f64) {
        self.raw(key, &value.to_string());
    }

    pub(super) fn yes(&mut self, key: &str, value: bool) {
        self.raw(key, &value.to_string());
    }

    /// A list of texts. An empty list is not written.
    pub(super) fn list(&mut self, key: &str, values: &[String]) {
        if !values.is_empty() {
            self.list_always(key, values);
        }
    }

    /// A list of texts, also if it is empty.
    pub(super) fn list_always(&mut self, key: &str, values: &[String]) {
        let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        self.raw(key, &format!("[{}]", values.join(", ")));
    }

    /// A value in YAML syntax.
    pub(super) fn raw(&mut self, key: &str, value: &str) {
        self.lines.push(format!("{}: {value}", self::key(key)));
    }

    pub(super) fn map(&mut self, key: &str, inner: Self) {
        self.lines.push(format!("{}:", self::key(key)));
        self.lines.extend(inner.lines.into_iter().map(|line| format!("  {line}")));
    }

    /// A list of mappings.
    pub(super) fn maps(&mut self, key: &str, all: Vec<Self>) {
        if all.is_empty() {
            return;
        }
        self.lines.push(format!("{}:", self::key(key)));
        for inner in all {
            for (at, line) in inner.lines.into_iter().enumerate() {
                self.lines.push(format!("  {}{line}", if at == 0 { "- " } else { "  " }));
            }
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        self.lines.extend(other.lines);
    }

    pub(super) fn finish(self) -> String {
        self.lines.into_iter().map(|line| line + "\n").collect()
    }
}

fn key(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && name.starts_with(|c: char| c.is_ascii_alphabetic());
    if plain { name.to_owned() } else { quoted(name) }
}

fn quoted(text: &str) -> String {
    let mut result = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => result += "\\\"",
            '\\' => result += "\\\\",
            '\n' => result += "\\n",
            '\t' => result += "\\t",
            '\r' => result += "\\r",
            c if c.is_control() => result += &format!("\\u{:04x}", u32::from(c)),
            c => result.push(c),
        }
    }
    result + "\""
}
