//! Statements in Markdown, and features of all formats.

use crate::{
    latex, markdown,
    support::{Fixture, html},
};

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
fn attributes_of_pandoc_are_not_shown() {
    let text = "# Heading {#sec:x .unnumbered}\n\n## Set {1, 2}\n\n# Short {-}\n\n[a](https://e.org){target=_blank} `b`{.cpp key=\"c d\"} [c](https://e.org){x} `d`{} e\n\n[f *g*]{.mark} [h [i]{#i}, j]{k=l}: [m]{1, 2} [n] o\n";
    let package = markdown(text).read();
    let html = html(&package);
    for part in [
        "<h2>Heading</h2>",
        "<h3>Set {1, 2}</h3>",
        "<h2>Short</h2>",
        ">a</a> <code>b</code> <a",
        ">c</a>{x} <code>d</code>{} e",
        "<p>f <em>g</em> h i, j: [m]{1, 2} [n] o</p>",
    ] {
        assert!(html.contains(part), "{part:?} is not in {html}");
    }
}

#[test]
fn links_have_noopener() {
    let package =
        markdown("[a](https://example.org/) [b](javascript:alert(1)) [c](/log-out) <https://example.org>").read();
    let html = html(&package);
    assert_eq!(html.matches("noopener").count(), html.matches("<a ").count());
    assert_eq!(html.matches("href=").count(), 2);
}

#[test]
fn samples_of_a_function_are_shown_as_values() {
    let signature =
        "kind: function\nname: add\nparams:\n- {name: a, type: \"int[]\"}\n- {name: b, type: int}\nreturns: int\n";
    let package = markdown("{{nextsample}}\n\n{{nextsample}}\n").with("signature.yaml", signature);
    let package = package.with("data/sample/1.in", "[1]\n2\n").with("data/sample/1.ans", "3\n");
    // A text for the statement need not be a case.
    let package = package.with("data/sample/2.in", "[1]\n2\n").with("data/sample/2.ans", "3\n");
    let package = package.with("data/sample/2.in.statement", "a, b <c>\n").read();
    let html = html(&package);
    assert!(html.contains("<pre>a = [1], b = 2</pre>") && html.contains("<pre>3</pre>"), "{html}");
    assert!(html.contains("<pre>a, b &lt;c&gt;\n</pre>"), "{html}");
}

#[test]
fn samples_are_shown_at_their_placeholders() {
    let text = "Before.\n\n{{nextsample}}\n\nBetween.\n\n{{remainingsamples}}\n";
    let package = markdown(text).with("data/sample/2.in", "a\n\n  \nb < c\n").with("data/sample/2.ans", "d\n").read();
    let html = html(&package);
    let places = ["Before.", "1 2", "Between.", "a\n\n  \nb &lt; c"]
        .map(|part| html.find(part).unwrap_or_else(|| panic!("{part} is not in {html}")));
    assert!(places.is_sorted(), "{html}");
    assert_eq!(package.statements[0].samples, ["sample/1", "sample/2"]);
    let tex = latex("Before. \\nextsample After.");
    assert!(crate::support::html(&tex).contains("1 2") && tex.statements[0].samples == ["sample/1"]);
    let twice = markdown("{{sample.1}} {{sample.7}}").read();
    assert_eq!((twice.statements[0].samples.len(), twice.warnings.len()), (1, 1));
}

#[test]
fn constants_are_replaced() {
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
fn long_statements_are_read_quickly() {
    for (text, name) in [
        ("$x$ ".repeat(200_000), "problem.en.md"),
        ("a *b* ".repeat(150_000), "problem.en.md"),
        ("^[a ".repeat(50_000), "problem.en.md"),
        ("\\(x\\) ".repeat(120_000), "problem.en.html"),
        ("\\ref{a}\\label{b}".repeat(50_000), "problem.en.tex"),
        ("\\ifa ".repeat(150_000), "problem.en.tex"),
        ("\\begin{tikzpicture}".repeat(25_000) + &"\\end{tikzpicture}".repeat(25_000), "problem.en.tex"),
        (format!("\\newcommand{{\\long}}{{{}}}{}", "x".repeat(200_000), "\\tikz{x}".repeat(80_000)), "problem.en.tex"),
        ((0..60_000).map(|n| format!("$x_{{{n}}}$ ")).collect(), "problem.en.tex"),
    ] {
        let package = Fixture::new().without("statement/problem.en.md").with(&format!("statement/{name}"), text).read();
        assert_eq!(package.statements.len(), 1, "{name}");
    }
}
