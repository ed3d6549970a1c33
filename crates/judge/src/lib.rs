//! assay-judge.
