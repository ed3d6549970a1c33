//! Pictures.

use super::{out::Out, parser::Parser};
use crate::statement::page::width_class;

impl Parser<'_, '_> {
    /// A picture that the text flows around.
    pub(super) fn illustration(
        &mut self,
        width: &str,
        file: &str,
        caption: &str,
        class: &str,
        line: u64,
        out: &mut Out,
    ) {
        let fraction =
            width.trim().trim_end_matches("\\textwidth").trim_end_matches("\\linewidth").trim().parse().unwrap_or(0.4);
        let file = self.inline_text(file);
        let picture = self.page.picture(&file, "", "", line);
        let caption = self.inline_html(caption);
        let caption = if caption.is_empty() { caption } else { format!("<figcaption>{caption}</figcaption>") };
        out.block(&format!("<figure class=\"{class} {}\">{picture}{caption}</figure>", width_class(fraction)));
    }

    /// `width=0.5\textwidth` as an attribute.
    pub(super) fn size(&mut self, options: &str) -> String {
        let mut size = String::new();
        let options = self.macros.in_formula(options);
        for option in options.split(',') {
            let Some((key, value)) = option.split_once('=') else { continue };
            let value: String = value.chars().filter(|c| !c.is_whitespace() && *c != '{' && *c != '}').collect();
            let number_end = value.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(value.len());
            let (number, unit) = value.split_at(number_end);
            let number = if number.is_empty() { 1.0 } else { number.parse::<f64>().unwrap_or(1.0) };
            let pixels = match unit {
                "cm" => number * 37.8,
                "mm" => number * 3.78,
                "in" => number * 96.0,
                "pt" => number * 1.33,
                "em" => number * 16.0,
                "px" => number,
                _ => 0.0,
            };
            let text = unit.starts_with("\\textwidth")
                || unit.starts_with("\\linewidth")
                || unit.starts_with("\\columnwidth")
                || unit.starts_with("\\hsize");
            match key.trim() {
                "width" if text => size += &format!(" width=\"{:.0}%\"", (number * 100.0).clamp(1.0, 100.0)),
                "width" if pixels >= 1.0 => size += &format!(" width=\"{pixels:.0}\""),
                "height" if pixels >= 1.0 => size += &format!(" height=\"{pixels:.0}\""),
                _ => {}
            }
        }
        size
    }
}
