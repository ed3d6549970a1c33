//! Cheats in Python, with the verdict of each case: those after a cheat are judged as if nothing had happened.

use assay_domain::Verdict;
use assay_judge::Judge;

use crate::problem::{Problem, judge};

/// Judges in Python and gives the verdicts of the cases.
fn verdicts(problem: &Problem, judge: &mut Judge, source: &str) -> Vec<Verdict> {
    problem.judge(judge, "python3", source).cases.iter().map(|case| case.verdict).collect()
}

#[test]
fn cheating_gains_nothing() {
    use Verdict::{Accepted as A, RunTimeError as R, TimeLimitExceeded as T, WrongAnswer as W};
    let signature = "kind: function\nname: f\nparams: [{name: x, type: int}]\nreturns: int\n";
    let problem = Problem::limited(
        signature,
        &[("1\n", "2\n"), ("2\n", "3\n"), ("3\n", "4\n")],
        "time_limit: 0.3\n  memory: 128",
    );
    let mut judge = judge();
    let solution = |body: &str| {
        format!("import os, sys, struct\nclass Solution:\n  def f(self, x):\n    {body}\n    return x + 1\n")
    };
    let frame = "def say(kind, number, value):\n  for line in range(3, 20):\n    try: os.write(line, struct.pack('<IBIi', 9, kind, number, value))\n    except OSError: pass\n";
    for (what, source, expected) in [
        ("a right answer", solution("pass"), [A, A, A]),
        ("exit with 0", solution("os._exit(0)"), [R, R, R]),
        ("exit by an exception", solution("sys.exit(0)"), [R, R, R]),
        ("exit in one case only", solution("if x == 2: os._exit(0)"), [A, R, A]),
        ("a signal in one case only", solution("if x == 2: os.kill(os.getpid(), 9)"), [A, R, A]),
        ("an endless loop in one case only", solution("while x == 2: pass"), [A, T, A]),
        ("sleeping", solution("import time\n    time.sleep(60 if x == 2 else 0)"), [A, T, A]),
        (
            "too deep a recursion",
            solution("g = lambda n: g(n + 1) + 1\n    x == 2 and g(0)"),
            [A, Verdict::MemoryLimitExceeded, A],
        ),
        ("output of the solution", solution("print('2\\n' * x)"), [A, A, A]),
        ("reading the questions", solution("x == 2 and sys.stdin.read()"), [A, A, A]),
        (
            "a forged wrong answer",
            format!("{frame}{}", solution("if x == 2: say(1, 2, 7)")).replace("class", "\nclass"),
            [A, W, R],
        ),
        ("an answer to another case", format!("{frame}{}", solution("if x == 2: say(1, 3, 4)")), [A, R, A]),
        ("a second answer", format!("{frame}{}", solution("if x == 2: say(1, 2, 3)")), [A, A, R]),
        (
            "an announced answer of 4 GB",
            format!(
                "import os\n{}",
                solution(
                    "x == 2 and [os.write(n, b'\\xff' * 9) for n in range(3, 9) if n in (3, 4) and os.path.exists(f'/proc/self/fd/{n}')]"
                )
            ),
            [A, Verdict::OutputLimitExceeded, A],
        ),
        ("garbage", format!("{frame}{}", solution("x == 2 and say(9, 9, 9)")), [A, R, A]),
        ("a closed line", solution("x == 2 and os.closerange(3, 64)"), [A, R, A]),
        ("a child that goes on", solution("if x == 2 and os.fork() == 0:\n      while True: pass"), [A, A, A]),
        ("loading that never ends", format!("while True: pass\n{}", solution("pass")), [T, T, T]),
        (
            "a patched class",
            format!("{}\nstruct.pack = None\nlen = max = None\nint = str\n", solution("pass")),
            [A, A, A],
        ),
        ("NaN", solution("return float('nan')"), [R, R, R]),
        (
            "a state kept for later",
            solution("Solution.n = getattr(Solution, 'n', 1) + 1\n    return Solution.n"),
            [A, A, A],
        ),
    ] {
        assert_eq!(verdicts(&problem, &mut judge, &source), expected, "{what}:\n{source}");
    }
}
