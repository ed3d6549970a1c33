//! Programs with a known verdict.

use assay_domain::Verdict;

/// Adds two numbers, with a time limit of two seconds.
pub(crate) const SUM: &str = "sum";
/// The same with a short time limit, for endless programs.
pub(crate) const SUM_SHORT_LIMIT: &str = "sum-short-limit";
/// The same with a long time limit, for slow programs.
pub(crate) const SUM_LONG_LIMIT: &str = "sum-long-limit";

/// Inputs and expected outputs.
pub(crate) const CASES: [(&str, &str); 2] = [("1 2\n", "3\n"), ("20 22\n", "42\n")];

#[derive(Clone, Copy, Debug)]
pub(crate) struct Program {
    pub(crate) problem: &'static str,
    pub(crate) language: &'static str,
    /// The start of a comment in this language.
    comment: &'static str,
    pub(crate) verdict: Verdict,
    source: &'static str,
}

impl Program {
    /// The source with a unique mark in a comment.
    pub(crate) fn marked(&self, mark: &str) -> String {
        format!("{}\n{} {mark}\n", self.source, self.comment)
    }
}

/// Runs long enough that something can fail meanwhile.
pub(crate) const SLOW: Program = Program {
    problem: SUM_LONG_LIMIT,
    language: "python3",
    comment: "#",
    verdict: Verdict::Accepted,
    source: "import time\na, b = map(int, input().split())\ntime.sleep(2)\nprint(a + b)",
};

/// Runs long enough that the queue fills up behind it on a busy host.
pub(crate) const SLOWEST: Program =
    Program { source: "import time\na, b = map(int, input().split())\ntime.sleep(3)\nprint(a + b)", ..SLOW };

/// The programs that people send in turns.
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
    endless("python3", "#", "while True: pass"),
    python(Verdict::WrongAnswer, "print('three')"),
    cpp(Verdict::WrongAnswer, "#include <cstdio>\nint main() { puts(\"3\"); }"),
    javascript(Verdict::RunTimeError, "throw new Error('no');"),
    python(Verdict::Accepted, "import sys\nprint(sum(int(n) for n in sys.stdin.read().split()))"),
    python(Verdict::RunTimeError, "print(1 // 0)"),
    cpp(Verdict::RunTimeError, "#include <cstdlib>\nint main() { std::abort(); }"),
    javascript(Verdict::CompileError, "console.log(;"),
    python(Verdict::WrongAnswer, "pass"),
    endless("javascript", "//", "for (;;);"),
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

const fn endless(language: &'static str, comment: &'static str, source: &'static str) -> Program {
    Program { problem: SUM_SHORT_LIMIT, language, comment, verdict: Verdict::TimeLimitExceeded, source }
}
