//! Numbers and units, as in the package siunitx.

/// Groups digits by three.
pub(super) fn number(text: &str, space: &str) -> String {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, ""));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: Vec<char> = whole.trim().chars().collect();
    let grouped: String = if digits.len() > 4 {
        let groups = digits.iter().enumerate().map(|(at, c)| {
            let gap = at > 0 && (digits.len() - at).is_multiple_of(3) && digits[at - 1].is_ascii_digit();
            if gap { format!("{space}{c}") } else { c.to_string() }
        });
        groups.collect()
    } else {
        digits.iter().collect()
    };
    let fraction = if fraction.is_empty() { String::new() } else { format!(".{fraction}") };
    let exponent = if exponent.is_empty() { String::new() } else { format!("\\cdot 10^{{{exponent}}}") };
    format!("{grouped}{fraction}{exponent}")
}

/// Converts `\metre\per\second` to `m/s`.
pub(super) fn unit(text: &str) -> String {
    const UNITS: [(&str, &str); 24] = [
        ("kilometre", "km"),
        ("kilometer", "km"),
        ("centimetre", "cm"),
        ("centimeter", "cm"),
        ("millimetre", "mm"),
        ("millimeter", "mm"),
        ("metre", "m"),
        ("meter", "m"),
        ("millisecond", "ms"),
        ("second", "s"),
        ("minute", "min"),
        ("hour", "h"),
        ("kilogram", "kg"),
        ("gram", "g"),
        ("percent", "\\%"),
        ("degree", "°"),
        ("celsius", "°C"),
        ("per", "/"),
        ("squared", "^2"),
        ("cubed", "^3"),
        ("square", ""),
        ("kilo", "k"),
        ("mega", "M"),
        ("byte", "B"),
    ];
    let mut result = text.to_owned();
    for (name, short) in UNITS {
        result = result.replace(&format!("\\{name}"), short);
    }
    result.replace('.', "\\,").trim().to_owned()
}
