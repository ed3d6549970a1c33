//! Figures that TeX draws.

use std::collections::HashSet;

use super::{
    out::Out,
    parser::{Parser, with_constants},
    scanner::Scanner,
};
use crate::{
    TexError,
    statement::{
        drawn::NotTypeset,
        page::{FILES, escape},
    },
};

/// Environments that LaTeX draws, and the commands that load their packages.
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

/// Packages that need another TeX, need other programs, or change whole pages. Loading them would fail or is useless.
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

/// Commands that a figure may depend on, apart from definitions.
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

/// The maximum number of figures in TeX per statement.
const MAX_FIGURES: usize = 200;

/// The maximum nesting of environments with the same name.
const MAX_NESTED: usize = 50;

/// The maximum size of the definitions before a figure, in bytes.
const MAX_PREAMBLE: usize = 256 * 1024;

/// The settings and definitions of a statement that its figures may use.
#[derive(Debug, Default)]
pub(super) struct Preamble {
    packages: String,
    rest: Vec<Line>,
    /// The size of the rest, in bytes.
    size: usize,
    figures: usize,
}

/// A setting or a definition.
#[derive(Debug)]
struct Line {
    /// The command or environment that it defines. None for a setting.
    name: Option<String>,
    text: String,
}

/// Whether the environment draws a figure.
pub(super) fn draws(environment: &str) -> bool {
    DRAWN.iter().any(|(name, _)| *name == environment) || DRAWN_BY_OTHERS.contains(&environment)
}

/// Whether figures may depend on a command.
pub(super) fn concerns_figures(command: &str) -> bool {
    LOADING.contains(&command) || SETTINGS.contains(&command)
}

impl Preamble {
    /// Records a setting. `arguments` is the source text of its arguments.
    pub(super) fn set(&mut self, command: &str, arguments: &str) {
        if LOADING.contains(&command) {
            return self.load(arguments);
        }
        // Lengths of packages that are not loaded are unknown to TeX.
        let definition = format!("\\newlength {{{}}}", Scanner::new(arguments).argument());
        if command == "setlength" && !self.rest.iter().any(|line| line.text.contains(&definition)) {
            return;
        }
        self.add(None, format!("\\{command} {arguments}"));
    }

    /// Records a definition. It works whether or not LaTeX already defines the command.
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
            command if command.starts_with("DeclarePaired") => {
                // TeX only knows it with this package.
                if !self.packages.contains("{mathtools}") {
                    return;
                }
                format!("\\let{name}\\relax\\{command}{arguments}")
            }
            command if command.ends_with("DocumentCommand") => format!("\\DeclareDocumentCommand{arguments}"),
            command if command.ends_with("DocumentEnvironment") => {
                format!("\\DeclareDocumentEnvironment{arguments}")
            }
            _ => format!("\\{command} {arguments}"),
        };
        self.add(Some(name.trim().trim_start_matches('\\').to_owned()), line);
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

    fn add(&mut self, name: Option<String>, text: String) {
        if self.size + text.len() < MAX_PREAMBLE {
            self.size += text.len();
            self.rest.push(Line { name, text });
        }
    }

    /// The settings, and the definitions that the figure or the settings use.
    fn used(&self, figure: &str) -> String {
        let mut words = words(figure);
        for line in self.rest.iter().filter(|line| line.name.is_none()) {
            words.extend(self::words(&line.text));
        }
        let mut used = vec![false; self.rest.len()];
        loop {
            let next = (0..used.len())
                .find(|at| !used[*at] && self.rest[*at].name.as_deref().is_none_or(|name| words.contains(name)));
            let Some(next) = next else { break };
            used[next] = true;
            words.extend(self::words(&self.rest[next].text));
        }
        joined(self.rest.iter().zip(used).filter(|(_, used)| *used).map(|(line, _)| line))
    }

    /// A document whose only page is the figure. `needs` loads packages for it.
    fn document(&self, rest: &str, needs: &str, figure: &str) -> String {
        let Self { packages, .. } = self;
        // Document classes for statements load pgfplots, so statements may not load it themselves.
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

/// Each line ends, because a comment at its end must not include the next line.
fn joined<'l>(lines: impl Iterator<Item = &'l Line>) -> String {
    lines.map(|line| format!("{}\n", line.text)).collect()
}

/// The names of commands and environments, and all other words.
fn words(text: &str) -> HashSet<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '@' | '*'))).collect()
}

impl Parser<'_, '_> {
    /// Draws the rest of an environment.
    pub(super) fn drawing(&mut self, environment: &str, line: u64, out: &mut Out) {
        let body = self.body_of(environment);
        let Some((_, needs)) = DRAWN.iter().find(|(name, _)| *name == environment) else {
            let message = format!("`{environment}` draws an image, which is not supported; use an image file instead");
            self.page.warn(line, message);
            out.inline(&self.page.missing_picture(""));
            return;
        };
        let figure = format!("\\begin{{{environment}}}{body}\\end{{{environment}}}");
        self.draw(needs, &figure, environment, line, out);
    }

    /// Draws the rest of `\tikz`: a group, or everything up to a semicolon.
    pub(super) fn short_drawing(&mut self, line: u64, out: &mut Out) {
        self.scan.record();
        self.scan.space();
        self.scan.option();
        self.scan.space();
        if self.scan.peek() == Some('{') {
            self.scan.argument();
        } else {
            // It may contain empty lines.
            self.scan.formula("\\tikz", ";");
        }
        let figure = format!("\\tikz {}", self.scan.recorded());
        self.draw("", &figure, "tikz", line, out);
    }

    fn draw(&mut self, needs: &str, figure: &str, by: &str, line: u64, out: &mut Out) {
        self.preamble.figures += 1;
        let (constants, preamble) = (self.page.constants, &self.preamble);
        let figure = with_constants(figure, |name| constants.get(name));
        let all = || preamble.document(&joined(preamble.rest.iter()), needs, &figure);
        let drawn = if preamble.figures > MAX_FIGURES {
            Err(format!("a statement can have at most {MAX_FIGURES} such figures"))
        } else {
            let drawn = match self.page.assets.typeset(all) {
                // TeX may not be able to read a definition that the figure does not use.
                Err(NotTypeset::Tex(TexError::Refused(_))) => {
                    self.page.assets.typeset(|| preamble.document(&preamble.used(&figure), needs, &figure))
                }
                drawn => drawn,
            };
            drawn.map_err(|error| error.to_string())
        };
        match drawn {
            Ok(address) => {
                let alternative = escape(self.page.words.figure);
                out.inline(&format!(r#"<img src="{FILES}{address}" alt="{alternative}">"#));
            }
            Err(reason) => {
                let message =
                    format!("a figure of `{by}` cannot be drawn: {reason}; you can use an image file instead");
                self.page.warn(line, message);
                out.inline(&self.page.missing_picture(""));
            }
        }
    }

    /// The source text inside an environment, which may contain environments with the same name.
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
