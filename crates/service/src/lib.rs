//! assay-service.
