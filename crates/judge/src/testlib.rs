//! Checkers that use testlib. They are called differently: input, output and answer are files, and the exit code says how the output is wrong.

use crate::{SourceFile, sources::contains};

/// The result of a testlib program.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    /// Correct.
    Ok,
    /// Wrong contents or wrong format.
    Wrong,
    /// Worth this many points.
    Points(f64),
    /// Worth this fraction of all points.
    Part(f64),
    /// The checker or the data is broken.
    Fault,
}

/// The functions with which a program lets testlib read its arguments.
const REGISTERS: [&str; 3] = ["registerTestlibCmd", "registerInteraction", "registerScorer"];

/// Whether a program uses the original testlib. Ports for problem packages take the package's arguments and end with 42 and 43. They are
/// recognized by their header, or by a source that defines the exit codes; a checker may use the number 42 for other things. Without a
/// header in the package, the original is assumed.
pub(crate) fn uses_original_testlib(files: &[SourceFile]) -> bool {
    let (headers, own): (Vec<&SourceFile>, Vec<&SourceFile>) =
        files.iter().partition(|file| base(&file.name) == "testlib.h");
    let includes = |file: &&SourceFile| contains(&file.content, "testlib.h\"") || contains(&file.content, "testlib.h>");
    let registers = |file: &&SourceFile| REGISTERS.iter().any(|call| contains(&file.content, call));
    own.iter().any(includes)
        && own.iter().any(registers)
        && !headers.iter().any(|file| ends_as_packages_do(&file.content))
        && !own.iter().any(|file| defines_code_of_packages(&file.content))
}

/// The result from a program's exit code and its standard error.
///
/// The exit code of a partly correct answer is its percentage; some versions add 16 or 50. So it can equal the code of another result, and the text
/// decides.
pub(crate) fn said(code: i32, message: &[u8]) -> Said {
    let text = String::from_utf8_lossy(message);
    let percentage = text.lines().filter_map(percentage).find(|n| [*n, *n + 16, *n + 50].contains(&code));
    if let Some(percentage) = percentage {
        return Said::Part(f64::from(percentage.min(100)) / 100.0);
    }
    let begins = |verdict: &str| text.trim_start().starts_with(verdict);
    match code {
        // Some versions end with 0 after giving points.
        0 | 7 if text.lines().any(|line| line.starts_with("points ")) => {
            points(&text).map_or(Said::Fault, Said::Points)
        }
        0 => Said::Ok,
        // Wrong answer, presentation error, extra output, unexpected end.
        1 | 2 | 4 | 8 => Said::Wrong,
        3 | 7 => Said::Fault,
        // The texts of testlib compiled for other judges.
        _ if begins("wrong answer") || begins("wrong output format") || begins("unexpected eof") => Said::Wrong,
        _ if begins("FAIL") => Said::Fault,
        16..=116 => Said::Part(f64::from(code - 16) / 100.0),
        _ => Said::Fault,
    }
}

/// Parses `partially correct (50) …`, as written by testlib.
fn percentage(line: &str) -> Option<i32> {
    let (number, _) = line.strip_prefix("partially correct (")?.split_once(')')?;
    number.parse().ok().filter(|number| (0..=255).contains(number))
}

/// Parses `points 12.5 …`, as written by testlib.
fn points(text: &str) -> Option<f64> {
    let number = text.lines().find_map(|line| line.strip_prefix("points "))?.split_whitespace().next()?;
    number.parse().ok().filter(|points: &f64| points.is_finite() && *points >= 0.0)
}

fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Whether a header ends programs with the exit code of packages.
fn ends_as_packages_do(source: &[u8]) -> bool {
    followed_by_42(source, |word| matches!(word, "exit" | "_exit" | "quick_exit" | "return") || is_code(word))
}

/// Whether a source sets testlib's exit codes to those of packages.
fn defines_code_of_packages(source: &[u8]) -> bool {
    followed_by_42(source, is_code)
}

fn is_code(word: &str) -> bool {
    word.ends_with("EXIT_CODE")
}

/// Whether a word of this kind is followed by 42 on the same line.
fn followed_by_42(source: &[u8], kind: impl Fn(&str) -> bool) -> bool {
    let text = String::from_utf8_lossy(source);
    text.lines().any(|line| {
        let words: Vec<&str> =
            line.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
        words.windows(2).any(|pair| kind(pair[0]) && pair[1] == "42")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_way(files: &[(&str, &str)]) -> bool {
        let given = |(name, text): &(&str, &str)| SourceFile::new(*name, text.as_bytes());
        uses_original_testlib(&files.iter().map(given).collect::<Vec<_>>())
    }

    #[test]
    fn ports_for_packages_are_recognized() {
        let own = "#ifndef OK_EXIT_CODE\n#   define OK_EXIT_CODE 0\n#endif\n";
        let source = "#include \"testlib.h\"\nint main(int c, char** v) { registerTestlibCmd(c, v); }";
        let check = ("check.cpp", source);
        assert!(is_way(&[check, ("testlib.h", own)]));
        assert!(is_way(&[check]), "the header may be on the system");
        assert!(!is_way(&[("check.cpp", "int main() { registerTestlibCmd(c, v); }"), ("testlib.h", own)]));
        assert!(!is_way(&[("check.cpp", "#include \"testlib.h\"\nint main() { exit(42); }"), ("testlib.h", own)]));
        for port in ["#   define OK_EXIT_CODE 42", "const int OK_EXIT_CODE = 42;", "if (ok) exit(42);", "return 42;"] {
            assert!(!is_way(&[check, ("testlib.h", port)]), "{port}");
        }
        let defines = format!("#define OK_EXIT_CODE 42\n{source}");
        assert!(!is_way(&[("check.cpp", &defines), ("testlib.h", own)]));
        for harmless in ["int answer() { return 42; }", "if (bad) exit(42);", "const int MAX = 42;", "// exit 42"] {
            let check = ("a/check.cpp", &*format!("{source}\n{harmless}"));
            assert!(is_way(&[check, ("a/testlib.h", own)]), "{harmless}");
            assert!(is_way(&[check]), "{harmless}");
        }
    }

    #[test]
    fn exit_codes_have_testlibs_meaning() {
        for (code, message, expected) in [
            (0, "ok 3 numbers", Said::Ok),
            (0, "", Said::Ok),
            (1, "wrong answer", Said::Wrong),
            (2, "wrong output format", Said::Wrong),
            (3, "FAIL", Said::Fault),
            (4, "", Said::Wrong),
            (7, "points 12.5 good", Said::Points(12.5)),
            (7, "points 37\n", Said::Points(37.0)),
            (7, "read 3\npoints 0.0000000001", Said::Points(1e-10)),
            (0, "points 12.5", Said::Points(12.5)),
            (7, "points many", Said::Fault),
            (7, "points -1", Said::Fault),
            (7, "points nan", Said::Fault),
            (7, "", Said::Fault),
            (8, "unexpected eof", Said::Wrong),
            (5, "wrong answer on ejudge", Said::Wrong),
            (6, "FAIL on ejudge", Said::Fault),
            (6, "wrong output format Extra information", Said::Wrong),
            (66, "", Said::Part(0.5)),
            (42, "", Said::Part(0.26)),
            (1, "wrong answer expected partially correct (1)", Said::Wrong),
            (1, "wrong answer expected 2\npartially correct (99)", Said::Wrong),
            (139, "", Said::Fault),
        ] {
            assert_eq!(said(code, message.as_bytes()), expected, "{code} {message}");
        }
    }

    #[test]
    fn percentages_are_read_for_every_exit_code() {
        for percentage in 0..=200 {
            let message = format!("partially correct ({percentage}) half\n");
            for code in [percentage, 16 + percentage, 50 + percentage] {
                let expected = Said::Part(f64::from(percentage.min(100)) / 100.0);
                assert_eq!(said(code, message.as_bytes()), expected, "{code} {message}");
            }
        }
    }
}
