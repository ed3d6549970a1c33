//! Rewrites single commands.

use super::{
    chemistry, color,
    command_tables::{ENVIRONMENTS, EQUIVALENT, INVISIBLE, REMOVED, SHOWN},
    environment,
    input::Input,
    nodes::{Node, print},
    quantity,
    rewrite::{group, list, raw},
    rows, text,
};

/// Rewrites a command and its arguments.
pub(super) fn command(name: &str, input: &mut Input, out: &mut Vec<Node>) {
    if INVISIBLE.contains(&name) {
        return;
    }
    if let Some((_, count)) = REMOVED.iter().find(|(known, _)| *known == name) {
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
    if let Some((_, environment)) = ENVIRONMENTS.iter().find(|(known, _)| *known == name).filter(|_| input.has_group())
    {
        let rows = input.argument();
        let rows = if name == "cases" { rows::with_text_column(rows) } else { rows };
        environment::environment(environment, rows, out);
        return;
    }
    if let Some((_, same)) = EQUIVALENT.iter().find(|(known, _)| *known == name) {
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
    if let Some(text) = text::symbol_in_formula(name).or_else(|| text::accent_in_formula(name, input)) {
        out.push(raw(text));
        return;
    }
    match name {
        // Hints for line breaks.
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
        "cfrac" => {
            // The alignment of the numerator.
            input.option();
            out.push(raw("\\cfrac"));
        }
        "joinrel" => out.push(raw("\\mathrel{\\mkern-3mu}")),
        "prescript" => {
            let (above, below) = (input.argument(), input.argument());
            out.extend([raw("{}^"), group(above), raw("_"), group(below), group(input.argument())]);
        }
        "splitfrac" | "splitdfrac" => {
            let style = if name == "splitdfrac" { "0" } else { "1" };
            out.push(raw(format!("\\genfrac{{}}{{}}{{0pt}}{{{style}}}")));
            out.extend([group(input.argument()), group(input.argument())]);
        }
        "Aboxed" => {
            // The box belongs to one column.
            let content = input.argument();
            let aligned = content.contains(&Node::Char('&'));
            out.extend(aligned.then_some(Node::Char('&')));
            let content = content.into_iter().filter(|node| *node != Node::Char('&')).collect();
            out.extend([raw("\\boxed"), group(content)]);
        }
        "cramped" => {
            input.option();
            out.push(group(input.argument()));
        }
        "bigtimes" => out.push(raw("\\mathop{\\text{⨉}}")),
        "abs" | "norm" | "order" => {
            let star = input.star();
            let (left, right) = match name {
                "abs" => ("\\lvert ", "\\rvert "),
                "norm" => ("\\lVert ", "\\rVert "),
                _ => ("\\mathcal{O}\\left(", "\\right)"),
            };
            let (before, after) = if star || name == "order" { ("", "") } else { ("\\left", "\\right") };
            out.push(raw(format!("{before}{left}")));
            out.push(group(input.argument()));
            out.push(raw(format!("{after}{right}")));
        }
        "dd" | "grad" | "curl" | "laplacian" => out.push(raw(match name {
            "dd" => "\\mathrm{d}",
            "grad" => "\\nabla ",
            "curl" => "\\nabla\\times ",
            _ => "\\nabla^2 ",
        })),
        "dv" | "pdv" => derivative(if name == "dv" { "\\mathrm{d}" } else { "\\partial " }, input, out),
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
        "color" | "textcolor" | "colorbox" | "fcolorbox" => color::color(name, input, out),
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
        "ce" | "pu" => out.push(raw(chemistry::formula(&input.word()))),
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

/// Rewrites `\dv[n]{f}{x}` or `\dv{x}` of the package physics.
fn derivative(sign: &str, input: &mut Input, out: &mut Vec<Node>) {
    let degree = input.option().map(|degree| format!("^{{{}}}", print(&list(degree)))).unwrap_or_default();
    let first = print(&list(input.argument()));
    let second = if input.has_group() { Some(print(&list(input.argument()))) } else { None };
    let (above, below) = match second {
        Some(variable) => (first, variable),
        None => (String::new(), first),
    };
    out.push(raw(format!("\\frac{{{sign}{degree}{above}}}{{{sign}{below}{degree}}}")));
}

/// The renderer's alphabet for `\mathbf`, `\symbfup` and similar commands.
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
