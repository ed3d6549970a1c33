//! assay-package.
