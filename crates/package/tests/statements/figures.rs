//! Images in statements.

use crate::{latex, markdown, support::html};

#[test]
fn images_are_named_by_their_hash() {
    let text = "![a map](map.png)\n\n<img src=\"map.png\" width=\"50%\" onerror=\"alert(1)\">\n\n![gone](gone.png) ![far](https://example.org/x.png)\n";
    let package = markdown(text).read();
    let [file] = package.statements[0].files.as_slice() else { panic!("one file") };
    assert_eq!((file.media_type, file.address.as_str()), ("image/png", format!("{}.png", file.sha256).as_str()));
    let html = html(&package);
    let source = format!("src=\"/statement-files/{}\"", file.address);
    assert_eq!((html.matches("<img").count(), html.matches(&source).count()), (2, 2), "{html}");
    assert!(html.contains("width=\"50%\"") && html.contains("alt=\"a map\"") && !html.contains("onerror"), "{html}");
    let warnings: Vec<_> = package.warnings.iter().map(|warning| warning.line).collect();
    assert_eq!(warnings, [Some(5), Some(5)]);
}

/// A PDF with one page and a line on it.
fn pdf() -> Vec<u8> {
    let content = "10 10 m 90 90 l S";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut pdf = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(pdf.len());
        pdf += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = pdf.len();
    pdf += "xref\n0 5\n0000000000 65535 f \n";
    places.iter().for_each(|place| pdf += &format!("{place:010} 00000 n \n"));
    pdf += &format!("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    pdf.into_bytes()
}

#[test]
fn pdf_figures_become_svg_and_other_files_become_links() {
    let text = "![line](line.pdf) ![plot](plot.eps) ![broken](broken.pdf)\n";
    let fixture = markdown(text)
        .with("statement/line.pdf", pdf())
        .with("statement/plot.eps", "%!PS")
        .with("statement/broken.pdf", "%PDF");
    let package = fixture.read();
    let types: Vec<_> = package.statements[0].files.iter().map(|file| file.media_type).collect();
    assert_eq!(types, ["image/svg+xml", "application/postscript", "application/pdf"]);
    let drawn = &package.statements[0].files[0];
    assert!(std::fs::read_to_string(&drawn.path).unwrap().contains("<path"));
    let html = html(&package);
    assert!(
        html.contains(&format!("<img src=\"/statement-files/{}\"", drawn.address)) && html.contains(">plot</a>"),
        "{html}"
    );
    assert_eq!(package.warnings.len(), 2);
}

/// Other tests start this program again with the name of this test, to draw figures.
#[test]
fn draws_a_figure_if_asked() {
    assay_package::draw_if_asked();
}

#[test]
fn scripts_and_external_references_are_removed_from_svg() {
    for (svg, kept) in [
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>", "<path"),
        ("<svg><script>alert(1)</script><rect/></svg>", "<rect"),
        ("<svg onload=\"alert(1)\"><rect/></svg>", "<rect"),
        ("<svg><a href=\"javascript:alert(1)\"><text>x</text></a></svg>", "<text>x"),
        ("<svg><image href=\"https://example.org/x.png\"/><rect/></svg>", "<rect"),
    ] {
        let package = markdown("![p](p.svg)\n").with("statement/p.svg", svg).read();
        assert!(html(&package).contains("<img"), "{svg}: {:?}", package.warnings);
        let shown = std::fs::read_to_string(&package.statements[0].files[0].path).unwrap();
        assert!(shown.contains(kept) && !shown.contains("alert") && !shown.contains("example.org"), "{svg}: {shown}");
    }
    let package = markdown("![a map](p.svg)\n").with("statement/p.svg", "<svg><g>").read();
    assert!(html(&package).contains("Figure missing: a map"), "{}", html(&package));
    assert_eq!(package.warnings.len(), 1);
}

#[test]
fn image_sizes_of_pandoc_are_used() {
    let text = "![a](map.png){width=50%}\n\n![b](map.png){#fig:b width=5cm height=\"40px\" .left}, then\n\n![c](map.png) {x}\n";
    let package = markdown(text).read();
    let html = html(&package);
    for part in ["alt=\"a\" width=\"50%\"", "alt=\"b\" width=\"189\" height=\"40\"", ">, then", " {x}"] {
        assert!(html.contains(part), "{part:?} is not in {html}");
    }
    assert!(!html.contains("{width") && !html.contains("#fig"), "{html}");
}

#[test]
fn an_image_drawn_by_tex_is_reported_as_missing() {
    let package = latex("Before \\begin{tikzpicture}[scale=2]\\draw (0,0) -- (1,1);\\end{tikzpicture} after.");
    assert!(
        html(&package).contains("<span class=\"missing-figure\">Figure missing</span> after"),
        "{}",
        html(&package)
    );
    assert_eq!(package.warnings.len(), 1);
}
