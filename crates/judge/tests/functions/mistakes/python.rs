//! Mistakes in Python.

use assay_domain::Verdict;

use super::Mistake;

pub(super) const ALL: &[Mistake] = &[
    (
        "python3",
        "class Solution:\n  def twosum(self, nums, target): return []\n",
        Verdict::RunTimeError,
        "Expected a class Solution with the method twoSum(nums, target), found the method twosum.",
    ),
    ("python3", "def twoSum(nums, target): return []\n", Verdict::RunTimeError, "found no class."),
    (
        "python3",
        "class Solution:\n  def twoSum(self, nums): return []\n",
        Verdict::RunTimeError,
        "Expected twoSum(nums, target) with 2 parameters, found twoSum(nums) with 1.",
    ),
    (
        "python3",
        "class Solution:\n  def twoSum(self, nums, target): return 'no'\n",
        Verdict::RunTimeError,
        "Expected int[], found 'no' (str).",
    ),
    (
        "python3",
        "class Solution:\n  def twoSum(self, nums, target): return [2**31]\n",
        Verdict::RunTimeError,
        "Expected int (32 bits), found 2147483648 (int).",
    ),
    (
        "python3",
        "class Solution:\n  def twoSum(self, nums, target): return None\n",
        Verdict::RunTimeError,
        "Expected int[], found None (NoneType).",
    ),
    (
        "python3",
        "class Solution:\n  def twoSum(self, nums, target)\n    pass\n",
        Verdict::CompileError,
        "File \"solution.py\", line 2",
    ),
    (
        "python3",
        "class Solution:\n  def twoSum(self, nums, target):\n    return nums[99]\n",
        Verdict::RunTimeError,
        "File \"solution.py\", line 3, in twoSum",
    ),
    (
        "python3",
        "class Solution:\n  def twoSum(self, nums, target): return [9, 9]\n",
        Verdict::WrongAnswer,
        "The answer differs: lacks 0 and has 9 instead",
    ),
    (
        "python3",
        "class Solution:\n  def twoSum(self, nums, target):\n    return help(nums)\n\ndef help(nums):\n  raise ValueError(\"broken\")\n",
        Verdict::RunTimeError,
        "File \"solution.py\", line 6, in help",
    ),
    (
        "python3",
        "class Solution:\n  def twoSum(self, nums, target, more): return []\n",
        Verdict::RunTimeError,
        "Expected twoSum(nums, target) with 2 parameters, found twoSum(nums, target, more) with 3.",
    ),
    (
        "python3",
        "class Solution:\n  def twoSum(self, nums, target): return [0.5]\n",
        Verdict::RunTimeError,
        "Expected int, found 0.5 (float).",
    ),
    (
        "python3",
        "import no_such_module\nclass Solution:\n  def twoSum(self, nums, target): return []\n",
        Verdict::RunTimeError,
        "File \"solution.py\", line 1",
    ),
];
