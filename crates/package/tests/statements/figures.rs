//! Images in statements.

use std::{path::PathBuf, sync::Mutex};

use assay_package::{Package, Reading, Tex, TexError, read_with};

use crate::{
    markdown,
    support::{Fixture, html},
};

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
fn image_sizes_in_styles_are_used() {
    let package = markdown("<img src=\"map.png\" style=\"border: 0; width:50%\"> <img src=\"map.png\" width=\"7\" style=\"WIDTH: 1cm; height: 2cm\">\n").read();
    let html = html(&package);
    assert!(html.contains("width=\"50%\"") && html.contains("width=\"7\" height=\"76\""), "{html}");
}

/// A TeX that records the documents and always returns the same result.
#[derive(Debug)]
struct FakeTex {
    answer: Result<Vec<u8>, TexError>,
    documents: Mutex<Vec<(String, Vec<String>)>>,
}

impl FakeTex {
    fn new(answer: Result<Vec<u8>, TexError>) -> Self {
        Self { answer, documents: Mutex::default() }
    }

    fn read(&self, fixture: &Fixture) -> Package {
        read_with(&fixture.folder(), &Reading { tex: Some(self), ..Reading::default() }).unwrap()
    }
}

impl Tex for FakeTex {
    fn typeset(&self, document: &str, files: &[(String, PathBuf)]) -> Result<Vec<u8>, TexError> {
        let files = files.iter().map(|(name, _)| name.clone()).collect();
        self.documents.lock().unwrap().push((document.to_owned(), files));
        self.answer.clone()
    }
}

/// A package with the same statement in two languages.
fn with_figures(text: &str) -> Fixture {
    Fixture::new()
        .without("statement/problem.en.md")
        .with("statement/problem.en.tex", text)
        .with("statement/problem.de.tex", text)
        .with("statement/points.csv", "1,2\n")
        .with("statement/.hidden.tex", "")
        .with("problem.yaml", "problem_format_version: legacy\nname: Sum\n")
}

#[test]
fn figures_in_tex_are_drawn_with_the_definitions_of_the_statement() {
    let tex = FakeTex::new(Ok(pdf()));
    let text = r"\documentclass{article}
\usepackage[table]{xcolor}\usepackage{tikz, pgfplots,minted}
\usetikzlibrary{arrows,calc} % the arrows
\usetikzlibrary{positioning}
\tikzset{dot/.style={circle, fill=red}}
\tikzstyle{line}=[thick]
\definecolor{mine}{RGB}{1,2,3}\setlength{\epigraphwidth}{1cm}
\newcommand{\size}[1]{#1cm}\renewcommand\name{N}\def\pair#1,#2;{(#1,#2)}
\begin{document}
Before \begin{tikzpicture}[scale=2] % first
\draw (0,0) -- (1,1); \node {\begin{tikzpicture}\fill (0,0);\end{tikzpicture}}; \end{tikzpicture} after.
\newcommand{\later}{x}
\begin{circuitikz}\draw;\end{circuitikz} \tikz[scale=2] \draw (0,0) -- {;} (1,1); \tikz{\fill;} end
\end{document}";
    let package = tex.read(&with_figures(text));
    assert_eq!(package.warnings, []);
    let html = html(&package);
    assert_eq!(html.matches("alt=\"Figure\"").count(), 4, "{html}");
    assert!(html.contains("> after.") && html.contains("> end") && !html.contains("thick"), "{html}");
    assert_eq!(package.statements[0].files.len(), 1, "equal images share one file");
    let documents = tex.documents.lock().unwrap();
    // Each figure is drawn once, although two statements contain it.
    assert_eq!(documents.len(), 4);
    let (first, files) = &documents[0];
    for part in [
        r"{\usepackage[table]{xcolor}}",
        r"{\usepackage{pgfplots}}",
        r"\usetikzlibrary {arrows,calc}",
        r"\usetikzlibrary {positioning}",
        r"\tikzset {dot/.style={circle, fill=red}}",
        r"\tikzstyle {line}=[thick]",
        r"\definecolor {mine}{RGB}{1,2,3}",
        r"\newcommand{\size}[1]{#1cm}",
        r"\let\name\relax\newcommand\name{N}",
        r"\def \pair#1,#2;{(#1,#2)}",
        r"{\begin{tikzpicture}[scale=2] % first",
        r"\fill (0,0);\end{tikzpicture}}; \end{tikzpicture}",
    ] {
        assert!(first.contains(part), "{part} is not in {first}");
    }
    assert!(!first.contains("minted") && !first.contains("epigraph") && !first.contains(r"\later"), "{first}");
    assert!(files.contains(&"points.csv".to_owned()) && !files.iter().any(|name| name.starts_with('.')), "{files:?}");
    assert!(documents[1].0.contains(r"\usepackage{circuitikz}") && documents[1].0.contains(r"\newcommand{\later}{x}"));
    assert!(documents[2].0.contains(r"\tikz [scale=2] \draw (0,0) -- {;} (1,1);"), "{}", documents[2].0);
    assert!(documents[3].0.contains(r"\tikz {\fill;}"), "{}", documents[3].0);
}

#[test]
fn figures_that_tex_cannot_draw_are_reported_as_missing() {
    let text = "\n\nBefore \\begin{tikzpicture}[scale=2]\\draw (0,0) -- (1,1);\\end{tikzpicture} after.";
    let missing = |package: &Package, why: &str| {
        let html = html(package);
        assert!(html.contains("<span class=\"missing-figure\">Figure missing</span> after"), "{html}");
        let warnings: Vec<String> = package.warnings.iter().map(ToString::to_string).collect();
        assert_eq!(warnings.len(), 2, "{warnings:?}");
        let is_reported = |warning: &String| warning.contains("problem.en.tex:3") && warning.contains(why);
        assert!(warnings.iter().any(is_reported), "{warnings:?}");
    };
    missing(&with_figures(text).read(), "TeX is not available here");
    for (error, why) in [
        (TexError::Missing, "TeX is not available here"),
        (
            TexError::Refused("Undefined control sequence. \\draw".into()),
            "TeX says: Undefined control sequence. \\draw",
        ),
        (TexError::Limit("15 s"), "it takes more than 15 s"),
        (TexError::Fault("no sandbox".into()), "TeX cannot be run: no sandbox"),
    ] {
        missing(&FakeTex::new(Err(error)).read(&with_figures(text)), why);
    }
    missing(&FakeTex::new(Ok(b"no PDF".to_vec())).read(&with_figures(text)), "cannot be drawn as SVG");
    // TeX does not get figures of other programs.
    let tex = FakeTex::new(Ok(pdf()));
    let package = tex.read(&with_figures("\\begin{asy}draw();\\end{asy} after."));
    assert!(html(&package).contains("missing-figure") && tex.documents.lock().unwrap().is_empty());
}

/// A TeX that cannot read one definition.
#[derive(Debug, Default)]
struct StrictTex {
    documents: Mutex<Vec<String>>,
}

impl Tex for StrictTex {
    fn typeset(&self, document: &str, _: &[(String, PathBuf)]) -> Result<Vec<u8>, TexError> {
        self.documents.lock().unwrap().push(document.to_owned());
        if document.contains("wiki") { Err(TexError::Refused("File ended".into())) } else { Ok(pdf()) }
    }
}

#[test]
fn a_definition_that_tex_cannot_read_only_loses_the_figures_that_use_it() {
    let tex = StrictTex::default();
    let text = r"\newcommand{\wiki}{\url{https://a.b/%46}}\newcommand{\side}{\inner}\newcommand{\inner}{2}\tikzset{x/.style={thick}}
\begin{tikzpicture}\draw (0,0) -- (\side,1);\end{tikzpicture} \tikz{\node {\wiki};} end";
    let package = read_with(&with_figures(text).folder(), &Reading { tex: Some(&tex), ..Reading::default() }).unwrap();
    let html = html(&package);
    assert!(html.contains("alt=\"Figure\"") && html.contains("missing-figure"), "{html}");
    let documents = tex.documents.lock().unwrap();
    let drawn = documents.iter().find(|document| !document.contains("wiki")).unwrap();
    for part in [r"\newcommand{\side}", r"\newcommand{\inner}", r"\tikzset"] {
        assert!(drawn.contains(part), "{part} is not in {drawn}");
    }
}
