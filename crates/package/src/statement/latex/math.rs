//! Formulas: what authors write, as what the renderer knows.

/// Commands that the renderer does not know, and what says the same.
const SAME: [(&str, &str); 34] = [
    ("mbox", "text"),
    ("hbox", "text"),
    ("textrm", "text"),
    ("textnormal", "text"),
    ("emph", "text"),
    ("textit", "text"),
    ("textsl", "text"),
    ("textbf", "text"),
    ("textsc", "text"),
    ("textsf", "text"),
    ("texttt", "text"),
    ("verb", "text"),
    ("rm", "mathrm"),
    ("bf", "mathbf"),
    ("it", "mathit"),
    ("tt", "mathtt"),
    ("sf", "mathsf"),
    ("cal", "mathcal"),
    ("bm", "mathbf"),
    ("boldsymbol", "mathbf"),
    ("pmb", "mathbf"),
    ("nicefrac", "frac"),
    ("sfrac", "frac"),
    ("dfrac", "frac"),
    ("tfrac", "frac"),
    ("dbinom", "binom"),
    ("tbinom", "binom"),
    ("lbrack", "["),
    ("rbrack", "]"),
    ("ldotp", "."),
    ("mathellipsis", "ldots"),
    ("textasciitilde", "sim"),
    ("textless", "lt"),
    ("textgreater", "gt"),
];

/// Commands without an effect on what is said.
const NOTHING: [&str; 14] = [
    "displaystyle",
    "textstyle",
    "scriptstyle",
    "nolimits",
    "nonumber",
    "notag",
    "allowbreak",
    "noindent",
    "centering",
    "ensuremath",
    "mathop",
    "strut",
    "protect",
    "xspace",
];

/// Commands whose argument goes with them.
const WITH_ARGUMENT: [&str; 6] = ["label", "vspace", "hspace", "tag", "hphantom", "vphantom"];

/// The formula with what the renderer does not know replaced.
pub(super) fn normal(formula: &str) -> String {
    let formula = without_infix(formula.trim());
    let mut result = String::with_capacity(formula.len());
    let mut rest = formula.as_str();
    while let Some(start) = rest.find('\\') {
        result += &rest[..start];
        let after = &rest[start + 1..];
        let length = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let (name, tail) = after.split_at(length);
        rest = tail;
        if name.is_empty() {
            let Some(c) = after.chars().next() else { break };
            rest = &after[c.len_utf8()..];
            match c {
                // Hints for breaking lines.
                '/' | '-' | '@' => {}
                _ => {
                    result.push('\\');
                    result.push(c);
                }
            }
        } else if NOTHING.contains(&name) {
        } else if WITH_ARGUMENT.contains(&name) {
            let tail = rest.trim_start_matches('*').trim_start();
            rest = tail.strip_prefix('{').and_then(|inside| inside.split_once('}')).map_or(tail, |(_, after)| after);
            if name == "hspace" {
                result += "\\;";
            }
        } else if matches!(name, "num" | "numprint" | "SI" | "qty" | "si" | "unit") {
            rest = quantity(name, rest, &mut result);
        } else {
            let name = SAME.iter().find(|(known, _)| *known == name).map_or(name, |(_, same)| same);
            if name.chars().all(|c| c.is_ascii_alphabetic()) {
                result.push('\\');
            }
            result += name;
            // Old switches hold for what follows in the group: one letter or group is all that is meant in practice.
        }
    }
    result += rest;
    result
}

/// `{a \choose b}` as `\binom{a}{b}`, and `{a \over b}` as `\frac{a}{b}`.
fn without_infix(formula: &str) -> String {
    let mut formula = formula.to_owned();
    for (infix, prefix) in [("\\choose", "\\binom"), ("\\over", "\\frac")] {
        // A formula is short; each turn takes one away.
        for _ in 0..100 {
            let at = formula.match_indices(infix).map(|(at, _)| at);
            let letter = |at: usize| formula[at + infix.len()..].starts_with(|c: char| c.is_ascii_alphabetic());
            let Some(at) = at.into_iter().find(|at| !letter(*at)) else { break };
            let start = opening(&formula[..at]);
            let end = at + infix.len() + closing(&formula[at + infix.len()..]);
            let (above, below) = (formula[start..at].trim(), formula[at + infix.len()..end].trim());
            formula = format!("{}{prefix}{{{above}}}{{{below}}}{}", &formula[..start], &formula[end..]);
        }
    }
    formula
}

/// Where the group that is open at the end of a text begins.
fn opening(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            '}' => depth += 1,
            '{' if depth == 0 => return at + 1,
            '{' => depth -= 1,
            _ => {}
        }
    }
    0
}

/// Where the group that is open at the beginning of a text ends.
fn closing(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// A number with spaces between thousands, and a unit in upright letters.
fn quantity<'a>(name: &str, rest: &'a str, into: &mut String) -> &'a str {
    let argument = |rest: &'a str| {
        let rest = rest.trim_start();
        let rest = rest.strip_prefix('[').and_then(|inside| inside.split_once(']')).map_or(rest, |(_, after)| after);
        rest.strip_prefix('{').and_then(|inside| inside.split_once('}')).unwrap_or(("", rest))
    };
    let (first, rest) = argument(rest);
    if matches!(name, "si" | "unit") {
        *into += &format!("\\mathrm{{{}}}", unit(first));
        return rest;
    }
    *into += &number(first, "\\,");
    if matches!(name, "SI" | "qty") {
        let (second, rest) = argument(rest);
        *into += &format!("\\,\\mathrm{{{}}}", unit(second));
        return rest;
    }
    rest
}

/// Digits in groups of three.
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

/// `\metre\per\second` as `m/s`.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_written_as_the_renderer_knows_them() {
        for (formula, expected) in [
            (r"x \mbox{ if } y", r"x \text{ if } y"),
            (r"\num{1000000} \leq 5", r"1\,000\,000 \leq 5"),
            (r"\SI{5}{\metre\per\second}", r"5\,\mathrm{m/s}"),
            (r"a \label{eq} b", "a  b"),
            (r"\{1\}", r"\{1\}"),
            (r"\displaystyle\sum", r"\sum"),
            (r"x + {m \choose k} \cdot {1 \over {2}}", r"x + {\binom{m}{k}} \cdot {\frac{1}{{2}}}"),
        ] {
            assert_eq!(normal(formula), expected);
        }
        assert_eq!(number("1234", " "), "1234");
        assert_eq!(number("-12345.5", " "), "-12 345.5");
    }
}
