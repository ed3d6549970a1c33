//! Images.

use super::{out::Out, parser::Parser};
use crate::statement::{length, page::width_class};

impl Parser<'_, '_> {
    /// Reads an image that the text flows around.
    pub(super) fn illustration(
        &mut self,
        width: &str,
        file: &str,
        caption: &str,
        class: &str,
        line: u64,
        out: &mut Out,
    ) {
        let fraction = self.fraction(width);
        let file = self.inline_text(file);
        let picture = self.page.picture(&file, "", "", line);
        let caption = self.inline_html(caption);
        let caption = if caption.is_empty() { caption } else { format!("<figcaption>{caption}</figcaption>") };
        out.block(&format!("<figure class=\"{class} {}\">{picture}{caption}</figure>", width_class(fraction)));
    }

    /// Converts a width to a fraction of the text's width: `0.3`, `.3\textwidth` or `5cm`.
    pub(super) fn fraction(&mut self, width: &str) -> f64 {
        let width = self.page.macros.in_formula(width);
        let width: String = width.chars().filter(|c| !c.is_whitespace() && !matches!(c, '{' | '}')).collect();
        let (number, unit) = length::split(&width);
        let number = match number.parse::<f64>() {
            Ok(number) => number,
            Err(_) if unit.starts_with('\\') => 1.0,
            Err(_) => return 0.4,
        };
        let text = match unit {
            "cm" => 16.0,
            "mm" => 160.0,
            "in" => 6.3,
            "pt" | "bp" => 455.0,
            "em" => 45.0,
            "ex" => 100.0,
            "px" => 600.0,
            _ => 1.0,
        };
        // A width of 0 means the natural width.
        if number == 0.0 { 0.4 } else { number / text }
    }

    /// Converts `width=0.5\textwidth` to an attribute.
    pub(super) fn size(&mut self, options: &str) -> String {
        let mut size = String::new();
        let options = self.page.macros.in_formula(options);
        let keys = || options.split(',').map(|option| option.split_once('=').unwrap_or((option, "true")));
        let keeps = keys().any(|(key, value)| key.trim() == "keepaspectratio" && value.trim() != "false");
        // Browsers fit images into their width, so the height is enough to keep the proportions.
        let only_height = keeps && keys().any(|(key, _)| key.trim() == "height");
        for option in options.split(',') {
            let Some((key, value)) = option.split_once('=') else { continue };
            let value: String = value.chars().filter(|c| !c.is_whitespace() && *c != '{' && *c != '}').collect();
            let (number, unit) = length::split(&value);
            let number = if number.is_empty() { 1.0 } else { number.parse::<f64>().unwrap_or(1.0) };
            let pixels = length::pixels(number, unit).filter(|_| !unit.is_empty());
            let text = unit.starts_with("\\textwidth")
                || unit.starts_with("\\linewidth")
                || unit.starts_with("\\columnwidth")
                || unit.starts_with("\\hsize");
            match key.trim() {
                "width" if only_height => {}
                "width" if text => size += &format!(" width=\"{:.0}%\"", (number * 100.0).clamp(1.0, 100.0)),
                key @ ("width" | "height") => {
                    if let Some(pixels) = pixels {
                        size += &format!(" {key}=\"{pixels:.0}\"");
                    }
                }
                _ => {}
            }
        }
        size
    }
}
