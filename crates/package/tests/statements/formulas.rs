//! Formulas in statements.

use crate::{
    latex_html, markdown,
    support::{Fixture, html},
};

#[test]
fn formulas_keep_their_position() {
    let package = markdown("A $x$ then $$y + 1$$ and $x$ again.").read();
    let html = html(&package);
    assert_eq!(html.matches("<math").count(), 3);
    assert!(!html.contains("<span"), "{html}");
}

#[test]
fn an_invalid_formula_is_shown_as_code() {
    let package = markdown("One.\n\nTwo $\\nosuch{1}$ three.\n").read();
    assert!(html(&package).contains(r"<code>\nosuch{1}</code>"));
    assert_eq!((package.warnings.len(), package.warnings[0].line), (1, Some(3)));
}

#[test]
fn punctuation_stays_on_the_line_of_its_formula() {
    for text in ["Sum ($a$), $b$-th ``$c$''.", "Sum ($a$), $b$-th “$c$”."] {
        let tex = latex_html(text);
        for part in [
            "<span class=\"together\">(<math><mi>a</mi></math>),</span> ",
            "<span class=\"together\"><math><mi>b</mi></math>-th</span>",
            "<span class=\"together\">“<math><mi>c</mi></math>”.</span>",
        ] {
            assert!(tex.contains(part), "{part:?} is not in {tex}");
        }
    }
    let package = markdown("Sum ($a$), and $b$ or\n\n$$c$$.").read();
    let html = html(&package);
    assert!(
        html.contains("<span class=\"together\">(<math><mi>a</mi></math>),</span> and <math><mi>b</mi></math> or"),
        "{html}"
    );
    assert_eq!(html.matches("together").count(), 1, "{html}");
}

#[test]
fn formulas_are_the_same_in_all_formats() {
    let formula = "{n \\choose k} + \\mbox{if } \\bm{x} \\over \\ensuremath{y} \\num{12345}";
    let tex = latex_html(&format!("${formula}$"));
    let markdown = markdown(&format!("${formula}$")).read();
    let page = Fixture::new()
        .without("statement/problem.en.md")
        .with("statement/problem.en.html", format!("<p>\\({formula}\\)</p>"))
        .read();
    let math = |html: &str| html[html.find("<math").unwrap()..html.find("</math>").unwrap()].to_owned();
    assert_eq!(math(&tex), math(html(&markdown)));
    assert_eq!(math(&tex), math(html(&page)));
    assert!(markdown.warnings.is_empty() && page.warnings.is_empty());
}

#[test]
fn formulas_can_define_macros_for_later_formulas() {
    let package = markdown(
        "$\\newcommand{\\N}{\\mathbb{N}}\\DeclareMathOperator{\\lcm}{lcm}$ Let $x \\in \\N$ and $\\lcm(x, y)$.",
    )
    .read();
    assert_eq!(package.warnings, []);
    assert!(html(&package).contains('ℕ') && html(&package).contains("lcm"), "{}", html(&package));
    let package = markdown("$\\DeclarePairedDelimiter\\abs{\\lvert}{\\rvert}$ Let $\\abs{x}$ or $\\abs*{x}$.").read();
    assert_eq!(package.warnings, []);
    assert_eq!(html(&package).matches("<math").count(), 2, "{}", html(&package));
}

#[test]
fn addresses_in_formulas_can_contain_percent_signs() {
    let package = markdown("$\\href{https://a.b/%20x}{y}$ and $\\url{https://a.b/%20}$ after").read();
    assert_eq!(package.warnings, []);
    assert!(html(&package).contains("https://a.b/%20</mtext>"), "{}", html(&package));
}
