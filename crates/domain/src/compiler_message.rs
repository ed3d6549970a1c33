//! Which line of the source a compiler or interpreter speaks of.

use serde::{Deserialize, Serialize};

/// A line of what a compiler said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompilerLine {
    /// What it said.
    pub text: String,
    /// The place in the source that it names, if it names one.
    pub at: Option<SourcePlace>,
}

/// A place in a source, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourcePlace {
    /// The line.
    pub line: u32,
    /// The column; 1 where only the line is known.
    pub column: u32,
}

/// How names of sources end.
const ENDINGS: [&str; 11] = ["c", "cpp", "go", "java", "js", "lua", "py", "rb", "rs", "sh", "ts"];

/// What a compiler said, line by line.
#[must_use]
pub fn compiler_lines(said: &str) -> Vec<CompilerLine> {
    said.lines().map(|line| CompilerLine { text: line.to_owned(), at: place(line) }).collect()
}

/// The first place that a line names: `main.cpp:3:5`, `main.ts(3,5)`, `File "main.py", line 3`, `main.sh: line 3`. Files
/// with an absolute path are not the submitter's.
fn place(line: &str) -> Option<SourcePlace> {
    line.match_indices('.').find_map(|(dot, _)| {
        let rest = &line[dot + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let part_of_path = |c: char| c.is_ascii_alphanumeric() || "/._-+".contains(c);
        let start = line[..dot].rfind(|c: char| !part_of_path(c)).map_or(0, |at| at + 1);
        if !ENDINGS.contains(&&rest[..end]) || start == dot || line[start..].starts_with('/') {
            return None;
        }
        after(&rest[end..])
    })
}

/// The place that stands behind a file's name.
fn after(rest: &str) -> Option<SourcePlace> {
    let worded = rest.strip_prefix("\", line ").or_else(|| rest.strip_prefix(": line "));
    if let Some(rest) = worded {
        return Some(SourcePlace { line: number(rest)?.0, column: 1 });
    }
    let rest = rest.strip_prefix(':').or_else(|| rest.strip_prefix('('))?;
    let (line, rest) = number(rest)?;
    let column = rest.strip_prefix([':', ',']).and_then(number).map_or(1, |(column, _)| column);
    Some(SourcePlace { line, column })
}

/// The number at the beginning, which counts from 1, and what follows.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = text[..end].parse().ok().filter(|number| *number > 0)?;
    Some((number, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_compiler_names_lines_its_own_way() {
        for (said, line, column) in [
            ("main.cpp:3:14: error: 'x' was not declared in this scope", 3, 14),
            ("main.c:12: warning: unused", 12, 1),
            ("Main.java:7: error: ';' expected", 7, 1),
            ("  File \"main.py\", line 2", 2, 1),
            (" --> main.rs:4:9", 4, 9),
            ("./main.go:6:2: undefined: fmt.Printn", 6, 2),
            ("main.ts:1:4: ERROR: Expected \";\"", 1, 4),
            ("main.ts(8,15): error TS2304", 8, 15),
            ("main.rb:5: syntax error, unexpected end-of-input", 5, 1),
            ("main.lua:9: '=' expected near 'x'", 9, 1),
            ("main.sh: line 4: syntax error near unexpected token `fi'", 4, 1),
            ("/usr/bin/node: main.js:3", 3, 1),
        ] {
            assert_eq!(compiler_lines(said)[0].at, Some(SourcePlace { line, column }), "{said}");
        }
    }

    #[test]
    fn other_files_and_other_words_name_nothing() {
        for said in [
            "",
            "    3 |     return x;",
            "/usr/include/c++/12/bits/stl_algo.h:3:5: note: here",
            "  File \"/usr/lib/python3.11/json/decoder.py\", line 355, in decode",
            "In file included from main.cpp:",
            "time: 3.5:2",
            "main.cpp:0:1",
            ".py:3",
            "main.cpp:99999999999",
        ] {
            assert_eq!(place(said), None, "{said}");
        }
    }

    #[test]
    fn every_line_is_told() {
        let lines = compiler_lines("main.cpp: In function 'int main()':\nmain.cpp:1:2: error: a\n");
        assert_eq!(lines.len(), 2);
        assert_eq!(
            lines[1],
            CompilerLine { text: "main.cpp:1:2: error: a".into(), at: Some(SourcePlace { line: 1, column: 2 }) }
        );
    }
}
