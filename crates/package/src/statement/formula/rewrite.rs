//! What authors write, as what the renderer knows.

use super::{
    environment,
    nodes::{Node, parse, print},
    quantity, text,
};

/// Commands that the renderer lacks, and what draws the same.
const SAME: [(&str, &str); 33] = [
    ("mit", ""),
    ("oldstyle", ""),
    ("needspace", ""),
    ("Tiny", "tiny"),
    ("SMALL", "footnotesize"),
    ("Small", "small"),
    ("HUGE", "Huge"),
    ("overparen", "overgroup"),
    ("underparen", "undergroup"),
    ("ointop", "oint"),
    ("Arrowvert", "Vert"),
    ("bracevert", "vert"),
    ("bm", "boldsymbol"),
    ("nicefrac", "frac"),
    ("sfrac", "frac"),
    ("ldotp", "."),
    ("mathellipsis", "ldots"),
    ("textasciitilde", "sim"),
    ("textless", "lt"),
    ("textgreater", "gt"),
    ("textbar", "vert"),
    ("textbackslash", "backslash"),
    ("textunderscore", "_"),
    ("textdollar", "$"),
    ("tabularnewline", "\\"),
    ("cr", "\\"),
    ("toprule", "hline"),
    ("midrule", "hline"),
    ("bottomrule", "hline"),
    ("doublecup", "Cup"),
    ("doublecap", "Cap"),
    ("thickspace", ";"),
    ("displaylimits", "limits"),
];

/// Commands without an effect on what is shown.
const NOTHING: [&str; 25] = [
    "nonumber",
    "notag",
    "allowbreak",
    "goodbreak",
    "badbreak",
    "break",
    "nonscript",
    "hfill",
    "hfil",
    "hfilll",
    "hsize",
    "strut",
    "noindent",
    "centering",
    "protect",
    "xspace",
    "raggedright",
    "relax",
    "par",
    "endtoggle",
    "nolinebreak",
    "null",
    "bgroup",
    "egroup",
    "breakAlign",
];

/// Commands that go with this many arguments.
const WITH_ARGUMENTS: [(&str, usize); 9] = [
    ("label", 1),
    ("vspace", 1),
    ("uproot", 1),
    ("leftroot", 1),
    ("newcolumntype", 2),
    ("definecolor", 3),
    ("Newextarrow", 3),
    ("cline", 1),
    ("setlength", 2),
];

/// Commands of which one argument is shown: how many there are, and which.
const SHOWN: [(&str, usize, usize); 16] = [
    ("href", 2, 1),
    ("class", 2, 1),
    ("style", 2, 1),
    ("cssId", 2, 1),
    ("data", 2, 1),
    ("htmlClass", 2, 1),
    ("htmlId", 2, 1),
    ("htmlStyle", 2, 1),
    ("htmlData", 2, 1),
    ("toggle", 2, 0),
    ("mathtip", 2, 0),
    ("texttip", 2, 0),
    ("shoveleft", 1, 0),
    ("shoveright", 1, 0),
    ("ensuremath", 1, 0),
    ("multicolumn", 3, 2),
];

/// Plain TeX's commands that are environments in LaTeX.
const PLAIN: [(&str, &str); 12] = [
    ("matrix", "matrix"),
    ("pmatrix", "pmatrix"),
    ("bmatrix", "bmatrix"),
    ("vmatrix", "vmatrix"),
    ("cases", "cases"),
    ("array", "matrix"),
    ("eqalign", "aligned"),
    ("eqalignno", "aligned"),
    ("leqalignno", "aligned"),
    ("displaylines", "gathered"),
    ("bordermatrix", "matrix"),
    ("smallmatrix", "smallmatrix"),
];

/// The formula as the renderer knows it.
pub(super) fn rewrite(nodes: Vec<Node>) -> Vec<Node> {
    environment::several_lines(list(nodes))
}

/// The contents of a group.
pub(super) fn list(nodes: Vec<Node>) -> Vec<Node> {
    let nodes = match with_delimiters(nodes) {
        Ok(fraction) => return vec![fraction],
        Err(nodes) => nodes,
    };
    let mut input = Input::new(nodes);
    let mut out = Vec::new();
    while let Some(node) = input.next() {
        match node {
            Node::Command(name) => command(&name, &mut input, &mut out),
            Node::Group(inner) => out.push(Node::Group(list(inner))),
            Node::Environment(name, inner) => environment::environment(&name, inner, &mut out),
            Node::Verbatim(raw) => out.push(Node::Raw(text::verbatim(&raw))),
            Node::Char('’') => out.push(Node::Char('\'')),
            // What a browser keeps together here is one formula anyway.
            Node::Char('\u{a0}') => out.push(Node::Char('~')),
            Node::Char('$') => {}
            other => out.push(other),
        }
    }
    out
}

/// The rest of a list, as a command takes its arguments from it.
pub(super) struct Input {
    rest: std::iter::Peekable<std::vec::IntoIter<Node>>,
}

impl Input {
    pub(super) fn new(nodes: Vec<Node>) -> Self {
        Self { rest: nodes.into_iter().peekable() }
    }

    pub(super) fn next(&mut self) -> Option<Node> {
        self.rest.next()
    }

    fn space(&mut self) {
        while self.rest.next_if_eq(&Node::Space).is_some() {}
    }

    /// An argument, without its braces.
    pub(super) fn argument(&mut self) -> Vec<Node> {
        self.space();
        match self.rest.next() {
            Some(Node::Group(inner)) => inner,
            Some(other) => vec![other],
            None => Vec::new(),
        }
    }

    /// An argument as it is written.
    pub(super) fn word(&mut self) -> String {
        print(&self.argument()).trim().to_owned()
    }

    /// An argument in brackets.
    pub(super) fn option(&mut self) -> Option<Vec<Node>> {
        self.space();
        self.rest.next_if_eq(&Node::Char('['))?;
        Some(self.rest.by_ref().take_while(|node| *node != Node::Char(']')).collect())
    }

    fn star(&mut self) -> bool {
        self.rest.next_if_eq(&Node::Char('*')).is_some()
    }

    fn has_group(&mut self) -> bool {
        self.space();
        matches!(self.rest.peek(), Some(Node::Group(_)))
    }

    /// What comes before a command, which is passed over.
    fn until(&mut self, name: &str) -> Vec<Node> {
        self.rest.by_ref().take_while(|node| !matches!(node, Node::Command(found) if found == name)).collect()
    }

    /// A length as plain TeX writes it: `2pt`.
    fn length(&mut self) -> String {
        self.space();
        let mut length = String::new();
        while let Some(Node::Char(c)) = self
            .rest
            .next_if(|node| matches!(node, Node::Char(c) if c.is_ascii_digit() || matches!(c, '.' | '-' | '+')))
        {
            length.push(c);
        }
        self.space();
        let number = length.len();
        while let Some(Node::Char(c)) = self
            .rest
            .next_if(|node| matches!(node, Node::Char(c) if c.is_ascii_lowercase()) && length.len() < number + 2)
        {
            length.push(c);
        }
        self.space();
        length
    }
}

fn raw(text: impl Into<String>) -> Node {
    Node::Raw(text.into())
}

fn group(nodes: Vec<Node>) -> Node {
    Node::Group(list(nodes))
}

fn command(name: &str, input: &mut Input, out: &mut Vec<Node>) {
    if NOTHING.contains(&name) {
        return;
    }
    if let Some((_, count)) = WITH_ARGUMENTS.iter().find(|(known, _)| *known == name) {
        input.star();
        (0..*count).for_each(|_| {
            input.option();
            input.argument();
        });
        return;
    }
    if let Some((_, count, shown)) = SHOWN.iter().find(|(known, ..)| *known == name) {
        let mut arguments: Vec<_> = (0..*count).map(|_| input.argument()).collect();
        out.push(group(arguments.swap_remove(*shown)));
        return;
    }
    if let Some((_, environment)) = PLAIN.iter().find(|(known, _)| *known == name).filter(|_| input.has_group()) {
        environment::environment(environment, input.argument(), out);
        return;
    }
    if let Some((_, same)) = SAME.iter().find(|(known, _)| *known == name) {
        if !same.is_empty() {
            out.push(if *same == "." { Node::Char('.') } else { Node::Command((*same).to_owned()) });
        }
        return;
    }
    if let Some(alphabet) = alphabet(name) {
        out.push(Node::Command(alphabet.to_owned()));
        return;
    }
    if text::is_text(name) {
        text::text(name, input, out);
        return;
    }
    match name {
        // Hints for breaking lines.
        "/" | "-" | "@" | "" => {}
        "*" => out.push(raw("{}")),
        "num" | "numprint" | "SI" | "qty" | "si" | "unit" => units(name, input, out),
        "tag" => {
            let star = input.star();
            let mut words = text::words(&input.argument(), "text");
            if !star {
                words = format!("\\text{{(}}{words}\\text{{)}}");
            }
            out.push(raw(format!("\\qquad {words}")));
        }
        "ref" | "eqref" | "pageref" => {
            input.argument();
            out.push(raw("\\text{(?)}"));
        }
        "overunderset" => {
            let (above, below, base) = (input.argument(), input.argument(), input.argument());
            out.extend([raw("\\overset"), group(above)]);
            out.push(Node::Group(vec![raw("\\underset"), group(below), group(base)]));
        }
        "stackbin" => {
            let (above, base) = (input.argument(), input.argument());
            out.extend([raw("\\mathbin"), Node::Group(vec![raw("\\overset"), group(above), group(base)])]);
        }
        "buildrel" => {
            let (above, base) = (input.until("over"), input.argument());
            out.extend([raw("\\mathrel"), Node::Group(vec![raw("\\overset"), group(above), group(base)])]);
        }
        "root" => {
            let (degree, radicand) = (input.until("of"), input.argument());
            out.push(raw(format!("\\sqrt[{{{}}}]", print(&list(degree)))));
            out.push(group(radicand));
        }
        "raise" | "lower" | "moveleft" | "moveright" => {
            let length = input.length();
            let sign = if name == "lower" && !length.starts_with('-') { "-" } else { "" };
            let content = list(input.argument());
            let content = print(&content);
            let moves = name.starts_with(['r', 'l']) && !length.is_empty();
            let length = if name == "lower" { length.trim_start_matches('-') } else { length.as_str() };
            out.push(if moves {
                raw(format!("\\raisebox{{{sign}{length}}}{{${content}$}}"))
            } else {
                raw(format!("{{{content}}}"))
            });
        }
        "mspace" => out.push(raw(format!("\\mkern {}", input.word()))),
        "Rule" => {
            let (width, height) = (input.word(), input.word());
            input.argument();
            out.push(raw(format!("\\rule{{{width}}}{{{height}}}")));
        }
        "Space" => {
            let width = input.word();
            input.argument();
            input.argument();
            out.push(raw(format!("\\kern {width} ")));
        }
        "skew" => {
            input.argument();
            out.extend(list(input.argument()));
            out.push(group(input.argument()));
        }
        "mmlToken" => {
            input.argument();
            out.push(raw(text::plain(&input.word())));
        }
        "vtop" | "vbox" => out.push(group(input.argument())),
        "iiiint" => out.push(raw("\\iint\\!\\!\\iint ")),
        "idotsint" => out.push(raw("\\int\\!\\cdots\\!\\int ")),
        "iddots" | "adots" => out.push(raw("\\mathinner{⋰}")),
        "notChar" => out.push(raw("\\not{}")),
        "ketbra" | "Ketbra" => {
            let (ket, bra) = (input.argument(), input.argument());
            out.extend([raw("\\vert "), group(ket), raw("\\rangle\\langle "), group(bra), raw("\\vert ")]);
        }
        "cancelto" => {
            let (value, content) = (input.argument(), input.argument());
            out.push(raw("{\\cancel"));
            out.extend([group(content), raw("}^"), group(value)]);
        }
        "enclose" => {
            let notation = input.word();
            input.option();
            let content = group(input.argument());
            let enclosing = match notation.split_whitespace().next().unwrap_or_default() {
                "box" | "circle" | "roundedbox" => "\\boxed",
                "updiagonalstrike" => "\\cancel",
                "downdiagonalstrike" => "\\bcancel",
                "horizontalstrike" => "\\sout",
                "top" => "\\overline",
                "bottom" => "\\underline",
                _ => "",
            };
            out.extend([raw(enclosing), content]);
        }
        "bbox" => {
            let border = input.option().map(|option| print(&option)).unwrap_or_default();
            let content = group(input.argument());
            out.extend([raw(if border.contains("border") { "\\boxed" } else { "" }), content]);
        }
        "sideset" => {
            let (before, after) = (list(input.argument()), list(input.argument()));
            let operator = list(input.argument());
            let text =
                format!("\\mathop{{{{}}{}{}\\nolimits {}}}\\limits ", print(&before), print(&operator), print(&after));
            out.push(raw(text));
        }
        "color" | "textcolor" | "colorbox" | "fcolorbox" => color(name, input, out),
        "unicode" | "U" | "symbol" => {
            input.option();
            let code = input.word();
            let (digits, radix) = match code.strip_prefix(['x', '"']) {
                Some(digits) => (digits, 16),
                None if name == "U" => (code.as_str(), 16),
                None => (code.as_str(), 10),
            };
            let character = u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).unwrap_or('\u{fffd}');
            out.push(raw(text::plain(&character.to_string())));
        }
        "ce" | "pu" => out.push(raw(chemistry(&input.word()))),
        "url" | "nolinkurl" | "path" => {
            let address = print(&input.argument());
            out.push(raw(text::verbatim(address.trim())));
        }
        "constant" => out.push(raw(text::plain(&input.word()))),
        "multirow" => {
            input.argument();
            input.argument();
            out.push(group(input.argument()));
        }
        "\\" => {
            input.star();
            out.push(Node::Command("\\".to_owned()));
        }
        name => out.push(Node::Command(name.to_owned())),
    }
}

/// The alphabet that `\mathbf`, `\symbfup` and their kin mean, among those that the renderer knows.
fn alphabet(name: &str) -> Option<&'static str> {
    let letters = name.strip_prefix("sym").or_else(|| name.strip_prefix("math"))?;
    Some(match letters {
        "rm" | "up" => "mathrm",
        "normal" => "mathnormal",
        "bf" | "bfup" => "mathbf",
        "it" => "mathit",
        "bfit" => "boldsymbol",
        "bb" | "ds" | "bbm" => "mathbb",
        "frak" | "bffrak" => "mathfrak",
        "scr" | "bfscr" => "mathscr",
        "cal" | "bfcal" => "mathcal",
        "sf" | "sfup" | "bfsf" | "bfsfup" | "sfit" | "bfsfit" => "mathsf",
        "tt" => "mathtt",
        _ => return None,
    })
}

/// `{a \atopwithdelims() b}` as a fraction; the list itself where there is none.
fn with_delimiters(nodes: Vec<Node>) -> Result<Node, Vec<Node>> {
    let infix = |node: &Node| match node {
        Node::Command(name) => matches!(name.as_str(), "overwithdelims" | "atopwithdelims" | "abovewithdelims"),
        _ => false,
    };
    let Some(at) = nodes.iter().position(infix) else { return Err(nodes) };
    let mut above = nodes;
    let mut input = Input::new(above.split_off(at));
    let name = match input.next() {
        Some(Node::Command(name)) => name,
        _ => String::new(),
    };
    let (left, right) = (input.argument(), input.argument());
    let thickness = match name.as_str() {
        "atopwithdelims" => "0pt".to_owned(),
        "abovewithdelims" => input.length(),
        _ => String::new(),
    };
    let delimiter = |nodes: Vec<Node>| match print(&nodes).trim() {
        "." => String::new(),
        other => other.to_owned(),
    };
    let below: Vec<Node> = input.rest.collect();
    let start = format!("\\genfrac{{{}}}{{{}}}{{{thickness}}}{{}}", delimiter(left), delimiter(right));
    Ok(Node::Group(vec![raw(start), group(above), group(below)]))
}

fn units(name: &str, input: &mut Input, out: &mut Vec<Node>) {
    input.option();
    let first = input.word();
    if matches!(name, "si" | "unit") {
        out.push(raw(format!("\\mathrm{{{}}}", quantity::unit(&first))));
        return;
    }
    out.push(raw(format!("{{{}}}", quantity::number(&first, "\\,"))));
    if matches!(name, "SI" | "qty") {
        input.option();
        out.push(raw(format!("\\,\\mathrm{{{}}}", quantity::unit(&input.word()))));
    }
}

fn color(name: &str, input: &mut Input, out: &mut Vec<Node>) {
    let model = input.option().map(|model| print(&model));
    let mut colors = Vec::new();
    for _ in 0..if name == "fcolorbox" { 2 } else { 1 } {
        colors.push(format!("{{{}}}", hexadecimal(model.as_deref(), &input.word())));
    }
    let colors = colors.concat();
    match name {
        "color" => out.push(raw(format!("\\color{colors}"))),
        "textcolor" => out.extend([raw(format!("\\textcolor{colors}")), group(input.argument())]),
        _ => {
            let content = print(&list(input.argument()));
            out.push(raw(format!("\\{name}{colors}{{${content}$}}")));
        }
    }
}

/// A color as a browser knows it: its name, or `#rrggbb`.
fn hexadecimal(model: Option<&str>, color: &str) -> String {
    let parts: Vec<f64> = color.split(',').filter_map(|part| part.trim().parse().ok()).collect();
    let scale = if model == Some("RGB") { 1.0 } else { 255.0 };
    match (model, parts.as_slice()) {
        (Some("rgb" | "RGB"), [red, green, blue]) => {
            let byte = |part: &f64| (part * scale).clamp(0.0, 255.0) as u8;
            format!("#{:02x}{:02x}{:02x}", byte(red), byte(green), byte(blue))
        }
        (Some("gray"), [gray]) => {
            let byte = (gray * 255.0).clamp(0.0, 255.0) as u8;
            format!("#{byte:02x}{byte:02x}{byte:02x}")
        }
        (Some("HTML"), _) => format!("#{color}"),
        // Of `red!50!black` the first is what a browser knows.
        _ => color.split('!').next().unwrap_or(color).to_owned(),
    }
}

/// A chemical formula: digits after a letter are below the line, charges above it.
fn chemistry(formula: &str) -> String {
    let formula = formula
        .replace("<=>", "\\rightleftharpoons ")
        .replace("<->", "\\leftrightarrow ")
        .replace("->", "\\rightarrow ");
    let mut result = String::from("\\mathrm{");
    let mut before = ' ';
    let mut rest = formula.chars().peekable();
    while let Some(c) = rest.next() {
        if c.is_ascii_digit() && (before.is_ascii_alphabetic() || matches!(before, ')' | ']')) {
            let mut digits = String::from(c);
            while let Some(digit) = rest.next_if(char::is_ascii_digit) {
                digits.push(digit);
            }
            result += &format!("_{{{digits}}}");
        } else {
            result.push(c);
        }
        before = c;
    }
    result + "}"
}

/// Reads and rewrites a formula within a text.
pub(super) fn inner(latex: &str) -> String {
    parse(latex).map_or_else(|_| text::plain(latex), |nodes| print(&list(nodes)))
}
