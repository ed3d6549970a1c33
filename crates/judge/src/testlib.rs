//! Checkers written with testlib, which are called and answer in a way of their own: input, output and answer are files,
//! and the exit code says how the output is wrong.

use crate::sources::{Given, contains};

/// What a testlib program says of an output.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    /// It is right.
    Ok,
    /// It is wrong, in contents or in form.
    Wrong,
    /// It is worth so many points.
    Points(f64),
    /// It is worth this part of all points.
    Part(f64),
    /// Something is wrong with the checker, or with the data.
    Fault,
}

/// Whether a program uses testlib, and testlib as its author made it: ports for problem packages take the package's
/// arguments and end with 42 and 43, which they must define somewhere. The header has to be among the files.
pub(crate) fn is_way_of(files: &[Given]) -> bool {
    let has_header = files.iter().any(|file| base(&file.name) == "testlib.h");
    let includes = |file: &Given| contains(&file.content, "testlib.h\"") || contains(&file.content, "testlib.h>");
    has_header && files.iter().any(includes) && !files.iter().any(|file| ends_as_packages_do(&file.content))
}

/// What the exit code means. `message` is what it wrote on standard error.
pub(crate) fn said(code: i32, message: &[u8]) -> Said {
    match code {
        0 => Said::Ok,
        // Wrong answer, presentation error, extra output, unexpected end.
        1 | 2 | 4 | 8 => Said::Wrong,
        7 => points(message).map_or(Said::Fault, Said::Points),
        // Partially correct: 16 and the percentage, as `quitp` and `_pc` have it.
        16..=116 => Said::Part(f64::from(code - 16) / 100.0),
        _ => Said::Fault,
    }
}

/// `points 12.5 …`, as testlib writes it.
fn points(message: &[u8]) -> Option<f64> {
    let text = String::from_utf8_lossy(message);
    let mut words = text.split_whitespace();
    words.find(|word| *word == "points")?;
    words.next()?.parse().ok().filter(|points: &f64| points.is_finite() && *points >= 0.0)
}

fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Whether a source defines or uses the exit code of packages.
fn ends_as_packages_do(source: &[u8]) -> bool {
    let text = String::from_utf8_lossy(source);
    text.lines().any(|line| {
        let words: Vec<&str> =
            line.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect();
        words.windows(2).any(|pair| {
            let ends = matches!(pair[0], "exit" | "_exit" | "quick_exit" | "return") || pair[0].ends_with("EXIT_CODE");
            ends && pair[1] == "42"
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_way(files: &[(&str, &str)]) -> bool {
        let given = |(name, text): &(&str, &str)| Given {
            name: (*name).to_owned(),
            content: text.as_bytes().into(),
            executable: false,
        };
        is_way_of(&files.iter().map(given).collect::<Vec<_>>())
    }

    #[test]
    fn ports_for_packages_are_told_apart() {
        let own = "#ifndef OK_EXIT_CODE\n#   define OK_EXIT_CODE 0\n#endif\n";
        let check = ("check.cpp", "#include \"testlib.h\"\nint main() {}");
        assert!(is_way(&[check, ("testlib.h", own)]));
        assert!(!is_way(&[check]), "its header must come along");
        assert!(!is_way(&[("check.cpp", "int main() {}"), ("testlib.h", own)]));
        for port in ["#   define OK_EXIT_CODE 42", "const int OK_EXIT_CODE = 42;", "if (ok) exit(42);", "return 42;"] {
            assert!(!is_way(&[check, ("testlib.h", port)]), "{port}");
        }
        assert!(!is_way(&[("check.cpp", "#define OK_EXIT_CODE 42\n#include \"testlib.h\""), ("testlib.h", own)]));
    }

    #[test]
    fn exit_codes_mean_what_testlib_says() {
        for (code, message, expected) in [
            (0, "ok 3 numbers", Said::Ok),
            (1, "wrong answer", Said::Wrong),
            (2, "wrong output format", Said::Wrong),
            (3, "FAIL", Said::Fault),
            (4, "", Said::Wrong),
            (7, "points 12.5 good", Said::Points(12.5)),
            (7, "points many", Said::Fault),
            (8, "", Said::Wrong),
            (66, "", Said::Part(0.5)),
            (42, "", Said::Part(0.26)),
            (139, "", Said::Fault),
        ] {
            assert_eq!(said(code, message.as_bytes()), expected, "{code}");
        }
    }
}
