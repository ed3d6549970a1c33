//! Commands that only set something, or say nothing about a page.

use super::{out::Out, parser::Parser};

/// Commands without an argument that say nothing about a page.
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

/// Commands that a length follows as it is, without braces.
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

/// Commands whose arguments only set something.
const SETTINGS: [&str; 63] = [
    "vspace",
    "hspace",
    "setlength",
    "addtolength",
    "addtocounter",
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
    "setlist",
    "enlargethispage",
    "cite",
    "index",
    "cline",
    "cmidrule",
    "renewcommand@",
    "newcounter",
    "newlength",
    "stepcounter",
    "refstepcounter",
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

/// Whether a command says nothing about a page.
pub(super) fn says_nothing(name: &str) -> bool {
    NOTHING.contains(&name)
}

/// Whether a command only sets something.
pub(super) fn only_sets(name: &str) -> bool {
    LENGTHS.contains(&name) || SETTINGS.contains(&name)
}

impl Parser<'_, '_> {
    /// A command that only sets something: passed over with what belongs to it.
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
