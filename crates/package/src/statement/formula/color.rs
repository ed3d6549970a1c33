//! Colors.

use super::{
    input::Input,
    nodes::{Node, print},
    rewrite::{group, list, raw},
};

/// Rewrites a command that sets a color.
pub(super) fn color(name: &str, input: &mut Input, out: &mut Vec<Node>) {
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

/// A color in CSS: its name, or `#rrggbb`.
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
        // CSS has no mixed colors, so use the first color of `red!50!black`.
        _ => color.split('!').next().unwrap_or(color).to_owned(),
    }
}
