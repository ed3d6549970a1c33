//! Mistakes in Ruby and PHP.

use assay_domain::Verdict;

use super::Mistake;

pub(super) const ALL: &[Mistake] = &[
    (
        "ruby",
        "def twosum(nums, target)\nend\n",
        Verdict::RunTimeError,
        "Expected a method two_sum(nums, target), found none",
    ),
    ("ruby", "def two_sum(nums)\nend\n", Verdict::RunTimeError, "with 2 parameters, found two_sum with 1."),
    ("ruby", "def two_sum(nums, target)\n  nil\nend\n", Verdict::RunTimeError, "Expected int[], found nil (NilClass)."),
    ("ruby", "def two_sum(nums, target)\n  nums.no\nend\n", Verdict::RunTimeError, "solution.rb:2"),
    ("ruby", "def two_sum(nums, target)\n  [1\nend\n", Verdict::CompileError, "solution.rb:"),
    (
        "ruby",
        "def two_sum(nums, target, more)\nend\n",
        Verdict::RunTimeError,
        "with 2 parameters, found two_sum with 3.",
    ),
    (
        "ruby",
        "def two_sum(nums, target)\n  help(nums)\nend\n\ndef help(nums)\n  raise \"broken\"\nend\n",
        Verdict::RunTimeError,
        "solution.rb:6:in `help'",
    ),
    (
        "php",
        "function twoSum($a, $t) { return []; }",
        Verdict::RunTimeError,
        "Expected a class Solution with the method twoSum(nums, target), found no such class.",
    ),
    (
        "php",
        "class Solution { function twoSum($a) { return []; } }",
        Verdict::RunTimeError,
        "and 2 parameters, found twoSum with 1.",
    ),
    (
        "php",
        "class Solution { function twoSum($a, $b, $c) { return []; } }",
        Verdict::RunTimeError,
        "and 2 parameters, found twoSum with 3.",
    ),
    (
        "php",
        "class Solution { function twoSum($a, $t) { return 'no'; } }",
        Verdict::RunTimeError,
        "Expected int[], found \"no\" (string).",
    ),
    (
        "php",
        "class Solution {\n  function twoSum($a, $t) { return $a->x(); }\n}",
        Verdict::RunTimeError,
        "solution.php:2",
    ),
    (
        "php",
        "class Solution {\n  function twoSum($a, $t) { return ; ; }}}",
        Verdict::CompileError,
        "solution.php on line 2",
    ),
    (
        "php",
        "class Solution {\n  function twosum_($a, $t) { return []; }\n}",
        Verdict::RunTimeError,
        "Expected a class Solution with the method twoSum(nums, target), found no such method.",
    ),
    (
        "php",
        "class Solution {\n  function twoSum($a, $t) {\n    throw new Exception(\"broken\");\n  }\n}",
        Verdict::RunTimeError,
        "solution.php:3",
    ),
];
