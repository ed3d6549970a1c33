//! Lists.

use super::{
    out::Out,
    parser::{Ended, Parser, Within},
};

/// An item.
struct Item {
    /// Its own label, if it has one.
    label: Option<String>,
    /// Its number, if it is numbered.
    number: i64,
    html: String,
}

/// The names of the counters of nested lists.
const COUNTERS: [&str; 4] = ["enumi", "enumii", "enumiii", "enumiv"];

/// The names of the labels of nested lists without numbers.
const BULLETS: [&str; 4] = ["labelitemi", "labelitemii", "labelitemiii", "labelitemiv"];

/// Options that `\setlist[enumerate,1]{…}` sets for lists.
pub(super) struct ListSetting {
    /// The lists for which it is valid. Empty for all.
    names: Vec<String>,
    /// The nesting for which it is valid, from 1. None for all.
    level: Option<usize>,
    options: String,
}

/// The numbering of a list.
struct Numbering {
    /// The LaTeX before and after the number.
    around: (String, String),
    /// The value of HTML's `type`: `1`, `a`, `A`, `i` or `I`.
    digits: char,
    first: i64,
    /// Whether it continues the list before.
    resumed: bool,
}

impl Parser<'_, '_> {
    /// Reads a list to the end of its environment. Its name differs from its kind if `\newlist` defined it.
    pub(super) fn list(&mut self, kind: &str, name: &str, out: &mut Out) {
        let mut options = String::new();
        while let Some(option) = self.scan.option() {
            options += &option;
        }
        let ordered = matches!(kind, "enumerate" | "compactenum" | "inparaenum" | "asparaenum" | "tightenumerate");
        let bulleted = !ordered && kind != "description";
        let mark = if bulleted { self.mark(name, &options) } else { None };
        self.bullets += usize::from(bulleted);
        let counter = COUNTERS[self.lists.min(COUNTERS.len() - 1)];
        let mut numbering =
            Numbering { around: (String::new(), ".".to_owned()), digits: '1', first: 1, resumed: false };
        if ordered {
            self.lists += 1;
            self.preset(&mut numbering, name, counter);
            numbering.read(&options);
            if !numbering.resumed {
                self.counters.insert(counter.to_owned(), numbering.first.saturating_sub(1));
            }
        }
        let before = self.current.clone();
        let mut items: Vec<Item> = Vec::new();
        let mut preamble = Out::default();
        let mut ended = self.content(&mut preamble, Within::List);
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
            let label = self.scan.option().or_else(|| mark.clone()).map(|label| self.inline_html(&label));
            let number = if ordered && label.is_none() { self.step(counter) } else { 0 };
            if ordered && label.is_none() {
                self.current = numbering.number(number);
            }
            let mut item = Out::flow();
            ended = self.content(&mut item, Within::List);
            item.end_paragraph();
            items.push(Item { label, number, html: one_paragraph(item.html) });
        }
        self.current = before;
        self.lists -= usize::from(ordered);
        self.bullets -= usize::from(bulleted);
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
            let first = items.first().map_or(1, |item| item.number);
            let start = if first == 1 { String::new() } else { format!(" start=\"{first}\"") };
            let mut next = first;
            let mut html = String::new();
            for item in items {
                let value = if item.number == next { String::new() } else { format!(" value=\"{}\"", item.number) };
                html += &format!("<li{value}>{}</li>\n", item.html);
                next = item.number.saturating_add(1);
            }
            return format!("<ol{digits}{start}>\n{html}</ol>");
        }
        let mut html = String::new();
        for item in items {
            let label = item.label.clone().unwrap_or_else(|| {
                let (before, after) = &numbering.around;
                self.inline_html(&format!("{before}{}{after}", numbering.number(item.number)))
            });
            html += &labelled(&label, &item.html);
        }
        format!("<ul>\n{html}</ul>")
    }

    /// Reads `\setlist[enumerate,1]{…}`, `\setenumerate[1]{…}` or `\setitemize{…}`.
    pub(super) fn set_list(&mut self, command: &str) {
        self.scan.eat("*");
        let chosen = self.scan.option().unwrap_or_default();
        let options = self.scan.argument();
        let words = || chosen.split(',').map(str::trim).filter(|word| !word.is_empty());
        let level = words().find_map(|word| word.parse().ok());
        let mut names: Vec<String> = words().filter(|word| word.parse::<usize>().is_err()).map(str::to_owned).collect();
        match command {
            "setenumerate" => names.push("enumerate".to_owned()),
            "setitemize" => names.push("itemize".to_owned()),
            _ => {}
        }
        self.list_settings.push(ListSetting { names, level, options });
    }

    /// Reads `\newlist{steps}{enumerate}{2}`.
    pub(super) fn new_list(&mut self) {
        let (name, kind) = (self.scan.argument(), self.scan.argument());
        self.scan.argument();
        self.new_lists.insert(name.trim().to_owned(), kind.trim().trim_end_matches('*').to_owned());
    }

    /// Sets the numbering that a list has without options.
    fn preset(&self, numbering: &mut Numbering, name: &str, counter: &str) {
        let macros = &self.page.macros;
        let digits = macros.body(&format!("the{counter}"));
        if let Some(digits) = digits {
            numbering.read_label(&format!("{digits}."));
        }
        if let Some(label) = macros.body(&format!("label{counter}")) {
            let digits = digits.map_or_else(|| format!("\\arabic{{{counter}}}"), str::to_owned);
            numbering.read_label(&label.replace(&format!("\\the{counter}"), &digits));
        }
        for options in self.settings(name, self.lists) {
            numbering.read_options(options);
        }
    }

    /// The label of the items of a list without numbers, in LaTeX. None for a bullet.
    fn mark(&self, name: &str, options: &str) -> Option<String> {
        let level = self.bullets + 1;
        // The package paralist has the label alone.
        let alone = Some(options.trim())
            .filter(|mark| !mark.contains('=') && !mark.starts_with(|c: char| c.is_alphabetic() || c == '<'));
        let mark = label(options)
            .or_else(|| alone.filter(|mark| !mark.is_empty()))
            .or_else(|| self.settings(name, level).filter_map(label).last())
            .or_else(|| self.page.macros.body(BULLETS[self.bullets.min(BULLETS.len() - 1)]))?;
        let mark = mark.trim();
        let mark = mark.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(mark);
        let bullet = matches!(mark.trim(), "\\textbullet" | "$\\bullet$" | "\\(\\bullet\\)" | "\\labelitemi");
        (!bullet).then(|| mark.to_owned())
    }

    /// The options that `\setlist` sets for a list at a level of nesting.
    fn settings<'s>(&'s self, name: &'s str, level: usize) -> impl Iterator<Item = &'s str> {
        let valid = move |setting: &&ListSetting| {
            (setting.names.is_empty() || setting.names.iter().any(|valid| valid == name))
                && setting.level.is_none_or(|only| only == level)
        };
        self.list_settings.iter().filter(valid).map(|setting| setting.options.as_str())
    }
}

impl Numbering {
    /// Reads `[(a)]` of the package enumerate, or `[label=(\alph*), start=3]` of enumitem.
    fn read(&mut self, options: &str) {
        let keys =
            ["label", "start", "resume", "nosep", "noitemsep", "left", "leftmargin", "wide", "ref", "align", "font"];
        if keys.iter().any(|key| options.split(',').any(|part| part.trim().starts_with(key))) {
            self.read_options(options);
        } else {
            self.read_sample(options);
        }
    }

    fn read_options(&mut self, options: &str) {
        for (key, value) in key_values(options) {
            match key {
                "label" | "label*" => self.read_label(value),
                "start" => self.first = value.trim().parse().unwrap_or(1),
                "resume" | "resume*" => self.resumed = true,
                _ => {}
            }
        }
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
        let kinds = [("\\arabic", '1'), ("\\alph", 'a'), ("\\Alph", 'A'), ("\\roman", 'i'), ("\\Roman", 'I')];
        let number = kinds.into_iter().find_map(|(command, digits)| {
            let (before, after) = label.split_once(command)?;
            // The counter: `*` or `{enumi}`.
            let after = after.strip_prefix('*').or_else(|| Some(after.strip_prefix('{')?.split_once('}')?.1))?;
            Some((before, after, digits))
        });
        match number {
            Some((before, after, digits)) => {
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

/// The value of `label` in the options of a list.
fn label(options: &str) -> Option<&str> {
    let label = key_values(options).into_iter().rev().find(|(key, _)| matches!(*key, "label" | "label*"));
    label.map(|(_, value)| value)
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

pub(super) fn letters(number: i64, first: char) -> String {
    let letter = u8::try_from(number.saturating_sub(1))
        .ok()
        .filter(|offset| *offset < 26)
        .map(|offset| char::from(first as u8 + offset));
    letter.map_or_else(|| number.to_string(), String::from)
}

pub(super) fn roman(number: i64, capitals: bool) -> String {
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
