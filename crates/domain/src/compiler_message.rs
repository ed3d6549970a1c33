//! Finds the source positions in the messages of compilers and interpreters.

use serde::{Deserialize, Serialize};

/// A line of a compiler's output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CompilerLine {
    /// The line, without its line break.
    pub text: String,
    /// The position in the source that the line names, if any.
    pub at: Option<SourcePosition>,
}

/// A position in the source; both numbers start at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SourcePosition {
    /// The line.
    pub line: u32,
    /// The column; 1 if only the line is known.
    pub column: u32,
}

/// File endings of sources.
const ENDINGS: [&str; 12] = ["c", "cpp", "go", "java", "js", "lua", "php", "py", "rb", "rs", "sh", "ts"];

/// Splits a compiler's output into lines and finds the position that each names.
#[must_use]
pub fn compiler_lines(output: &str) -> Vec<CompilerLine> {
    output.lines().map(|line| CompilerLine { text: line.to_owned(), at: position(line) }).collect()
}

/// The first position in a line: `main.cpp:3:5`, `main.ts(3,5)`, `File "main.py", line 3`, `main.sh: line 3`. Ignores
/// files with an absolute path, because the submitter did not write them.
fn position(line: &str) -> Option<SourcePosition> {
    line.match_indices('.').find_map(|(dot, _)| {
        let rest = &line[dot + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let part_of_path = |c: char| c.is_ascii_alphanumeric() || "/._-+".contains(c);
        let start = line[..dot].rfind(|c: char| !part_of_path(c)).map_or(0, |at| at + 1);
        if !ENDINGS.contains(&&rest[..end]) || start == dot || line[start..].starts_with('/') {
            return None;
        }
        position_after_file_name(&rest[end..])
    })
}

fn position_after_file_name(rest: &str) -> Option<SourcePosition> {
    let line_in_words = rest.strip_prefix("\", line ").or_else(|| rest.strip_prefix(": line "));
    if let Some(rest) = line_in_words {
        return Some(SourcePosition { line: leading_number(rest)?.0, column: 1 });
    }
    let rest = rest.strip_prefix(':').or_else(|| rest.strip_prefix('('))?;
    let (line, rest) = leading_number(rest)?;
    let column = rest.strip_prefix([':', ',']).and_then(leading_number).map_or(1, |(column, _)| column);
    Some(SourcePosition { line, column })
}

/// The number at the start of `text`, if it is at least 1, and the rest of `text`.
fn leading_number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = text[..end].parse().ok().filter(|number| *number > 0)?;
    Some((number, &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_position_formats_of_all_compilers_are_found() {
        for (output, line, column) in [
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
            assert_eq!(compiler_lines(output)[0].at, Some(SourcePosition { line, column }), "{output}");
        }
    }

    #[test]
    fn library_files_and_other_words_have_no_position() {
        for line in [
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
            assert_eq!(position(line), None, "{line}");
        }
    }

    #[test]
    fn lines_without_a_position_are_kept() {
        let lines = compiler_lines("main.cpp: In function 'int main()':\nmain.cpp:1:2: error: a\n");
        assert_eq!(lines.len(), 2);
        assert_eq!(
            lines[1],
            CompilerLine { text: "main.cpp:1:2: error: a".into(), at: Some(SourcePosition { line: 1, column: 2 }) }
        );
    }
}
