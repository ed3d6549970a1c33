//! MathML as the renderer writes it, reduced to MathML Core, which is what browsers draw.

use super::letters::in_alphabet;
use crate::statement::{
    latex::compose,
    xml::{Attribute, Element, Node, Space, write},
};

/// The classes that style sheets know: what MathML Core leaves to them.
pub(super) const CLASSES: [&str; 32] = [
    "box",
    "up-strike",
    "down-strike",
    "cross-strike",
    "line-strike",
    "padded",
    "spread",
    "heavy",
    "rule",
    "lap-left",
    "lap-center",
    "bold",
    "italic",
    "code",
    "aligned",
    "left",
    "right",
    "line-left",
    "line-right",
    "line-above",
    "line-below",
    "overline",
    "underline",
    "wide-hat",
    "wide-check",
    "wide-tilde",
    "arrow-right-above",
    "arrow-left-above",
    "arrows-above",
    "arrow-right-below",
    "arrow-left-below",
    "arrows-below",
];

/// What is as wide as the formula above or below which it is: the element, the sign, and its class. Fonts and browsers stretch few of
/// these signs well, so the style sheet draws them.
const WIDE: [(&str, &[char], &str); 11] = [
    ("mover", &['‾', '¯', '\u{305}'], "overline"),
    ("munder", &['‾', '_', '\u{332}'], "underline"),
    ("mover", &['^', 'ˆ', '\u{302}'], "wide-hat"),
    ("mover", &['ˇ', '\u{30c}'], "wide-check"),
    ("mover", &['~', '˜', '\u{303}'], "wide-tilde"),
    ("mover", &['→'], "arrow-right-above"),
    ("mover", &['←'], "arrow-left-above"),
    ("mover", &['↔'], "arrows-above"),
    ("munder", &['→'], "arrow-right-below"),
    ("munder", &['←'], "arrow-left-below"),
    ("munder", &['↔'], "arrows-below"),
];

/// The formula in MathML Core; `None` if it is no MathML.
pub(super) fn core(rendered: &str, display: bool) -> Option<String> {
    let document = Element::parse(rendered).ok()?;
    let mut math = find(document, "math")?;
    let semantics = take(&mut math.children, "semantics");
    let mut formula =
        Element::new(Space::Math, "math", semantics.map_or(math.children, |semantics| semantics.children));
    formula.children.retain(|child| !matches!(child, Node::Element(child) if child.name == "annotation"));
    if display {
        set(&mut formula, "display", "block");
    }
    reduce_children(&mut formula);
    if let [Node::Element(row)] = formula.children.as_mut_slice()
        && row.name == "mrow"
        && row.attributes.is_empty()
    {
        formula.children = std::mem::take(&mut row.children);
    }
    Some(write(&formula, Space::Math))
}

fn find(element: Element, name: &str) -> Option<Element> {
    if element.name == name {
        return Some(element);
    }
    element.children.into_iter().find_map(|child| match child {
        Node::Element(child) => find(child, name),
        Node::Text(_) => None,
    })
}

fn take(children: &mut Vec<Node>, name: &str) -> Option<Element> {
    let at = children.iter().position(|child| matches!(child, Node::Element(child) if child.name == name))?;
    match children.swap_remove(at) {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    }
}

fn set(element: &mut Element, name: &str, value: &str) {
    remove(element, name);
    element.attributes.push(Attribute { name: name.to_owned(), value: value.to_owned() });
}

fn remove(element: &mut Element, name: &str) -> Option<String> {
    let at = element.attributes.iter().position(|attribute| attribute.name == name)?;
    Some(element.attributes.remove(at).value)
}

fn add_class(element: &mut Element, class: &str) {
    let classes = match remove(element, "class") {
        Some(before) => format!("{before} {class}"),
        None => class.to_owned(),
    };
    set(element, "class", &classes);
}

fn is_token(name: &str) -> bool {
    matches!(name, "mi" | "mn" | "mo" | "mtext" | "ms")
}

/// The text of an element that holds nothing but texts in groups.
fn only_text(element: &Element) -> Option<String> {
    let mut text = String::new();
    for child in &element.children {
        match child {
            Node::Text(part) => text += part,
            Node::Element(child) if child.name == "mrow" || is_token(&child.name) => text += &only_text(child)?,
            Node::Element(_) => return None,
        }
    }
    Some(text)
}

fn reduce_children(parent: &mut Element) {
    let children = std::mem::take(&mut parent.children);
    let groups = matches!(parent.name.as_str(), "math" | "mrow" | "mstyle" | "mtd" | "mphantom" | "mpadded" | "msqrt");
    for child in children {
        match child {
            Node::Element(child) => {
                if let Some(child) = reduce(child, &parent.name) {
                    push(&mut parent.children, child, groups);
                }
            }
            // White space between elements.
            Node::Text(text) if is_token(&parent.name) => parent.children.push(Node::Text(text)),
            Node::Text(_) => {}
        }
    }
    // Names of several letters are upright anyway.
    for child in &mut parent.children {
        if let Node::Element(child) = child
            && child.name == "mi"
            && only_text(child).is_some_and(|text| text.chars().count() > 1)
        {
            remove(child, "mathvariant");
        }
    }
}

/// Adds an element. Upright letters that follow each other are one name, and texts are one text.
fn push(children: &mut Vec<Node>, child: Element, groups: bool) {
    if let Some(Node::Element(last)) = children.last_mut().filter(|_| groups)
        && last.name == child.name
        && (is_upright(last) && is_upright(&child) || is_plain_text(last) && is_plain_text(&child))
    {
        let text = format!("{}{}", only_text(last).unwrap_or_default(), only_text(&child).unwrap_or_default());
        last.children = vec![Node::Text(text)];
        return;
    }
    children.push(Node::Element(child));
}

fn is_upright(element: &Element) -> bool {
    let letters = |text: String| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphabetic());
    element.name == "mi"
        && element.attribute("mathvariant") == Some("normal")
        && only_text(element).is_some_and(letters)
}

fn is_plain_text(element: &Element) -> bool {
    element.name == "mtext" && element.attributes.is_empty()
}

/// The element in MathML Core; `None` if nothing of it is left.
fn reduce(mut element: Element, parent: &str) -> Option<Element> {
    element.space = Space::Math;
    if is_token(&element.name) {
        return Some(token(element));
    }
    // Before its children change.
    if element.name == "mtable" {
        lay_out(&mut element);
    }
    reduce_children(&mut element);
    match element.name.as_str() {
        "mspace" if element.attributes.is_empty() || element.attribute("linebreak").is_some() => return None,
        "mspace" if element.attribute("mathbackground") == Some("black") => {
            // It has the color of the text, whatever the theme.
            remove(&mut element, "mathbackground");
            add_class(&mut element, "rule");
        }
        "menclose" => enclose(&mut element),
        "mpadded" => pad(&mut element),
        "mstyle" => {
            let resets = element.attribute("scriptlevel") == Some("0");
            if resets && parent == "mtd" && element.attributes.len() == 2 {
                // A cell's style is the table's; only a larger one needs to be said.
                element.attributes.retain(|attribute| attribute.name == "displaystyle" && attribute.value == "true");
                if element.attributes.is_empty() {
                    element.name = "mrow".to_owned();
                }
            }
            if remove(&mut element, "style").is_some_and(|style| style.contains("shadow")) {
                element.name = "mrow".to_owned();
                add_class(&mut element, "heavy");
            }
        }
        "mover" | "munder" => {
            if let Some(letter) = accented_letter(&element) {
                return Some(letter);
            }
            match wide(&element) {
                Some(class) => stretch(&mut element, class),
                None => accent(&mut element),
            }
        }
        "mglyph" | "annotation" | "maction" => return None,
        _ => {}
    }
    element.attributes.retain(|attribute| attribute.name != "style" && attribute.name != "xmlns");
    element.attributes.sort_by(|a, b| a.name.cmp(&b.name));
    Some(element)
}

/// A name, number, operator or text.
fn token(mut element: Element) -> Element {
    let Some(text) = only_text(&element) else {
        // It holds a formula, so it is a group: an operator's spaces come from what it holds.
        element.name = "mrow".to_owned();
        element.attributes.clear();
        reduce_children(&mut element);
        return element;
    };
    let variant = remove(&mut element, "mathvariant");
    let (text, class) = match (element.name.as_str(), variant.as_deref()) {
        ("mtext", Some("bold" | "bold-sans-serif")) => (text, Some("bold")),
        ("mtext", Some("italic" | "sans-serif-italic")) => (text, Some("italic")),
        ("mtext", Some("monospace")) => (text, Some("code")),
        ("mtext", Some("bold-italic")) => (text, Some("bold italic")),
        ("mtext", _) | (_, None) => (text, None),
        ("mi", Some("normal")) => {
            if text.chars().count() == 1 {
                set(&mut element, "mathvariant", "normal");
            }
            (text, None)
        }
        (_, Some(variant)) => {
            // A single letter would become italic again.
            let text = in_alphabet(&text, variant);
            (text, None)
        }
    };
    if let Some(class) = class {
        add_class(&mut element, class);
    }
    element.children = vec![Node::Text(text)];
    element.attributes.sort_by(|a, b| a.name.cmp(&b.name));
    element
}

/// A letter of a text with its accent, as one character.
fn accented_letter(element: &Element) -> Option<Element> {
    let [Node::Element(base), Node::Element(mark)] = element.children.as_slice() else { return None };
    let letter = only_text(base).filter(|_| base.name == "mtext")?;
    let accent = match only_text(mark)?.as_str() {
        "\u{2cb}" | "`" => '\u{300}',
        "\u{2ca}" | "´" => '\u{301}',
        "^" | "\u{2c6}" => '\u{302}',
        "~" | "\u{2dc}" => '\u{303}',
        "\u{2c9}" | "¯" => '\u{304}',
        "\u{2d8}" => '\u{306}',
        "\u{2d9}" => '\u{307}',
        "¨" => '\u{308}',
        "\u{2da}" => '\u{30a}',
        "\u{2dd}" => '\u{30b}',
        "\u{2c7}" => '\u{30c}',
        "¸" => '\u{327}',
        _ => return None,
    };
    let mut letters = letter.chars();
    let composed = compose(letters.next()?, accent) + letters.as_str();
    let mut text = Element::new(Space::Math, "mtext", vec![Node::Text(composed)]);
    text.attributes
        .extend(base.attribute("class").map(|class| Attribute { name: "class".to_owned(), value: class.to_owned() }));
    Some(text)
}

/// The class of a sign that is as wide as what it is above or below.
fn wide(element: &Element) -> Option<&'static str> {
    let [_, Node::Element(mark)] = element.children.as_slice() else { return None };
    let stretches = mark.name == "mo" && mark.attribute("stretchy") == Some("true");
    let text = only_text(mark).filter(|_| stretches)?;
    let mut signs = text.chars();
    let (Some(sign), None) = (signs.next(), signs.next()) else { return None };
    WIDE.into_iter().find(|(name, signs, _)| *name == element.name && signs.contains(&sign)).map(|(.., class)| class)
}

/// Has the style sheet draw the sign at the base. The sign itself is for those who hear the formula.
fn stretch(element: &mut Element, class: &str) {
    let accent = if element.name == "mover" { "accent" } else { "accentunder" };
    set(element, accent, "true");
    add_class(element, class);
    let [Node::Element(base), Node::Element(mark)] = element.children.as_mut_slice() else { return };
    set(mark, "stretchy", "false");
    if base.name != "mrow" || !base.attributes.is_empty() {
        let inner = std::mem::replace(base, Element::new(Space::Math, "mrow", Vec::new()));
        base.children.push(Node::Element(inner));
    }
}

/// An accent is drawn as large as it is, unless it spans what is below it.
fn accent(element: &mut Element) {
    if element.attribute("accent") != Some("true") && element.attribute("accentunder") != Some("true") {
        return;
    }
    if let Some(Node::Element(mark)) = element.children.get_mut(1)
        && mark.name == "mo"
        && mark.attribute("stretchy").is_none()
    {
        set(mark, "stretchy", "false");
        // Fonts draw the arrow that combines with letters in different places.
        if only_text(mark).as_deref() == Some("\u{20d7}") {
            mark.children = vec![Node::Text("→".to_owned())];
        }
    }
}

fn enclose(element: &mut Element) {
    let notation = remove(element, "notation").unwrap_or_default();
    let has = |wanted: &str| notation.split_whitespace().any(|word| word == wanted);
    element.name = "mrow".to_owned();
    if let [Node::Element(table)] = element.children.as_mut_slice()
        && table.name == "mtable"
    {
        // The renderer calls the left line of an array its top line, and so on.
        frame(table, [has("top"), has("bottom"), has("left"), has("right")]);
        return;
    }
    let class = match (has("updiagonalstrike"), has("downdiagonalstrike")) {
        (true, true) => "cross-strike",
        (true, false) => "up-strike",
        (false, true) => "down-strike",
        _ if has("horizontalstrike") => "line-strike",
        _ => "box",
    };
    add_class(element, class);
}

/// Lines around a table: left, right, above and below.
fn frame(table: &mut Element, [left, right, above, below]: [bool; 4]) {
    let rows = table.children.len();
    for (at, row) in table.children.iter_mut().enumerate() {
        let Node::Element(row) = row else { continue };
        let columns = row.children.len();
        for (column, cell) in row.children.iter_mut().enumerate() {
            let Node::Element(cell) = cell else { continue };
            let lines = [
                (left && column == 0, "line-left"),
                (right && column + 1 == columns, "line-right"),
                (above && at == 0, "line-above"),
                (below && at + 1 == rows, "line-below"),
            ];
            for (_, class) in lines.into_iter().filter(|(drawn, _)| *drawn) {
                add_class(cell, class);
            }
            cell.attributes.sort_by(|a, b| a.name.cmp(&b.name));
        }
    }
}

/// Paddings that depend on the size of what they pad are left to the style sheet.
fn pad(element: &mut Element) {
    let relative = |value: Option<&str>| value.is_some_and(|value| value.starts_with('+'));
    if relative(element.attribute("width")) {
        let background = remove(element, "mathbackground");
        let framed = remove(element, "style").is_some_and(|style| style.contains("border"));
        let colored = background.is_some() || framed;
        element.attributes.clear();
        element.name = "mrow".to_owned();
        if let Some(background) = background {
            set(element, "mathbackground", &background);
        }
        add_class(
            element,
            if framed {
                "box"
            } else if colored {
                "padded"
            } else {
                "spread"
            },
        );
        return;
    }
    let class = match element.attribute("lspace") {
        Some("-1width") => "lap-left",
        Some("-0.5width") => "lap-center",
        _ => return,
    };
    remove(element, "lspace");
    let mut inner = Element::new(Space::Math, "mrow", std::mem::take(&mut element.children));
    add_class(&mut inner, class);
    element.children.push(Node::Element(inner));
}

/// Gives the cells of a table their sides and lines.
fn lay_out(table: &mut Element) {
    let words = |name: &str, table: &mut Element| -> Vec<String> {
        remove(table, name).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
    };
    let sides = words("columnalign", table);
    let columns = words("columnlines", table);
    let rows = words("rowlines", table);
    let tight = remove(table, "columnspacing").is_some_and(|space| space.starts_with("0em"));
    remove(table, "rowspacing");
    remove(table, "width");
    if tight {
        add_class(table, "aligned");
    }
    // Rows after the last `\\`.
    table.children.retain(|row| !matches!(row, Node::Element(row) if row.name == "mtr" && row.children.is_empty()));
    let count = table.children.len();
    for (row_at, row) in table.children.iter_mut().enumerate() {
        let Node::Element(row) = row else { continue };
        // The space beside numbered equations, and their numbers, which are left out.
        row.children.retain(|cell| !matches!(cell, Node::Element(cell) if cell.attribute("class").is_some() && cell.children.is_empty()));
        for (column, cell) in row.children.iter_mut().enumerate() {
            let Node::Element(cell) = cell else { continue };
            cell.attributes.retain(|attribute| attribute.name != "width" && attribute.name != "class");
            match sides.get(column).or(sides.last()).map(String::as_str) {
                Some("left") => add_class(cell, "left"),
                Some("right") => add_class(cell, "right"),
                _ => {}
            }
            if columns.get(column).is_some_and(|line| line != "none") {
                add_class(cell, "line-right");
            }
            if row_at + 1 < count
                && rows.get(row_at).or(rows.last().filter(|_| row_at >= rows.len())).is_some_and(|line| line != "none")
            {
                add_class(cell, "line-below");
            }
        }
    }
}
