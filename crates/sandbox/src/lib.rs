//! assay-sandbox.
