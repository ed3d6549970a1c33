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
            "<figcaption>One</figcaption>",
            "<figcaption>Two</figcaption>",
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
