//! What LeetCode offers without imports: packages for JavaScript and TypeScript, and functions of a newer Go.

use std::path::Path;

use assay_domain::Verdict;

use crate::problem::{Problem, judge, usable};

/// Where setup installs the packages.
const FOLDER: &str = "/usr/local/lib/node_modules";

/// A package, and a solution that uses it. The packages are used as in their version 5 (`PriorityQueue`) and on LeetCode.
const USES: &[(&str, &str)] = &[
    ("lodash", "const sorted = (nums) => _.sortBy(_.uniq(nums));"),
    ("lodash", "const _ = require('lodash');\nconst sorted = (nums) => _(nums).uniq().sortBy().value();"),
    (
        "@datastructures-js/priority-queue",
        "const sorted = (nums) => {\n  const queue = new PriorityQueue({ compare: (a, b) => a - b });\n  new Set(nums).forEach((num) \
         => queue.enqueue(num));\n  return queue.toArray();\n};",
    ),
    (
        "@datastructures-js/priority-queue",
        "const sorted = (nums) => {\n  const queue = new MinPriorityQueue();\n  new Set(nums).forEach((num) => \
         queue.enqueue(num));\n  const all = [];\n  while (!queue.isEmpty()) all.push(queue.dequeue().element);\n  return \
         all;\n};",
    ),
    (
        "@datastructures-js/priority-queue",
        "const sorted = (nums) => {\n  const queue = new MaxPriorityQueue({ priority: (num) => num });\n  new Set(nums).forEach((num) \
         => queue.enqueue(num));\n  const all = [];\n  while (queue.size() > 0) all.unshift(queue.dequeue().element);\n  return \
         all;\n};",
    ),
    (
        "@datastructures-js/queue",
        "const sorted = (nums) => {\n  const queue = new Queue([...new Set(nums)].sort((a, b) => a - b));\n  const all = [];\n  \
         while (!queue.isEmpty()) all.push(queue.dequeue());\n  return all;\n};",
    ),
    (
        "@datastructures-js/deque",
        "const sorted = (nums) => {\n  const queue = new Deque();\n  [...new Set(nums)].sort((a, b) => b - a).forEach((num) => \
         queue.pushFront(num));\n  return queue.toArray();\n};",
    ),
];

/// Solutions that give the names another meaning. They need no package.
const OWN: &[&str] = &[
    "class PriorityQueue {\n  constructor(all) { this.all = all; }\n  sorted() { return [...new Set(this.all)].sort((a, b) => a - b); \
     }\n}\nconst sorted = (nums) => new PriorityQueue(nums).sorted();",
    "var Queue = function (all) { this.all = all; };\nconst sorted = (nums) => [...new Set(new Queue(nums).all)].sort((a, b) => a - b);",
    "function Deque(all) { return all; }\nconst sorted = (nums) => [...new Set(Deque(nums))].sort((a, b) => a - b);",
    "const sorted = (nums) => {\n  const all = [];\n  for (const [num, _] of new Map(nums.map((num) => [num, 0]))) all.push(num);\n  \
     return all.sort((a, b) => a - b);\n};",
    "_ = 5;\nconst sorted = (nums) => [...new Set(nums)].sort((a, b) => a - b);",
    "// Without _.sortBy and PriorityQueue.\nconst sorted = (nums) => [...new Set(nums)].sort((a, b) => a - b);",
];

fn sorted() -> Problem {
    let signature = "kind: function\nname: sorted\nparams: [{name: nums, type: \"int[]\"}]\nreturns: \"int[]\"\n";
    Problem::new(signature, &[("[3,1,2,1]\n", "[1,2,3]\n"), ("[20,10]\n", "[10,20]\n"), ("[]\n", "[]\n")])
}

#[test]
fn packages_of_leetcode_are_there_without_imports() {
    let (problem, mut judge) = (sorted(), judge());
    for language in ["javascript", "typescript"] {
        if !usable(&judge, language) {
            continue;
        }
        for (package, source) in USES {
            let judgement = problem.judge(&mut judge, language, source);
            if Path::new(FOLDER).join(package).is_dir() {
                assert_eq!(judgement.verdict, Verdict::Accepted, "{language}: {source}\n{judgement:#?}");
            } else {
                let message = judgement.failure.and_then(|failure| failure.message).unwrap_or_default();
                let explained =
                    message.contains(&format!("needs the package {package}")) || source.contains("require(");
                assert!(judgement.verdict == Verdict::RunTimeError && explained, "{language}: {source}\n{message}");
            }
        }
    }
}

#[test]
fn a_solution_may_define_the_names_of_packages_itself() {
    let (problem, mut judge) = (sorted(), judge());
    for language in ["javascript", "typescript"] {
        if !usable(&judge, language) {
            continue;
        }
        for source in OWN {
            let judgement = problem.judge(&mut judge, language, source);
            assert_eq!(judgement.verdict, Verdict::Accepted, "{language}: {source}\n{judgement:#?}");
        }
    }
}

/// Only packages that a solution names are loaded.
#[test]
fn packages_are_loaded_only_if_they_are_named() {
    let (problem, mut judge) = (sorted(), judge());
    if !usable(&judge, "javascript") {
        return;
    }
    let source = "const sorted = (nums) => {\n  const loaded = Object.keys(require.cache).filter((name) => \
                  name.includes('node_modules'));\n  return loaded.length > 0 ? [-1] : [...new Set(nums)].sort((a, b) => a - \
                  b);\n};";
    let judgement = problem.judge(&mut judge, "javascript", source);
    assert_eq!(judgement.verdict, Verdict::Accepted, "{judgement:#?}");
}

/// They are part of Go since 1.21, and the installed one may be older. Packages are imported at the same time.
#[test]
fn go_has_min_max_and_clear() {
    let (problem, mut judge) = (sorted(), judge());
    if !usable(&judge, "go") {
        return;
    }
    let body = "seen := map[int]bool{0: true}\n  clear(seen)\n  all := []int{}\n  for _, num := range nums {\n    if max(0, min(num, 99)) == num && \
                !seen[num] { all = append(all, num) }\n    seen[num] = true\n  }\n  sort.Ints(all)\n  return all\n}\n";
    let own = "func min(a, b int) int { if a < b { return a }; return b }\n";
    for before in ["", own] {
        let source = format!("{before}func sorted(nums []int) []int {{\n  {body}");
        let judgement = problem.judge(&mut judge, "go", &source);
        assert_eq!(judgement.verdict, Verdict::Accepted, "{source}\n{judgement:#?}");
    }
    // Only a call makes them available.
    let (verdict, message) = problem.said(&mut judge, "go", "func sorted(nums []int) []int { return minimum(nums) }\n");
    assert_eq!(verdict, Verdict::CompileError);
    assert!(message.contains("undefined: minimum"), "{message}");
}
