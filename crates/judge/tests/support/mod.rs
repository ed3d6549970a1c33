//! What the tests of this crate share.

use assay_judge::Config;

/// A configuration that works inside a test harness.
pub(crate) fn config() -> Config {
    let zygote = Some(env!("CARGO_BIN_EXE_judge-zygote").into());
    Config { sandbox: assay_sandbox::Config { zygote, ..Default::default() }, ..Default::default() }
}
