//! assay-broker.
