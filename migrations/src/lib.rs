//! assay-migrations.
