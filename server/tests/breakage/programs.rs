//! Programs whose verdict is known.

use assay_domain::Verdict;

/// Adds two numbers, within two seconds.
pub(crate) const SUM: &str = "sum";
/// The same, within a fifth of one: for programs that never end.
pub(crate) const HASTY: &str = "hasty-sum";
/// The same, within a quarter of a minute: for programs that take their time.
pub(crate) const PATIENT: &str = "patient-sum";

/// What each case reads and must write.
pub(crate) const CASES: [(&str, &str); 2] = [("1 2\n", "3\n"), ("20 22\n", "42\n")];

/// A program for one of the problems.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Program {
    pub(crate) problem: &'static str,
    pub(crate) language: &'static str,
    /// What begins a comment.
    comment: &'static str,
    pub(crate) verdict: Verdict,
    source: &'static str,
}

impl Program {
    /// Its source, marked so that it is found again and like no other.
    pub(crate) fn marked(&self, mark: &str) -> String {
        format!("{}\n{} {mark}\n", self.source, self.comment)
    }
}

/// Runs for long enough that things can be done to it meanwhile.
pub(crate) const SLOW: Program = Program {
    problem: PATIENT,
    language: "python3",
    comment: "#",
    verdict: Verdict::Accepted,
    source: "import time\na, b = map(int, input().split())\ntime.sleep(2)\nprint(a + b)",
};

/// What people send, in turn.
pub(crate) const USUAL: [Program; 20] = [
    python(Verdict::Accepted, "print(sum(map(int, input().split())))"),
    cpp(
        Verdict::Accepted,
        "#include <cstdio>\nint main() { int a, b; scanf(\"%d %d\", &a, &b); printf(\"%d\\n\", a + b); }",
    ),
    javascript(
        Verdict::Accepted,
        "const [a, b] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);\nconsole.log(a + b);",
    ),
    python(Verdict::WrongAnswer, "a, b = map(int, input().split())\nprint(a + b if a == 1 else b - a)"),
    python(Verdict::RunTimeError, "raise SystemExit(3)"),
    javascript(Verdict::WrongAnswer, "console.log(3);"),
    python(Verdict::Accepted, "a, b = input().split()\nprint(int(a) + int(b))"),
    cpp(Verdict::CompileError, "int main() { return undeclared; }"),
    python(Verdict::CompileError, "print(1"),
    spinning("python3", "#", "while True: pass"),
    python(Verdict::WrongAnswer, "print('three')"),
    cpp(Verdict::WrongAnswer, "#include <cstdio>\nint main() { puts(\"3\"); }"),
    javascript(Verdict::RunTimeError, "throw new Error('no');"),
    python(Verdict::Accepted, "import sys\nprint(sum(int(n) for n in sys.stdin.read().split()))"),
    python(Verdict::RunTimeError, "print(1 // 0)"),
    cpp(Verdict::RunTimeError, "#include <cstdlib>\nint main() { std::abort(); }"),
    javascript(Verdict::CompileError, "console.log(;"),
    python(Verdict::WrongAnswer, "pass"),
    spinning("javascript", "//", "for (;;);"),
    python(Verdict::Accepted, "print(eval(input().replace(' ', '+')))"),
];

const fn python(verdict: Verdict, source: &'static str) -> Program {
    Program { problem: SUM, language: "python3", comment: "#", verdict, source }
}

const fn cpp(verdict: Verdict, source: &'static str) -> Program {
    Program { problem: SUM, language: "cpp", comment: "//", verdict, source }
}

const fn javascript(verdict: Verdict, source: &'static str) -> Program {
    Program { problem: SUM, language: "javascript", comment: "//", verdict, source }
}

const fn spinning(language: &'static str, comment: &'static str, source: &'static str) -> Program {
    Program { problem: HASTY, language, comment, verdict: Verdict::TimeLimitExceeded, source }
}
