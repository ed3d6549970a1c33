//! assay-worker.
