//! Judges every hostile solution under `hostile`. The folder that a solution is in says what kind of attack it is; its first
//! comment says what it does, which verdict it must get, and what the message must contain.
//!
//! `ASSAY_HOSTILE_ONLY=cycles/` tries only those whose name contains that.

#![allow(clippy::print_stderr, reason = "says what was tried")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::Mutex,
};

use assay_domain::{Judgement, Verdict};
use assay_judge::{Judge, Languages};

use crate::problem::{Problem, judge, usable};

/// How many are judged at a time. Some only wait until a limit passes.
const SLOTS: usize = 3;

/// The fewest solutions and kinds of attack that there must be.
const FEWEST: (usize, usize) = (200, 35);

/// The limit of CPU time of most, in seconds.
const TIME: u32 = 1;

struct Attack {
    name: String,
    language: String,
    source: String,
    problem: String,
    time: u32,
    /// What each case may get. One entry is for all cases.
    verdicts: Vec<Vec<Verdict>>,
    says: Option<String>,
}

#[test]
fn no_attack_gains_anything() {
    let mut attacks = all();
    let kinds: BTreeSet<&str> =
        attacks.iter().filter_map(|attack| attack.name.split_once('/')).map(|(kind, _)| kind).collect();
    assert!(attacks.len() >= FEWEST.0 && kinds.len() >= FEWEST.1, "{} attacks of {} kinds", attacks.len(), kinds.len());
    if let Ok(only) = std::env::var("ASSAY_HOSTILE_ONLY") {
        attacks.retain(|attack| attack.name.contains(&only));
    }
    let rest = Mutex::new(attacks);
    let harm: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..SLOTS).map(|_| scope.spawn(|| try_all(&rest))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(harm.is_empty(), "{} attacks:\n{}", harm.len(), harm.join("\n"));
}

/// Judges attacks until none are left, and returns what was wrong.
fn try_all(rest: &Mutex<Vec<Attack>>) -> Vec<String> {
    let mut judge = judge();
    let mut problems = BTreeMap::new();
    let mut harm = Vec::new();
    let mut skipped = BTreeSet::new();
    loop {
        let Some(attack) = rest.lock().unwrap().pop() else { break };
        if !usable(&judge, &attack.language) {
            skipped.insert(attack.language);
            continue;
        }
        let key = (attack.problem.clone(), attack.time);
        let problem = problems.entry(key).or_insert_with(|| problem(&attack.problem, attack.time));
        let fault = attack.fault(problem, &mut judge);
        harm.extend(fault);
    }
    if !skipped.is_empty() {
        eprintln!("not installed: {skipped:?}");
    }
    harm
}

fn problem(name: &str, seconds: u32) -> Problem {
    let limits = format!("time_limit: {seconds}\n  memory: 256\n  output: 8");
    let of = |param: &str, returns: &str, cases: &[(&str, &str)]| {
        let signature =
            format!("kind: function\nname: f\nparams: [{{name: x, type: {param}}}]\nreturns: \"{returns}\"\n");
        Problem::limited(&signature, cases, &limits)
    };
    match name {
        "next" => of("int", "int", &[("1\n", "2\n"), ("2\n", "3\n"), ("3\n", "4\n")]),
        "numbers" => of("int", "int[]", &[("1\n", "[1]\n"), ("2\n", "[2]\n"), ("3\n", "[3]\n")]),
        "list" | "tree" => {
            let ty = if name == "list" { "ListNode" } else { "TreeNode" };
            of(ty, ty, &[("[1,2]\n", "[1,2]\n"), ("[3]\n", "[3]\n"), ("[4,5,6]\n", "[4,5,6]\n")])
        }
        "text" => of("string", "string", &[("\"a\"\n", "\"a\"\n"), ("\"b\"\n", "\"b\"\n"), ("\"c\"\n", "\"c\"\n")]),
        "real" => of("double", "double", &[("0.5\n", "0.5\n"), ("1.5\n", "1.5\n"), ("2.5\n", "2.5\n")]),
        "counter" => {
            let signature = "kind: class\nname: Counter\nconstructor: [{name: start, type: int}]\nmethods: [{name: add, params: \
                             [{name: by, type: int}], returns: int}]\n";
            let case = |start: u32| {
                let calls = format!("[\"Counter\",\"add\",\"add\"]\n[[{start}],[1],[1]]\n");
                (calls, format!("[null,{},{}]\n", start + 1, start + 2))
            };
            let cases = [case(10), case(20), case(30)];
            let cases = cases.each_ref().map(|(calls, results)| (calls.as_str(), results.as_str()));
            Problem::limited(signature, &cases, &limits)
        }
        other => panic!("there is no problem {other}"),
    }
}

fn all() -> Vec<Attack> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/functions/hostile");
    let languages = Languages::builtin().unwrap();
    let mut found = Vec::new();
    for kind in fs::read_dir(folder).unwrap() {
        for file in fs::read_dir(kind.unwrap().path()).unwrap() {
            found.push(Attack::read(&file.unwrap().path(), &languages));
        }
    }
    // Taken from the end: in the order of their names.
    found.sort_by(|a, b| b.name.cmp(&a.name));
    found
}

impl Attack {
    fn read(path: &Path, languages: &Languages) -> Self {
        let [file, kind] = [0, 1].map(|place| path.iter().rev().nth(place).unwrap().to_str().unwrap());
        let name = format!("{kind}/{file}");
        let source = fs::read_to_string(path).unwrap();
        let field = |key: &str| {
            let comments = source.lines().map_while(|line| line.strip_prefix("// ").or(line.strip_prefix("# ")));
            comments.filter_map(|line| line.strip_prefix(key)?.strip_prefix(": ").map(str::to_owned)).next()
        };
        let needed = |key: &str| field(key).unwrap_or_else(|| panic!("{name} has no line `{key}: …`"));
        needed("Attack");
        let verdict = |name: &str| name.parse().unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let verdicts = needed("Verdict");
        Self {
            language: languages.by_extension(path.extension().unwrap().to_str().unwrap()).unwrap().to_string(),
            problem: field("Problem").unwrap_or_else(|| "next".to_owned()),
            time: field("Time").map_or(TIME, |time| time.parse().unwrap()),
            verdicts: verdicts.split(", ").map(|case| case.split(" or ").map(verdict).collect()).collect(),
            says: field("Says"),
            source,
            name,
        }
    }

    /// What is wrong about its judgement.
    fn fault(&self, problem: &Problem, judge: &mut Judge) -> Option<String> {
        let judgement = problem.judge(judge, &self.language, &self.source);
        let found: Vec<Verdict> = judgement.cases.iter().map(|case| case.verdict).collect();
        let fits = if judgement.verdict == Verdict::CompileError {
            self.verdicts.iter().all(|allowed| allowed.contains(&Verdict::CompileError))
        } else {
            let allowed = |place: usize| self.verdicts.get(place).unwrap_or(&self.verdicts[0]);
            let as_many = self.verdicts.len() == 1 || self.verdicts.len() == found.len();
            as_many && !found.is_empty() && found.iter().enumerate().all(|(place, case)| allowed(place).contains(case))
        };
        let message = said(&judgement);
        let says = self.says.as_ref().is_none_or(|says| message.contains(says.as_str()));
        if fits && says {
            return None;
        }
        let verdict = judgement.verdict;
        Some(format!(
            "{}: {verdict} {found:?}, expected {:?} and {:?}\n  {message}",
            self.name, self.verdicts, self.says
        ))
    }
}

/// Everything that the submitter sees.
fn said(judgement: &Judgement) -> String {
    let failure = judgement.failure.clone().unwrap_or_default();
    let parts = [judgement.compile_output.clone(), failure.message];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
