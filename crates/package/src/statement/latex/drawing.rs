//! Figures that TeX draws.

use super::{
    out::Out,
    parser::{Parser, with_constants},
    scanner::Scanner,
};
use crate::statement::page::{FILES, escape};

/// Environments that LaTeX draws, and what must be loaded for them.
const DRAWN: [(&str, &str); 6] = [
    ("tikzpicture", ""),
    ("pgfpicture", ""),
    ("picture", ""),
    ("tikzcd", r"\usetikzlibrary{cd}"),
    ("circuitikz", r"\usepackage{circuitikz}"),
    ("forest", r"\usepackage{forest}"),
];

/// Environments that other programs draw.
const DRAWN_BY_OTHERS: [&str; 3] = ["pspicture", "asy", "dot2tex"];

/// Packages that need another TeX or other programs, or that are about whole pages. One that cannot be loaded would be an error.
const NOT_LOADED: [&str; 18] = [
    "auto-pst-pdf",
    "dot2texi",
    "epstopdf",
    "fancyhdr",
    "fontspec",
    "geometry",
    "gnuplottex",
    "hyperref",
    "luacode",
    "minted",
    "polyglossia",
    "pstricks",
    "standalone",
    "svg",
    "unicode-math",
    "xeCJK",
    "xltxtra",
    "xunicode",
];

/// Commands that load packages.
const LOADING: [&str; 2] = ["usepackage", "RequirePackage"];

/// Commands besides definitions that a figure may depend on.
const SETTINGS: [&str; 20] = [
    "usetikzlibrary",
    "usepgfplotslibrary",
    "usepgflibrary",
    "usegdlibrary",
    "tikzset",
    "tikzstyle",
    "pgfplotsset",
    "pgfkeys",
    "ctikzset",
    "tikzcdset",
    "forestset",
    "definecolor",
    "colorlet",
    "pgfmathsetmacro",
    "pgfmathtruncatemacro",
    "pgfmathsetseed",
    "pgfdeclarelayer",
    "pgfsetlayers",
    "newlength",
    "setlength",
];

/// The most figures in TeX of a statement.
const MAX_FIGURES: usize = 200;

/// How many figures of one kind may be inside each other.
const MAX_NESTED: usize = 50;

/// The most bytes of the definitions before a figure.
const MAX_PREAMBLE: usize = 256 * 1024;

/// What figures need of the statement before them.
#[derive(Debug, Default)]
pub(super) struct Preamble {
    packages: String,
    rest: String,
    figures: usize,
}

/// Whether it is an environment that draws.
pub(super) fn draws(environment: &str) -> bool {
    DRAWN.iter().any(|(name, _)| *name == environment) || DRAWN_BY_OTHERS.contains(&environment)
}

/// Whether figures may depend on a command.
pub(super) fn concerns_figures(command: &str) -> bool {
    LOADING.contains(&command) || SETTINGS.contains(&command)
}

impl Preamble {
    /// Notes a command that sets something, with its arguments as they are written.
    pub(super) fn set(&mut self, command: &str, arguments: &str) {
        if LOADING.contains(&command) {
            return self.load(arguments);
        }
        // Lengths of packages that are not loaded here would be errors.
        if command == "setlength"
            && !self.rest.contains(&format!("\\newlength {{{}}}", Scanner::new(arguments).argument()))
        {
            return;
        }
        self.add(&format!("\\{command} {arguments}"));
    }

    /// Notes a definition. What LaTeX itself defines may be defined again, and what it does not know may be redefined.
    pub(super) fn define(&mut self, command: &str, arguments: &str) {
        let mut scan = Scanner::new(arguments);
        scan.eat("*");
        let name = scan.argument();
        let line = match command {
            "newcommand" | "renewcommand" => format!("\\let{name}\\relax\\newcommand{arguments}"),
            "DeclareMathOperator" => format!("\\let{name}\\relax\\{command}{arguments}"),
            "newenvironment" | "renewenvironment" => format!(
                "\\expandafter\\let\\csname {name}\\endcsname\\relax\\expandafter\\let\\csname end{name}\\endcsname\\relax\\newenvironment{arguments}"
            ),
            "newcommandx" => return,
            _ => format!("\\{command} {arguments}"),
        };
        self.add(&line);
    }

    fn load(&mut self, arguments: &str) {
        let mut scan = Scanner::new(arguments);
        scan.space();
        let options = scan.option().map(|options| format!("[{options}]")).unwrap_or_default();
        for name in scan.argument().split(',').map(str::trim) {
            let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
            if plain && !name.is_empty() && !NOT_LOADED.contains(&name) && self.packages.len() < MAX_PREAMBLE {
                let line = format!("\\IfFileExists{{{name}.sty}}{{\\usepackage{options}{{{name}}}}}{{}}\n");
                if !self.packages.contains(&line) {
                    self.packages += &line;
                }
            }
        }
    }

    fn add(&mut self, line: &str) {
        if self.rest.len() + line.len() < MAX_PREAMBLE {
            self.rest += line;
            // A comment at its end must not reach the next one.
            self.rest.push('\n');
        }
    }

    /// A document whose only page is the figure. `needs` is loaded, too.
    fn document(&self, needs: &str, figure: &str) -> String {
        let Self { packages, rest, .. } = self;
        // Classes for statements load it, so statements do not always say that they need it.
        let plots = ["pgfplots", "axis}"].iter().any(|sign| figure.contains(sign) || rest.contains(sign));
        let plots = if plots { r"\IfFileExists{pgfplots.sty}{\usepackage{pgfplots}}{}" } else { "" };
        format!(
            r"\documentclass{{article}}
{packages}{plots}
\usepackage{{tikz}}
\usepackage{{amsmath}}
\usepackage{{amssymb}}
{needs}
\makeatletter
{rest}\makeatother
\begin{{document}}
\setbox0=\hbox{{{figure}%
}}
\hoffset=0pt \voffset=0pt \pdfhorigin=1bp \pdfvorigin=1bp
\pdfpagewidth=\dimexpr\wd0+2bp\relax \pdfpageheight=\dimexpr\ht0+\dp0+2bp\relax
\shipout\box0
\end{{document}}
"
        )
    }
}

impl Parser<'_, '_> {
    /// What comes after the beginning of an environment that draws.
    pub(super) fn drawing(&mut self, environment: &str, line: u64, out: &mut Out) {
        let body = self.body_of(environment);
        let Some((_, needs)) = DRAWN.iter().find(|(name, _)| *name == environment) else {
            let message = format!("a figure is drawn by `{environment}`, which is not run; put a picture file there");
            self.page.warn(line, message);
            out.inline(&self.page.missing_picture(""));
            return;
        };
        let figure = format!("\\begin{{{environment}}}{body}\\end{{{environment}}}");
        self.draw(needs, &figure, environment, line, out);
    }

    /// What comes after `\tikz`: a group, or all up to a semicolon.
    pub(super) fn short_drawing(&mut self, line: u64, out: &mut Out) {
        self.scan.record();
        self.scan.space();
        self.scan.option();
        self.scan.space();
        if self.scan.peek() == Some('{') {
            self.scan.argument();
        } else {
            self.scan.formula(";");
        }
        let figure = format!("\\tikz {}", self.scan.recorded());
        self.draw("", &figure, "tikz", line, out);
    }

    fn draw(&mut self, needs: &str, figure: &str, by: &str, line: u64, out: &mut Out) {
        self.preamble.figures += 1;
        let (constants, preamble) = (self.page.constants, &self.preamble);
        let document = || preamble.document(needs, &with_constants(figure, |name| constants.get(name)));
        let drawn = if preamble.figures > MAX_FIGURES {
            Err(format!("a statement can have {MAX_FIGURES} of them"))
        } else {
            self.page.assets.typeset(document).map_err(|error| error.to_string())
        };
        match drawn {
            Ok(address) => {
                let alternative = escape(self.page.words.figure);
                out.inline(&format!(r#"<img src="{FILES}{address}" alt="{alternative}">"#));
            }
            Err(reason) => {
                let message =
                    format!("a figure that `{by}` draws is missing: {reason}; you can put a picture file there");
                self.page.warn(line, message);
                out.inline(&self.page.missing_picture(""));
            }
        }
    }

    /// What is in an environment, which may hold others of its kind, as it is written.
    fn body_of(&mut self, environment: &str) -> String {
        let (begin, end) = (format!("\\begin{{{environment}}}"), format!("\\end{{{environment}}}"));
        let mut body = self.scan.until(&end);
        let mut ends = 1;
        while ends < MAX_NESTED && self.scan.peek().is_some() && body.matches(&begin).count() >= ends {
            body += &end;
            body += &self.scan.until(&end);
            ends += 1;
        }
        body
    }
}
