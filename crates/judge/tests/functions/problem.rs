//! Problems, and the verdicts of solutions.

use std::{
    fs,
    ops::{Deref, DerefMut},
    path::Path,
    sync::Arc,
};

use assay_domain::{Judgement, Verdict, signature::Signature};
use assay_judge::{Config, Judge, SourceFile, Stop, Submission, Task};
use assay_package::Package;

use crate::support;

/// A package in a folder that goes with it.
pub(crate) struct Problem {
    package: Package,
    _folder: tempfile::TempDir,
}

impl Problem {
    /// Cases as (input, answer).
    pub(crate) fn new(signature: &str, cases: &[(&str, &str)]) -> Self {
        Self::limited(signature, cases, "time_limit: 2\n  memory: 256")
    }

    pub(crate) fn limited(signature: &str, cases: &[(&str, &str)], limits: &str) -> Self {
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

    pub(crate) fn signature(&self) -> &Signature {
        self.package.plan.signature.as_ref().unwrap()
    }

    pub(crate) fn judge(&self, judge: &mut Judge, language: &str, source: &str) -> Judgement {
        self.judge_file(judge, language, "", source)
    }

    pub(crate) fn judge_file(&self, judge: &mut Judge, language: &str, name: &str, source: &str) -> Judgement {
        let file = SourceFile::new(name, source.as_bytes());
        let submission =
            Submission { files: vec![file], language: language.into(), entry_point: None, interface: None };
        let task = Task { submission, plan: Arc::new(self.package.plan.clone()), stop: Stop::Never };
        let judgement = judge.judge(&task, &mut |_| {});
        assert_ne!(judgement.verdict, Verdict::JudgeError, "{language}: {judgement:?}");
        judgement
    }

    /// The verdict, and what was said of the first case that failed.
    pub(crate) fn said(&self, judge: &mut Judge, language: &str, source: &str) -> (Verdict, String) {
        let judgement = self.judge(judge, language, source);
        let failure = judgement.failure.and_then(|failure| failure.message);
        (judgement.verdict, failure.or(judgement.compile_output).unwrap_or_default())
    }
}

/// A judge, and its folder of compiled programs.
pub(crate) struct TestJudge {
    judge: Judge,
    _compiled: tempfile::TempDir,
}

impl Deref for TestJudge {
    type Target = Judge;

    fn deref(&self) -> &Judge {
        &self.judge
    }
}

impl DerefMut for TestJudge {
    fn deref_mut(&mut self) -> &mut Judge {
        &mut self.judge
    }
}

/// A judge that compiles every program. All tests share only the files that are prepared once per compiler.
pub(crate) fn judge() -> TestJudge {
    let shared = Path::new(env!("CARGO_TARGET_TMPDIR")).join("prepared");
    fs::create_dir_all(&shared).unwrap();
    let compiled = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(shared, compiled.path().join("prepared")).unwrap();
    let config = Config { cache_dir: Some(compiled.path().to_owned()), ..support::config() };
    let mut judge = Judge::start(&config).unwrap();
    judge.prepare().unwrap();
    TestJudge { judge, _compiled: compiled }
}

pub(crate) fn usable(judge: &Judge, language: &str) -> bool {
    judge.languages().iter().any(|usable| usable.id.as_str() == language)
}

pub(crate) const TWO_SUM: &str = "kind: function\nname: twoSum\nparams:\n- {name: nums, type: \"int[]\"}\n- {name: target, type: \
                       int}\nreturns: \"int[]\"\ncompare: unordered\n";

pub(crate) fn two_sum() -> Problem {
    Problem::new(TWO_SUM, &[("[2,7,11,15]\n9\n", "[0,1]\n"), ("[3,2,4]\n6\n", "[1,2]\n"), ("[3,3]\n6\n", "[0,1]\n")])
}
