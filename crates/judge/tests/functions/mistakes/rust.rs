//! Mistakes in Rust.

use assay_domain::Verdict;

use super::Mistake;

pub(super) const ALL: &[Mistake] = &[
    (
        "rust",
        "impl Solution {\n  pub fn two_sum(a: Vec<i32>, t: i32) -> Vec<i32> { x }\n}",
        Verdict::CompileError,
        "solution.rs:2",
    ),
    (
        "rust",
        "impl Solution {\n  pub fn two_sum(a: Vec<i32>, t: i32) -> Vec<i32> { a + }\n}",
        Verdict::CompileError,
        "solution.rs:2",
    ),
    (
        "rust",
        "impl Solution {\n  pub fn twosum(a: Vec<i32>, t: i32) -> Vec<i32> { a }\n}",
        Verdict::CompileError,
        "no function or associated item named `two_sum` found",
    ),
    (
        "rust",
        "impl Solution {\n  pub fn two_sum(a: Vec<i32>) -> Vec<i32> { a }\n}",
        Verdict::CompileError,
        "takes 1 argument but 2 arguments were supplied",
    ),
    (
        "rust",
        "impl Solution {\n  pub fn two_sum(a: Vec<i32>, t: i32) -> String { String::new() }\n}",
        Verdict::CompileError,
        "expected `Vec<i32>`, found `String`",
    ),
    (
        "rust",
        "impl Solution {\n  pub fn two_sum(a: Vec<i32>, t: i32) -> Vec<i32> {\n    vec![a[99]]\n  }\n}",
        Verdict::RunTimeError,
        "solution.rs:3",
    ),
];
