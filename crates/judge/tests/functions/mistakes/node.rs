//! Mistakes in JavaScript and TypeScript.

use assay_domain::Verdict;

use super::Mistake;

pub(super) const ALL: &[Mistake] = &[
    (
        "javascript",
        "function twosum(nums, target) { return []; }",
        Verdict::RunTimeError,
        "Expected a function twoSum(nums, target), found none of that name.",
    ),
    ("javascript", "const twoSum = (nums, target) => ({});", Verdict::RunTimeError, "Expected int[], found {}."),
    ("javascript", "const twoSum = (nums, target) => [0.5];", Verdict::RunTimeError, "Expected int, found 0.5."),
    (
        "javascript",
        "const twoSum = (nums, target) => {\n  return nums.x.y;\n};",
        Verdict::RunTimeError,
        "solution.js:2",
    ),
    ("javascript", "const twoSum = (nums, target) => {\n  return [;\n};", Verdict::CompileError, "solution.js:2"),
    (
        "javascript",
        "const twoSum = (nums, target, more) => [];",
        Verdict::RunTimeError,
        "Expected twoSum(nums, target) with 2 parameters, found twoSum with 3.",
    ),
    ("javascript", "const twoSum = 5;", Verdict::RunTimeError, "Expected a function twoSum(nums, target), found 5."),
    (
        "javascript",
        "const twoSum = (nums, target) => undefined;",
        Verdict::RunTimeError,
        "Expected int[], found undefined.",
    ),
    (
        "javascript",
        "const twoSum = (nums, target) => {\n  return help();\n};\nconst help = () => {\n  throw new Error(\"broken\");\n};",
        Verdict::RunTimeError,
        "at help (solution.js:5",
    ),
    (
        "typescript",
        "interface Pair {\n  a: number;\n  b: number;\n}\n\nfunction twoSum(nums: number[], target: number): number[] {\n  const pair: Pair = undefined as any;\n  return [pair.a];\n}",
        Verdict::RunTimeError,
        "at twoSum (solution.ts:8",
    ),
    (
        "typescript",
        "interface Pair {\n  a: number;\n  b: number;\n}\n\nfunction twoSum(nums: number[], target: number): number[] {\n  return [;\n}",
        Verdict::CompileError,
        "solution.ts:7",
    ),
    (
        "typescript",
        "function twosum(nums: number[], target: number): number[] { return []; }",
        Verdict::RunTimeError,
        "Expected a function twoSum(nums, target), found none of that name.",
    ),
    (
        "typescript",
        "function twoSum(nums: number[], target: number, more: number): number[] { return []; }",
        Verdict::RunTimeError,
        "Expected twoSum(nums, target) with 2 parameters, found twoSum with 3.",
    ),
    (
        "typescript",
        "function twoSum(nums: number[], target: number): any { return \"no\"; }",
        Verdict::RunTimeError,
        "Expected int[], found \"no\".",
    ),
];
