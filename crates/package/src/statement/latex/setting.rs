//! Commands that change settings, or have no effect on a web page.

use super::{out::Out, parser::Parser};

/// Commands without arguments and without effect.
const NOTHING: [&str; 69] = [
    "fi",
    "relax",
    "noindent",
    "indent",
    "centering",
    "raggedright",
    "raggedleft",
    "smallskip",
    "medskip",
    "bigskip",
    "hfill",
    "vfill",
    "hfil",
    "vfil",
    "newpage",
    "clearpage",
    "pagebreak",
    "nopagebreak",
    "linebreak",
    "nolinebreak",
    "sloppy",
    "protect",
    "leavevmode",
    "maketitle",
    "hline",
    "toprule",
    "midrule",
    "bottomrule",
    "null",
    "selectfont",
    "normalfont",
    "rmfamily",
    "sffamily",
    "upshape",
    "mdseries",
    "normalsize",
    "rm",
    "sf",
    "frenchspacing",
    "flushleft",
    "flushright",
    "obeylines",
    "obeyspaces",
    "allowbreak",
    "bgroup",
    "egroup",
    "makeatletter",
    "makeatother",
    "unskip",
    "ignorespaces",
    "dotfill",
    "hrulefill",
    "strut",
    "!",
    "/",
    "@",
    "displaystyle",
    "small@",
    "cleardoublepage",
    "item",
    "phantomsection",
    "break",
    "goodbreak",
    "endgroup",
    "begingroup",
    "tableofcontents",
    "balance",
    "singlespacing",
    "doublespacing",
];

/// Commands with a length without braces.
const LENGTHS: [&str; 15] = [
    "vskip",
    "hskip",
    "kern",
    "parindent",
    "parskip",
    "parsep",
    "itemsep",
    "topsep",
    "leftskip",
    "rightskip",
    "hangindent",
    "tabcolsep",
    "arraystretch",
    "arraycolsep",
    "looseness",
];

/// Commands whose arguments are settings.
const SETTINGS: [&str; 58] = [
    "vspace",
    "hspace",
    "setlength",
    "addtolength",
    "usepackage",
    "documentclass",
    "pagestyle",
    "thispagestyle",
    "phantom",
    "hphantom",
    "vphantom",
    "graphicspath",
    "captionsetup",
    "lstset",
    "definecolor",
    "color",
    "pagecolor",
    "enlargethispage",
    "cite",
    "index",
    "cline",
    "cmidrule",
    "renewcommand@",
    "newlength",
    "bibliographystyle",
    "bibliography",
    "hypersetup",
    "htmlPixelsInCm",
    "selectlanguage",
    "usetikzlibrary",
    "theoremstyle",
    "newtheorem",
    "DeclareUnicodeCharacter",
    "author",
    "date",
    "hyphenation",
    "usepgfplotslibrary",
    "usepgflibrary",
    "usegdlibrary",
    "tikzset",
    "pgfplotsset",
    "pgfkeys",
    "ctikzset",
    "tikzcdset",
    "forestset",
    "tikzstyle",
    "colorlet",
    "pgfmathsetmacro",
    "pgfmathtruncatemacro",
    "pgfmathsetseed",
    "pgfdeclarelayer",
    "pgfsetlayers",
    "RequirePackage",
    "PassOptionsToPackage",
    "tikzexternalize",
    "fontsize",
    "inputencoding",
    "NeedsTeXFormat",
];

/// Whether the command has no effect.
pub(super) fn has_no_effect(name: &str) -> bool {
    NOTHING.contains(&name)
}

/// Whether the command only changes a setting.
pub(super) fn is_setting(name: &str) -> bool {
    LENGTHS.contains(&name) || SETTINGS.contains(&name)
}

impl Parser<'_, '_> {
    /// Skips a command that only changes a setting, with its arguments.
    pub(super) fn setting(&mut self, name: &str, out: &mut Out) {
        self.scan.eat("*");
        if LENGTHS.contains(&name) {
            self.scan.space();
            self.scan.eat("=");
            self.scan.space();
            // A length: a number and its unit, or a command.
            if self.scan.eat("\\") {
                self.scan.command();
            } else {
                while self.scan.peek().is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+')) {
                    self.scan.next();
                }
                self.scan.blanks();
                for unit in ["pt", "em", "ex", "cm", "mm", "in", "px", "sp", "bp"] {
                    if self.scan.eat(unit) {
                        break;
                    }
                }
            }
            return;
        }
        if name == "hspace" || name == "hskip" {
            out.inline(" ");
        }
        while self.scan.option().is_some() {}
        if name == "tikzstyle" {
            // The name, and its value behind a sign: `\tikzstyle{dot}=[fill]`.
            self.scan.argument();
            self.scan.space();
            if !self.scan.eat("+=") {
                self.scan.eat("=");
            }
            self.scan.space();
            self.scan.option();
            return;
        }
        if self.scan.eat("(") {
            self.scan.until(")");
        }
        while self.scan.peek() == Some('{') {
            self.scan.argument();
            while self.scan.option().is_some() {}
        }
    }
}
