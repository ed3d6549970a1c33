//! Statements in LaTeX.

use assay_package::StatementBody;

use crate::{assert_contains, latex, latex_html, support::html};

#[test]
fn text_becomes_html() {
    assert_contains("One\ntwo.\n\nThree % not this\nfour.", &["<p>One two.</p>", "<p>Three four.</p>"]);
    assert_contains("\\section*{Input \\& more}\\subsection{B}", &["<h2>Input &amp; more</h2>", "<h3>B</h3>"]);
    assert_contains(
        "``a'' --- `b' -- c\\ldots~d \\textit{e} {\\bf f} \\texttt{--``} 10\\%",
        &["“a” — ‘b’ – c…&nbsp;d <em>e</em> <strong>f</strong> <code>--``</code> 10%"],
    );
    assert_contains(
        "\\\"Osterg\\aa rd \\'e \\c{c} \\v s Nudg\\'emon {\\o}re Erd\\H{o}s",
        &["Östergård é ç š Nudgémon øre Erdős"],
    );
    assert_contains(
        "\\verb|a<b| \\url{https://e.org/a_b} \\href{https://e.org/?a=1\\&b=2}{there}",
        &["<code>a&lt;b</code>", "href=\"https://e.org/a_b\"", "href=\"https://e.org/?a=1&amp;b=2\"", ">there</a>"],
    );
    assert_contains("a\\footnote{Note $x$.} b", &["a<sup>1</sup> b", "<li>Note <span class=\"together\"><math"]);
    assert_contains("\\begin{verbatim}\n  a % b\n\n\\x\n\\end{verbatim}", &["<pre><code>  a % b\n\n\\x</code></pre>"]);
    assert_contains("\\begin{Input}x\\end{Input}", &["<h2>Input</h2>"]);
    assert_contains("\\input{part}", &["From a <em>part</em>."]);
    assert_contains("a\\\\b \\noindent c \\vspace{3mm} d \\hspace*{1cm}e \\vskip 2pt f", &["a<br>b c d e f"]);
    assert_contains("\\num{1234567} and \\SI{5}{\\metre}", &["<math"]);
    assert_contains("\\ifplastex yes \\else no \\fi end \\iffalse hidden \\fi", &["yes", "end"]);
    assert!(!latex_html("\\ifplastex yes \\else no \\fi").contains("no"));
}

#[test]
fn macros_are_expanded() {
    assert_contains(
        "\\newcommand{\\maxn}{10^5}\\newcommand{\\who}[2][Ada]{#1 and #2}$\\maxn$ \\who{Bob} \\who[Eve]{Bob}",
        &["<math", "Ada and Bob", "Eve and Bob"],
    );
    assert_contains("\\def\\x#1#2{<#2#1>}\\x ab \\x{c}{d}", &["&lt;ba&gt;", "&lt;dc&gt;"]);
    assert_contains("\\def\\range#1..#2.{#1 to #2}\\range1..5.", &["1 to 5"]);
    assert_contains(
        "\\newenvironment{hint}[1]{\\textbf{#1:} }{!}\\begin{hint}{Tip}go\\end{hint}",
        &["<strong>Tip:</strong> go!"],
    );
    assert_contains("\\newcommand{\\N}{\\mathbb{N}}\\newcommand{\\set}[1]{\\{#1\\}}$x \\in \\set{\\N}$", &["<math"]);
}

#[test]
fn titles_become_names() {
    assert_eq!(
        latex("\\problemname{Count von Walken's \\emph{Fence} $x^2$}\nText").name(),
        "Count von Walken’s Fence x^2"
    );
    assert_eq!(latex("%% plainproblemname: Plain\n\\problemname{$x$}").name(), "Plain");
    assert_eq!(latex("Text").name(), "Sum");
    for (title, name) in [
        ("$n \\le 5$", "n ≤ 5"),
        ("$\\frac{1}{2}$ Price", "1/2 Price"),
        ("$a_{i+1}$ and $\\sqrt{x}$", "a_(i + 1) and √x"),
        ("$O(n \\log n)$, \\MakeUppercase{loud \\emph{and} clear \\& $x$}", "O(n log n), LOUD AND CLEAR & x"),
    ] {
        assert_eq!(latex(&format!("\\problemname{{{title}}}\nText")).name(), name);
    }
    assert_eq!(latex("\\begin{problem}{Two Sums}{stdin}{stdout}{1 s}{64 MB}Text\\end{problem}").name(), "Two Sums");
}

#[test]
fn unknown_commands_keep_their_text_and_give_a_warning() {
    let package = latex("One.\n\n\\fancy[x]{Two} \\begin{odd}three\\end{odd} \\fancy{four}");
    assert!(["Two", "three", "four"].iter().all(|word| html(&package).contains(word)));
    let warnings: Vec<_> = package.warnings.iter().map(|warning| (warning.file.as_str(), warning.line)).collect();
    assert_eq!(warnings, [("statement/problem.en.tex", Some(3)), ("statement/problem.en.tex", Some(3))]);
}

#[test]
fn malicious_latex_does_not_break_the_reader() {
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
fn addresses_can_contain_percent_signs() {
    assert_contains(
        "\\url{https://e.org/a%20b_c~d} and \\href{https://e.org/%7Ex?a=1&b=2#c}{there \\emph{x}}\\footnote{\\url{https://e.org/%41}} end",
        &["href=\"https://e.org/a%20b_c~d\"", "href=\"https://e.org/%7Ex?a=1&amp;b=2#c\"", "https://e.org/%41", " end"],
    );
    assert_contains(
        "\\url|https://e.org/%20| \\nolinkurl{a%b} end",
        &["href=\"https://e.org/%20\"", "<code>a%b</code> end"],
    );
}

#[test]
fn only_the_chosen_branch_of_a_condition_is_shown() {
    assert_contains("\\iflanguage{english}{yes}{no} end", &["yes end"]);
    assert_contains("\\iflanguage{ngerman}{ja}{yes} end", &["yes end"]);
    assert_contains(
        "\\ifstrequal{a}{a}{same}{other} \\ifblank{ }{blank}{full} \\IfFileExists{part}{is}{is not} end",
        &["same blank is end"],
    );
    assert_contains(
        "\\newif\\ifbig \\bigtrue \\ifbig A\\else B\\fi{} \\bigfalse \\ifbig C\\else D\\fi{} end",
        &["A D end"],
    );
    assert_contains("\\iffalse a \\iflanguage{x}{y}{z} b \\ifnum1<2 c \\fi d \\fi end", &["<p>end"]);
    assert_contains("\\ifshipped hidden \\else shown \\fi end", &["<p>shown end"]);
    assert!(html(&latex("\\ifalone{x} and all the rest")).contains("and all the rest"));
}

#[test]
fn accents_without_a_letter_are_shown_as_characters() {
    assert_contains("2\\^{}3 \\~{} \\^{ } \\'{} \\\"{} \\^{\\i}", &["2^3 ~ ^ ´ ¨ î"]);
}

#[test]
fn a_comment_before_an_empty_line_does_not_join_paragraphs() {
    assert_contains("One % comment\n\nTwo%\nThree%\n\n% more\n\nFour", &["<p>One</p>\n<p>TwoThree</p>\n<p>Four</p>"]);
    assert_contains("One\n% comment\ntwo", &["<p>One two</p>"]);
}

#[test]
fn tex_conditions_compare_their_values() {
    for (text, expected) in [
        (r"\ifnum1<2 A\else B\fi", "A"),
        (r"\ifnum 12 > 30 A\else B\fi", "B"),
        (r"\newcommand{\n}{7}\ifnum\n=7 A\else B\fi", "A"),
        (r"\newcounter{c}\setcounter{c}{4}\ifnum\value{c}>3 A\else B\fi", "A"),
        (r"\ifodd 3 A\else B\fi \ifodd-4 C\else D\fi", "A D"),
        (r"\ifdim 1pt<2pt A\else B\fi \ifdim1in<2cm C\else D\fi", "A D"),
        (r"\ifcase 0 a\or b\else c\fi \ifcase 1 a\or b\or c\fi \ifcase 7 a\or b\else c\fi", "a b c"),
        (r"\ifcase 1 a\or b\ifcase 2 x\or y\or z\fi\or c\fi", "bz"),
        (r"\newcommand{\hasit}{1}\ifdefined\hasit A\else B\fi \ifdefined\nothere C\else D\fi", "A D"),
        (r"\ifdefined\section A\else B\fi", "A"),
        (r"\ifx\nothere\undefined A\else B\fi \ifx\section\undefined C\else D\fi", "A D"),
        (r"\def\a{x}\def\b{x}\def\c{y}\ifx\a\b A\else B\fi \ifx\a\c C\else D\fi \ifx ab E\else F\fi", "A D F"),
        (r"\newcommand{\flag}{1}\if1\flag A\else B\fi \if ab C\else D\fi", "A D"),
        (r"\unless\iftrue A\else B\fi \unless\ifnum1>2 C\else D\fi", "B C"),
        (r"\newcommand{\x}{1}\ifcsname x\endcsname A\else B\fi \ifcsname z\endcsname C\else D\fi", "A D"),
        (r"\iffalse \ifcase 1 a\or b\fi \newif\ifq \else A\fi", "A"),
    ] {
        // As in TeX, blanks after a command belong to it.
        let text = text.replace(r"\fi ", r"\fi{} ");
        assert_contains(&format!("{text}{{}} end"), &[&format!("<p>{expected} end")]);
    }
    assert!(html(&latex("\\iffigure A\n\n\\iffalse hidden\\fi Next.\n\nLast.")).contains("Next."));
}

#[test]
fn choices_compare_their_values() {
    for (text, expected) in [
        (r"\ifthenelse{\equal{a}{b}}{A}{B}", "B"),
        (r"\newcommand{\lang}{en}\ifthenelse{\equal{\lang}{en}}{A}{B}", "A"),
        (r"\ifthenelse{1<2}{A}{B} \ifthenelse{2 < 1}{C}{D} \ifthenelse{\isodd{3}}{E}{F}", "A D E"),
        (r"\newboolean{x}\setboolean{x}{true}\ifthenelse{\boolean{x}}{A}{B} \ifthenelse{\boolean{y}}{C}{D}", "A D"),
        (r"\ifthenelse{\not\equal{a}{b} \and \(1>2 \or 3=3\)}{A}{B}", "A"),
        (r"\ifthenelse{\lengthtest{1cm<1in}}{A}{B} \ifthenelse{\isundefined{\nothere}}{C}{D}", "A C"),
        (r"\newtoggle{sol}\toggletrue{sol}\iftoggle{sol}{A}{B} \togglefalse{sol}\nottoggle{sol}{C}{D}", "A C"),
        (r"\newbool{b}\iftrue\booltrue{b}\fi\ifbool{b}{A}{B} \setbool{b}{false}\ifbool{b}{C}{D}", "A D"),
        (r"\newif\ifbig\bigtrue\ifthenelse{\boolean{big}}{A}{B}", "A"),
        (r"\ifnumcomp{3}{<}{4}{A}{B} \ifnumodd{2}{C}{D} \ifnumgreater{5}{4}{E}{F}", "A D E"),
        (r"\def\e{}\ifdefempty{\e}{A}{B} \def\s{txt}\ifdefstring{\s}{txt}{C}{D} \ifdefvoid{\nothere}{E}{F}", "A C E"),
        (r"\makeatletter\@ifundefined{nothere}{A}{B}\makeatother", "A"),
    ] {
        assert_contains(&format!("{text}{{}} end"), &[&format!("<p>{expected} end")]);
    }
}

#[test]
fn unclosed_formulas_end_with_their_paragraph() {
    for (text, part) in [
        ("A typo: $\\frac{a}{b$ END\n\nNext \\emph{one}.", "<p>Next <em>one</em>.</p>"),
        ("It costs $5 and 6.\n\nUnclosed $x + 1$ end", "<p>Unclosed <math"),
        ("It costs $5 and 6. % comment\n\nUnclosed $x + 1$ end", "<p>Unclosed <math"),
        ("\\[ x + {y\n\nNext \\[ z \\]", "<p>Next <math"),
        ("$$ x\n  \nNext $z$ end", "<p>Next <math"),
        ("\\footnote{It costs $5} Next $z$ end", " Next <math"),
    ] {
        let package = latex(text);
        assert!(html(&package).contains(part), "{part} is not in {}", html(&package));
        assert!(
            package.warnings.iter().any(|warning| warning.message.contains("has no end")),
            "{:?}",
            package.warnings
        );
    }
    // An empty line between the marks of a block is a common mistake.
    assert_contains(
        "\\[ x\n\n= y \\] \\begin{align*}\n\na &= b\n\n\\end{align*} end",
        &["<mo>=</mo><mi>y</mi></math>", "end"],
    );
}

#[test]
fn addresses_in_formulas_can_contain_percent_signs() {
    for text in [r"$\href{https://a.b/%20x}{y}$ after", r"$\text{see \href{https://a.b/%20x}{y}}$ after"] {
        assert_contains(text, &["y</m", "after"]);
        assert!(!latex_html(text).contains("a.b"));
    }
    for text in
        [r"$\url{https://a.b/%20}$ after", r"$\url {https://a.b/\%20}$ after", r"$\verb|https://a.b/%20|$ after"]
    {
        assert_contains(text, &["https://a.b/%20</mtext>", "after"]);
    }
}

#[test]
fn equations_are_numbered_at_the_end_of_their_row() {
    let number = |count: u32| format!("({count})</mtext>");
    for text in [
        "\\begin{equation}\\label{e} e = 1\\end{equation} By \\eqref{e}.",
        "\\begin{equation}e = 1\\end{equation}",
        "\\begin{equation*}x\\end{equation*}\\begin{equation}e = 1\\label{e}\\end{equation}",
        "\\[\\tag{1} e = 1\\]",
    ] {
        let html = latex_html(text);
        let at = |part: &str| html.find(part).unwrap_or_else(|| panic!("{part} is not in {html}"));
        assert!(at("<mn>1</mn>") < at(&number(1)), "{html}");
        assert_eq!(html.matches(&number(1)).count(), 1, "{html}");
    }
    let rows = "\\begin{align} a &= b \\label{a} \\\\ c &= \\begin{cases} 1 \\\\ 2 \\end{cases} \\nonumber \\\\ &= d \\tag{*}\\label{s} \\\\ e \\\\ \\end{align} \\ref{a} \\ref{s}";
    let html = latex_html(rows);
    for part in [number(1), number(2), "*)".to_owned(), " 1 *</p>".to_owned()] {
        assert!(html.contains(&part), "{part} is not in {html}");
    }
    assert!(!html.contains(&number(3)), "{html}");
    // The numbers have a column of their own.
    let first = &html[html.find("<mtr>").unwrap()..html.find("</mtr>").unwrap()];
    assert_eq!(first.matches("<mtd").count(), 3, "{first}");
}

#[test]
fn only_captions_number_figures() {
    let html = latex_html(
        "\\begin{wrapfigure}{r}{3cm}\\includegraphics{map}\\end{wrapfigure}\\begin{figure}\\includegraphics{map}\\end{figure}\
         \\begin{figure}\\caption*{Star}\\end{figure}\\begin{figure}\\label{f}\\caption{One}\\end{figure}\
         \\begin{table}\\caption{T}\\label{t}\\end{table}\\begin{figure}\\caption{Two}\\caption{Three}\\label{g}\\end{figure}\
         \\begin{center}\\captionof{figure}{Four}\\end{center}\\ref{f} \\ref{t} \\ref{g}",
    );
    for part in [
        "<figcaption>Star</figcaption>",
        "<figcaption>Figure 1: One</figcaption>",
        "<figcaption>Table 1: T</figcaption>",
        "<figcaption>Figure 2: Two<br>Figure 3: Three</figcaption>",
        "Figure 4: Four",
        "1 1 3",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn document_commands_and_paired_delimiters_are_defined() {
    for (text, expected) in [
        (r"\NewDocumentCommand{\nd}{m O{d}}{#1-#2}\nd{a} \nd{a}[b]", "a-d a-b"),
        (
            r"\NewDocumentCommand\nd{s o m}{\IfBooleanTF{#1}{S}{N}\IfValueTF{#2}{#2}{none}#3}\nd{x} \nd*[y]{z}",
            "Nnonex Syz",
        ),
        (r"\DeclareDocumentCommand{\pt}{r() +m}{#1:#2}\pt(1,2){x}", "1,2:x"),
        (r"\NewDocumentEnvironment{tip}{O{Tip} m}{#1 #2: }{!}\begin{tip}{a}b\end{tip}", "Tip a: b!"),
        (r"\let\oldb\textbf \oldb{x}", "<strong>x</strong>"),
        (r"\newcommand{\oldb}{\textbf}\oldb{x} \newcommand{\T}[1]{#1\LaTeX}\T{a} b", "<strong>x</strong> aLaTeX b"),
    ] {
        assert_contains(&format!("{text}{{}} end"), &[&format!("<p>{expected} end")]);
    }
    for text in [
        r"\DeclarePairedDelimiter\abs{\lvert}{\rvert} $\abs{x}\abs*{\frac12}\abs[\big]{y}$ end",
        r"\DeclarePairedDelimiterX{\inner}[2]{\langle}{\rangle}{#1, #2} $\inner{x}{y}$ end",
        r"\newcommand{\by}[1]{\cdot#1}$\by{a}$ end",
        r"\NewDocumentCommand{\set}{s m}{\IfBooleanTF{#1}{\left\{#2\right\}}{\{#2\}}}$\set{x}\set*{x}$ end",
    ] {
        let html = latex_html(text);
        assert!(html.contains("<p><math>") && html.contains("</math> end"), "{html}");
    }
}

#[test]
fn references_show_the_number_or_title_of_their_target() {
    assert_contains(
        "\\section{The \\emph{rules}}\\label{s}See Section~\\ref{s}.",
        &["See Section&nbsp;The <em>rules</em>."],
    );
    assert_contains(
        "\\begin{equation}x = 1\\label{e}\\end{equation}By \\eqref{e} and \\ref{e}.",
        &["By (1) and 1.", "(1)</mtext>"],
    );
    assert_contains(
        "\\begin{figure}\\subfloat[One]{\\includegraphics{map}}\\subfloat[Two]{\\includegraphics{map}}\\caption{Both}\\label{f}\\end{figure}Figure \\ref{f}",
        &[
            "<figcaption>(a) One</figcaption>",
            "<figcaption>(b) Two</figcaption>",
            "<figcaption>Figure 1: Both</figcaption>",
            "Figure 1</p>",
        ],
    );
    assert_contains(
        "\\begin{wrapfigure}[9]{L}{5cm}\\includegraphics[width=\\linewidth]{map}\\caption{W}\\end{wrapfigure}\\begin{wrapfigure}{r}{.3\\textwidth}\\includegraphics{map}\\end{wrapfigure}",
        &[
            "<figure class=\"illustration left w-30\">",
            "<figcaption>Figure 1: W</figcaption>",
            "<figure class=\"illustration w-30\">",
        ],
    );
}

#[test]
fn headings_of_olymp_are_kept() {
    let html = latex_html(
        "\\begin{problem}{T}{a.in}{a.out}{1 s}{64 MB}Text\n\\InputFile In\n\\OutputFile Out\n\\Note More\\end{problem}",
    );
    for part in ["<p>Text </p>", "<h2>Input</h2>\n<p>In", "<h2>Output</h2>\n<p>Out", "<h2>Note</h2>\n<p>More"] {
        assert!(html.replace(" </p>", "</p>").contains(&part.replace(" </p>", "</p>")), "{part} is not in {html}");
    }
    assert!(!html.contains("a.in"), "{html}");
}

#[test]
fn letters_change_their_case() {
    assert_contains(
        "\\uppercase{a \\& \\textbf{b} $x$ ß} \\MakeLowercase{ABC}",
        &["A &amp; <strong>B</strong> <math><mi>x</mi></math> SS abc"],
    );
}

#[test]
fn algorithms_keep_their_lines() {
    let lines = "<strong>for</strong> <math><mi>i</mi></math> <strong>do</strong><br>\u{2003}x<br>\u{2003}<strong>if</strong> y <strong>then</strong>";
    assert_contains(
        "\\begin{algorithmic}[1]\\FOR{$i$}\\STATE x\\IF{y}\\STATE z\\ENDIF\\ENDFOR\\RETURN 1\\end{algorithmic}",
        &[lines, "<br>\u{2003}<strong>end if</strong> <br><strong>end for</strong> <br><strong>return</strong> 1"],
    );
    assert_contains(
        "\\begin{algorithmic}\\Procedure{F}{$x$}\\State y\\If{a}\\State \\Return b \\Comment{c}\\Else\\State d\\EndIf\\EndProcedure\\end{algorithmic}",
        &[
            "<strong>procedure</strong> F<span class=\"together\">(",
            "<br>\u{2003}\u{2003}<strong>return</strong> b <strong>▷</strong> c",
            "<br>\u{2003}<strong>else</strong>",
        ],
    );
}
