//! assay-cli.
fn main() {}
