//! TLS with the certificates that the system trusts.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use rustls::{ClientConfig, crypto::CryptoProvider};
use rustls_platform_verifier::ConfigVerifierExt as _;

/// Chooses the one implementation of cryptography that is built in, for all connections of this process.
pub(crate) fn choose_cryptography() {
    if CryptoProvider::get_default().is_none() {
        // It fails if another thread was faster, with the same choice.
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
}

/// How connections outside of `reqwest` are made.
pub(super) fn config() -> Result<Arc<ClientConfig>> {
    Ok(Arc::new(ClientConfig::with_platform_verifier().context("cannot use the certificates of this system")?))
}
