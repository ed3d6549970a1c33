//! assay-server.
