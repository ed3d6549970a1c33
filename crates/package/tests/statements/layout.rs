//! Lists, tables and figures in LaTeX.

use crate::{assert_contains, latex_html};

#[test]
fn lists_tables_and_figures_become_html() {
    assert_contains(
        "\\begin{itemize}\n\\item one\n\\item two\n\n more\n\\begin{enumerate}[(a)]\\item in\\end{enumerate}\n\\end{itemize}",
        &["<ul>\n<li>one</li>", "<li class=\"labelled\">(a) in</li>"],
    );
    assert_contains("\\begin{description}\\item[A] b\\end{description}", &["<dt>A</dt><dd>b</dd>"]);
    let table = "\\begin{center}\\begin{tabular}{|l|c|r|}\\hline\na & $b$ & c\\\\ \\hline\n\\multicolumn{2}{c}{wide} & 1 \\\\\n\\end{tabular}\\end{center}";
    assert_contains(
        table,
        &[
            "<div class=\"center\"><table>",
            "<td align=\"left\">a</td><td align=\"center\"><math",
            "<td align=\"center\" colspan=\"2\">wide</td><td align=\"right\">1</td>",
        ],
    );
    let figure = "See Figure~\\ref{fig:m}.\n\\begin{figure}[ht]\\centering\\includegraphics[width=0.5\\textwidth]{map}\\caption{The \\emph{map}}\\label{fig:m}\\end{figure}";
    assert_contains(
        figure,
        &["See Figure&nbsp;1.", "width=\"50%\"", "<figcaption>Figure 1: The <em>map</em></figcaption>"],
    );
    assert_contains(
        "\\illustration{.3}{map.png}{By \\href{https://e.org}{me}}",
        &["<figure class=\"illustration w-30\"><img src=\"/statement-files/", "<figcaption>By <a href"],
    );
    assert_contains(
        "\\begin{align*}a &= b \\\\ c &= d\\end{align*}\\[x\\]\\(y\\)\\begin{equation}z\\end{equation}",
        &["<math"],
    );
    assert_contains(
        "\\[ f(x) = \\begin{cases} 0 & \\text{if } x < 0 \\\\ 1 & \\text{otherwise} \\end{cases} \\]",
        &["<math display=\"block\""],
    );
}

#[test]
fn cells_may_span_rows() {
    assert_contains(
        "\\begin{tabular}{|c|c|}\\hline \\multirow{2}{*}{A} & b \\\\ & c \\\\ \\multirow[t]{2}{3cm}[1ex]{D} & e \\\\ \\cline{2-2} & f \\\\ \\end{tabular}",
        &[
            "<tr><td align=\"center\" rowspan=\"2\">A</td><td align=\"center\">b</td></tr>\n<tr><td align=\"center\">c</td></tr>",
            "<tr><td align=\"center\" rowspan=\"2\">D</td><td align=\"center\">e</td></tr>\n<tr><td align=\"center\">f</td></tr>",
        ],
    );
    assert_contains(
        "\\begin{tabular}{ll} & b \\\\ \\multirow{-2}{*}{A} & c \\\\ \\multicolumn{2}{c}{\\multirow{2}{*}{W}} \\\\ & \\\\ x & y \\end{tabular}",
        &[
            "<tr><td align=\"left\" rowspan=\"2\">A</td><td align=\"left\">b</td></tr>\n<tr><td align=\"left\">c</td></tr>",
            "<tr><td align=\"center\" colspan=\"2\" rowspan=\"2\">W</td></tr>",
            "<td align=\"left\">x</td><td align=\"left\">y</td>",
        ],
    );
    assert_contains(
        "\\begin{tabular}{ll}\\multirowcell{2}{x} & a \\\\ & b \\end{tabular}",
        &["<td align=\"left\" rowspan=\"2\">x</td>"],
    );
    let html = latex_html("\\begin{tabular}{ll}\\hline a & b \\\\ & \\\\ c & d \\\\ \\hline\\end{tabular}");
    assert_eq!(html.matches("<tr>").count(), 3, "empty rows are kept: {html}");
}

#[test]
fn lists_keep_their_numbering() {
    assert_contains(
        "\\begin{enumerate}[label=\\alph*., start=3]\\item x\\item y\\end{enumerate}",
        &["<ol type=\"a\" start=\"3\">\n<li>x</li>"],
    );
    assert_contains(
        "\\begin{enumerate}[(a)]\\item x\\item y\\end{enumerate}",
        &["<li class=\"labelled\">(a) x</li>", "(b) y"],
    );
    assert_contains("\\begin{enumerate}[label=(\\roman*)]\\item x\\item y\\end{enumerate}", &["(i) x", "(ii) y"]);
    assert_contains(
        "\\begin{enumerate}[label={\\textbf{Q\\arabic*:}}, leftmargin=2em]\\item x\\end{enumerate}",
        &["<strong>Q1:</strong> x"],
    );
    assert_contains("\\begin{enumerate}[I.]\\item x\\end{enumerate}", &["<ol type=\"I\">"]);
    assert_contains("\\begin{enumerate}\\setcounter{enumi}{4}\\item x\\end{enumerate}", &["<ol start=\"5\">"]);
    assert_contains("\\begin{enumerate}\\addtocounter{enumi}{4}\\item x\\end{enumerate}", &["<ol start=\"5\">"]);
    assert_contains(
        "\\begin{enumerate}\\item x\\setcounter{enumi}{6}\\item\\label{y} y\\addtocounter{enumi}{2}\\item z\\item w\\end{enumerate}\\ref{y}",
        &["<li>x</li>\n<li value=\"7\">y</li>\n<li value=\"10\">z</li>\n<li>w</li>", ">7<"],
    );
    assert_contains(
        "\\begin{enumerate}\\item x\\item y\\end{enumerate}\\begin{enumerate}[resume]\\item z\\end{enumerate}",
        &["<ol start=\"3\">\n<li>z</li>"],
    );
    assert_contains("\\begin{enumerate}\\item x\\item[*] y\\item z\\end{enumerate}", &["1. x", "* y", "2. z"]);
    assert_contains(
        "\\begin{itemize}\\item[--] x\\item y\\end{itemize}",
        &["<li class=\"labelled\">– x</li>\n<li>y</li>"],
    );
    assert_contains("\\begin{enumerate}\\item a\\item\\label{two} b\\end{enumerate}See \\ref{two}.", &["See 2."]);
}

#[test]
fn lists_without_numbers_can_have_other_labels() {
    let list = "\\begin{itemize}\\item x\\end{itemize}";
    let labelled = |label: &str| format!("<li class=\"labelled\">{label} x</li>");
    for (latex, expected) in [
        ("\\begin{itemize}[label=--]\\item x\\end{itemize}".to_owned(), labelled("–")),
        (
            "\\begin{itemize}[nosep, label={\\textbf{a, b}}]\\item x\\end{itemize}".to_owned(),
            labelled("<strong>a, b</strong>"),
        ),
        ("\\begin{compactitem}[--]\\item x\\end{compactitem}".to_owned(), labelled("–")),
        ("\\begin{itemize}[label={}]\\item x\\end{itemize}".to_owned(), "<li class=\"labelled\">x</li>".to_owned()),
        ("\\begin{itemize}[label=--]\\item[+] x\\end{itemize}".to_owned(), labelled("+")),
        ("\\begin{itemize}[nosep]\\item x\\end{itemize}".to_owned(), "<li>x</li>".to_owned()),
        ("\\begin{itemize}[label=\\textbullet]\\item x\\end{itemize}".to_owned(), "<li>x</li>".to_owned()),
        (format!("\\setlist[itemize]{{label=--}}{list}"), labelled("–")),
        (format!("\\setlist[itemize,2]{{label=--}}{list}"), "<li>x</li>".to_owned()),
        (format!("\\setitemize{{label=--}}{list}"), labelled("–")),
        (format!("\\renewcommand{{\\labelitemi}}{{--}}{list}"), labelled("–")),
        (format!("\\renewcommand\\labelitemii{{--}}\\begin{{itemize}}\\item y {list}\\end{{itemize}}"), labelled("–")),
    ] {
        assert_contains(&latex, &[&expected]);
    }
}

#[test]
fn new_lists_are_lists() {
    let list = "\\begin{steps}\\item x\\item y\\end{steps}";
    for (setting, expected) in [
        ("\\newlist{steps}{enumerate}{2}", "<ol>\n<li>x</li>\n<li>y</li>"),
        ("\\newlist{steps}{enumerate}{2}\\setlist[steps]{label=Step \\arabic*:}", "Step 2: y"),
        ("\\newlist{steps}{enumerate}{2}\\setlist[steps,1]{label=(\\alph{stepsi})}", "(b) y"),
        ("\\newlist{steps}{enumerate}{2}\\setlist[enumerate]{label=(\\alph*)}", "<li>y</li>"),
        ("\\newlist{steps}{enumerate*}{1}", "<li>y</li>"),
        ("\\newlist{steps}{itemize}{1}\\setlist[steps]{label=--}", "<li class=\"labelled\">– y</li>"),
        ("\\newlist{steps}{description}{1}", "<dd>y</dd>"),
    ] {
        assert_contains(&format!("{setting}{list}"), &[expected]);
    }
}

#[test]
fn parts_of_figures_have_letters() {
    let image = "\\includegraphics{map}";
    let parts = format!(
        "\\begin{{figure}}\\begin{{subfigure}}{{.5\\textwidth}}{image}\\caption{{one}}\\label{{a}}\\end{{subfigure}}\\begin{{subfigure}}{{.5\\textwidth}}{image}\\caption{{two}}\\label{{b}}\\end{{subfigure}}\\caption{{both}}\\label{{c}}\\end{{figure}}\\ref{{a}} \\ref{{b}} \\ref{{c}}",
    );
    assert_contains(&parts, &["(a) one", "(b) two", "Figure 1: both", "1a 1b 1"]);
    let commands = format!(
        "\\begin{{figure}}\\subfloat[one\\label{{a}}]{{{image}}}\\subfloat[two]{{\\label{{b}}{image}}}\\subfloat{{{image}}}\\subcaptionbox{{three}}{{{image}}}\\subcaptionbox*{{four}}{{{image}}}\\caption{{all}}\\label{{c}}\\end{{figure}}\\ref{{a}} \\ref{{b}} \\ref{{c}}",
    );
    assert_contains(&commands, &["(a) one", "(b) two", "(c) three", "<figcaption>four<", "1a 1b 1"]);
    // A part has a letter only if it has a caption. The caption of the whole may come first.
    let first = format!(
        "\\begin{{table}}\\caption{{both}}\\begin{{subtable}}{{3cm}}x\\end{{subtable}}\\begin{{subtable}}{{3cm}}\\caption{{one}}\\label{{a}}\\end{{subtable}}\\end{{table}}\\begin{{figure}}{image}\\caption{{next}}\\end{{figure}}\\ref{{a}}",
    );
    assert_contains(&first, &["Table 1: both", "(a) one", "Figure 1: next", "1a"]);
    // Two captions in one figure keep their own labels.
    let two = "\\begin{figure}\\caption{x}\\label{a}\\caption{y}\\label{b}\\end{figure}\\ref{a} \\ref{b}";
    assert_contains(two, &["Figure 2: y", "1 2"]);
}

#[test]
fn equations_of_a_group_have_letters() {
    let group = "\\begin{equation}z\\end{equation}\\begin{subequations}\\label{s}\\begin{align}x\\label{a}\\\\y\\label{b}\\end{align}\\end{subequations}\\begin{equation}w\\label{c}\\end{equation}(\\ref{s}) (\\ref{a}) (\\ref{b}) (\\ref{c})";
    assert_contains(group, &["(2) (2a) (2b) (3)"]);
}

#[test]
fn labels_of_lists_can_be_set_outside_of_them() {
    let list = "\\begin{enumerate}\\item\\label{x} x\\item y\\end{enumerate}";
    for (setting, expected) in [
        ("\\setlist[enumerate]{label=(\\alph*)}", "(b) y"),
        ("\\setlist[enumerate,1]{label=\\Alph*)}", "B) y"),
        ("\\setlist[enumerate,2]{label=\\Alph*)}", "<li>y</li>"),
        ("\\setlist[itemize]{label=--}", "<li>y</li>"),
        ("\\setenumerate{label=\\roman*:}", "ii: y"),
        ("\\renewcommand{\\labelenumi}{(\\arabic{enumi})}", "(2) y"),
        ("\\renewcommand{\\labelenumi}{\\textbf{\\theenumi}:}", "<strong>2</strong>: y"),
        ("\\renewcommand\\theenumi{\\Alph{enumi}}", "<ol type=\"A\">"),
        ("\\renewcommand{\\theenumi}{\\Alph{enumi}}\\renewcommand{\\labelenumi}{\\theenumi)}", "B) y"),
    ] {
        assert_contains(&format!("{setting}{list}"), &[expected]);
    }
    // An option of the list comes first. Nested lists have their own labels.
    assert_contains(
        "\\setlist[enumerate]{label=(\\alph*)}\\begin{enumerate}[label=\\arabic*)]\\item x\\end{enumerate}",
        &["1) x"],
    );
    assert_contains(
        "\\setlist[enumerate]{label=(\\alph*)}\\begin{enumerate}[start=3]\\item x\\end{enumerate}",
        &["(c) x"],
    );
    assert_contains(
        "\\renewcommand{\\labelenumii}{(\\alph{enumii})}\\begin{enumerate}\\item x\\begin{enumerate}\\item y\\end{enumerate}\\end{enumerate}",
        &["<ol>\n<li>", "(a) y"],
    );
}

#[test]
fn images_keep_their_proportions() {
    assert_contains(
        "\\includegraphics[width=\\textwidth,height=3cm,keepaspectratio]{map}",
        &["alt=\"\" height=\"113\">"],
    );
    assert_contains("\\includegraphics[width=5cm,height=3cm]{map}", &["width=\"189\" height=\"113\""]);
}
