//! Failing cases as values.

use crate::problem::{judge, two_sum};

#[test]
fn a_failing_case_is_kept_as_values() {
    let (problem, mut judge) = (two_sum(), judge());
    let function = "class Solution:\n  def twoSum(self, nums, target): return [0, 7]\n";
    let stdin = "print('[0,  7]')\n";
    for (name, source) in [("", function), ("a.stdin.py", stdin)] {
        let failure = problem.judge_file(&mut judge, "python3", name, source).failure.unwrap();
        let values = failure.values.unwrap();
        assert_eq!(values.input, "nums = [2,7,11,15], target = 9");
        let (expected, found) = (values.expected.unwrap(), values.found.unwrap());
        assert_eq!((expected.text().as_str(), expected.differs.as_deref()), ("[0,1]", Some("1")), "{name}");
        assert_eq!((found.text().as_str(), found.differs.as_deref()), ("[0,7]", Some("7")), "{name}");
    }
    // A crash has no answer, and a text that is not a value has none either.
    let crash = "class Solution:\n  def twoSum(self, nums, target): return nums[9]\n";
    for (name, source) in [("", crash), ("a.stdin.py", "print('no')\n")] {
        let values = problem.judge_file(&mut judge, "python3", name, source).failure.unwrap().values.unwrap();
        assert_eq!((values.expected.unwrap().differs, values.found), (None, None), "{name}");
    }
}
