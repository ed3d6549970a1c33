//! Figures in TeX: drawn where TeX is installed, and within limits in any case.

// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used)]

mod support;

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::Command,
};

use assay_judge::Tex;
use assay_package::{StatementBody, Tex as _, TexError};
use tempfile::TempDir;

/// A system that has nothing but a program called `pdflatex`, which does what its document says.
struct FakeSystem(TempDir);

impl FakeSystem {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let open = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        fs::create_dir_all(folder.path().join("usr/bin")).unwrap();
        ["", "usr", "usr/bin"].into_iter().for_each(|name| open(&folder.path().join(name)));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/pdflatex.c");
        let program = folder.path().join("usr/bin/pdflatex");
        let compiled = Command::new("cc").arg("-static").arg("-o").arg(&program).arg(source).status().unwrap();
        assert!(compiled.success());
        Self(folder)
    }

    fn tex(&self) -> Tex {
        let mut sandbox = support::config().sandbox;
        sandbox.root = Some(self.0.path().to_owned());
        Tex::new(&sandbox)
    }
}

#[test]
fn tex_is_called_so_that_it_starts_and_reads_nothing_else() {
    let system = FakeSystem::new();
    let data = system.0.path().join("data.csv");
    fs::write(&data, "1,2\n").unwrap();
    let files: Vec<(String, PathBuf)> = vec![
        ("points/data.csv".to_owned(), data.clone()),
        // It cannot stand for the document.
        ("assay-figure.tex".to_owned(), data),
    ];
    let told = system.tex().typeset("tell", &files).unwrap();
    let told = String::from_utf8(told).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    for line in [
        "argument -no-shell-escape",
        "argument -interaction=nonstopmode",
        "argument -halt-on-error",
        "argument assay-figure.tex",
        "variable openin_any=p",
        "variable openout_any=p",
        "variable shell_escape=f",
        "points/data.csv 1,2",
        "passwd box",
        "folder /box",
        "network none",
    ] {
        assert!(lines.contains(&line), "{line} is not in\n{told}");
    }
}

#[test]
fn what_goes_wrong_is_told() {
    let system = FakeSystem::new();
    let tex = system.tex();
    let told = |document: &str| tex.typeset(document, &[]).unwrap_err();
    let wrong = "! Undefined control sequence.\nl.3 \\draw \\nothing\n";
    assert_eq!(
        told(&format!("fail {wrong}")),
        TexError::Refused("Undefined control sequence. \\draw \\nothing".into())
    );
    assert_eq!(told("nothing"), TexError::Refused("no pages of output".into()));
    assert_eq!(told("link"), TexError::Refused("no pages of output".into()));
    assert_eq!(told("memory"), TexError::Limit("512 MiB"));
    assert_eq!(told("talk"), TexError::Limit("4 MiB of messages"));
    assert_eq!(told("large"), TexError::Limit("20 MiB"));
    assert!(matches!(told("crash"), TexError::Fault(_)));
    // It works on after each of these.
    assert!(tex.typeset("tell", &[]).is_ok());
    let without = TempDir::new().unwrap();
    fs::set_permissions(without.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::create_dir(without.path().join("usr")).unwrap();
    let mut sandbox = support::config().sandbox;
    sandbox.root = Some(without.path().to_owned());
    assert_eq!(Tex::new(&sandbox).typeset("tell", &[]).unwrap_err(), TexError::Missing);
}

#[test]
fn a_figure_that_does_not_end_is_given_up() {
    let system = FakeSystem::new();
    assert_eq!(system.tex().typeset("spin", &[]).unwrap_err(), TexError::Limit("15 s"));
}

/// Draws for the other tests: they start this program again.
#[test]
fn draws_a_figure_if_asked() {
    assay_package::draw_if_asked();
}

/// A package whose statement has these figures in TeX.
fn package(statement: &str) -> (TempDir, assay_package::Package) {
    let folder = TempDir::new().unwrap();
    let root = folder.path().join("sum");
    for (name, text) in [
        ("problem.yaml", "problem_format_version: legacy\nname: Sum\n"),
        ("problem_statement/problem.en.tex", statement),
        ("problem_statement/points.csv", "x,y\n1,2\n2,3\n"),
        ("data/sample/1.in", "1\n"),
        ("data/sample/1.ans", "1\n"),
        ("data/secret/1.in", "1\n"),
        ("data/secret/1.ans", "1\n"),
    ] {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let tex = Tex::new(&support::config().sandbox);
    let reading = assay_package::Reading { tex: Some(&tex), ..assay_package::Reading::default() };
    let package = assay_package::read_with(&root, &reading).unwrap();
    (folder, package)
}

fn html(package: &assay_package::Package) -> &str {
    let StatementBody::Html(html) = &package.statements[0].body else { panic!("no HTML") };
    html
}

#[test]
fn figures_are_drawn_where_tex_is_installed() {
    let statement = r"\usepackage{tikz,pgfplots}\usepackage[nonsense]{no-such-package}
\usetikzlibrary{positioning} \definecolor{mine}{RGB}{10,20,30}
\tikzset{dot/.style={circle,fill=mine}} \newcommand{\n}{3}\renewcommand{\unheard}{x}
\begin{figure}\begin{tikzpicture}
\node[dot] (a) {}; \node[right=of a] {$x^2$}; \foreach \i in {1,...,\n} \draw (\i,0) circle (2pt); % a comment
\end{tikzpicture}\caption{Points}\end{figure}
\begin{tikzpicture}\begin{axis}\addplot table[col sep=comma] {points.csv};\end{axis}\end{tikzpicture}
Within a line: \tikz[scale=2]{\draw (0,0) -- (1,1);}, and \tikz \fill (0,0) circle (1ex); as well.";
    let (_folder, package) = package(statement);
    let html = html(&package);
    if !Path::new("/usr/bin/pdflatex").exists() && !Path::new("/usr/local/bin/pdflatex").exists() {
        println!("skipped: pdflatex is not installed");
        assert_eq!(html.matches("missing-figure").count(), 4, "{html}");
        assert!(package.warnings.iter().any(|warning| warning.to_string().contains("TeX is not available here")));
        return;
    }
    assert_eq!(package.warnings, []);
    assert_eq!(html.matches("<img").count(), 4, "{html}");
    assert!(html.contains("as well."), "{html}");
    for file in &package.statements[0].files {
        let svg = fs::read_to_string(&file.path).unwrap();
        assert!(svg.starts_with("<svg") && svg.contains("<path"), "{svg}");
    }
}

#[test]
fn tex_reads_no_files_of_the_host_and_starts_no_programs() {
    if !Path::new("/usr/bin/pdflatex").exists() {
        println!("skipped: pdflatex is not installed");
        return;
    }
    for hostile in [
        r"\input{/etc/passwd}",
        r"\newread\f\openin\f=/etc/passwd \ifeof\f\errmessage{closed}\fi",
        r"\immediate\write18{touch started}\openin0=started \ifeof0 \errmessage{not started}\fi",
        r"\newwrite\f\immediate\openout\f=/tmp/written \immediate\write\f{x}\errmessage{not written}",
        r"\def\x{\x\x}\x",
        r"\loop\iftrue\repeat",
        r"\directlua{os.execute('true')}",
    ] {
        let (_folder, package) = package(&format!("\\begin{{tikzpicture}}{hostile}\\end{{tikzpicture}}"));
        assert!(html(&package).contains("missing-figure"), "{hostile}: {}", html(&package));
        assert_eq!(package.warnings.len(), 1, "{hostile}: {:?}", package.warnings);
    }
}
