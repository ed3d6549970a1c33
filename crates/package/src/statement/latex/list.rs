//! Lists.

use super::{
    out::Out,
    parser::{Ended, Parser, Within},
};

/// An item with its own label, if it has one.
struct Item {
    label: Option<String>,
    html: String,
}

/// The numbering of a list.
struct Numbering {
    /// The LaTeX before and after the number.
    around: (String, String),
    /// The value of HTML's `type`: `1`, `a`, `A`, `i` or `I`.
    digits: char,
    first: i64,
}

impl Parser<'_, '_> {
    /// Reads a list to the end of its environment.
    pub(super) fn list(&mut self, kind: &str, out: &mut Out) {
        let mut options = String::new();
        while let Some(option) = self.scan.option() {
            options += &option;
        }
        let ordered = matches!(kind, "enumerate" | "compactenum" | "inparaenum" | "asparaenum" | "tightenumerate");
        let mut numbering = Numbering::read(if ordered { &options } else { "" });
        let before = (self.current.clone(), self.next_item.take());
        let mut items: Vec<Item> = Vec::new();
        let mut preamble = Out::default();
        let mut ended = self.content(&mut preamble, Within::List);
        // A counter was set at the beginning.
        if let Some(first) = self.next_item.take() {
            numbering.first = first;
        }
        let mut number = numbering.first;
        while matches!(ended, Ended::Item | Ended::Brace) {
            if ended == Ended::Brace {
                let mut rest = Out::flow();
                ended = self.content(&mut rest, Within::List);
                rest.end_paragraph();
                if let Some(last) = items.last_mut() {
                    last.html += &rest.html;
                }
                continue;
            }
            self.scan.space();
            let label = self.scan.option().map(|label| self.inline_html(&label));
            if ordered && label.is_none() {
                self.current = numbering.number(number);
                number = number.saturating_add(1);
            }
            let mut item = Out::flow();
            ended = self.content(&mut item, Within::List);
            item.end_paragraph();
            if let Some(next) = self.next_item.take() {
                number = next;
            }
            items.push(Item { label, html: one_paragraph(item.html) });
        }
        (self.current, self.next_item) = before;
        let html = match kind {
            "description" => description(&items),
            _ if ordered => self.ordered(&items, &numbering),
            _ => unordered(&items),
        };
        out.block(&html);
    }

    fn ordered(&mut self, items: &[Item], numbering: &Numbering) -> String {
        let simple = items.iter().all(|item| item.label.is_none()) && numbering.is_simple();
        if simple {
            let digits =
                if numbering.digits == '1' { String::new() } else { format!(" type=\"{}\"", numbering.digits) };
            let start = if numbering.first == 1 { String::new() } else { format!(" start=\"{}\"", numbering.first) };
            let items: String = items.iter().map(|item| format!("<li>{}</li>\n", item.html)).collect();
            return format!("<ol{digits}{start}>\n{items}</ol>");
        }
        let mut number = numbering.first;
        let mut html = String::new();
        for item in items {
            let label = item.label.clone().unwrap_or_else(|| {
                let (before, after) = &numbering.around;
                let label = self.inline_html(&format!("{before}{}{after}", numbering.number(number)));
                number = number.saturating_add(1);
                label
            });
            html += &labelled(&label, &item.html);
        }
        format!("<ul>\n{html}</ul>")
    }
}

impl Numbering {
    /// Reads `[(a)]` of the package enumerate, or `[label=(\alph*), start=3]` of enumitem.
    fn read(options: &str) -> Self {
        let mut numbering = Self { around: (String::new(), ".".to_owned()), digits: '1', first: 1 };
        let keys =
            ["label", "start", "resume", "nosep", "noitemsep", "left", "leftmargin", "wide", "ref", "align", "font"];
        let is_enumitem = keys.iter().any(|key| options.split(',').any(|part| part.trim().starts_with(key)));
        if !is_enumitem {
            numbering.read_sample(options);
            return numbering;
        }
        for (key, value) in key_values(options) {
            match key {
                "label" | "label*" => numbering.read_label(value),
                "start" => numbering.first = value.trim().parse().unwrap_or(1),
                _ => {}
            }
        }
        numbering
    }

    /// Reads `(a)`. The first of `1 a A i I` outside of braces is the number.
    fn read_sample(&mut self, sample: &str) {
        let mut depth = 0_usize;
        let mut command = false;
        for (at, c) in sample.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                '\\' => command = true,
                _ if command && c.is_ascii_alphabetic() => continue,
                '1' | 'a' | 'A' | 'i' | 'I' if depth == 0 => {
                    self.digits = c;
                    self.around = (sample[..at].to_owned(), sample[at + 1..].to_owned());
                    return;
                }
                _ => command = false,
            }
        }
        if !sample.trim().is_empty() {
            self.around = (sample.to_owned(), String::new());
            self.digits = ' ';
        }
    }

    /// Reads `(\alph*)`.
    fn read_label(&mut self, label: &str) {
        let label = label.trim();
        let label = label.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(label);
        let kinds = [("\\arabic*", '1'), ("\\alph*", 'a'), ("\\Alph*", 'A'), ("\\roman*", 'i'), ("\\Roman*", 'I')];
        match kinds.into_iter().find_map(|(command, digits)| Some((label.split_once(command)?, digits))) {
            Some(((before, after), digits)) => {
                self.around = (before.to_owned(), after.to_owned());
                self.digits = digits;
            }
            None => {
                self.around = (label.to_owned(), String::new());
                self.digits = ' ';
            }
        }
    }

    /// Whether HTML has this numbering: `1.`
    fn is_simple(&self) -> bool {
        self.digits != ' ' && self.around.0.is_empty() && matches!(self.around.1.as_str(), "." | "")
    }

    fn number(&self, number: i64) -> String {
        match self.digits {
            'a' | 'A' => letters(number, self.digits),
            'i' | 'I' => roman(number, self.digits == 'I'),
            ' ' => String::new(),
            _ => number.to_string(),
        }
    }
}

/// Splits `key={a, b}, other`.
fn key_values(options: &str) -> Vec<(&str, &str)> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (at, c) in options.char_indices().chain([(options.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 || at == options.len() => {
                let part = &options[start..at];
                let (key, value) = part.split_once('=').unwrap_or((part, ""));
                parts.push((key.trim(), value.trim()));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}

fn letters(number: i64, first: char) -> String {
    let letter =
        u8::try_from(number - 1).ok().filter(|offset| *offset < 26).map(|offset| char::from(first as u8 + offset));
    letter.map_or_else(|| number.to_string(), String::from)
}

fn roman(number: i64, capitals: bool) -> String {
    const DIGITS: [(i64, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    if !(1..400).contains(&number) {
        return number.to_string();
    }
    let mut left = number;
    let mut text = String::new();
    for (value, digits) in DIGITS {
        while left >= value {
            text += digits;
            left -= value;
        }
    }
    if capitals { text.to_ascii_uppercase() } else { text }
}

fn description(items: &[Item]) -> String {
    let item = |item: &Item| format!("<dt>{}</dt><dd>{}</dd>\n", item.label.as_deref().unwrap_or_default(), item.html);
    format!("<dl>\n{}</dl>", items.iter().map(item).collect::<String>())
}

fn unordered(items: &[Item]) -> String {
    let item = |item: &Item| match &item.label {
        Some(label) => labelled(label, &item.html),
        None => format!("<li>{}</li>\n", item.html),
    };
    format!("<ul>\n{}</ul>", items.iter().map(item).collect::<String>())
}

/// An item with a text label.
fn labelled(label: &str, html: &str) -> String {
    let space = if label.is_empty() { "" } else { " " };
    match html.strip_prefix("<p>") {
        Some(rest) => format!("<li class=\"labelled\"><p>{label}{space}{rest}</li>\n"),
        None => format!("<li class=\"labelled\">{label}{space}{html}</li>\n"),
    }
}

/// Removes the paragraph of an item with only one.
fn one_paragraph(html: String) -> String {
    let inner = html.trim().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    match inner {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => html,
    }
}
