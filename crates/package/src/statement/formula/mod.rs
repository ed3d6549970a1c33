//! Formulas: LaTeX to MathML, on the server, so that no script is needed.

use std::{
    collections::{HashMap, HashSet},
    panic::catch_unwind,
    sync::LazyLock,
};

use ammonia::Builder;
use pulldown_latex::{Parser, RenderConfig, Storage, config::DisplayMode, push_mathml};

/// The longest formula, in bytes. The parser recurses on nested groups; this bounds how deep.
const MAX_BYTES: usize = 2000;

/// What MathML may consist of: presentation elements of MathML Core, nothing that links or runs.
static MATHML: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "math",
        "mi",
        "mn",
        "mo",
        "ms",
        "mtext",
        "mspace",
        "mrow",
        "mfrac",
        "msqrt",
        "mroot",
        "mstyle",
        "mpadded",
        "mphantom",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mmultiscripts",
        "mprescripts",
        "mtable",
        "mtr",
        "mtd",
        "menclose",
    ];
    let attributes = [
        "accent",
        "accentunder",
        "class",
        "columnalign",
        "columnspan",
        "depth",
        "display",
        "displaystyle",
        "fence",
        "form",
        "height",
        "largeop",
        "linethickness",
        "lspace",
        "mathvariant",
        "maxsize",
        "minsize",
        "movablelimits",
        "notation",
        "rowspan",
        "rspace",
        "scriptlevel",
        "separator",
        "stretchy",
        "symmetric",
        "voffset",
        "width",
    ];
    let mut builder = Builder::empty();
    builder.tags(HashSet::from(tags)).generic_attributes(HashSet::from(attributes)).tag_attributes(HashMap::new());
    builder
});

/// Renders a formula.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub(super) fn mathml(latex: &str, display: bool) -> Result<String, String> {
    if latex.len() > MAX_BYTES {
        return Err(format!("is longer than {MAX_BYTES} bytes"));
    }
    // The parser has places that panic on input its authors did not think of; one formula must not end an import.
    let rendered = catch_unwind(|| {
        let storage = Storage::new();
        let events = Parser::new(latex, &storage)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|error| error.to_string().lines().next().unwrap_or_default().trim().to_owned())?;
        let mut html = String::new();
        let display_mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
        let config = RenderConfig { display_mode, ..RenderConfig::default() };
        let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
        push_mathml(&mut html, events, config).map_err(|error| error.to_string())?;
        Ok(html)
    });
    let html = rendered.unwrap_or_else(|_| Err("uses LaTeX that is not understood".to_owned()))?;
    Ok(MATHML.clean(&html).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_formulas_become_mathml() {
        for latex in [
            r"1 \le n \le 2 \cdot 10^5",
            r"a_1, a_2, \ldots, a_n",
            r"\sum_{i=1}^{n} \frac{a_i}{2}",
            r"\left\lfloor \sqrt{x} \right\rfloor \bmod 7",
            r"\begin{cases} 0 & \text{if } x < 0 \\ 1 & \text{otherwise} \end{cases}",
            r"\mathcal{O}(n \log n)",
            r"x \in \mathbb{Z} \setminus \{0\}",
        ] {
            let html = mathml(latex, false).unwrap();
            assert!(html.starts_with("<math") && html.ends_with("</math>"), "{latex}: {html}");
            assert!(!html.contains("style=") && !html.contains("merror"), "{latex}: {html}");
        }
        assert!(mathml("x", true).unwrap().contains(r#"display="block""#));
    }

    #[test]
    fn what_does_not_parse_is_said() {
        for latex in [r"\frac{1", r"\nosuchcommand{x}", r"\begin{nosuch}x\end{nosuch}", "{".repeat(3000).as_str()] {
            assert!(!mathml(latex, false).unwrap_err().is_empty(), "{latex}");
        }
    }

    #[test]
    fn hostile_formulas_stay_harmless() {
        for latex in [
            r#"\text{<script>alert(1)</script>}"#,
            r#"\text{"><img src=x onerror=alert(1)>}"#,
            r#"\href{javascript:alert(1)}{x}"#,
            r#"\color{red" onload="alert(1)}x"#,
            r"\def\a{\a\a}\a",
            r"\def\a{xxxxxxxxxx}\def\b{\a\a\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b\b\b}\c\c\c\c\c\c\c\c",
            "{{{{{{{{",
            "}}}}}}}}",
            "&&&\\\\",
            "%\\",
            "\\",
        ] {
            if let Ok(html) = mathml(latex, false) {
                for bad in ["<script", "<img", "href", "style=", "<a"] {
                    assert!(!html.contains(bad), "{latex}: {html}");
                }
            }
        }
        let deep = format!("{}x{}", "{".repeat(900), "}".repeat(900));
        let _ = mathml(&deep, false);
        let fractions = format!("{}x{}", r"\frac{1}{".repeat(200), "}".repeat(200));
        let _ = mathml(&fractions, false);
    }
}
