//! Solutions that read standard input.

use assay_domain::Verdict;

use crate::problem::{judge, two_sum};

#[test]
fn a_solution_may_read_the_cases_itself() {
    let (problem, mut judge) = (two_sum(), judge());
    let right = "import json\nnums, target = json.loads(input()), json.loads(input())\nprint([0, 1] if nums[0] + nums[1] == target else [1, 2])\n";
    let judgement = problem.judge_file(&mut judge, "python3", "fast.stdin.py", right);
    assert_eq!(judgement.verdict, Verdict::Accepted, "{judgement:?}");
    let judgement = problem.judge_file(&mut judge, "python3", "fast.stdin.py", "print('no')\n");
    assert_eq!(judgement.verdict, Verdict::WrongAnswer);
    // A language without a driver always does.
    let shell = "read nums; read target; [ $target = 9 ] && echo '[1, 0]' || echo '[]'\n";
    let judgement = problem.judge(&mut judge, "bash", shell);
    assert_eq!((judgement.verdict, judgement.passed()), (Verdict::WrongAnswer, 1), "{judgement:?}");
}
