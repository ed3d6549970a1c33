//! TLS with the certificates that the system trusts.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use rustls::{ClientConfig, crypto::CryptoProvider};
use rustls_platform_verifier::ConfigVerifierExt as _;

/// Chooses the only built-in implementation of cryptography for all connections of this process.
pub(crate) fn choose_cryptography() {
    if CryptoProvider::get_default().is_none() {
        // This fails only if another thread made the same choice before.
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
}

/// The configuration of connections outside of `reqwest`.
pub(super) fn config() -> Result<Arc<ClientConfig>> {
    Ok(Arc::new(ClientConfig::with_platform_verifier().context("cannot use the certificates of this system")?))
}
