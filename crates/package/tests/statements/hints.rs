//! Hints and editorials.

use assay_package::StatementBody;

use crate::{PNG, markdown};

#[test]
fn hints_are_sorted_and_have_languages() {
    let fixture = markdown("Do it.")
        .with("hints/10.md", "Third, with $x$.")
        .with("hints/2.md", "Second, ![a map](map.png).")
        .with("hints/1.de.md", "Erstens.")
        .with("hints/1.md", "First.<script>alert(1)</script>")
        .with("hints/1.en.md", "Twice.")
        .with("hints/notes.md", "Not one.")
        .with("hints/map.png", PNG);
    let package = fixture.read();
    let shown: Vec<_> = package.hints.iter().map(|hint| (hint.number, hint.texts.len())).collect();
    assert_eq!(shown, [(1, 2), (2, 1), (10, 1)]);
    let text = |hint: usize, text: usize| match &package.hints[hint].texts[text].body {
        StatementBody::Html(html) => html.as_str(),
        StatementBody::Pdf => panic!("a PDF"),
    };
    assert!(text(0, 0).contains("Twice.") && text(0, 1).contains("Erstens."));
    assert!(text(1, 0).contains("/statement-files/") && package.hints[1].texts[0].files.len() == 1);
    assert!(text(2, 0).contains("<math"));
    let warnings: Vec<_> = package.warnings.iter().map(ToString::to_string).collect();
    assert!(warnings.len() == 2, "{warnings:?}");
    assert!(warnings.iter().any(|warning| warning.starts_with("hints/notes.md: ")), "{warnings:?}");
    assert!(warnings.iter().any(|warning| warning.starts_with("hints/1.md: ")), "{warnings:?}");
}

#[test]
fn editorials_are_read_like_statements() {
    let package = markdown("Do it.")
        .with("solution/solution.md", "Add, as ![the map](map.png) shows.<script>alert(1)</script>")
        .with("solution/solution.sv.tex", "L\\\"agg ihop $a$ och $b$.")
        .with("solution/solution.pdf", "%PDF-1.4 the same")
        .read();
    let solutions: Vec<_> = package.solutions.iter().map(|text| text.language.as_str()).collect();
    assert_eq!(solutions, ["en", "sv"]);
    let StatementBody::Html(html) = &package.solutions[0].body else { panic!("a PDF") };
    assert!(html.contains("/statement-files/") && !html.contains("script"), "{html}");
    let StatementBody::Html(html) = &package.solutions[1].body else { panic!("a PDF") };
    assert!(html.contains("Lägg ihop") && html.contains("<math"), "{html}");
}
