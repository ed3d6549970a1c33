//! Statements in HTML.

use crate::{
    PNG,
    support::{Fixture, html},
};

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
