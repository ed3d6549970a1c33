//! The text format of Prometheus, version 0.0.4.

use std::fmt::{Display, Write as _};

pub(super) const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Writes the text. All lines of a metric must be added one after the other.
#[derive(Debug, Default)]
pub(super) struct Exposition {
    text: String,
    last: &'static str,
}

impl Exposition {
    pub(super) fn gauge(&mut self, name: &'static str, help: &str, labels: &[(&str, &str)], value: impl Display) {
        if self.last != name {
            self.last = name;
            self.add(format_args!("# HELP {name} {help}\n# TYPE {name} gauge\n"));
        }
        self.add(name);
        for (at, (label, value)) in labels.iter().enumerate() {
            let before = if at == 0 { '{' } else { ',' };
            self.add(format_args!("{before}{label}=\"{}\"", escaped(value)));
        }
        self.add(format_args!("{} {value}\n", if labels.is_empty() { "" } else { "}" }));
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    fn add(&mut self, text: impl Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{text}");
    }
}

fn escaped(value: &str) -> String {
    value.replace('\\', r"\\").replace('"', "\\\"").replace('\n', r"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metric_is_explained_once_and_labels_are_escaped() {
        let mut text = Exposition::default();
        text.gauge("a", "First.", &[], 1);
        text.gauge("b", "Second.", &[("x", "1"), ("y", "\"\\\n")], 0.5);
        text.gauge("b", "Second.", &[("x", "2"), ("y", "")], 2);
        assert_eq!(
            text.finish(),
            "# HELP a First.\n# TYPE a gauge\na 1\n\
             # HELP b Second.\n# TYPE b gauge\nb{x=\"1\",y=\"\\\"\\\\\\n\"} 0.5\nb{x=\"2\",y=\"\"} 2\n"
        );
    }
}
