//! Mistakes in Go.

use assay_domain::Verdict;

use super::Mistake;

pub(super) const ALL: &[Mistake] = &[
    ("go", "func twoSum(a []int, t int) []int {\n  return x\n}", Verdict::CompileError, "solution.go:2"),
    // The driver writes the package and the missing import in front of the first line.
    ("go", "func twoSum(a []int, t int) []int { sort.Ints(a); return x }", Verdict::CompileError, "solution.go:1:58"),
    ("go", "func twoSum(a []int) []int { return a }", Verdict::RunTimeError, "with 2 parameters, found twoSum with 1."),
    ("go", "func twoSum(a []int, t int) []int {\n  return a[\n}", Verdict::CompileError, "solution.go:"),
    (
        "go",
        "func twosum(a []int, t int) []int { return a }",
        Verdict::CompileError,
        "expected the function twoSum, found none of that name",
    ),
    (
        "go",
        "func twoSum(a []int, t int) string { return \"no\" }",
        Verdict::RunTimeError,
        "Expected int[], found a value of type string.",
    ),
    ("go", "func twoSum(a []int, t int) []int {\n  return a[99:]\n}", Verdict::RunTimeError, "solution.go:2"),
    (
        "go",
        "func twoSum(a []int, t int) { }",
        Verdict::RunTimeError,
        "Expected twoSum to return int[], found no result.",
    ),
];
