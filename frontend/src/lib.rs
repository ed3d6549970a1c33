//! assay-frontend.
