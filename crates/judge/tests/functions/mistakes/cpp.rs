//! Mistakes in C++.

use assay_domain::Verdict;

use super::Mistake;

pub(super) const ALL: &[Mistake] = &[
    (
        "cpp",
        "class Solution {\npublic:\n  vector<int> twosum(vector<int>& a, int t) { return {}; }\n};",
        Verdict::CompileError,
        "twoSum",
    ),
    (
        "cpp",
        "class Solution {\npublic:\n  vector<int> twoSum(vector<int>& a, int t) { return x; }\n};",
        Verdict::CompileError,
        "solution.cpp:3",
    ),
    (
        "cpp",
        "class Solution {\npublic:\n  vector<int> twoSum(vector<int>& a, int t) { return {}; \n};",
        Verdict::CompileError,
        "solution.cpp:",
    ),
    (
        "cpp",
        "class Solution {\npublic:\n  vector<int> twosum(vector<int>& a, int t) { return {}; }\n};",
        Verdict::CompileError,
        "expected a class Solution with the public method twoSum(vector<int>& nums, int target)",
    ),
    (
        "cpp",
        "class Solution {\npublic:\n  vector<int> twoSum(vector<int>& a) { return {}; }\n};",
        Verdict::CompileError,
        "expected a class Solution with the public method twoSum(vector<int>& nums, int target)",
    ),
    (
        "cpp",
        "class Solution {\n  vector<int> twoSum(vector<int>& a, int t) { return {}; }\n};",
        Verdict::CompileError,
        "expected a class Solution with the public method twoSum(vector<int>& nums, int target)",
    ),
    (
        "cpp",
        "class Solution {\npublic:\n  string twoSum(vector<int>& a, int t) { return \"\"; }\n};",
        Verdict::CompileError,
        "expected twoSum to return vector<int>",
    ),
    (
        "cpp",
        "vector<int> twoSum(vector<int>& a, int t) { return {}; }",
        Verdict::CompileError,
        "‘Solution’ was not declared",
    ),
    (
        "cpp",
        "class Solution {\npublic:\n  vector<int> twoSum(vector<int>& a, int t) {\n    throw runtime_error(\"broken\");\n  }\n};",
        Verdict::RunTimeError,
        "broken",
    ),
];
