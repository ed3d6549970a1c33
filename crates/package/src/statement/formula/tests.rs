use super::{FormulaError, render};

fn inline(latex: &str) -> String {
    render(latex, false).unwrap_or_else(|error| panic!("{latex}: {error}"))
}

/// The text of a formula, without its elements.
fn text(latex: &str) -> String {
    let html = inline(latex);
    let mut text = String::new();
    for part in html.split('<') {
        text += part.split_once('>').map_or(part, |(_, text)| text);
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

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
        let html = inline(latex);
        assert!(html.starts_with("<math") && html.ends_with("</math>"), "{latex}: {html}");
        assert!(
            !html.contains(" style=") && !html.contains("merror") && !html.contains("semantics"),
            "{latex}: {html}"
        );
        assert_eq!(html, inline(latex), "the same each time");
    }
    assert!(render("x", true).unwrap().contains(r#"display="block""#));
}

/// One formula for each command that MathJax knows.
#[test]
fn what_mathjax_knows_is_rendered() {
    let failed: Vec<String> = include_str!("commands.txt")
        .lines()
        .flat_map(|latex| [(latex, false), (latex, true)])
        .filter_map(|(latex, display)| match render(latex, display) {
            Ok(_) => None,
            Err(error) => Some(format!("{latex}: {error}")),
        })
        .collect();
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn spaces_and_texts_are_what_they_say() {
    for (latex, expected) in [
        (r"a~b", "a\u{a0}b"),
        (r"a\ b", "a\u{a0}b"),
        (r"a\nobreakspace b", "a\u{a0}b"),
        (r"\text{a~b}", "a\u{a0}b"),
        (r"\text{if $x~y$ then}", "if\u{a0}x\u{a0}y\u{a0}then"),
        (r"\text{`\texttt{x}'}", "‘x’"),
        (r"\text{\textbf{bold} \emph{it} a\_b 50\% \{x\}}", "bold\u{a0}it\u{a0}a_b\u{a0}50%\u{a0}{x}"),
        (r"x \text{ and } y", "x\u{a0}and\u{a0}y"),
        (r"\mbox{$a < b$}", "a<b"),
        (r"\text{costs \$5 \& more}", "costs\u{a0}$5\u{a0}&\u{a0}more"),
        (r"\text{a\\b}", "a\u{a0}b"),
        (r"\text{``quoted''}", "“quoted”"),
        (r"\text{a---b--c}", "a—b–c"),
        (r"\text{\ldots}", "…"),
        (r#"\text{\'e\"u\aa}"#, "éüå"),
        (r"\text{a_b^c}", "a_b^c"),
        (r"\verb|a_b\c|", "a_b\\c"),
        (r"\textsc{Abc}", "Abc"),
        (r"\text{\textbackslash n \textasciitilde\textless}", "\\n\u{a0}~<"),
        (r"1{,}000", "1,000"),
        (r"\num{1234567}", "1\u{2009}234\u{2009}567"),
    ] {
        assert_eq!(text(latex), expected, "{latex}: {}", inline(latex));
    }
}

#[test]
fn letters_have_their_alphabets() {
    for (latex, expected) in [
        (r"\mathbb{R}\mathbb{N}\Bbb Z", "ℝℕℤ"),
        (r"\mathcal{O}\mathscr{L}\mathfrak{g}", "𝒪ℒ𝔤"),
        (r"\mathbf{x1}\bm{x}\boldsymbol\alpha", "𝐱𝟏𝒙𝜶"),
        (r"\mathtt{ab1}\mathsf{X}", "𝚊𝚋𝟷𝖷"),
        (r"\mathrm{lcm}(a)", "lcm(a)"),
        (r"\operatorname{lcm}(a)", "lcm\u{2061}(a)"),
    ] {
        assert_eq!(text(latex), expected, "{latex}: {}", inline(latex));
    }
    assert!(inline(r"\mathrm{lcm}").contains("<mi>lcm</mi>"), "{}", inline(r"\mathrm{lcm}"));
    assert!(inline(r"\mathrm{d}x").contains(r#"<mi mathvariant="normal">d</mi>"#));
}

#[test]
fn tables_have_their_sides_and_lines() {
    let html = inline(r"\begin{array}{|r@{}l|}\hline a & b \\ \hline c & d \\ \hline\end{array}");
    for part in [
        r#"<mtd class="right line-left line-above line-below">"#,
        r#"<mtd class="left line-below line-right line-above">"#,
    ] {
        let mut wanted: Vec<_> = part.split('"').nth(1).unwrap().split(' ').collect();
        wanted.sort_unstable();
        let found = html.split("<mtd class=\"").skip(1).any(|rest| {
            let mut classes: Vec<_> = rest.split('"').next().unwrap().split(' ').collect();
            classes.sort_unstable();
            classes == wanted
        });
        assert!(found, "{part}: {html}");
    }
    let html = render(r"\begin{align*} a &= b \\ c &= d \end{align*}", true).unwrap();
    assert!(html.contains(r#"<mtable class="aligned">"#), "{html}");
    assert_eq!(html.matches("<mtd").count(), 4, "{html}");
    // Several lines without an environment.
    assert_eq!(render(r"a \\ b", true).unwrap().matches("<mtr>").count(), 2);
    assert_eq!(inline(r"\cases{0 & x \cr 1 & y}").matches("<mtr>").count(), 2);
}

#[test]
fn what_does_not_parse_is_said() {
    for (latex, reason) in [
        (r"\frac{1", FormulaError::MissingBrace),
        ("a}", FormulaError::UnexpectedBrace),
        (r"\begin{matrix}x", FormulaError::MissingEnd("matrix".to_owned())),
        (r"x\end{matrix}", FormulaError::UnexpectedEnd("matrix".to_owned())),
        ("{".repeat(3000).as_str(), FormulaError::TooDeep(100)),
        ("x".repeat(20_000).as_str(), FormulaError::TooLong(10_000)),
    ] {
        assert_eq!(render(latex, false), Err(reason), "{latex}");
    }
    for latex in [r"\nosuchcommand{x}", r"\begin{nosuch}x\end{nosuch}", "x^2^3"] {
        assert!(matches!(render(latex, false), Err(FormulaError::NotRendered(_))), "{latex}");
    }
    assert_eq!(render(r"\includegraphics{x}", false), Err(FormulaError::Refused));
}

#[test]
fn hostile_formulas_stay_harmless() {
    for latex in [
        r#"\text{<script>alert(1)</script>}"#,
        r#"\text{"><img src=x onerror=alert(1)>}"#,
        r#"\href{javascript:alert(1)}{x}"#,
        r#"\url{javascript:alert(1)}"#,
        r#"\color{red" onload="alert(1)}x"#,
        r#"\color{url(https://evil.example)}x"#,
        r#"\class{bad" onload="alert(1)}{x}"#,
        r#"\style{position:fixed}{x}"#,
        r#"\htmlClass{a}{x}\htmlStyle{color:red}{x}\htmlData{a=b}{x}\htmlId{a}{x}\cssId{a}{x}"#,
        r#"\includegraphics{https://evil.example/x.png}"#,
        r"\def\a{\a\a}\a",
        r"\def\a{xxxxxxxxxx}\def\b{\a\a\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b\b\b}\c\c\c\c\c\c\c\c",
        r"\rule{100000em}{100000em}",
        r"\kern100000em x \hspace{99999999em}",
        "{{{{{{{{",
        "}}}}}}}}",
        "&&&\\\\",
        "%\\",
        "\\",
        "\0\u{e000}<!--",
    ] {
        if let Ok(html) = render(latex, false) {
            for bad in ["<script", "<img", "href", " style=", "<a", "onload=\"", "evil.example)", "99999"] {
                assert!(!html.contains(bad), "{latex}: {html}");
            }
        }
    }
}

/// What nests without braces must not exhaust the stack.
#[test]
fn deep_formulas_come_to_an_end() {
    for latex in [
        format!("{}x{}", "{".repeat(99), "}".repeat(99)),
        format!("{}x{}", r"\frac{1}{".repeat(90), "}".repeat(90)),
        format!("{}x{}", r"\left(".repeat(90), r"\right)".repeat(90)),
        r"\left(".repeat(1600),
        r"\hat".repeat(2400) + "x",
        r"\sqrt".repeat(1900) + "x",
        r"\mathbf".repeat(1400) + "x",
        r"\text".repeat(1900) + "{x}",
        r"\not".repeat(2400) + "x",
        r"\overset a".repeat(900) + "x",
        r"\color{red}".repeat(900) + "x",
        r"\displaystyle".repeat(700) + "x",
        r"\begin{matrix}".repeat(90) + "x" + &r"\end{matrix}".repeat(90),
        r"\text{$".repeat(90) + "x" + &"$}".repeat(90),
        r"a\over b".repeat(90),
        "x^".repeat(4000),
        "x'".repeat(4000),
        "a_b^c".repeat(1900),
    ] {
        let _ = render(&latex, false);
    }
}

#[test]
fn wide_signs_are_as_wide_as_what_they_belong_to() {
    for (latex, class, sign) in [
        (r"\overline{AB}", "overline", '‾'),
        (r"\underline{AB}", "underline", '‾'),
        (r"\widehat{AB}", "wide-hat", '^'),
        (r"\widecheck{AB}", "wide-check", 'ˇ'),
        (r"\widetilde{AB}", "wide-tilde", '~'),
        (r"\overrightarrow{AB}", "arrow-right-above", '→'),
        (r"\overleftarrow{AB}", "arrow-left-above", '←'),
        (r"\overleftrightarrow{AB}", "arrows-above", '↔'),
        (r"\underrightarrow{AB}", "arrow-right-below", '→'),
        (r"\underleftarrow{AB}", "arrow-left-below", '←'),
        (r"\underleftrightarrow{AB}", "arrows-below", '↔'),
    ] {
        let (name, accent) = if class.contains("below") || class == "underline" {
            ("munder", "accentunder")
        } else {
            ("mover", "accent")
        };
        let base = "<mrow><mi>A</mi><mi>B</mi></mrow>";
        let sign = format!("<mo stretchy=\"false\">{sign}</mo>");
        let expected = format!("<math><{name} {accent}=\"true\" class=\"{class}\">{base}{sign}</{name}></math>");
        assert_eq!(render(latex, false).unwrap(), expected, "{latex}");
    }
    let single = render(r"\overline{x}", false).unwrap();
    assert!(single.contains("class=\"overline\"><mrow><mi>x</mi></mrow><mo"), "{single}");
    // Those that are as wide as a letter stay what they are.
    for latex in [r"\bar{x}", r"\hat{x}", r"\tilde{x}", r"\check{x}", r"\vec{x}"] {
        let html = render(latex, false).unwrap();
        assert!(html.contains("<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">"), "{latex}: {html}");
    }
    // They nest, have scripts, and may be anywhere.
    let html = render(r"\overline{\overline{z}+w}^2 + \frac{\widehat{AB}}{\sqrt{\overline{z}}}", true).unwrap();
    assert_eq!((html.matches("overline").count(), html.matches("wide-hat").count()), (3, 1), "{html}");
}
