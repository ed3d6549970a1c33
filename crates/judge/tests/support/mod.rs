//! What the tests of this crate share.

use std::{fs, path::Path};

use assay_domain::{LanguageId, Limits};
use assay_judge::{Case, Config, Task};
use assay_package::Comparison;

/// A configuration that works inside a test harness.
pub(crate) fn config() -> Config {
    let zygote = Some(env!("CARGO_BIN_EXE_judge-zygote").into());
    Config { sandbox: assay_sandbox::Config { zygote, ..Default::default() }, ..Default::default() }
}

/// A source against the cases in `problem/data`; the first is a sample, and none but samples is shown.
pub(crate) fn task(problem: &Path, language: LanguageId, source: String) -> Task {
    let mut inputs: Vec<_> = fs::read_dir(problem.join("data")).unwrap().map(|file| file.unwrap().path()).collect();
    inputs.retain(|path| path.extension().is_some_and(|extension| extension == "in"));
    inputs.sort();
    assert!(!inputs.is_empty());
    let case = |(index, input): (usize, &std::path::PathBuf)| Case {
        name: input.file_stem().unwrap().to_str().unwrap().to_owned(),
        sample: index == 0,
        shown: false,
        input: input.clone(),
        answer: input.with_extension("ans"),
    };
    Task {
        language,
        source,
        limits: Limits { time_ms: 500, memory_kib: 128 * 1024, output_kib: 4096 },
        cases: inputs.iter().enumerate().map(case).collect(),
        comparison: Comparison::default(),
        stop_at_first_failure: true,
    }
}
