//! The function problem of the benchmark, with many cases and with one.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Result};
use assay_domain::Plan;

const CASES: u32 = 100;

/// Cases whose CPU time is added up.
const LONG_CASES: u32 = 40;

const SIGNATURE: &str = "kind: function\nname: twoSum\nparams:\n- {name: nums, type: \"int[]\"}\n- {name: target, type: int}\n\
                         returns: \"int[]\"\n";
const NUMBER: &str = "kind: function\nname: spend\nparams: [{name: case, type: int}]\nreturns: int\n";

pub(super) struct Problems {
    pub(super) many_cases: Arc<Plan<PathBuf>>,
    pub(super) one_case: Arc<Plan<PathBuf>>,
    pub(super) process_time: Arc<Plan<PathBuf>>,
    /// An input of the first two.
    pub(super) input: String,
}

impl Problems {
    pub(super) fn create(folder: &Path) -> Result<Self> {
        let two_sum: Vec<_> = (0..CASES).map(two_sum).collect();
        // The last case answers with the CPU time, which no expected answer equals.
        let spend = |case| (format!("{case}\n"), if case == LONG_CASES { "-1\n" } else { "0\n" }.to_owned());
        let spend: Vec<_> = (0..=LONG_CASES).map(spend).collect();
        Ok(Self {
            many_cases: plan(&folder.join("many"), SIGNATURE, &two_sum)?,
            one_case: plan(&folder.join("one"), SIGNATURE, &two_sum[..1])?,
            process_time: plan(&folder.join("process"), NUMBER, &spend)?,
            input: two_sum[0].0.clone(),
        })
    }
}

/// A case of 20 numbers, as (input, answer). No other two of the cubes have the same sum.
fn two_sum(case: u32) -> (String, String) {
    let numbers: Vec<String> =
        (0..20).map(|place| ((1 << 20) + case * 100 + place * place * place).to_string()).collect();
    let (a, b) = (case % 19, 19);
    let target = (1 << 21) + case * 200 + a * a * a + b * b * b;
    let numbers = numbers.join(",");
    (format!("[{numbers}]\n{target}\n"), format!("[{a},{b}]\n"))
}

fn plan(folder: &Path, signature: &str, cases: &[(String, String)]) -> Result<Arc<Plan<PathBuf>>> {
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().context("a file has no folder")?)?;
        fs::write(path, text).context("cannot write a case")
    };
    write("problem.yaml", "problem_format_version: 2025-09\nname: F\nlimits:\n  time_limit: 10\n  memory: 512\n")?;
    write("signature.yaml", signature)?;
    for (number, (input, answer)) in (1000..).zip(cases) {
        write(&format!("data/secret/{number}.in"), input)?;
        write(&format!("data/secret/{number}.ans"), answer)?;
    }
    Ok(Arc::new(assay_package::read(folder).context("cannot read the benchmark's problem")?.plan))
}
