//! Checktestdata: scripts that describe the format of inputs.
//!
//! The language is defined at <https://github.com/DOMjudge/checktestdata>. A script reads the input's bytes once, without copying them.

mod number;
mod parse;
mod run;
mod token;

use std::path::Path;

use crate::{Error, text::read_text};

use parse::Command;

/// A parsed script.
#[derive(Clone, Debug)]
pub struct Checktestdata {
    commands: Vec<Command>,
}

/// Why an input does not match a script.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// The input does not match.
    #[error("line {line}, column {column}: {message}")]
    Input {
        /// The line of the input, from 1.
        line: usize,
        /// The column of the input, from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// The script has an error.
    #[error("line {line} of the script: {message}")]
    Script {
        /// The line of the script, from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
}

impl Checktestdata {
    /// Reads a script.
    ///
    /// # Errors
    /// The file cannot be read, or is not a valid script.
    pub fn read(path: &Path) -> Result<Self, Error> {
        Self::parse(&read_text(path)?).map_err(|(line, message)| Error::Invalid {
            path: path.to_owned(),
            line: Some(line as u64),
            message,
        })
    }

    /// Parses a script.
    ///
    /// # Errors
    /// The line, from 1, and the message.
    pub fn parse(script: &str) -> Result<Self, (usize, String)> {
        parse::parse(script).map(|commands| Self { commands })
    }

    /// Checks an input.
    ///
    /// # Errors
    /// The first position that does not match the script.
    pub fn check(&self, input: &[u8]) -> Result<(), Mismatch> {
        run::run(&self.commands, input)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, input: &str) -> Result<(), String> {
        let script = Checktestdata::parse(script).map_err(|(line, message)| format!("script {line}: {message}"))?;
        script.check(input.as_bytes()).map_err(|mismatch| mismatch.to_string())
    }

    #[test]
    fn inputs_are_checked_against_scripts() {
        for (script, good, bad) in [
            (
                "INT(1,10) NEWLINE",
                &["1\n", "10\n"][..],
                &["0\n", "11\n", "01\n", "1", "1 \n", "-1\n", "\n", "1\n\n", "-0\n"][..],
            ),
            ("INT(-5,5) EOF", &["-5", "0"], &["-6", "-0", "+1", "--1", "-"]),
            ("REP(3,SPACE) INT(0,9) END NEWLINE", &["1 2 3\n"], &["1 2\n", "1 2 3 4\n", "1 2 3 \n"]),
            ("REPI(i,3) INT(i,i) NEWLINE END", &["0\n1\n2\n"], &["0\n1\n1\n"]),
            (
                "INT(1,5,n) NEWLINE REP(n) STRING(\"ab\") NEWLINE END",
                &["2\nab\nab\n", "1\nab\n"],
                &["2\nab\n", "1\nAB\n"],
            ),
            ("REGEX(\"[a-z]+\", s) NEWLINE ASSERT(STRLEN(s) <= 3)", &["abc\n"], &["abcd\n", "\n", "1\n"]),
            ("FLOAT(0,1) NEWLINE", &["0.5\n", "1e-3\n", "1\n", "0\n"], &["1.1\n", ".5\n", "1.\n", "00.5\n", "-0.1\n"]),
            ("FLOAT(0,1000,x,FIXED) NEWLINE", &["0.5\n"], &["1e2\n"]),
            ("FLOATP(0,9,2,3) NEWLINE", &["0.50\n", "1.234\n"], &["0.5\n", "1.2345\n", "1\n"]),
            ("WHILE(!ISEOF) INT(0,9) NEWLINE END", &["", "1\n2\n"], &["1\n\n"]),
            ("WHILEI(i,!MATCH(\"x\")) INT(i,i) NEWLINE END STRING(\"x\") ASSERT(i == 2)", &["0\n1\nx"], &["0\nx"]),
            (
                "REPI(i,2,NEWLINE) INT(0,9,a[i]) SPACE INT(0,9,b[i]) END ASSERT(UNIQUE(a,b))",
                &["1 2\n1 3"],
                &["1 2\n1 2"],
            ),
            ("INT(0,9,x) SET(a[0]=3,a[1]=x) ASSERT(INARRAY(4,a))", &["4"], &["5"]),
            ("IF(MATCH(\"a\")) STRING(\"a\") ELSE STRING(\"b\") END", &["a", "b"], &["c", "ab", ""]),
            (
                "INT(0,10^30) ASSERT((2+3)*4 == 20 && 7/2 == 3 && 7%4 == 3 && -7/2 == -3)",
                &["1000000000000000000000000000000"],
                &["1000000000000000000000000000001"],
            ),
            ("SET(s=\"a\\\"\\142\\n\") STRING(s)", &["a\"b\n"], &["ab\n"]),
        ] {
            for input in good {
                assert_eq!(check(script, input), Ok(()), "{script} {input:?}");
            }
            for input in bad {
                assert!(check(script, input).is_err(), "{script} {input:?}");
            }
        }
    }

    #[test]
    fn messages_have_line_and_column() {
        assert_eq!(check("INT(1,2) NEWLINE INT(1,2)", "1\nx").unwrap_err(), "line 2, column 1: expected an integer");
        assert!(check("INT(1,2) SPACE", "1").unwrap_err().contains("the input ends"));
        assert!(check("\nINT(1,", "").unwrap_err().starts_with("script 2"));
        assert!(check("INT(1,n)", "1").unwrap_err().contains("script"), "an unknown variable is the script's fault");
        for script in
            ["FOO", "REP(3) INT(1,2)", "END", "INT(1)", "STRING(\"x", "IF(1) END", "INT(1,2))", "REGEX(\"[\")"]
        {
            assert!(check(script, "").is_err(), "{script}");
        }
    }

    #[test]
    fn endless_scripts_are_stopped() {
        for script in [
            "WHILE(1==1) SET(a=1) END",
            "REP(4000000000) SET(a=1) END",
            "SET(a=2) REP(1000) SET(a=a*a) END",
            "SET(a=10^4000000000)",
            "SET(a=1E999999999)",
        ] {
            assert!(check(script, "").is_err(), "{script}");
        }
        let deep = format!("SET(a={}1{})", "(".repeat(100_000), ")".repeat(100_000));
        assert!(check(&deep, "").is_err());
        assert!(check(&"REP(1) ".repeat(100_000), "").is_err());
    }
}
