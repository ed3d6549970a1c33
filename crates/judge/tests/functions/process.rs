//! What the cases of a solution share, and what belongs to each.

use assay_domain::{CaseReport, Verdict};

use crate::{
    measuring::until_within,
    problem::{Problem, judge, two_sum},
};

#[test]
fn one_process_handles_all_cases_and_each_case_has_its_own_figures() {
    let signature = "kind: function\nname: f\nparams: [{name: x, type: int}]\nreturns: int\n";
    let cases: Vec<(String, String)> =
        (0..40).map(|number| (format!("{number}\n"), format!("{}\n", number + 1))).collect();
    let cases: Vec<(&str, &str)> = cases.iter().map(|(input, answer)| (input.as_str(), answer.as_str())).collect();
    let problem = Problem::new(signature, &cases);
    let source = "import os, time\npid = os.getpid()\nstart = time.process_time()\nwhile time.process_time() < start + 0.3: pass\n\
                  class Solution:\n  def f(self, x):\n    assert os.getpid() == pid\n    start = time.process_time()\n    while x % 10 == 9 \
                  and time.process_time() < start + 0.1: pass\n    return x + 1\n";
    let is_slow = |case: &CaseReport| (case.case - 1) % 10 == 9;
    let judged = || {
        let judgement = problem.judge(&mut judge(), "python3", source);
        assert_eq!(judgement.verdict, Verdict::Accepted, "{judgement:?}");
        for case in judgement.cases.iter().filter(|case| is_slow(case)) {
            assert!(case.cpu_ms >= 90, "{case:?}");
        }
        judgement.cases
    };
    // Loading took 300 ms, and counts toward no case.
    let within = |cases: &Vec<CaseReport>| cases.iter().all(|case| case.cpu_ms < if is_slow(case) { 200 } else { 60 });
    let cases = until_within(judged, within);
    assert!(within(&cases), "{cases:?}");
}

#[test]
fn what_is_printed_is_shown_and_bounded() {
    let problem = two_sum();
    let source = "class Solution:\n  def twoSum(self, nums, target):\n    print('seen', nums)\n    return []\n";
    let judgement = problem.judge(&mut judge(), "python3", source);
    assert_eq!(judgement.failure.unwrap().stdout.as_deref(), Some("seen [2, 7, 11, 15]\n"));
    let flood = "class Solution:\n  def twoSum(self, nums, target):\n    while True: print('x' * 100000)\n";
    let judgement = problem.judge(&mut judge(), "python3", flood);
    assert_eq!(judgement.verdict, Verdict::OutputLimitExceeded);
}
