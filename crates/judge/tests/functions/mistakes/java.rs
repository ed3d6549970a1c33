//! Mistakes in Java.

use assay_domain::Verdict;

use super::Mistake;

pub(super) const ALL: &[Mistake] = &[
    (
        "java",
        "class Solution {\n  int[] twosum(int[] a, int t) { return a; }\n}",
        Verdict::RunTimeError,
        "Expected a class Solution with the method twoSum(nums, target), found the method twosum.",
    ),
    (
        "java",
        "class Solution {\n  public int[] twoSum(int[] a, int t) {\n    return new int[a[99]];\n  }\n}",
        Verdict::RunTimeError,
        "Solution.java:3",
    ),
    (
        "java",
        "class Solution {\n  int[] twoSum(int[] a, int t) { return x; }\n}",
        Verdict::CompileError,
        "Solution.java:2",
    ),
    (
        "java",
        "class Solution {\n  int[] twoSum(int[] a, int t) { return a }\n}",
        Verdict::CompileError,
        "Solution.java:2",
    ),
    (
        "java",
        "class Solution {\n  int[] twoSum(int[] a) { return a; }\n}",
        Verdict::RunTimeError,
        "Expected a class Solution with the method twoSum(nums, target), found twoSum with 1 parameter.",
    ),
    (
        "java",
        "class Solution {\n  String twoSum(int[] a, int t) { return \"no\"; }\n}",
        Verdict::RunTimeError,
        "Expected int[], found no (String).",
    ),
    (
        "java",
        "class Solution {\n  int[] twoSum(int[] a, int t) { return null; }\n}",
        Verdict::RunTimeError,
        "Expected int[], found null.",
    ),
    (
        "java",
        "class Other {\n  int[] twoSum(int[] a, int t) { return a; }\n}",
        Verdict::RunTimeError,
        "Expected a class Solution, found none of that name.",
    ),
    (
        "java",
        "class Solution {\n  int[] twoSum(int[] a, int t) {\n    return help(a);\n  }\n  int[] help(int[] a) {\n    throw new IllegalStateException(\"broken\");\n  }\n}",
        Verdict::RunTimeError,
        "at Solution.twoSum(Solution.java:3)",
    ),
];
