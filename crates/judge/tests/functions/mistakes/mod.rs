//! Common mistakes in every language. The message names the solution's own lines, or the expected and the found value.

mod c;
mod cpp;
mod go;
mod java;
mod node;
mod python;
mod rust;
mod scripts;

use assay_domain::Verdict;

use crate::problem::{judge, two_sum, usable};

/// The language, the solution, its verdict, and a part of the message.
type Mistake = (&'static str, &'static str, Verdict, &'static str);

fn explained(mistakes: &[Mistake]) {
    let (problem, mut judge) = (two_sum(), judge());
    for (language, source, verdict, says) in mistakes {
        if !usable(&judge, language) {
            continue;
        }
        let (found, message) = problem.said(&mut judge, language, source);
        assert_eq!(found, *verdict, "{language}: {source}\n{message}");
        assert!(message.contains(says), "{language}: {source}\n{message}");
        assert!(!message.contains("driver.py") && !message.contains("driver.js"), "{language}: {source}\n{message}");
    }
}

#[test]
fn mistakes_in_c_are_explained() {
    explained(c::ALL);
}

#[test]
fn mistakes_in_cpp_are_explained() {
    explained(cpp::ALL);
}

#[test]
fn mistakes_in_java_are_explained() {
    explained(java::ALL);
}

#[test]
fn mistakes_in_python_are_explained() {
    explained(python::ALL);
}

#[test]
fn mistakes_in_node_are_explained() {
    explained(node::ALL);
}

#[test]
fn mistakes_in_rust_are_explained() {
    explained(rust::ALL);
}

#[test]
fn mistakes_in_go_are_explained() {
    explained(go::ALL);
}

#[test]
fn mistakes_in_scripts_are_explained() {
    explained(scripts::ALL);
}

/// Solutions that compile with a warning.
const WARNINGS: &[(&str, &str, &str)] = &[
    (
        "c",
        "int* twoSum(int* a, int n, int t, int* size) {\n  char letter = 3000;\n  *size = letter & 1;\n  return a;\n}",
        "solution.c:2",
    ),
    (
        "cpp",
        "class Solution {\npublic:\n  vector<int> twoSum(vector<int>& a, int t) {\n    char letter = 3000;\n    return {letter};\n  }\n};",
        "solution.cpp:4",
    ),
    (
        "java",
        "class Solution {\n  int[] twoSum(int[] a, int t) {\n    return new int[] { new Integer(5) };\n  }\n}",
        "Solution.java:3: warning",
    ),
    (
        "rust",
        "impl Solution {\n  pub fn two_sum(a: Vec<i32>, t: i32) -> Vec<i32> {\n    let unused = 1;\n    vec![9]\n  }\n}",
        "solution.rs:3",
    ),
    (
        "typescript",
        "interface Pair {\n  a: number;\n  b: number;\n}\n\nfunction twoSum(nums: number[], target: number): number[] {\n  return target === NaN ? [] : [9];\n}",
        "solution.ts:7",
    ),
];

#[test]
fn warnings_name_the_lines_of_the_solution() {
    let (problem, mut judge) = (two_sum(), judge());
    for (language, source, says) in WARNINGS {
        if !usable(&judge, language) {
            continue;
        }
        let judgement = problem.judge(&mut judge, language, source);
        let messages = judgement.compile_output.unwrap_or_default();
        assert_eq!(judgement.verdict, Verdict::WrongAnswer, "{language}: {messages}");
        assert!(messages.contains(says), "{language}: {source}\n{messages}");
        assert!(!messages.to_lowercase().contains("driver"), "{language}: {source}\n{messages}");
    }
}
