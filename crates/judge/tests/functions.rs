//! Function problems: every driver, with right, wrong and hostile solutions.

#![allow(clippy::unwrap_used, reason = "clippy does not know the functions that tests call for tests")]

mod support;

use std::{fs, path::Path, sync::Arc};

use assay_domain::{CaseReport, Judgement, PackageReport, Verdict, signature::Signature};
use assay_judge::{
    Judge, Languages, SourceFile, Stop, Submission, Task,
    verify::{StepReport, Verification},
};
use assay_package::Package;

/// A package in a folder that goes with it.
struct Problem {
    package: Package,
    _folder: tempfile::TempDir,
}

impl Problem {
    /// Cases as (input, answer).
    fn new(signature: &str, cases: &[(&str, &str)]) -> Self {
        Self::limited(signature, cases, "time_limit: 2\n  memory: 256")
    }

    fn limited(signature: &str, cases: &[(&str, &str)], limits: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join("f").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let manifest = format!("problem_format_version: 2025-09\nname: F\nlimits:\n  {limits}\n");
        write("problem.yaml", &manifest);
        write("signature.yaml", signature);
        for (number, (input, answer)) in (10..).zip(cases) {
            write(&format!("data/secret/{number}.in"), input);
            write(&format!("data/secret/{number}.ans"), answer);
        }
        let package = assay_package::read(&folder.path().join("f")).unwrap_or_else(|error| panic!("{error}"));
        let signature = package.plan.signature.as_ref().unwrap();
        for case in package.plan.cases() {
            assert_eq!(assay_package::value_faults(signature, case), Vec::<String>::new());
        }
        Self { package, _folder: folder }
    }

    fn signature(&self) -> &Signature {
        self.package.plan.signature.as_ref().unwrap()
    }

    fn judge(&self, judge: &mut Judge, language: &str, source: &str) -> Judgement {
        self.judge_file(judge, language, "", source)
    }

    fn judge_file(&self, judge: &mut Judge, language: &str, name: &str, source: &str) -> Judgement {
        let file = SourceFile { name: name.to_owned(), content: source.as_bytes().into() };
        let submission =
            Submission { files: vec![file], language: language.into(), entry_point: None, interface: None };
        let task = Task { submission, plan: Arc::new(self.package.plan.clone()), stop: Stop::Never };
        let judgement = judge.judge(&task, &mut |_| {});
        assert_ne!(judgement.verdict, Verdict::JudgeError, "{language}: {judgement:?}");
        judgement
    }

    /// The verdict, and what was said of the first case that failed.
    fn said(&self, judge: &mut Judge, language: &str, source: &str) -> (Verdict, String) {
        let judgement = self.judge(judge, language, source);
        let failure = judgement.failure.and_then(|failure| failure.message);
        (judgement.verdict, failure.or(judgement.compile_output).unwrap_or_default())
    }
}

fn judge() -> Judge {
    Judge::start(&support::config()).unwrap()
}

fn usable(judge: &Judge, language: &str) -> bool {
    judge.languages().iter().any(|usable| usable.id.as_str() == language)
}

const TWO_SUM: &str = "kind: function\nname: twoSum\nparams:\n- {name: nums, type: \"int[]\"}\n- {name: target, type: \
                       int}\nreturns: \"int[]\"\ncompare: unordered\n";

fn two_sum() -> Problem {
    Problem::new(TWO_SUM, &[("[2,7,11,15]\n9\n", "[0,1]\n"), ("[3,2,4]\n6\n", "[1,2]\n"), ("[3,3]\n6\n", "[0,1]\n")])
}

/// Solutions in `functions/WHAT.ENDING`.
fn solutions(what: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/functions");
    let languages = Languages::builtin().unwrap();
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_stem().is_some_and(|stem| stem == what) {
            let ending = path.extension().unwrap().to_str().unwrap();
            let language = languages.by_extension(ending).unwrap().to_string();
            found.push((language, fs::read_to_string(path).unwrap()));
        }
    }
    found.sort();
    // PyPy shares the solutions of Python.
    let python = found.iter().find(|(language, _)| language == "python3").map(|(_, source)| source.clone());
    found.extend(python.map(|source| ("pypy3".to_owned(), source)));
    found
}

fn accepted(problem: &Problem, what: &str) {
    let mut judge = judge();
    let all = solutions(what);
    assert!(all.len() >= 11, "{what}: {} solutions", all.len());
    for (language, source) in all {
        if !usable(&judge, &language) {
            continue;
        }
        let judgement = problem.judge(&mut judge, &language, &source);
        assert_eq!(judgement.verdict, Verdict::Accepted, "{what} in {language}: {judgement:#?}");
    }
}

#[test]
fn functions_are_called_in_every_language() {
    accepted(&two_sum(), "two_sum");
}

#[test]
fn every_type_goes_in_and_out_in_every_language() {
    let signature = "kind: function\nname: echoAll\nparams:\n- {name: i, type: int}\n- {name: l, type: long}\n- {name: d, type: \
                     double}\n- {name: b, type: bool}\n- {name: c, type: char}\n- {name: s, type: string}\n- {name: grid, \
                     type: \"int[][]\"}\n- {name: words, type: \"string[]\"}\n- {name: cells, type: \"char[][]\"}\n- {name: \
                     cube, type: \"int[][][]\"}\n- {name: list, type: ListNode}\n- {name: root, type: TreeNode}\n- {name: \
                     flags, type: \"bool[]\"}\n- {name: reals, type: \"double[]\"}\nreturns: \"string[]\"\n";
    let input = "-2147483648\n9007199254740991\n0.5\ntrue\n\"x\"\n\"é😀\\\"\"\n[[1,2],[],[3]]\n[\"a\",\"\"]\n[[\"p\",\"q\"]]\n[[[7]],[]]\n[1,2,3]\n\
                 [1,null,2,3]\n[true,false]\n[0.25]\n";
    // What each solution makes of it: sums and lengths, which differ if anything is read wrongly.
    let answer = "[\"-2147483648\",\"9007199254740991\",\"true\",\"x\",\"é😀\\\"\",\"6\",\"2\",\"pq\",\"7\",\"6\",\"6\",\"1\",\"true\"]\n";
    accepted(&Problem::new(signature, &[(input, answer)]), "echo_all");
}

#[test]
fn lists_and_trees_are_given_back_in_every_language() {
    let list = "kind: function\nname: mirror\nparams:\n- {name: head, type: ListNode}\n- {name: root, type: TreeNode}\nreturns: \
                void\noutput: root\n";
    let cases =
        [("[]\n[]\n", "[]\n"), ("[1]\n[1,2,3]\n", "[1,3,2]\n"), ("[1,2]\n[1,null,2,3]\n", "[1,2,null,null,3]\n")];
    accepted(&Problem::new(list, &cases), "mirror");
}

#[test]
fn classes_are_called_in_every_language() {
    let signature = "kind: class\nname: MinStack\nconstructor: [{name: least, type: int}]\nmethods:\n- {name: push, params: \
                     [{name: val, type: int}], returns: void}\n- {name: popAll, params: [], returns: \"int[]\"}\n- {name: top, \
                     params: [], returns: int}\n";
    let first = "[\"MinStack\",\"push\",\"push\",\"top\",\"popAll\",\"top\"]\n[[-1],[5],[6],[],[],[]]\n";
    let cases = [(first, "[null,null,null,6,[6,5],-1]\n"), ("[\"MinStack\",\"top\"]\n[[3],[]]\n", "[null,3]\n")];
    accepted(&Problem::new(signature, &cases), "min_stack");
}

#[test]
fn starter_code_compiles_or_parses_in_every_language() {
    let languages = Languages::builtin().unwrap();
    let problem = two_sum();
    let mut with_driver = 0;
    for id in languages.ids() {
        let Some(starter) = languages.starter(id, problem.signature()).unwrap() else { continue };
        with_driver += 1;
        let name = if ["rust", "ruby"].contains(&id.as_str()) { "two_sum" } else { "twoSum" };
        assert!(starter.contains(name) && starter.contains("nums") && starter.contains("target"), "{id}: {starter}");
        assert!(!starter.contains("{{") && !starter.starts_with('\n'), "{id}: {starter}");
    }
    assert!(with_driver >= 12, "{with_driver}");
    let python = languages.starter(&"python3".into(), problem.signature()).unwrap().unwrap();
    let expected = "class Solution:\n    def twoSum(self, nums: List[int], target: int) -> List[int]:\n        \n";
    assert_eq!(python, expected);
    let cpp = languages.starter(&"cpp".into(), problem.signature()).unwrap().unwrap();
    assert!(cpp.contains("    vector<int> twoSum(vector<int>& nums, int target) {\n"), "{cpp}");
    let rust = languages.starter(&"rust".into(), problem.signature()).unwrap().unwrap();
    assert!(rust.contains("pub fn two_sum(nums: Vec<i32>, target: i32) -> Vec<i32> {"), "{rust}");
}

#[test]
fn mistakes_are_explained() {
    let (problem, mut judge) = (two_sum(), judge());
    for (language, source, verdict, said) in [
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
        (
            "ruby",
            "def twosum(nums, target)\nend\n",
            Verdict::RunTimeError,
            "Expected a method two_sum(nums, target), found none",
        ),
        ("ruby", "def two_sum(nums)\nend\n", Verdict::RunTimeError, "with 2 parameters, found two_sum with 1."),
        (
            "ruby",
            "def two_sum(nums, target)\n  nil\nend\n",
            Verdict::RunTimeError,
            "Expected int[], found nil (NilClass).",
        ),
        ("ruby", "def two_sum(nums, target)\n  nums.no\nend\n", Verdict::RunTimeError, "solution.rb:2"),
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
            "rust",
            "impl Solution {\n  pub fn two_sum(a: Vec<i32>, t: i32) -> Vec<i32> { x }\n}",
            Verdict::CompileError,
            "solution.rs:2",
        ),
        ("go", "func twoSum(a []int, t int) []int {\n  return x\n}", Verdict::CompileError, "solution.go:2"),
        (
            "c",
            "int* twosum(int* a, int n, int t, int* size) {\n  return a;\n}",
            Verdict::CompileError,
            "implicit declaration of function ‘twoSum’",
        ),
        ("c", "int* twoSum(int* a, int n, int t, int* size) {\n  return x;\n}", Verdict::CompileError, "solution.c:2"),
        (
            "c",
            "int* twoSum(int* a, int n, int* size) {\n  return a;\n}",
            Verdict::CompileError,
            "too many arguments to function ‘twoSum’",
        ),
        (
            "c",
            "int* twoSum(int* a, int n, int t, int* size) {\n  *size = -1;\n  return a;\n}",
            Verdict::RunTimeError,
            "Expected a number of elements in *returnSize, found -1.",
        ),
        (
            "c",
            "int* twoSum(int* a, int n, int t, int* size) {\n  *size = 2;\n  return NULL;\n}",
            Verdict::RunTimeError,
            "Expected an array of 2 elements, found NULL.",
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
            "go",
            "func twoSum(a []int) []int { return a }",
            Verdict::RunTimeError,
            "with 2 parameters, found twoSum with 1.",
        ),
    ] {
        if !usable(&judge, language) {
            continue;
        }
        let (found, message) = problem.said(&mut judge, language, source);
        assert_eq!(found, verdict, "{language}: {source}\n{message}");
        assert!(message.contains(said), "{language}: {source}\n{message}");
    }
}

/// Judges in Python and gives the verdicts of the cases.
fn verdicts(problem: &Problem, judge: &mut Judge, source: &str) -> Vec<Verdict> {
    problem.judge(judge, "python3", source).cases.iter().map(|case| case.verdict).collect()
}

#[test]
fn cheating_gains_nothing() {
    use Verdict::{Accepted as A, RunTimeError as R, TimeLimitExceeded as T, WrongAnswer as W};
    let signature = "kind: function\nname: f\nparams: [{name: x, type: int}]\nreturns: int\n";
    let problem = Problem::limited(
        signature,
        &[("1\n", "2\n"), ("2\n", "3\n"), ("3\n", "4\n")],
        "time_limit: 0.3\n  memory: 128",
    );
    let mut judge = judge();
    let solution = |body: &str| {
        format!("import os, sys, struct\nclass Solution:\n  def f(self, x):\n    {body}\n    return x + 1\n")
    };
    let frame = "def say(kind, number, value):\n  for line in range(3, 20):\n    try: os.write(line, struct.pack('<IBIi', 9, kind, number, value))\n    except OSError: pass\n";
    for (what, source, expected) in [
        ("a right answer", solution("pass"), [A, A, A]),
        ("exit with 0", solution("os._exit(0)"), [R, R, R]),
        ("exit by an exception", solution("sys.exit(0)"), [R, R, R]),
        ("exit in one case only", solution("if x == 2: os._exit(0)"), [A, R, A]),
        ("a signal in one case only", solution("if x == 2: os.kill(os.getpid(), 9)"), [A, R, A]),
        ("an endless loop in one case only", solution("while x == 2: pass"), [A, T, A]),
        ("sleeping", solution("import time\n    time.sleep(60 if x == 2 else 0)"), [A, T, A]),
        (
            "too deep a recursion",
            solution("g = lambda n: g(n + 1) + 1\n    x == 2 and g(0)"),
            [A, Verdict::MemoryLimitExceeded, A],
        ),
        ("output of the solution", solution("print('2\\n' * x)"), [A, A, A]),
        ("reading the questions", solution("x == 2 and sys.stdin.read()"), [A, A, A]),
        (
            "a forged wrong answer",
            format!("{frame}{}", solution("if x == 2: say(1, 2, 7)")).replace("class", "\nclass"),
            [A, W, R],
        ),
        ("an answer to another case", format!("{frame}{}", solution("if x == 2: say(1, 3, 4)")), [A, R, A]),
        ("a second answer", format!("{frame}{}", solution("if x == 2: say(1, 2, 3)")), [A, A, R]),
        (
            "an announced answer of 4 GB",
            format!(
                "import os\n{}",
                solution(
                    "x == 2 and [os.write(n, b'\\xff' * 9) for n in range(3, 9) if n in (3, 4) and os.path.exists(f'/proc/self/fd/{n}')]"
                )
            ),
            [A, Verdict::OutputLimitExceeded, A],
        ),
        ("garbage", format!("{frame}{}", solution("x == 2 and say(9, 9, 9)")), [A, R, A]),
        ("a closed line", solution("x == 2 and os.closerange(3, 64)"), [A, R, A]),
        ("a child that goes on", solution("if x == 2 and os.fork() == 0:\n      while True: pass"), [A, A, A]),
        ("loading that never ends", format!("while True: pass\n{}", solution("pass")), [T, T, T]),
        (
            "a patched class",
            format!("{}\nstruct.pack = None\nlen = max = None\nint = str\n", solution("pass")),
            [A, A, A],
        ),
        ("NaN", solution("return float('nan')"), [R, R, R]),
        (
            "a state kept for later",
            solution("Solution.n = getattr(Solution, 'n', 1) + 1\n    return Solution.n"),
            [A, A, A],
        ),
    ] {
        assert_eq!(verdicts(&problem, &mut judge, &source), expected, "{what}:\n{source}");
    }
}

#[test]
fn cyclic_and_shared_nodes_end() {
    let list = Problem::new(
        "kind: function\nname: f\nparams: [{name: h, type: ListNode}]\nreturns: ListNode\n",
        &[("[1,2]\n", "[1,2]\n")],
    );
    let tree = Problem::new(
        "kind: function\nname: f\nparams: [{name: r, type: TreeNode}]\nreturns: TreeNode\n",
        &[("[1,2]\n", "[1,2,2]\n")],
    );
    let mut judge = judge();
    let (verdict, said) = list.said(
        &mut judge,
        "cpp",
        "class Solution {\npublic:\n  ListNode* f(ListNode* h) { h->next->next = h; return h; }\n};",
    );
    assert!(verdict == Verdict::RunTimeError && said.contains("The returned list has a cycle"), "{verdict} {said}");
    let (verdict, said) = tree.said(
        &mut judge,
        "cpp",
        "class Solution {\npublic:\n  TreeNode* f(TreeNode* r) { r->left->left = r; return r; }\n};",
    );
    assert!(verdict == Verdict::RunTimeError && said.contains("The returned tree has a cycle"), "{verdict} {said}");
    // The same node twice is two nodes.
    let (verdict, said) = tree.said(
        &mut judge,
        "cpp",
        "class Solution {\npublic:\n  TreeNode* f(TreeNode* r) { r->right = r->left; return r; }\n};",
    );
    assert_eq!(verdict, Verdict::Accepted, "{said}");
}

#[test]
fn one_process_handles_all_cases_and_each_case_has_its_own_figures() {
    let signature = "kind: function\nname: f\nparams: [{name: x, type: int}]\nreturns: int\n";
    let cases: Vec<(String, String)> =
        (0..40).map(|number| (format!("{number}\n"), format!("{}\n", number + 1))).collect();
    let cases: Vec<(&str, &str)> = cases.iter().map(|(input, answer)| (input.as_str(), answer.as_str())).collect();
    let problem = Problem::new(signature, &cases);
    let source = "import os, time\npid = os.getpid()\nstart = time.process_time()\nwhile time.process_time() < start + 0.3: pass\n\
                  class Solution:\n  def f(self, x):\n    assert os.getpid() == pid\n    start = time.process_time()\n    while x % 10 == 9 \
                  and time.process_time() < start + 0.1: pass\n    return x + 1\n";
    let judgement = problem.judge(&mut judge(), "python3", source);
    assert_eq!(judgement.verdict, Verdict::Accepted, "{judgement:?}");
    for CaseReport { case, cpu_ms, .. } in &judgement.cases {
        // Loading took 300 ms, and counts toward no case.
        let expected = if (*case - 1) % 10 == 9 { 90..200 } else { 0..60 };
        assert!(expected.contains(cpu_ms), "case {case}: {cpu_ms} ms");
    }
}

#[test]
fn what_is_printed_is_shown_and_bounded() {
    let problem = two_sum();
    let source = "class Solution:\n  def twoSum(self, nums, target):\n    print('seen', nums)\n    return []\n";
    let judgement = problem.judge(&mut judge(), "python3", source);
    assert_eq!(judgement.failure.unwrap().stdout.as_deref(), Some("seen [2, 7, 11, 15]\n"));
    let flood = "class Solution:\n  def twoSum(self, nums, target):\n    while True: print('x' * 100000)\n";
    let judgement = problem.judge(&mut judge(), "python3", flood);
    assert_eq!(judgement.verdict, Verdict::OutputLimitExceeded);
}

#[test]
fn a_solution_may_read_the_cases_itself() {
    let (problem, mut judge) = (two_sum(), judge());
    let right = "import json\nnums, target = json.loads(input()), json.loads(input())\nprint([0, 1] if nums[0] + nums[1] == target else [1, 2])\n";
    let judgement = problem.judge_file(&mut judge, "python3", "fast.stdin.py", right);
    assert_eq!(judgement.verdict, Verdict::Accepted, "{judgement:?}");
    let judgement = problem.judge_file(&mut judge, "python3", "fast.stdin.py", "print('no')\n");
    assert_eq!(judgement.verdict, Verdict::WrongAnswer);
    // A language without a driver always does.
    let shell = "read nums; read target; [ $target = 9 ] && echo '[1, 0]' || echo '[]'\n";
    let judgement = problem.judge(&mut judge, "bash", shell);
    assert_eq!((judgement.verdict, judgement.passed()), (Verdict::WrongAnswer, 1), "{judgement:?}");
}

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

/// Verifies a package of files.
fn verify(judge: &mut Judge, files: &[(&str, &str)]) -> PackageReport {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join("f").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let package = assay_package::read(&folder.path().join("f")).unwrap_or_else(|error| panic!("{error}"));
    let verification = Verification::new(Arc::new(package), judge.languages());
    let mut found: Vec<StepReport> = Vec::new();
    for step in 0..verification.steps() {
        found.push(verification.take(step, &found, judge).unwrap());
    }
    verification.report("f", &found)
}

#[test]
fn packages_of_function_problems_are_verified() {
    let mut judge = judge();
    let right = "class Solution:\n  def twoSum(self, nums, target): return [0, 1]\n";
    let wrong = "class Solution:\n  def twoSum(self, nums, target): return [1, 1]\n";
    let stdin = "print([1, 0])\n";
    let files = [
        ("problem.yaml", "problem_format_version: 2025-09\nname: F\nlimits:\n  time_limit: 2\n"),
        ("signature.yaml", TWO_SUM),
        ("data/secret/1.in", "[2,7]\n9\n"),
        ("data/secret/1.ans", "[0,1]\n"),
        ("submissions/accepted/right.py", right),
        ("submissions/accepted/right.stdin.py", stdin),
        ("submissions/wrong_answer/wrong.py", wrong),
    ];
    let report = verify(&mut judge, &files);
    assert!(report.ok, "{report:#?}");
    let values = |report: &PackageReport| {
        report.checks.iter().find(|check| check.name == "values fit the signature").cloned().unwrap()
    };
    assert!(values(&report).ok);

    let files = files.map(|(name, text)| if name.ends_with("1.in") { (name, "[2,7]\n\"9\"\n") } else { (name, text) });
    let report = verify(&mut judge, &files);
    let check = values(&report);
    assert!(!report.ok && !check.ok);
    assert_eq!(check.detail, "secret/1: 1.in: line 2 (target): expected an int, found \"9\"");
}
