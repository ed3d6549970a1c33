//! Lengths in the sizes of images.

/// A length in CSS pixels. None if the unit is unknown.
pub(super) fn pixels(number: f64, unit: &str) -> Option<f64> {
    let factor = match unit {
        "" | "px" => 1.0,
        "cm" => 37.8,
        "mm" => 3.78,
        "in" => 96.0,
        "pt" | "bp" => 1.33,
        "em" => 16.0,
        _ => return None,
    };
    Some(number * factor).filter(|pixels| *pixels >= 1.0)
}

/// Splits a length into number and unit: `0.5`, `cm`.
pub(super) fn split(length: &str) -> (&str, &str) {
    let end = length.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(length.len());
    length.split_at(end)
}

/// Converts `50%`, `200px` or `5cm` to the value of an HTML attribute.
pub(super) fn attribute(length: &str) -> Option<String> {
    let (number, unit) = split(length.trim());
    let number: f64 = number.parse().ok()?;
    match unit {
        "%" => Some(format!("{:.0}%", number.clamp(1.0, 100.0))),
        unit => pixels(number, unit).map(|pixels| format!("{pixels:.0}")),
    }
}
